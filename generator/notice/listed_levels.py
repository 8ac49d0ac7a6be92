"""Levels that a list names by the words behind its last member: 一、二、三等奖, 三、四、五星级, 金、银奖和优秀奖."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.regex import regex

_AND = "[、和及或与]"
_NUMERAL = r"(?:特|[一二三四五六七八九十]|(?<![\d.])[1-9](?![\d.]))"
_OF_NUMERALS = "等奖|星级|等次|层次|类|级|档|等|期|批"
_METAL, _OF_METALS = "[金银铜]", "质?奖|牌"
_OTHER = f"(?:{_AND}(?:优秀|优胜|提名|鼓励|入围)奖)*"
_LIST = regex(
    rf"(?<!第)(?<!第.{_AND})(?P<numerals>{_NUMERAL}(?:(?:{_OF_NUMERALS})?{_AND}{_NUMERAL})+)(?P<unit>{_OF_NUMERALS})(?!以[上下])(?P<other>{_OTHER})"
    rf"|(?P<metals>{_METAL}(?:奖?{_AND}{_METAL})+)(?P<prize>{_OF_METALS})(?P<more>{_OTHER})"
)
_MEMBER = regex(f"{_NUMERAL}|{_METAL}")
_NAMED = regex("[^、和及或与]+")


def lists_of_levels(text: str) -> Iterator[tuple[str, ...]]:
    """The levels of each such list, whole and in order: 一等奖, 二等奖, 三等奖; white space is set aside."""
    for found in _LIST.finditer("".join(text.split())):
        members = _MEMBER.findall(found["numerals"] or found["metals"])
        levels = [f"{member}{found['unit'] or found['prize']}" for member in members]
        yield (*levels, *_NAMED.findall(found["other"] or found["more"] or ""))


def places_of_lists(text: str) -> Iterator[tuple[int, int]]:
    """Where such lists begin and end in a text without white space."""
    return (found.span() for found in _LIST.finditer(text))


def is_listed(level: str, text: str) -> bool:
    """Whether such a list names the level."""
    return any(level in levels for levels in lists_of_levels(text))


def in_their_order(levels: Sequence[str], text: str) -> bool:
    """Whether levels that such a list names come in its order, each for the first time."""
    for named in lists_of_levels(text):
        told = [level for level in dict.fromkeys(levels) if level in named]
        if told != [level for level in named if level in told]:
            return False
    return True
