"""A text as the words that a reader compares: a figure, date, level or name is one word, else each character is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.dataclass import dataclass
from generator.notice.compact import half_width
from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.regex import regex
from generator.revision.counted import counted_figures
from generator.revision.days import periods_of_days

_WHOLE = regex(
    r"[A-Za-z]+|国务院|党中央|第(?:[一二三四五六七八九十百零〇]+|\d+)[条款项章节]|第?[（(][一二三四五六七八九十]+[）)]项"
    r"|(?<!第)[一二两三四五六七八九十]+(?:期|批次?|次|倍|成|折|分之[一二三四五六七八九十]+)(?!性)"
    r"|\d+(?:\.\d+)?(?:(?:[:：∶]|比(?=\d))\d+(?:\.\d+)?)*"
)


_LISTS = 8  # lists of names; a comparison has one
_TEXTS = 16384  # clauses, sentences and words of two long notices, each of which is looked at many times


def squeeze(text: str) -> str:
    """The text without white space: white space says nothing in a notice."""
    return "".join(text.split())


@lru_cache(maxsize=_TEXTS)
def folded(text: str) -> str:
    """The text squeezed, in half-width characters, of the same length: how it is compared."""
    return half_width(squeeze(text))


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a squeezed text, which begins at `start`. `fact`: what it states; `name`: it is an organisation.

    `told`: what it stated has been told, so that it is none of the words around it either. `ends_row`: a row of a table
    ends with it, or the words before a table do; `numbers_row`: it is the number of a row that has a name besides.
    `unit`: that of a bare number in a table, which stands elsewhere in it.
    """

    text: str
    start: int
    fact: Fact | None = None
    name: bool = False
    told: bool = False
    ends_row: bool = False
    numbers_row: bool = False
    unit: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def whole(self) -> bool:
        """Whether it is more than a character of running text."""
        return self.fact is not None or self.name


def tokens_of(text: str, names: Iterable[str] = ()) -> tuple[Token, ...]:
    """The words of a squeezed `text`; `names` are those of organisations. Joined they are the text."""
    return tuple(_with_rest(text, _whole_words(text, tuple(names))))


def _whole_words(text: str, names: tuple[str, ...]) -> list[Token]:
    """Facts and names, in order, none overlapping another; a name goes before a fact in it (自治区科技厅)."""
    named = [Token(found[0], found.start(), name=True) for found in _names_in(text, names)]
    stated = [Token(text[fact.start : fact.end], fact.start, fact) for fact in find_facts(text)]
    # Those that find_facts reads go before.
    stated += [Token(fact.text, fact.start, fact) for fact in (*periods_of_days(text), *counted_figures(text))]
    kept: list[Token] = []
    for token in sorted((*named, *stated), key=lambda token: (token.start, not token.name)):
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
        elif token.name and not kept[-1].name:
            kept[-1] = token
    return kept


def _names_in(text: str, names: tuple[str, ...]) -> Iterator[re.Match[str]]:
    if not names:
        return iter(())
    return _any_of(names).finditer(text)


@lru_cache(maxsize=_LISTS)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """What finds any of some names, the longest first."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first)))


def _with_rest(text: str, whole: list[Token]) -> Iterator[Token]:
    place = 0
    for token in whole:
        yield from _running(text, place, token.start)
        yield token
        place = token.end
    yield from _running(text, place, len(text))


def _running(text: str, start: int, end: int) -> Iterator[Token]:
    """Character by character, Latin words, numbers, 第十九条 and what no notice calls otherwise (国务院) whole."""
    place = start
    for found in _WHOLE.finditer(text, start, end):
        yield from map(Token, text[place : found.start()], range(place, found.start()))
        yield Token(found[0], found.start())
        place = found.end()
    yield from map(Token, text[place:end], range(place, end))
