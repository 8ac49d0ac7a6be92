"""How far a long work is: one line on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

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
        """Shows how much there is to do, before the first piece is done."""
        if self._on_terminal and self._total:
            self._show(f"0/{self._total}")

    def step(self, name: str = "") -> None:
        """One piece more is done; `name`: what it was."""
        self._done += 1
        now = time.monotonic()
        if self._on_terminal and now - self._shown >= _EVERY:
            self._shown = now
            of = f"/{self._total}" if self._total is not None else ""
            self._show(f"{self._done}{of} {name}".rstrip())

    def clear(self) -> None:
        """Takes the line away: what is told next begins where it stood."""
        if self._width:
            self._show("")
            click.echo("\r", nl=False, err=True)

    def _show(self, line: str) -> None:
        click.echo(f"\r{line:<{self._width}}", nl=False, err=True)
        self._width = len(line)


@contextmanager
def progress(total: int | None = None) -> Iterator[Progress]:
    """The progress of a work, whose line is gone at the end of the block, however it ends."""
    shown = Progress(total)
    shown.begin()
    try:
        yield shown
    finally:
        shown.clear()
