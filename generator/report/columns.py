"""Text on a terminal: how wide it is, and how it is wrapped. Chinese characters take two columns."""

import unicodedata
from collections.abc import Iterator

from generator.regex import regex

_PIECE = regex(r"[!-~]+|\s+|.")
_STAYS = "，。、；：！？）”》】…"  # never at the start of a line (GB/T 15834-2011, 5.1)


def columns(text: str) -> int:
    """The columns that `text` takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def within(text: str, width: int) -> str:
    """`text`, cut to at most `width` columns; an ellipsis, one or two columns wide by the font, says so."""
    if columns(text) <= width:
        return text
    taken = 0
    for end, char in enumerate(text):
        taken += columns(char)
        if taken > width - 2:
            return f"{text[:end]}…"
    return text


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of one paragraph, each of at most `width` columns: broken at spaces and between Chinese characters."""
    line = ""
    for piece in _PIECE.findall(text):
        if piece.isspace():
            line += " " if line else ""
        elif line.strip() and columns(line) + columns(piece) > width and piece not in _STAYS:
            yield line.rstrip()
            line = piece
        else:
            line += piece
    if line.strip():
        yield line.rstrip()
