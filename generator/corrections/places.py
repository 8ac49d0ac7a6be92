"""Where quoted words stand in a text; white space does not count, and the words must stand there once."""

from __future__ import annotations

from generator.corrections.refused import misfits
from generator.message import message
from generator.regex import regex

_WHITE = regex(r"\s+")


def squeeze(text: str) -> str:
    """`text` without white space."""
    return _WHITE.sub("", text)


def place_of(words: str, text: str, where: object, *, repeated: bool = False) -> tuple[int, int]:
    """Start and end of `words` in `text`, of the first ones where they may be `repeated`. Raises RefusedError where
    they stand not at all, or else several times."""
    small = squeeze(words)
    places = [index for index, char in enumerate(text) if not char.isspace()]
    whole = squeeze(text)
    start = whole.find(small)
    if start < 0:
        misfits(
            message("the words {words} do not stand in {where}", words=words, where=where),
            message("{where} reads: {text}", where=where, text=_beginning(whole)),
        )
    if not repeated and whole.find(small, start + 1) >= 0:
        misfits(
            message("the words {words} stand several times in {where}", words=words, where=where),
            message("quote more words, so that they stand there once"),
        )
    return places[start], places[start + len(small) - 1] + 1


def _beginning(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def stands(words: str, text: str) -> bool:
    """Whether `words` stand in `text`, white space aside."""
    return squeeze(words) in squeeze(text)
