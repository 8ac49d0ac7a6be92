"""The kinds of file a notice can come in; a kind is told from the content, never from the name.

A source is a module with `contents(data)`; it is loaded when a file of its kind comes, since most runs read plain
text and never need the PDF library. The first kind that fits reads; plain text stands last.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from generator.notice.sources import kinds, text, unreadable
from generator.notice.sources.contents import Contents


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of file: its test on the bytes and the module that reads it."""

    module: str
    accepts: Callable[[bytes], bool]

    def contents(self, data: bytes) -> Contents:
        """What the file holds. Raises Refused where it cannot be read as a notice."""
        return cast("_Reader", import_module(f"{__name__}.{self.module}")).contents(data)


class _Reader(Protocol):
    def contents(self, data: bytes) -> Contents: ...


SOURCES: tuple[Source, ...] = (
    Source("pdf", kinds.is_pdf),
    Source("package", kinds.is_zip),
    Source("office", kinds.is_office_file),
    Source("word_xml", kinds.is_word_xml),
    Source("open_xml", kinds.is_open_document_xml),
    Source("html", kinds.is_page),
    Source("mhtml", kinds.is_saved_page),
    Source("unreadable", unreadable.accepts),
    Source("text", text.accepts),
)


def source_of(data: bytes) -> Source | None:
    """The source that reads these bytes, or None where no kind fits."""
    return next((source for source in SOURCES if source.accepts(data)), None)
