"""File names of prefilled forms: a pattern of field names, made safe for every file system, each name once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import count

from generator.dataclass import dataclass
from generator.errors import UsageError
from generator.forms.answers.answer import Answer, show_answer
from generator.forms.definition.definition import FormDefinition
from generator.message import message
from generator.policy.device_names import is_device
from generator.regex import regex

ROW = "row"
_PLACE = regex(r"\{([^{}]*)\}")
# Forbidden by Windows, or acted on by a shell or a mail program; unseen signs besides.
_UNSAFE = regex(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff<>:"/\\|?*%\s]+')
_LONGEST = 180  # bytes of UTF-8; file systems take 255, and the ending and a counter come behind
ENDING = ".docx"


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a form's file. `numbered`: whether another form had it, so that the row's number stands behind."""

    file: str
    numbered: bool


Namer = Callable[[int, Mapping[str, Answer]], Name]


def namer(pattern: str, definition: FormDefinition) -> Namer:
    """Row number and record to a file name. `pattern`: such as {row}-{applicant-name}.

    A name that was given already, or that cutting to size made alike, gets the number of its row behind. Raises
    UsageError where the pattern names no field.
    """
    fields = definition.named()
    for place in _PLACE.findall(pattern):
        if place not in fields and place != ROW:
            raise UsageError(
                message("{pattern}: the form has no field {name}", pattern=pattern, name=place),
                hint=message("fields: {names}", names=", ".join((ROW, *fields))),
            )
    if not _PLACE.search(pattern):
        raise UsageError(message("{pattern} names no field, so all forms would be one file", pattern=pattern))
    used: set[str] = set()

    def name(number: int, record: Mapping[str, Answer]) -> Name:
        def value(found: re.Match[str]) -> str:
            if found[1] == ROW:
                return f"{number:05}"
            return show_answer(fields[found[1]], record.get(found[1], ""))

        first = safe(_PLACE.sub(value, pattern))
        made = first
        if _one(first) in used:
            made = next(each for each in _numbered(first, number) if _one(each) not in used)
        used.add(_one(made))
        return Name(made + ENDING, numbered=made != first)

    return name


def _numbered(name: str, row: int) -> Iterator[str]:
    """The name with the number of its row, and where that is taken, too, a count behind it."""
    yield f"{name}-{row:05}"
    yield from (f"{name}-{row:05}-{more}" for more in count(2))


def _one(name: str) -> str:
    """What file systems take for one name: letters large or small, accents apart or not."""
    return (name if name.isascii() else unicodedata.normalize("NFC", name)).casefold()


def safe(text: str) -> str:
    """`text` as a file name without ending: no sign that a file system refuses, no device of Windows, not too long."""
    plain = _UNSAFE.sub("_", text).strip("._ -") or "_"
    plain = plain.encode()[:_LONGEST].decode(errors="ignore")
    return f"_{plain}" if is_device(plain) else plain
