"""The written notice as OFD, set as offices set it: 28 characters a line, first lines indented, pages with numbers."""

import re
from collections.abc import Iterator, Sequence

from tests.notice.ofd_parts import ofd, page, text_object
from tests.notice.written import ENTITLED

_PER_LINE = 28
_LINES = 22
_SIZE = 5.6  # millimetres: 16 points; less where a line holds more
_WIDTH = 156.8  # millimetres
_LEFT, _TOP, _LEADING = 27.0, 35.0, 9.9
_CENTERED = (0, 1, 2, 7)
_FLUSH = 3
_WORD = re.compile(r"[0-9A-Za-z]+%?|.")  # letters and figures stay together
_NOT_FIRST = "，。、；：）》”％%"


def as_ofd(
    texts: Sequence[str] = ENTITLED,
    centered: Sequence[int] = _CENTERED,
    flush: Sequence[int] = (_FLUSH,),
    *,
    per_line: int = _PER_LINE,
) -> bytes:
    """A text object a line, the page's number below. `centered`, `flush`: the paragraphs set so, by their index."""
    printed = [
        line
        for index, text in enumerate(texts)
        for line in _lines(
            text,
            0.0 if index in centered or index in flush else 2.0,
            in_the_middle=index in centered,
            per_line=per_line,
        )
    ]
    size = min(_SIZE, _WIDTH / per_line)
    pages = [printed[start : start + _LINES] for start in range(0, len(printed), _LINES)]
    return ofd([page(_page(lines, size) + _number(count)) for count, lines in enumerate(pages, start=1)])


def _lines(text: str, indent: float, *, in_the_middle: bool, per_line: int) -> Iterator[tuple[float, str]]:
    """The lines of a paragraph, each with its distance from the margin in characters."""
    line, width = "", indent
    for word in _WORD.findall(text):
        own = sum(0.5 if character.isascii() else 1.0 for character in word)
        if width + own > per_line and word not in _NOT_FIRST:
            yield indent, line
            line, width, indent = "", 0.0, 0.0
        line += word
        width += own
    yield (per_line - width) / 2 if in_the_middle else indent, line


def _page(lines: list[tuple[float, str]], size: float) -> str:
    return "".join(
        text_object(line, _LEFT + indent * size, _TOP + _LEADING * row, size)
        for row, (indent, line) in enumerate(lines)
    )


def _number(count: int) -> str:
    return text_object(f"— {count} —", 100, 275, 4)
