"""Why a package or a part of it cannot be read, in no words: whoever reads it has words of its own for its users."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeAlias


class Fault(Enum):
    """What is wrong with a package, or with the XML in it."""

    DAMAGED = "damaged"
    PROTECTED = "protected by a password"
    BOMB = "a part that unpacks to an absurd size"
    MANY_PARTS = "more parts than the limit"
    LARGE_DIRECTORY = "a directory larger than the limit"
    TWICE = "two parts of one name"
    DOCTYPE = "a document type or entities"
    MANY_TAGS = "more tags than the limit"
    BROKEN = "XML that is none"


class PackageUnreadable(Exception):
    """`part`: its name, "" where it is the package; `count`: parts or tags; `problem`: what the parser says."""

    def __init__(self, fault: Fault, part: str = "", count: int = 0, problem: str = "") -> None:
        super().__init__(fault.value, part)
        self.fault = fault
        self.part = part
        self.count = count
        self.problem = problem


RefusalOf: TypeAlias = Callable[[PackageUnreadable], Exception]


def as_it_is(unreadable: PackageUnreadable) -> Exception:
    """The refusal of those who have no words of their own."""
    return unreadable
