"""Rows of tables: each is compared by itself, with the row that has its name.

The words of two rows are much alike, whatever they are about: 柑橘50亩以上每亩600元 and 蜜蜂100箱以上每箱50元. So by
its words a row that came would take the place of one that went, and a sum would seem to be raised that nobody raised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from rapidfuzz import fuzz

from generator.dataclass import dataclass, replace
from generator.notice.model import Notice
from generator.regex import regex
from generator.revision.column_units import ComparedCell, cells_of
from generator.revision.tokens import Token, squeeze, tokens_of

_FIGURES = regex(r"\d.*")  # 蜜蜂100箱以上 and 油茶100亩以上 are not alike
_CELLS = 2  # at least, in a row
_ROWS = 2  # at least, one below the other, with as many cells
_SAME_NAME = 55  # per cent: 稻渔综合种养 and 稻虾综合种养; 低保老人 and 失能老人 are two


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of a table. `name`: its first cell that is no number."""

    name: str
    cells: tuple[ComparedCell, ...]


def rows_of_both(old: Notice, new: Notice) -> dict[str, ComparedRow]:
    """The rows of two notices by their words. Of a row that stands below several heads nobody can say the units."""
    found: dict[str, ComparedRow] = {}
    for words, row in (*_rows_of(old), *_rows_of(new)):
        known = found.setdefault(words, row)
        if known.cells != row.cells:
            found[words] = replace(known, cells=tuple(ComparedCell(cell.text) for cell in known.cells))
    return found


def _rows_of(notice: Notice) -> Iterator[tuple[str, ComparedRow]]:
    """The rows of all tables of a notice, each by its words without white space."""
    for clause in notice.clauses:
        lines = [line.split() for line in clause.text.split("\n")]
        above = ""
        for cells, group in groupby(lines, len):
            rows = list(group)
            if cells >= _CELLS and len(rows) >= _ROWS:
                yield from (
                    ("".join(row), ComparedRow(_name(row), tuple(cells_of(rows[0], row, above)))) for row in rows
                )
            else:
                above = "".join(rows[-1])


def _name(row: Sequence[str]) -> str:
    return next((squeeze(cell) for cell in row if any(map(str.isalpha, cell))), "".join(row))


def tokens_by_row(text: str, names: Iterable[str], rows: Mapping[str, ComparedRow]) -> tuple[Token, ...]:
    """The words of a squeezed `text`, each row read by itself: 限额 at the end of one is no ceiling of the next. Those
    are marked behind which a row begins or ends, and the numbers of rows.
    """
    # The longest last: 博士1000 begins 博士10000, too.
    begins = {start: row for row in sorted(rows, key=len) for start in _starts(text, row)}
    if not begins:
        return tokens_of(text, names)
    ends = sorted({0, len(text), *begins, *(start + len(row) for start, row in begins.items())})
    found: list[Token] = []
    for start, end in pairwise(ends):
        row = begins.get(start)
        cells = rows[row].cells if row is not None and end - start == len(row) else (ComparedCell(text[start:end]),)
        words = list(_words_of(cells, start, names))
        if row is not None and words[0].text.isdigit() and not row.startswith(rows[row].name):
            words[0] = replace(words[0], numbers_row=True)
        words[-1] = replace(words[-1], ends_row=True)
        found += words
    return tuple(found)


def _words_of(cells: Iterable[ComparedCell], start: int, names: Iterable[str]) -> Iterator[Token]:
    """The words of each cell, the first of which begins at `start`: 50 and 30 beside each other are not 5030."""
    for cell in cells:
        if cell.fact is None:
            yield from (_shifted(token, start) for token in tokens_of(cell.text, names))
        else:
            yield _shifted(Token(cell.text, 0, cell.fact, unit=cell.unit), start)
        start += len(cell.text)


def _shifted(token: Token, by: int) -> Token:
    fact = token.fact and replace(token.fact, start=token.fact.start + by, end=token.fact.end + by)
    return replace(token, start=token.start + by, fact=fact)


def _starts(text: str, row: str) -> Iterator[int]:
    place = text.find(row)
    while place >= 0:
        yield place
        place = text.find(row, place + len(row))


def are_of_one_row(one: str, other: str) -> bool:
    """Whether two rows with these names are one; names that are empty are those of no rows."""
    names = [_FIGURES.sub("", name) or name for name in (one, other)]
    return bool(one and other) and fuzz.ratio(*names) >= _SAME_NAME
