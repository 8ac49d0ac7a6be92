"""Rows of tables: each is compared by itself, with the row that has its name.

The words of two rows are much alike, whatever they are about: 柑橘50亩以上每亩600元 and 蜜蜂100箱以上每箱50元. So by
its words a row that came would take the place of one that went, and a sum would seem to be raised that nobody raised.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rapidfuzz import fuzz

from generator.dataclass import replace
from generator.notice.model import Notice
from generator.revision.tokens import Token, squeeze

_CELLS = 2  # at least, in a row
_ROWS = 2  # at least, one below the other, with as many cells
_SAME_NAME = 50  # per cent: 稻渔综合种养 and 稻虾综合种养


def rows_of(notice: Notice) -> Iterator[tuple[str, str]]:
    """The rows of all tables of a notice without white space, each with its name: the first cell that is no number."""
    for clause in notice.clauses:
        lines = [line.split() for line in clause.text.split("\n")]
        for cells, group in groupby(lines, len):
            rows = list(group)
            if cells >= _CELLS and len(rows) >= _ROWS:
                yield from (("".join(row), _name(row)) for row in rows)


def _name(row: Sequence[str]) -> str:
    return next((squeeze(cell) for cell in row if any(map(str.isalpha, cell))), "".join(row))


def with_row_ends(tokens: tuple[Token, ...], rows: Mapping[str, str]) -> tuple[Token, ...]:
    """The words of a text, those marked behind which a row begins or ends, and the numbers of rows."""
    text = "".join(token.text for token in tokens) if rows else ""
    begins = {start: row for row in rows for start in _starts(text, row)}
    ends = {*begins, *(start + len(row) for start, row in begins.items())}
    if not begins:
        return tokens
    first = tokens[0].start
    numbers = {start for start, row in begins.items() if not row.startswith(rows[row])}
    return tuple(_marked(token, token.end - first in ends, token.start - first in numbers) for token in tokens)


def _marked(token: Token, ends_row: bool, numbers_row: bool) -> Token:
    numbers = numbers_row and token.text.isdigit()
    return replace(token, ends_row=ends_row, numbers_row=numbers) if ends_row or numbers else token


def _starts(text: str, row: str) -> Iterator[int]:
    place = text.find(row)
    while place >= 0:
        yield place
        place = text.find(row, place + len(row))


def are_of_one_row(one: str, other: str) -> bool:
    """Whether two rows with these names are one; names that are empty are those of no rows."""
    return bool(one and other) and fuzz.ratio(one, other) >= _SAME_NAME
