"""Texts in which a check found nothing, each by its sum: a text that says just what it said need not be read again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import field
from typing import TypeVar

from generator.dataclass import dataclass

_Found = TypeVar("_Found")


@dataclass(slots=True)
class CleanTexts:
    """`before`: those of the edition that stands, read by this very code; `now`: those of the check that runs. What was
    found is never kept: a text that has something wrong is read each time."""

    before: frozenset[str] = frozenset()
    now: set[str] = field(default_factory=set)

    def found(self, check: str, text: str, around: str, read: Callable[[], Iterable[_Found]]) -> tuple[_Found, ...]:
        """What `read` finds. It follows from `text` and `around` alone, and `check` names what is looked for."""
        key = f"{len(check)} {len(text)} {check}{text}{around}"  # two others never read the same
        sum_ = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        found = () if sum_ in self.before else tuple(read())
        if not found:
            self.now.add(sum_)
        return found
