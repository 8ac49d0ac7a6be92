"""The sentence in which a change stands: 提高：10万元 → 15万元 alone does not say of what."""

from __future__ import annotations

from generator.documents.proof import ShownProof
from generator.pack.side import Side
from generator.regex import regex
from generator.revision.change import Change, ChangeKind
from generator.revision.tokens import squeeze

# Told with all their words.
_WHOLE = frozenset({ChangeKind.CLAUSE_ADDED, ChangeKind.CLAUSE_REPEALED, ChangeKind.CLAUSE_REPLACED})
_ENDS = regex("[。；]")


def sentence_of(change: Change, old: Side, new: Side) -> ShownProof | None:
    """The new sentence that holds the words of a change, of words that went the old one; None where several do, or
    where it says no more than the change itself."""
    said = change.new or change.old or ""
    if change.kind in _WHOLE:
        return None
    here, there = (new, change.new_clauses), (old, change.old_clauses)
    (side, paths), (other, others) = (here, there) if change.new else (there, here)
    known = {each for path in others for each in _sentences(other, path)}
    found = [(path, each) for path in paths for each in _sentences(side, path) if _holds(each, said)]
    changed = [each for each in found if each[1] not in known] or found
    one = changed[0] if len(changed) == 1 else None
    return ShownProof((side.words(*one),)) if one and one[1] != squeeze(said) else None


def _holds(sentence: str, said: str) -> bool:
    """Whether all words of a change stand in it: a level and its sum (县级 2万元) apart."""
    parts = said.replace("、", " ").split()
    return bool(parts) and all(part in sentence for part in parts)


def _sentences(side: Side, path: str) -> list[str]:
    text = squeeze(side.texts.get(side.ids.get(path, ""), ""))
    return [each for each in _ENDS.split(text) if each]
