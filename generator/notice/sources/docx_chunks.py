"""Files whose text a Word file takes in where it is opened (altChunk): web pages, mostly; Word files, plain text."""

from collections.abc import Callable

from generator.notice.sources import html, kinds, mhtml, text
from generator.notice.sources.contents import SourceContents, SourceRefused

_KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], SourceContents]], ...] = (
    (kinds.is_page, html.whole_page),
    (kinds.is_saved_page, mhtml.whole_page),
    (text.accepts, text.contents),
)


def chunk(data: bytes) -> SourceContents | None:
    """What such a file holds, None where it is of another kind or cannot be read: the reader then says so."""
    if kinds.is_office_file(data):
        return None
    for accepts, contents in _KINDS:
        if accepts(data):
            try:
                return contents(data)
            except SourceRefused:
                return None
    return None
