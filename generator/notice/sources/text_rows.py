"""Rows of tables in plain text: cells between bars (Markdown), tabs, or gaps of several spaces one below the other."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from generator.regex import regex

_CELLS = 2  # at least, in a row
_LONGEST_CELL = 80  # signs; a longer one is a paragraph
_FEWEST_ROWS = 2
_FEWEST_ALIGNED = 3  # gaps also stand in signatures and in titles that are spaced out
_RULE = regex(r"[\s|:+\-—]*-{2,}[\s|:+\-—]*")  # | --- | --- |
_GAP = regex(r"[ \u3000\u00a0]{2,}")
_INNER = regex(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")  # in a cell; two Latin words stay apart
_ENDS = ("。", "；", "：", "，")


def with_rows(lines: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    """The lines, rows of tables with a single space between their cells, and which of them (from 0 on) are rows.

    A rule below the head of a table is a mark of looks and becomes a blank line.
    """
    found = list(lines)
    rows: set[int] = set()
    for cut, fewest in ((_between_bars, _FEWEST_ROWS), (_between_tabs, _FEWEST_ROWS), (_aligned, _FEWEST_ALIGNED)):
        for block in _blocks(found, cut, fewest):
            for index, cells in block:
                found[index] = " ".join(cells)
                rows.add(index)
    return found, frozenset(rows)


def _blocks(lines: list[str], cut: Callable[[str], list[str]], fewest: int) -> Iterator[list[tuple[int, list[str]]]]:
    """Lines in a row with as many cells each; those that are a rule between them are made blank."""
    able = [(index, cut(line)) for index, line in enumerate(lines) if not _is_rule(line)]
    for cells, group in groupby(able, lambda row: len(row[1])):
        block = list(group)
        if cells >= _CELLS and len(block) >= fewest:
            for index in range(block[0][0], block[-1][0]):
                lines[index] = "" if _is_rule(lines[index]) else lines[index]
            yield block


def _is_rule(line: str) -> bool:
    return "-" in line and _RULE.fullmatch(line) is not None


def _between_bars(line: str) -> list[str]:
    text = line.strip()
    return _cells(text.removeprefix("|").removesuffix("|").split("|")) if "|" in text else []


def _between_tabs(line: str) -> list[str]:
    return _cells(line.strip().split("\t")) if "\t" in line else []


def _aligned(line: str) -> list[str]:
    text = line.strip()
    return [] if text.endswith(_ENDS) or "  " not in text.replace("\u3000", "  ") else _cells(_GAP.split(text))


def _cells(parts: Sequence[str]) -> list[str]:
    """The cells of a row, empty ones aside; none where one is too long or says nothing that a cell would."""
    cells = [_INNER.sub("", part.strip()) for part in parts if part.strip()]
    return cells if all(len(cell) <= _LONGEST_CELL for cell in cells) else []
