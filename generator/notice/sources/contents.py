"""What a source hands on, and the error it raises; sources know bytes and no paths."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from generator.dataclass import dataclass, replace
from generator.message import NOTHING, Message
from generator.notice.lines import Line, ends_sentence, wrap_width
from generator.regex import regex

_INSIDE_STOP = regex(r"[，。；]")
_SHORTEST_BROKEN = 20  # signs; shorter paragraphs without a stop at their end are headings, cells, lines of forms


@dataclass(frozen=True, slots=True)
class SourceContents:
    """The lines of a notice file in reading order.

    `metadata` is what a page says about the notice outside its text (索引号, 发文机关, 文号 …); `warnings` tell
    what could not be read.
    """

    lines: tuple[Line, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Message, ...] = ()


class SourceRefused(Exception):
    """The bytes cannot be read as a notice; `read_notice` adds the path and makes it a NoticeUnreadable."""

    def __init__(self, words: Message, hint: Message = NOTHING) -> None:
        self.words = words
        self.hint = hint
        super().__init__(str(words))


def with_whole_paragraphs(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines that a source holds for paragraphs, marked complete where they are.

    Texts copied into Word or a web page keep their hard wraps as paragraphs. So a long one that breaks off
    mid-sentence is not complete, and where the whole text is wrapped none is.
    """
    plain = tuple(replace(line, complete=False) for line in lines)
    if wrap_width(plain):
        return plain
    return tuple(replace(line, complete=not _breaks_off(line.text)) for line in plain)


def _breaks_off(text: str) -> bool:
    open_bracket = max(text.rfind("（"), text.rfind("(")) > max(text.rfind("）"), text.rfind(")"))
    if open_bracket:
        return True
    return len(text) >= _SHORTEST_BROKEN and not ends_sentence(text) and _INSIDE_STOP.search(text) is not None
