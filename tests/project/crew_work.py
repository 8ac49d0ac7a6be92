"""Pieces of work that other processes do in tests of crew.py."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def doubled(number: int) -> int:
    return 2 * number


def doubled_or_dead(number: int) -> int:
    """Number 7 is what a process dies of."""
    if number == 7:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return 2 * number


def dead_the_first_time(told: tuple[int, str]) -> int:
    """Number 3 kills its process once; the file that it leaves says that it has."""
    number, mark = told
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return 2 * number


def refused(number: int) -> int:
    message = f"no {number}"
    raise ValueError(message)
