"""Where in an article words stand: 第五条第二款, where it has several paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.notice.model import Notice, NoticeClause
from generator.notice.numerals import chinese_numeral
from generator.policy.wording import clause_label
from generator.revision.parted import is_article, is_paragraph, paragraphs_of


@dataclass(frozen=True, slots=True)
class CitedStart:
    """From `start` in a text on stand the words of paragraph `number` (from 1) of the clause `path`."""

    start: int
    path: str
    number: int


class Citations:
    """How the paragraphs of a notice are cited. `notice`: with the paragraphs behind its lists as clauses."""

    def __init__(self, notice: Notice) -> None:
        self._opening = {each.path: len(paragraphs_of(each)) for each in notice.clauses if is_article(each.path)}
        behind = Counter(each.path.rpartition("/")[0] for each in notice.clauses if is_paragraph(each.path))
        self._several = {path for path, count in self._opening.items() if count + behind[path] > 1}

    def at(self, path: str, number: int) -> str:
        """第五条第二款, 第五条第一款第（三）项; empty where the number of the clause says it all."""
        if is_paragraph(path):
            return clause_label(path, flat=False)
        steps = path.split("/")
        article = next((place for place, step in enumerate(steps) if is_article(step)), None)
        above = "/".join(steps[: article + 1]) if article is not None else ""
        if article is None or above not in self._several:
            return ""
        inside = number if path == above else self._opening[above]
        paragraph = f"第{chinese_numeral(inside)}款"
        return clause_label("/".join((steps[article], paragraph, *steps[article + 1 :])), flat=False)

    def in_text(self, starts: Sequence[CitedStart], place: int) -> str:
        """How words at a place of a text are cited, whose paragraphs start at `starts`, in order."""
        held = [each for each in starts if each.start <= place] or list(starts[:1])
        return self.at(held[-1].path, held[-1].number) if held else ""


def paragraph_number(clause: NoticeClause, index: int) -> int:
    """The number of a clause's paragraph by its index among all its lines; the heading counts with the first one."""
    return max(1, index + 1 - (len(clause.text.split("\n")) - len(paragraphs_of(clause))))
