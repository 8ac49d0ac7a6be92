"""How many examples a test draws: all in `make test`, a third in `make quick`."""

from __future__ import annotations

import os

from hypothesis import settings

_SHARE = "POLICYDOCS_TESTS_DRAW_ONE_OF"


def draw_a_third() -> None:
    """To be called before tests are collected. Where a test names no number, it is a third of Hypothesis's own."""
    os.environ[_SHARE] = "3"
    settings.register_profile(_SHARE, max_examples=examples(settings.default.max_examples))
    settings.load_profile(_SHARE)


def examples(count: int) -> int:
    """Of `count`, as many as are asked for; ten at least."""
    return max(min(count, 10), count // int(os.environ.get(_SHARE, "1")))
