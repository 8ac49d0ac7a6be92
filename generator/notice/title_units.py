"""Words of a title that the notice uses as one: a title is not broken inside them (举报奖励, not 举报 | 奖励).

What a notice says again and again, each time between other words, is a word of its own; a run that happens to stand in
its title (行为举报) has the same neighbours wherever it stands. So no list of words is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.notice.title_breaks import title_breaks
from generator.regex import regex

_SHORTEST, _LONGEST = 3, 6  # characters; what titles break apart are words of two
_NEIGHBOURS = 3  # different ones, on either side
_STOP = "\n"
_CHINESE = regex("[\u4e00-\u9fff]+")


def title_units(title: str, texts: Iterable[str]) -> tuple[str, ...]:
    """The words of `title` that a line could part, as its words alone are known, and that `texts` (of the notice) use
    as one; in the order of the title. Only such as begin and end where no other word of the notice is cut."""
    whole = _STOP.join("".join(text.split()) for text in texts).replace(title, _STOP)
    runs, cuts = tuple(_runs(title)), title_breaks(title, ())

    def words(edges: Iterable[int]) -> list[tuple[int, int]]:
        """The words that have one of these edges inside."""
        crossed = {run for edge in edges for run in runs if run[0] < edge < run[1]}
        return [run for run in runs if run in crossed and _is_word(title[slice(*run)], whole)]

    sound = (word for word in words(cuts) if not words(word))
    return tuple(dict.fromkeys(title[start:end] for start, end in sound))


def _runs(title: str) -> Iterator[tuple[int, int]]:
    """The runs of Chinese characters of a word's length."""
    for stretch in _CHINESE.finditer(title):
        for start in range(*stretch.span()):
            for end in range(start + _SHORTEST, min(start + _LONGEST, stretch.end()) + 1):
                yield start, end


def _is_word(run: str, text: str) -> bool:
    before, behind, place = set(), set(), text.find(run)
    while place >= 0:
        before.add(_neighbour(text[place - 1 : place]))
        behind.add(_neighbour(text[place + len(run) : place + len(run) + 1]))
        place = text.find(run, place + 1)
    return min(len(before), len(behind)) >= _NEIGHBOURS


def _neighbour(each: str) -> str:
    """All marks and ends are one neighbour."""
    return each if each.isalnum() else _STOP
