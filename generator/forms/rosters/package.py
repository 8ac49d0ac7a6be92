"""The package around a spreadsheet: parts within limits, each read piece by piece by a parser that builds no tree."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol
from xml.parsers import expat

from generator.errors import UsageError
from generator.forms.rosters.remarks import DAMAGED, unreadable
from generator.message import Message, message
from generator.regex import regex
from generator.word.reading import is_usual

_CHUNK = 1 << 16
_LARGEST = 512 << 20  # bytes of a part unpacked; a million rows take a quarter of it
_LONGEST = 4 << 20  # bytes without the end of a tag; Excel takes 32,767 characters in a cell
_SURROGATES = regex("[\ud800-\udfff]")

Attributes = Mapping[str, str]
Tag = tuple[str, dict[str, str], str]  # a start tag: name and attributes without namespaces, what it stands in


class TagReader(Protocol):
    """Takes the start tags, end tags and texts of a part; names come as “namespace name”."""

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


class RosterPackage:
    """An open zip file with parts in XML. Raises UsageError, from every method, where the file cannot be read."""

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self.unreadable() from error
        self.names = frozenset(self._zip.namelist())

    def unreadable(self, problem: Message = DAMAGED) -> UsageError:
        """What is said of the file where it is damaged."""
        return unreadable(self.file, problem)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, unpacked step by step."""
        size = quiet = 0
        try:
            if not is_usual(self._zip.getinfo(name)):
                raise self.unreadable()
            with self._zip.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    quiet = 0 if b">" in chunk else quiet + len(chunk)
                    if size > _LARGEST or quiet > _LONGEST:
                        raise self.unreadable(message("{part} is larger than any roster", part=name))
                    yield chunk
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ) as error:
            raise self.unreadable() from error

    def read(self, name: str, reader: TagReader) -> Iterator[None]:
        """Parses a part; a step is a piece of it that the reader has seen."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.text
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            for chunk in self.chunks(name):
                parser.Parse(chunk)
                yield
            parser.Parse(b"", True)
            yield
        except expat.ExpatError as error:
            raise self.unreadable() from error

    def _refuse(self, *_: object) -> None:
        raise self.unreadable(message("it has a document type (DTD), which no spreadsheet program writes"))


class _Starts:
    """The start tags of a small part, one after the other."""

    def __init__(self) -> None:
        self.found: list[Tag] = []
        self._open = [""]

    def start(self, name: str, attributes: Attributes) -> None:
        tag = local(name)
        self.found.append((tag, {local(key): value for key, value in attributes.items()}, self._open[-1]))
        self._open.append(tag)

    def end(self, name: str) -> None:  # noqa: ARG002
        self._open.pop()

    def text(self, text: str) -> None:
        """Text stands in no small part that is read."""


def starts(package: RosterPackage, name: str) -> list[Tag]:
    """The start tags of the part `name`; [] where it is missing."""
    found = _Starts()
    if name in package.names:
        for _ in package.read(name, found):
            pass
    return found.found


def local(name: str) -> str:
    """The name of an element without its namespace, whichever edition of the standard that is of."""
    return name.rpartition(" ")[2]


def whole(text: str) -> str:
    """A text put together from halves of characters beyond U+FFFF."""
    if not _SURROGATES.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
