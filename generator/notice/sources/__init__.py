"""The kinds of file a notice can come in; a kind is told from the content, never from the name.

A source is a module with `contents(data)`; it is loaded when a file of its kind comes, since most runs read plain
text and never need the PDF library. The first kind that fits reads; plain text stands last.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Protocol, cast

from generator.dataclass import dataclass
from generator.message import message
from generator.notice.sources import kinds, text, unreadable
from generator.notice.sources.contents import SourceContents, SourceRefused

_MOST_CHARACTERS = 400_000  # the longest notices have 100,000
_MOST_LINES = 20_000  # that say something; the longest have 3,000


@dataclass(frozen=True, slots=True)
class SourceFormat:
    """One kind of file: its test on the bytes and the module that reads it."""

    module: str
    accepts: Callable[[bytes], bool]
    most: int = 200  # megabytes; scans and pictures are large, text never is

    def contents(self, data: bytes) -> SourceContents:
        """What the file holds. Raises SourceRefused where it cannot be read as a notice, or is beyond all measure."""
        if len(data) > self.most << 20:
            raise SourceRefused(
                message("the file is larger than {limit} MB; no notice of its kind is", limit=self.most)
            )
        found = cast("_Reader", import_module(f"{__name__}.{self.module}")).contents(data)
        length = sum(len(line.text) for line in found.lines)
        if length > _MOST_CHARACTERS:
            raise SourceRefused(message("the file holds {count} characters; no notice does", count=length))
        lines = sum(bool(line.text.strip()) for line in found.lines)
        if lines > _MOST_LINES:
            raise SourceRefused(message("the file holds {count} lines; no notice does", count=lines))
        return found


class _Reader(Protocol):
    def contents(self, data: bytes) -> SourceContents: ...


SOURCES: tuple[SourceFormat, ...] = (
    SourceFormat("pdf", kinds.is_pdf),
    SourceFormat("package", kinds.is_zip),
    SourceFormat("office", kinds.is_office_file),
    SourceFormat("word_xml", kinds.is_word_xml, 32),
    SourceFormat("office", kinds.is_open_document_xml, 32),
    SourceFormat("html", kinds.is_page, 16),
    SourceFormat("mhtml", kinds.is_saved_page, 64),
    SourceFormat("unreadable", unreadable.accepts),
    SourceFormat("text", text.accepts, 16),
)


def source_of(data: bytes) -> SourceFormat | None:
    """The source that reads these bytes, or None where no kind fits."""
    return next((source for source in SOURCES if source.accepts(data)), None)
