"""How much one drafted answer holds: prose of the model has a limit, a notice has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

MOST_CHARACTERS = 4_000  # of the lines of one answer; words around them stand within what the model allows besides
MOST_SOURCES = 200  # passages that one answer names: more are no help to who looks them up


def that_fit(lines: Sequence[str]) -> int:
    """How many of the lines, from the first on, one answer holds."""
    return next(_portions(lines), range(0)).stop


def portions(lines: Sequence[str]) -> list[range]:
    """The places of the lines, answer by answer. No line may be longer than an answer."""
    return [*_portions(lines)]


def fits(line: str) -> bool:
    """Whether one answer holds the line."""
    return len(line) < MOST_CHARACTERS


def _portions(lines: Sequence[str]) -> Iterator[range]:
    start = taken = 0
    for place, line in enumerate(lines):
        if place > start and (taken + len(line) >= MOST_CHARACTERS or place - start >= MOST_SOURCES):
            yield range(start, place)
            start, taken = place, 0
        taken += len(line) + 1
    if lines:
        yield range(start, len(lines))
