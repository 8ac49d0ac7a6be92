"""Units that a table names for its sums: above its heads, over several columns, in a row of their own, below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.forms.answers.answer import half_width
from generator.forms.rosters.rows import RosterRow, shown_in
from generator.regex import regex

_OF_SUMS = r"(?:人民币)?((?:万|千|百万|千万|亿)?元)"
_NAMED = regex(
    rf"(?:(?:^|[\s(,;:]|金额|货币|计量)(?:单位(?:均?[为是])?:?\s*)|\(\s*){_OF_SUMS}(?=$|[\s),;、。])"
    rf"|(?:均|一律|^|[:,])以{_OF_SUMS}(?:为单位|计)"
)
_ALONE = regex(
    rf"\(?(?:单位:?)?(?:{_OF_SUMS}|[人名个家户项件台套年月日天亩份%-]|平方米|㎡|平米|万元/人|元/人|公顷|吨|必填|选填)\)?\Z"
)


def unit_named(words: str) -> str:
    """The unit of sums that words beside a table name, "" where they name none: 金额单位：万元, 注：以元为单位."""
    found = _NAMED.search(half_width(words))
    return next(filter(None, found.groups()), "") if found else ""


def holds_units(row: RosterRow) -> bool:
    """Whether a row below the heads says nothing but units, the one of sums among them."""
    words = _words(row)
    found = [_ALONE.match(each) for each in words.values()]
    return bool(words) and all(found) and any(each and each[1] for each in found)


def units_of_columns(block: Sequence[RosterRow], units: RosterRow | None) -> Mapping[int, str]:
    """The units of sums by column, counted from 0: of a head over several columns, down and to the right as far as the
    row says nothing else (金额（元） over 注册资本 and 营业收入), and of a row of units."""
    found: dict[int, str] = {}
    width = max(len(row.cells) for row in block)
    for row in block[:-1]:
        words, unit = _words(row), ""
        for at in range(width):
            unit = unit_named(words[at]) if at in words else unit
            found |= {at: unit} if unit else {}
    if units is not None:
        found |= {at: alone[1] for at, words in _words(units).items() if (alone := _ALONE.match(words)) and alone[1]}
    return found


def _words(row: RosterRow) -> dict[int, str]:
    words = {at: half_width("".join(shown_in(cell).split())) for at, cell in enumerate(row.cells)}
    return {at: each for at, each in words.items() if each}
