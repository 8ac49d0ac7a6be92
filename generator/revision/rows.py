"""Rows of tables: each is compared by itself, with the row that has its name.

The words of two rows are much alike, whatever they are about: 柑橘50亩以上每亩600元 and 蜜蜂100箱以上每箱50元. So by
its words a row that came would take the place of one that went, and a sum would seem to be raised that nobody raised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from rapidfuzz import fuzz

from generator.dataclass import replace
from generator.notice.model import Notice
from generator.regex import regex
from generator.revision.tokens import Token, squeeze, tokens_of

_FIGURES = regex(r"\d.*")  # 蜜蜂100箱以上 and 油茶100亩以上 are not alike
_CELLS = 2  # at least, in a row
_ROWS = 2  # at least, one below the other, with as many cells
_SAME_NAME = 55  # per cent: 稻渔综合种养 and 稻虾综合种养; 低保老人 and 失能老人 are two


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


def tokens_by_row(text: str, names: Iterable[str], rows: Mapping[str, str]) -> tuple[Token, ...]:
    """The words of a squeezed `text`, each row read by itself: 限额 at the end of one is no ceiling of the next. Those
    are marked behind which a row begins or ends, and the numbers of rows.
    """
    begins = {start: row for row in rows for start in _starts(text, row)}
    if not begins:
        return tokens_of(text, names)
    ends = sorted({0, len(text), *begins, *(start + len(row) for start, row in begins.items())})
    found: list[Token] = []
    for start, end in pairwise(ends):
        words = [_shifted(token, start) for token in tokens_of(text[start:end], names)]
        row = begins.get(start)
        if row is not None and words[0].text.isdigit() and not row.startswith(rows[row]):
            words[0] = replace(words[0], numbers_row=True)
        words[-1] = replace(words[-1], ends_row=True)
        found += words
    return tuple(found)


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
