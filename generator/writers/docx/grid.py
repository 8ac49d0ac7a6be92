"""Where the cells of a table stand: row spans and column spans on the grid of its columns."""

from __future__ import annotations

from typing import TypeAlias

from generator.documents.blocks import Cell, Table

# A cell on the grid: its first column, how many it takes, the cell; None where one from above goes on.
GridSlot: TypeAlias = "tuple[int, int, Cell | None]"


def lay_out(table: Table) -> list[list[GridSlot]]:
    """The slots of every row, head rows first. Raises ValueError on a row that is wider than the table."""
    open_cells: dict[int, tuple[int, int]] = {}  # first column: (rows still to come, columns)
    return [
        _row(row.cells, open_cells, len(table.columns), table.name or table.id or "")
        for row in (*table.head, *table.body)
    ]


def _row(cells: tuple[Cell, ...], open_cells: dict[int, tuple[int, int]], width: int, name: str) -> list[GridSlot]:
    slots: list[GridSlot] = []
    column = 0
    for cell in cells if not open_cells else (*cells, None):  # None: what goes on behind the last cell
        while column in open_cells:
            column = _continue(column, open_cells, slots)
        if cell is None:
            break
        slots.append((column, cell.columns, cell))
        if cell.rows > 1:
            open_cells[column] = (cell.rows, cell.columns)
        column += cell.columns
    if open_cells:
        _close(open_cells)
    if column > width:
        raise ValueError(f"a row of table {name!r} takes {column} columns, the table has {width}")
    return slots


def _continue(column: int, open_cells: dict[int, tuple[int, int]], slots: list[GridSlot]) -> int:
    _, columns = open_cells[column]
    slots.append((column, columns, None))
    return column + columns


def _close(open_cells: dict[int, tuple[int, int]]) -> None:
    """Counts a row off every cell that spans it."""
    for column, (rows, columns) in list(open_cells.items()):
        if rows == 1:
            del open_cells[column]
        else:
            open_cells[column] = (rows - 1, columns)
