"""Content controls of a returned Word file (ISO 29500-1, 17.5.2), as Word, WPS, LibreOffice and the page leave them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from generator.forms.returned.raw import Refused
from generator.message import message

_PIECE, _PART, _RECORD, _BREAK, _SYMBOL = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"
_SHEET = etree.XSLT(etree.parse(Path(__file__).with_suffix(".xsl")))
_MAPPED = re.compile(r"/\w+:form(?:\[1\])?/\w+:answers(?:\[1\])?/\w+:([A-Za-z_][\w.-]*?)(?:\[1\])?\Z")
_OURS = "urn:policydocs:form:1"
_ON = frozenset(("1", "true", "on"))
# Wingdings has its ticked boxes in the private area of a symbol (ISO 29500-1, 17.3.3.30).
_SYMBOLS = {"F0FE": "☑", "F0FD": "☒", "F052": "☑", "F051": "☒", "F0FC": "√", "F0A8": "☐", "F06F": "☐"}
_WORTH_KEEPING = 2_000  # signs; what a control of a form says of itself is shorter


class Marks(NamedTuple):
    """What a control says of itself. `name`: what it is found by, its binding, else its tag.

    `bound`: name in the form's data that it is bound to; `store`: GUID of that data. `breaks`: line breaks that stand
    loose in front of it, where LibreOffice moves them to.
    """

    name: str
    tag: str
    alias: str
    bound: str
    store: str
    breaks: int
    ticked: bool | None
    day: str | None
    items: tuple[tuple[str, str], ...]


class Control(NamedTuple):
    """A control as it stands. `tokens`: its words, piece by piece, a line break being a piece of its own."""

    marks: Marks
    tokens: tuple[str, ...]


def controls(root: etree._Element) -> Iterator[Control]:
    """The controls that hold answers, in reading order; controls.xsl says which, and what is read of them.

    Raises Refused where the document holds the signs that part them.
    """
    for record in str(_SHEET(root)).split(_RECORD)[:-1]:
        marks, begun, words = record.partition(_PIECE + _PIECE)
        if not begun or _PIECE in words:
            raise Refused(message("it holds signs that no text has"), code="hostile-file")
        yield Control(_kept(marks) if len(marks) < _WORTH_KEEPING else _marks(marks), _tokens(words))


def _marks(said: str) -> Marks:
    pieces: dict[str, str] = {}
    for piece in said.split(_PIECE):
        pieces.setdefault(piece[:1], piece[1:])
    mappings, box, choices = pieces.get("m", ""), pieces.get("b"), pieces.get("c")
    mapped = _MAPPED.match(pieces.get("x", "")) if not mappings or _OURS in mappings else None
    tag, bound = pieces.get("t", ""), mapped[1] if mapped else ""
    return Marks(
        name=bound or tag,
        tag=tag,
        alias=pieces.get("a", ""),
        bound=bound,
        store=pieces.get("s", "").upper() if mapped else "",
        breaks=len(pieces.get("n", "")),
        ticked=None if box is None else box in _ON,
        day=pieces.get("d", "")[:10] or None,
        items=_items(choices) if choices else (),
    )


# The forms of a pile say the same of their controls.
_kept = lru_cache(maxsize=2_048)(_marks)


def _tokens(words: str) -> tuple[str, ...]:
    pieces = words.split(_PART)[:-1]
    if "\n" in words:  # a line end in XML is white space, no line break
        pieces = [piece.replace("\n", " ") for piece in pieces]
    if _BREAK in words or _SYMBOL in words:
        pieces = ["\n" if piece == _BREAK else _symbol(piece) for piece in pieces]
    return tuple(pieces)


def _symbol(piece: str) -> str:
    return _SYMBOLS.get(piece[1:].upper(), "") if piece.startswith(_SYMBOL) else piece


def _items(choices: str) -> tuple[tuple[str, str], ...]:
    """(value, words) of a closed list; without words of its own an item shows its value."""
    parts = choices.split(_PART)
    return tuple((value, words or value) for value, words in zip(parts[::2], parts[1::2], strict=False))
