"""Python's collector of cycles: what a command makes is mostly kept until it is done, so there is little to find."""

from __future__ import annotations

import atexit
import gc

_NEW = 500_000  # values made and not given back before it looks: some 50 MB, more than a policy that is built leaves


def collect_rarely() -> None:
    """Lets the collector look less often; cycles that a long command leaves are still found."""
    gc.set_threshold(_NEW, 20, 100)


def end_at_once() -> None:
    """Lets the collector not look as the process ends: the system takes all memory back."""
    atexit.register(gc.freeze)


def spare_what_stays() -> None:
    """Lets the collector leave alone what is there by now, for as long as the process lives; and look less often."""
    gc.freeze()
    collect_rarely()
    end_at_once()
