"""Figures of a table whose unit stands elsewhere in it: 1500 below 补贴（元/月）, or below 单位：万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.dataclass import dataclass, replace
from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.regex import regex
from generator.revision.counted import counted_figures

_NUMBER = regex(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_IN_BRACKETS = regex(r"[（(](?:单位[:：])?(?P<unit>[^（）()\d，,]{1,10})[)）]$")
_BEHIND_A_STROKE = regex(r"^[^/／]{2,}[/／](?P<unit>[^/／]{1,4}(?:[/／][^/／]{1,4})?)$")
_OF_ALL = regex(r"(?:计量|金额)?单位[:：](?P<unit>[^（）()\s，。；:：\d]{1,10})")
_COUNTED_BY = regex("[/／每]")
_HOLDS_UNITS = regex("(?:计量|计价)?单位")
# What is no sum, though all of a table be 单位：万元.
_OTHERWISE = regex("序号|编号|年份|年度|[人户家件台套数]数|名额|数量|面积|期限|年限|比例|占比|规模")
_MEASURED = frozenset({"money", "percentage", "count", "duration"})


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A cell of a row without white space. `fact`: what its bare number states with the unit that stands elsewhere;
    `unit`: that without what it is counted by.
    """

    text: str
    fact: Fact | None = None
    unit: str = ""


def cells_of(head: Sequence[str], row: Sequence[str], above: str) -> Iterator[ComparedCell]:
    """The cells of a row below a head; `above`: the words above the table."""
    of_all = _OF_ALL.search(above)
    of_row = _unit_of_row(head, row)
    for title, cell in zip(head, row, strict=True):
        unit = _unit_in(title) or of_row or (of_all["unit"] if of_all and not _OTHERWISE.search(title) else "")
        fact = _stated(cell, unit) if unit else None
        yield ComparedCell(cell, fact, _COUNTED_BY.split(unit)[0]) if fact is not None else ComparedCell(cell)


def _unit_of_row(head: Sequence[str], row: Sequence[str]) -> str:
    """The unit of all figures of a row: in its cell below 单位, or beside its name."""
    below = [cell for title, cell in zip(head, row, strict=True) if _HOLDS_UNITS.fullmatch(title)]
    return below[0] if len(below) == 1 else _unit_in(row[0])


def _unit_in(title: str) -> str:
    found = _IN_BRACKETS.search(title) or _BEHIND_A_STROKE.match(title)
    return found["unit"] if found else ""


def _stated(cell: str, unit: str) -> Fact | None:
    """What a bare number states with its unit; None where the reader of figures knows no such unit."""
    if not _NUMBER.fullmatch(cell):
        return None
    for words in (f"{cell}{unit}", f"{cell}个{unit}"):
        facts = (*find_facts(words), *counted_figures(words))
        fact = next((each for each in facts if each.start == 0 and each.kind in _MEASURED), None)
        if fact is not None and (fact.end == len(words) or fact.per is not None):
            return replace(fact, text=cell, end=len(cell))
    return None
