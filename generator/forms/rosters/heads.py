"""Which rows of a table are heads, which are answers, and which are neither: titles, sums, heads once more, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain, islice

from generator.dataclass import dataclass, replace
from generator.forms.answers.answer import half_width
from generator.forms.answers.unreadable import shown
from generator.forms.rosters.rows import RosterCell, RosterRow, shown_in
from generator.forms.rosters.units import holds_units, unit_named, units_of_columns
from generator.message import Message, message
from generator.regex import regex

_LONGEST_SUM = 12  # characters of 本页合计 and the like, spaced out
_LOOKED_AT = 10  # rows with content; heads stand among them
_SUM = regex(
    r"(?:本页|本表)?(?:合[计計]|[总總][计計]|小[计計]|共[计計]|累[计計]|总和|汇总|平均[数值]?|均值)(?:数|金额|[:(].*)?\Z"
    r"|(?:(?:grand|sub) ?)?total:?\Z|sum:?\Z|average:?\Z",
    re.IGNORECASE,
)
_SUM_FIRST = regex(r"(?:以上|本页|本表)?(?:合计|总计|小计|共计|累计)[0-9一二三四五六七八九十百]*[家户个项人]?[:(]?\Z")
_NOTE = regex(
    r"(?:制表|填表|填报|审核|复核|审批|批准|经办|统计|编制|负责|联系|分管领导|单位负责|财务负责)(?:人|单位|部门|日期|时间)?"
    r"(?:签[字名章]|\(.*?\))*[:：]|(?:日期|备注|说明|注|附注|填表说明|盖章|单位盖章)[:：]"
)
# What stands in a row by itself and is no applicant: 以下空白, （盖章）, a line of dots, 一、工业企业.
_NO_APPLICANT = regex(
    r"\(?以下(?:空白|无正文|无内容)\)?\Z|.{0,30}\((?:盖章|公章|签[字名章]|加盖公章)\)[:：]?\Z|(?:此|本)表.{0,12}一式|其中[:：]?\Z"
    r"|说明\Z|备注\Z|[\W_]+\Z|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|共[0-9一二三四五六七八九十百]+[家户个项]\Z"
)
_HELD = 2000  # rows among which a note below the table is looked for before the first form is made


@dataclass(frozen=True, slots=True)
class RosterFront:
    """The beginning of a table. `above`: the words over the heads; `unit`: of sums, where these, or a note below the
    table, name one; `units`: of sums, by column, where heads over several columns or a row of units name one."""

    heads: tuple[str, ...]
    rows: Iterator[RosterRow]
    above: tuple[str, ...] = ()
    unit: str = ""
    units: Mapping[int, str] = field(default_factory=dict)


def find_heads(rows: Iterator[RosterRow], is_field: Callable[[str], bool] | None) -> RosterFront | None:
    """The heads of a table and the rows behind them; None where it has no row with content.

    Heads are the row that names most fields; with rows right above and below that name fields, too (联系方式 above
    联系人 and 联系电话), they are put together, the lowest name counts.
    """
    filled = (row for row in rows if not row.blank)
    first = list(islice(filled, _LOOKED_AT if is_field else 1))
    if not first:
        return None
    start, end = _block(first, is_field) if is_field else (0, 1)
    width = max(len(row.cells) for row in first[start:end])
    heads = tuple(_head([row.cells for row in first[start:end]], at, is_field) for at in range(width))
    above = tuple(shown(shown_in(cell)) for row in first[:start] for cell in row.cells if shown_in(cell).strip())
    units = first[end] if is_field and end < len(first) and holds_units(first[end]) else None
    rest = chain(first[end + (units is not None) :], filled)
    held = list(islice(rest, _HELD)) if is_field else []
    said = next(filter(None, map(unit_named, (*above, *_notes(held, heads)))), "")
    return RosterFront(heads, chain(held, rest), above, said, units_of_columns(first[start:end], units))


def _notes(rows: Sequence[RosterRow], heads: tuple[str, ...]) -> Iterator[str]:
    """The words of those of the rows that say one thing only, below or between those with answers."""
    for row in rows:
        words = _words(row)
        if len(words) == 1 and len(heads) > 1:
            yield words[0]


def _block(rows: Sequence[RosterRow], is_field: Callable[[str], bool]) -> tuple[int, int]:
    """From which row to which heads stand; the first row where none names a field."""
    counts = [sum(map(is_field, _words(row))) for row in rows]
    best = max(range(len(rows)), key=lambda at: (counts[at], -at))

    def is_head(at: int) -> bool:
        return 0 <= at < len(rows) and counts[at] > 0 and 2 * counts[at] >= len(_words(rows[at]))

    start, end = best, best + 1
    while counts[best] and is_head(start - 1):
        start -= 1
    while counts[best] and is_head(end) and _words(rows[end]) != _words(rows[best]):
        end += 1
    return (start, end) if counts[best] else (0, 1)


def _words(row: RosterRow) -> list[str]:
    return [words for cell in row.cells if (words := shown_in(cell).strip())]


def _head(block: Sequence[tuple[RosterCell, ...]], at: int, is_field: Callable[[str], bool] | None) -> str:
    words = [shown_in(cells[at]).strip() for cells in block if at < len(cells)]
    return next((each for each in reversed(words) if is_field and is_field(each)), next(filter(None, words), ""))


def marked(rows: Iterator[RosterRow], heads: tuple[str, ...]) -> Iterator[RosterRow]:
    """The rows, each with content, marked where no form is to be made of them."""
    for row in rows:
        why = row.no_form or _no_form(row, heads)
        yield row if why is row.no_form else replace(row, no_form=why)


def _no_form(row: RosterRow, heads: tuple[str, ...]) -> Message | None:
    place, cell = next((at, cell) for at, cell in enumerate(row.cells) if shown_in(cell).strip())
    first = _bare(cell)
    if _is_of_sums(row, first):
        return message("a row of sums (“{found}”)", found=shown(first))
    if _NOTE.match(first) or (_NO_APPLICANT.match(first) and len(heads) > 1 and _is_alone(row)):
        return message("a note below the table (“{found}”)", found=shown(first))
    if place < len(heads) and shown_in(cell).strip() == heads[place] and _are_heads(row, heads):
        return message("the heads once more")
    return None


def _is_of_sums(row: RosterRow, first: str) -> bool:
    """Whether a row, which begins with the words `first`, adds up others."""
    return bool(_SUM_FIRST.match(first)) or any(_SUM.match(_bare(each)) for each in row.cells if _is_short(each))


def _are_heads(row: RosterRow, heads: tuple[str, ...]) -> bool:
    said = [(at, words) for at, cell in enumerate(row.cells) if (words := shown_in(cell).strip())]
    return len(said) > 1 and all(at < len(heads) and words == heads[at] for at, words in said)


def _is_alone(row: RosterRow) -> bool:
    """Whether one cell of a row says something, and the others nothing."""
    return sum(1 for cell in row.cells if shown_in(cell).strip()) == 1


def _is_short(cell: RosterCell) -> bool:
    return isinstance(cell, str) and len(cell) <= _LONGEST_SUM


def _bare(cell: RosterCell) -> str:
    return half_width("".join(shown_in(cell).split()))
