"""Patterns of model paths, as document kinds declare them: in awards.*.amount and eligibility.** `*` is one segment of a
path, `**` any number of them, none included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

Rest = tuple[str, ...]  # the segments of a pattern that a path has still to come to


@lru_cache(maxsize=1024)
def whole(patterns: tuple[str, ...]) -> tuple[Rest, ...]:
    """What is asked of a path that has not begun."""
    return tuple([tuple(pattern.split(".")) for pattern in patterns])


def behind(rests: Sequence[Rest], segment: str) -> list[Rest]:
    """What is asked of a path behind its next segment; nothing where no pattern fits it."""
    found: list[Rest] = []
    for rest in rests if segment else ():
        if rest and rest[0] in (segment, "*"):
            found.append(rest[1:])
        elif rest and rest[0] == "**":
            found += (rest, *behind([rest[1:]], segment))
    return found


def is_whole(rests: Sequence[Rest]) -> bool:
    """Whether a path that ends here fits."""
    return any(not rest or (rest[0] == "**" and is_whole([rest[1:]])) for rest in rests)


@lru_cache(maxsize=8192)
def fits(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a model path fits one of the patterns; the same paths stand in the same places of many statements."""
    rests: Sequence[Rest] = whole(patterns)
    for segment in path.split("."):
        rests = behind(rests, segment)
        if not rests:
            return False
    return is_whole(rests)


def with_above(paths: Iterable[str]) -> set[str]:
    """The paths, and those of all that they are a part of."""
    found: set[str] = set()
    for path in paths:
        while path and path not in found:
            found.add(path)
            path = path.rpartition(".")[0]
    return found
