"""Why a package or a part of it cannot be read: said once, whatever the file is to whoever reads it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeAlias

from generator.message import Message, message

_LONGEST = 40  # characters of a part's name that a message repeats


class Fault(Enum):
    """What is wrong with a package, or with the XML in it; {part} and {count} are those of PackageUnreadable."""

    DAMAGED = message("the file is damaged")
    PROTECTED = message("the file is protected by a password")
    BOMB = message("{part} unpacks to an absurd size (a zip bomb?)")
    MANY_PARTS = message("the package holds {count} entries; no document does")
    LARGE_DIRECTORY = message("the package holds more entries than any document does")
    TWICE = message("the package holds two entries of one name")
    DOCTYPE = message("{part} declares a document type or entities, which no document does")
    MANY_TAGS = message("{part} holds more than {count} tags; no document does")
    BEYOND = message("{part} is beyond all measure: the depth of its tags, or the length of its words")
    OTHER_PACKING = message("{part} is packed by a method that documents do not use")
    BROKEN = message("{part} cannot be parsed from line {count} on")


class PackageUnreadable(Exception):
    """`part`: its name, "" where it is the package; `count`: parts, tags, or the line where XML breaks off."""

    def __init__(self, fault: Fault, part: str = "", count: int = 0) -> None:
        super().__init__(fault.name, part)
        self.fault = fault
        self.part = part
        self.count = count

    @property
    def words(self) -> Message:
        """What is told of it; names in foreign packages may be long, and hold what terminals obey."""
        shown = "".join(each if each.isprintable() else "\ufffd" for each in self.part[:_LONGEST])
        part = shown if len(self.part) <= _LONGEST else f"{shown}…"
        return Message(self.fault.value.template, {"part": part, "count": self.count})


RefusalOf: TypeAlias = Callable[[PackageUnreadable], Exception]


def as_it_is(unreadable: PackageUnreadable) -> Exception:
    """The refusal of those who have nothing to add."""
    return unreadable
