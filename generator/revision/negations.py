"""不得 that changed its place within a sentence: nothing was excluded by it, and nothing allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.revision.wording import WordingRun

_NEGATIONS = ("不得", "不再", "不予", "不能", "不", "未", "禁止", "严禁")


def with_moved_negations(sentence: Sequence[WordingRun]) -> list[WordingRun]:
    """The runs of a sentence, a negation that went in one place and came in another marked as moved in both."""
    found = list(sentence)
    if not any(run.old and not run.new and not run.same for run in found):
        return found
    for word in _NEGATIONS:
        went, came = _only(found, "old", word), _only(found, "new", word)
        if went is None or came is None or word not in (found[went].old_text, found[came].new_text):
            continue
        for index, side in sorted(((went, "old"), (came, "new")), reverse=True):
            found[index : index + 1] = _apart(found[index], side, word)
    return found


def _only(runs: Sequence[WordingRun], side: str, word: str) -> int | None:
    """The one run that only went (or only came) and ends with a word, or None."""
    other = "new" if side == "old" else "old"
    able = [
        index
        for index, run in enumerate(runs)
        if not (run.same or run.moved or getattr(run, other)) and getattr(run, f"{side}_text").endswith(word)
    ]
    return able[0] if len(able) == 1 else None


def _apart(run: WordingRun, side: str, word: str) -> list[WordingRun]:
    """A run without the negation at its end, and that alone."""
    words = getattr(run, side)
    cut = len(words) - len(word)  # a negation is no name: each of its characters is a word
    first, last = words[:cut], words[cut:]
    alone = WordingRun(last, (), same=False) if side == "old" else WordingRun((), last, same=False)
    rest = [WordingRun(first, (), same=False) if side == "old" else WordingRun((), first, same=False)] if first else []
    return [*rest, replace(alone, moved=True)]
