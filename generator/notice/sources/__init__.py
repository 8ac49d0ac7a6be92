"""The kinds of file a notice can come in; a kind is told from the content, never from the name.

A source is a module with `accepts(data)` and `lines(data)`; the first that accepts reads. Plain text stands last.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.notice.lines import Line
from generator.notice.sources import text


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of file: its name for messages, its test on the bytes, its reader."""

    name: str
    accepts: Callable[[bytes], bool]
    lines: Callable[[bytes], Sequence[Line]]


SOURCES: tuple[Source, ...] = (Source("text", text.accepts, text.lines),)


def source_of(data: bytes) -> Source | None:
    """The source that reads these bytes, or None where no kind fits."""
    return next((source for source in SOURCES if source.accepts(data)), None)
