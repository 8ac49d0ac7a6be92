"""The package around a spreadsheet: parts within limits, each read piece by piece by a parser that builds no tree."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from generator.dataclass import dataclass
from generator.errors import UsageError
from generator.message import Message, message
from generator.regex import regex
from generator.word.reading import is_usual

_CHUNK = 1 << 16
_LARGEST = 512 << 20  # bytes of a part unpacked; a million rows take a quarter of it
_LONGEST = 4 << 20  # bytes without the end of a tag; Excel takes 32,767 characters in a cell
_MOST_EMPTY = 2_000_000  # cells and rows without content one after the other
_MOST_ALIKE = 10_000  # rows that say the same, one below the other
DAMAGED = message("its inside is damaged, or none that a spreadsheet program writes")
_SURROGATES = regex("[\ud800-\udfff]")

Attributes = Mapping[str, str]


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
        """What is said of a file that is damaged."""
        return UsageError(
            message("{file} cannot be read: {problem}", file=self.file.name, problem=problem),
            hint=message("open it in Excel or WPS and save it as .xlsx"),
        )

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

    def read(self, name: str, handlers: Handlers) -> Iterator[None]:
        """Parses a part; a step is a piece of it that the handlers have seen."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = handlers.start
        parser.EndElementHandler = handlers.end
        parser.CharacterDataHandler = handlers.text
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


@dataclass(frozen=True, slots=True)
class Handlers:
    """What is called for each start tag, end tag and text of a part; names come as “namespace name”."""

    start: Callable[[str, Attributes], None]
    end: Callable[[str], None]
    text: Callable[[str], None]


class Emptiness:
    """Counts cells and rows without content, and rows that say the same: a table that goes on for ever is told."""

    def __init__(self, package: RosterPackage) -> None:
        self._package = package
        self._count = 0

    def more(self, count: int = 1) -> None:
        """So many more without content. Raises UsageError."""
        self._count += count
        if self._count > _MOST_EMPTY:
            raise UsageError(
                message("{file} has millions of empty cells", file=self._package.file.name),
                hint=message("delete the empty rows and columns behind the table and save the file"),
            )

    def alike(self, row: int, times: int) -> None:
        """A row with content that stands there so many times, in the file but once. Raises UsageError."""
        if times > _MOST_ALIKE:
            raise UsageError(
                message(
                    "{file}: row {row} stands there {count} times", file=self._package.file.name, row=row, count=times
                ),
                hint=message("delete the rows below the table that repeat it and save the file"),
            )

    def over(self) -> None:
        """A cell with content."""
        self._count = 0


class Starts:
    """The start tags of a small part, one after the other: name and attributes without namespaces, with the names of
    what they stand in."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str], str]] = []
        self._open = [""]

    def start(self, name: str, attributes: Attributes) -> None:
        tag = local(name)
        self.found.append((tag, {local(key): value for key, value in attributes.items()}, self._open[-1]))
        self._open.append(tag)

    def end(self, _: str) -> None:
        self._open.pop()

    def text(self, _: str) -> None:
        """Text stands in no small part that is read."""


def starts(package: RosterPackage, name: str) -> list[tuple[str, dict[str, str], str]]:
    """The start tags of the part `name`, with attributes and the name of what they stand in; [] where it is missing."""
    found = Starts()
    if name in package.names:
        for _ in package.read(name, Handlers(found.start, found.end, found.text)):
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
