"""Where in an article words stand: 第五条第二款, where it has several paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import dataclass
from generator.notice.model import Notice, NoticeClause
from generator.notice.numerals import chinese_numeral
from generator.policy.wording import clause_label
from generator.regex import regex
from generator.revision.parted import is_article, is_paragraph, paragraphs_of

_REPEATED = regex(r"#\d+")
_SEVERAL = 2  # paragraphs, from which on an article is cited by them


@dataclass(frozen=True, slots=True)
class CitedStart:
    """From `start` in a text on stand the words of paragraph `number` (from 1) of the clause `path`."""

    start: int
    path: str
    number: int


class Citations:
    """How the paragraphs of a notice are cited. `notice`: with the paragraphs behind its lists as clauses."""

    def __init__(self, notice: Notice) -> None:
        self._paragraph: dict[str, int] = {}  # of an article how many it has, of what is below it in which it stands
        for clause in notice.clauses:
            article = _article_of(clause.path)
            if clause.path == article:
                self._paragraph[article] = len(paragraphs_of(clause))
            elif article in self._paragraph:
                self._paragraph[article] += is_paragraph(clause.path)
                self._paragraph[clause.path] = self._paragraph[article]

    def at(self, path: str, number: int) -> str:
        """第五条第二款, 第五条第一款第（三）项; empty where the number of the clause says it all."""
        if is_paragraph(path):
            return clause_label(path, flat=False)
        article = _article_of(path)
        if self._paragraph.get(article, 0) < _SEVERAL:
            return ""
        inside = number if path == article else self._paragraph[path]
        below = path[len(article) :]
        # （一）#2, as the reader calls the first item of the second list, is the first item of its paragraph.
        return _REPEATED.sub("", clause_label(f"{article}/第{chinese_numeral(inside)}款{below}", flat=False))

    def in_text(self, starts: Sequence[CitedStart], place: int) -> str:
        """How words at a place of a text are cited, whose paragraphs start at `starts`, in order."""
        held = [each for each in starts if each.start <= place] or list(starts[:1])
        return self.at(held[-1].path, held[-1].number) if held else ""


def _article_of(path: str) -> str:
    """The path of the article that a clause is or stands in; empty where there is none."""
    steps = path.split("/")
    place = next((place for place, step in enumerate(steps) if is_article(step)), None)
    return "/".join(steps[: place + 1]) if place is not None else ""


def paragraph_number(clause: NoticeClause, index: int) -> int:
    """The number of a clause's paragraph by its index among all its lines; the heading counts with the first one."""
    return max(1, index + 1 - (len(clause.text.split("\n")) - len(paragraphs_of(clause))))
