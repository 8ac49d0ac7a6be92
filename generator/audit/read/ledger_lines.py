"""ledger.json as this program writes it: its head on the first line, then a statement a line.

Behind its place a line says what many lines say, letter by letter: JSON of its own, which need be read once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from generator.regex import regex

_TEXT = r'"([^"\\\x00-\x1f]*)"'
_LINE = regex(
    rf'\n\{{"id":{_TEXT},"document":{_TEXT},"formats":(\[[^\]\\]*\]),"part":{_TEXT},"anchor":{_TEXT},'
    rf'"place":(?:null|{_TEXT}),"order":(0|[1-9][0-9]*),("kind":.+)\}}(?:,(?=\n\{{)|(?=\n\]\}}\n\Z))'
)
_LIST = '"statements": ['
_END = "\n]}\n"
LedgerLine = Sequence[Any]  # id, document, formats (JSON), part, anchor, place (None: null), order, and what it says


class Lines(NamedTuple):
    """`head`: the object without its statements."""

    head: Any
    lines: Sequence[LedgerLine]


def lines_of(data: bytes) -> Lines | None:
    """The lines of ledger.json; None where it is written in any other way, and must be read as a whole."""
    try:
        text = data.decode()
        first = text[: text.find("\n")]
        # Without a backslash each quotation mark begins or ends a text, so that the list is the one of that name.
        if "\\" in first or not first.endswith(_LIST):
            return None
        return Lines(json.loads(first + "]}"), [*_lines(text, len(first))])
    except (ValueError, RecursionError):
        return None


def _lines(text: str, place: int) -> Iterator[LedgerLine]:
    """Raises ValueError where anything stands between them or behind."""
    for line in _LINE.finditer(text, place):
        if line.start() != place:
            raise ValueError(place)
        place = line.end()
        yield line.groups()
    if text[place:] != _END:
        raise ValueError(place)
