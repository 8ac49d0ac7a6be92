"""What joins the members of a list: 甲和乙 with one more is 甲、乙和丙, and the join says nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence

from generator.revision.wording import WordingRun

_BETWEEN_MEMBERS = frozenset("、和与及或")


def joins_otherwise(runs: Sequence[WordingRun], index: int) -> bool:
    """Whether 和 became 、 (or the other way round) only because a member was put into the list, or taken out of it."""
    run = runs[index]
    beside = (runs[place] for place in (index - 2, index + 2) if 0 <= place < len(runs))
    listed = {run.old_text, run.new_text} <= _BETWEEN_MEMBERS and "、" in (run.old_text, run.new_text)
    return listed and any(_is_member(each) for each in beside)


def _is_member(run: WordingRun) -> bool:
    """Whether a run that came or went is a member of a list, with what joins it."""
    words = run.new_text or run.old_text
    alone = not run.same and not (run.old and run.new)
    return alone and (words[:1] in _BETWEEN_MEMBERS or words[-1:] in _BETWEEN_MEMBERS)
