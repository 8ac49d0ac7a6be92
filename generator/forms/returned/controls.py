"""Content controls of a returned Word file (ISO 29500-1, 17.5.2), as Word, WPS, LibreOffice and the page leave them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from generator.forms.returned.raw import Refused
from generator.message import message

_FIELD, _PART, _RECORD, _BREAK, _SYMBOL = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"
_FIELDS = 10
_SHEET = etree.XSLT(etree.parse(Path(__file__).with_suffix(".xsl")))
_MAPPED = re.compile(r"/\w+:form(?:\[1\])?/\w+:answers(?:\[1\])?/\w+:([A-Za-z_][\w.-]*?)(?:\[1\])?\Z")
_OURS = "urn:policydocs:form:1"
_ON = frozenset(("1", "true", "on"))
# Wingdings has its ticked boxes in the private area of a symbol (ISO 29500-1, 17.3.3.30).
_SYMBOLS = {"F0FE": "☑", "F0FD": "☒", "F052": "☑", "F051": "☒", "F0FC": "√", "F0A8": "☐", "F06F": "☐"}


class Control(NamedTuple):
    """A control as it stands. `bound`: name in the form's data that it is bound to; `store`: GUID of that data.

    `tokens`: its words, piece by piece, a line break being a piece of its own. `breaks`: line breaks that stand loose
    in front of it, where LibreOffice moves them to.
    """

    tag: str
    alias: str
    bound: str
    store: str
    tokens: tuple[str, ...]
    breaks: int = 0
    ticked: bool | None = None
    day: str | None = None
    items: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What it is found by: the binding, else the tag."""
        return self.bound or self.tag


def controls(root: etree._Element) -> Iterator[Control]:
    """The controls that hold answers, in reading order; controls.xsl says which, and what is read of them.

    Raises Refused where the document holds the signs that part them.
    """
    for record in str(_SHEET(root)).split(_RECORD)[:-1]:
        fields = record.split(_FIELD)
        if len(fields) != _FIELDS:
            raise Refused(message("it holds signs that no text has"), code="hostile-file")
        yield _control(fields)


def _control(fields: list[str]) -> Control:
    tag, alias, mappings, xpath, store, day, box, breaks, words, choices = fields
    mapped = _MAPPED.match(xpath) if xpath and (not mappings or _OURS in mappings) else None
    return Control(
        tag,
        alias,
        mapped[1] if mapped else "",
        store.upper() if mapped else "",
        _tokens(words),
        int(breaks),
        box[3:] in _ON if box else None,
        day[:10] or None,
        _items(choices) if choices else (),
    )


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
