"""The text of a template file."""

from __future__ import annotations

from pathlib import Path

from generator.errors import TemplateError
from generator.message import message


def text_of(path: Path, name: str) -> str:
    """The text of a template file. Raises TemplateError where it is not UTF-8."""
    return decoded(path.read_bytes(), name)


def decoded(data: bytes, name: str) -> str:
    """What a template file says, with plain line ends. Raises TemplateError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise TemplateError(
            message("templates/{name} is not UTF-8 text (byte {place})", name=name, place=error.start),
            hint=message("save it as UTF-8 in the editor"),
        ) from error
