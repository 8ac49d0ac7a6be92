"""How many examples a test draws: all in `make test`, a third in `make quick`. None has a deadline: by the clock an
example takes long on a busy machine too."""

from __future__ import annotations

import os

from hypothesis import settings

_SHARE = "POLICYDOCS_TESTS_DRAW_ONE_OF"


def draw(one_of: int) -> None:
    """To be called before tests are collected. Where a test names no number, it is Hypothesis's own, or a third."""
    os.environ[_SHARE] = str(one_of)
    settings.register_profile(_SHARE, max_examples=examples(settings.default.max_examples), deadline=None)
    settings.load_profile(_SHARE)


def examples(count: int) -> int:
    """Of `count`, as many as are asked for; ten at least."""
    return max(min(count, 10), count // int(os.environ.get(_SHARE, "1")))
