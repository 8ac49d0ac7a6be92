"""The sentence in which a change stands: 提高：10万元 → 15万元 alone does not say of what."""

from __future__ import annotations

import re

from generator.documents.proof import Shown
from generator.pack.side import Side
from generator.revision.change import Change, Kind
from generator.revision.tokens import squeeze

_WHOLE = frozenset({Kind.CLAUSE_ADDED, Kind.CLAUSE_REPEALED})  # they are told with all their words
_ENDS = re.compile("[。；]")


def sentence_of(change: Change, old: Side, new: Side) -> Shown | None:
    """The new sentence that holds the words of a change, of words that went the old one; None where several do, or
    where it says no more than the change itself."""
    if change.kind in _WHOLE:
        return None
    side, other = (new, old) if change.new else (old, new)
    paths, others = (change.new_clauses, change.old_clauses) if change.new else (change.old_clauses, change.new_clauses)
    words = (change.new or change.old or "").replace("、", " ").split()
    known = {each for path in others for each in _sentences(other, path)}
    found = [(path, each) for path in paths for each in _sentences(side, path) if all(part in each for part in words)]
    changed = [each for each in found if each[1] not in known] or found
    if len(changed) != 1 or changed[0][1] == squeeze(change.new or change.old or ""):
        return None
    return Shown((side.words(*changed[0]),))


def _sentences(side: Side, path: str) -> list[str]:
    text = squeeze(side.texts.get(side.ids.get(path, ""), ""))
    return [each for each in _ENDS.split(text) if each]
