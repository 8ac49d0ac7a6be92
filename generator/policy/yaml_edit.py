"""One value of a YAML file replaced in its line; comments, order and everything else stay as a person wrote them."""

from __future__ import annotations

import json

from generator.finding import FilePlace
from generator.regex import regex

_VALUE = regex(r"""(?P<key>[\w-]+\s*:\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#,}\]]+)""")


def with_value(text: str, place: FilePlace, value: str) -> str:
    """The text with another value behind the key at `place`. Raises ValueError where no key with a value stands."""
    lines = text.split("\n")
    number, column = (place.line or 1) - 1, (place.column or 1) - 1
    found = _VALUE.match(lines[number], column)
    if found is None:
        raise ValueError(lines[number])
    before, behind = lines[number][: found.end("key")], lines[number][found.end() :]
    lines[number] = f"{before}{json.dumps(value, ensure_ascii=False)}{behind}"
    return "\n".join(lines)
