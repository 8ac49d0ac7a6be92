"""How far a long work is: one line on a terminal, nothing in a pipe."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from generator.report.columns import columns, within

_EVERY = 0.2  # seconds between two looks of the line


class Progress:
    """The line of one work. `total`: how many pieces it has; None where nobody knows before its end."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._done = 0
        self._shown = 0.0
        self._width = 0
        self._on_terminal = sys.stderr.isatty()

    def begin(self) -> None:
        """Shows that the work has begun: its first piece may take a while."""
        if self._on_terminal and self._total is not None and self._total > 1:
            self._show(self._count)

    def step(self, name: str = "") -> None:
        """One piece more is done; `name`: what it was."""
        self._done += 1
        now = time.monotonic()
        if self._on_terminal and now - self._shown >= _EVERY:
            self._shown = now
            self._show(f"{self._count} {name}".rstrip())

    def clear(self) -> None:
        """Takes the line away: what is told next begins where it stood."""
        if self._width:
            self._show("")
            click.echo("\r", nl=False, err=True)

    @property
    def _count(self) -> str:
        return f"{self._done}/{self._total}" if self._total is not None else f"{self._done}"

    def _show(self, line: str) -> None:
        """Over the line before it, which may have been longer; in one row of the terminal, or it could not go back."""
        line = within(line, shutil.get_terminal_size().columns - 1)
        width = columns(line)
        click.echo(f"\r{line}{' ' * (self._width - width)}", nl=False, err=True)
        self._width = width


@contextmanager
def progress(total: int | None = None) -> Iterator[Progress]:
    """The progress of a work, whose line is gone at the end of the block, however it ends."""
    shown = Progress(total)
    shown.begin()
    try:
        yield shown
    finally:
        shown.clear()
