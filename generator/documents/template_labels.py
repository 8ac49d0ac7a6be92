"""The words that templates print as they stand: heads of columns and labels of cards, in their order, and the labels
that they give to fields of the model.

An audit holds heads and labels of finished documents to them: two that changed places say the opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.regex import regex

_COMMENT = regex(r"\{#.*?#\}", re.DOTALL)
_TABLE = regex(r"<table\b.*?</table>", re.DOTALL)
_LOOP = regex(r"\{%-?\s*(?P<end>end)?for\b[^%]*%\}")
_NAMED = regex(r'\("(\w+)", "([^"]*)"\)')
_PLACED = regex(r'<th[^>]*>([^<>{}]*)</th>\s*<td(?:[^>]*>\s*<\w+)?[^>]*? place="[^".{}]+\.([\w-]+)"')
_WORDS = regex(r">\s*([^<>{}]+?)\s*<")


def labels_in(template: str) -> tuple[tuple[str, ...], ...]:
    """The words of each table of a template. What a loop in it prints is left out: it comes in an order of its own."""
    tables = _TABLE.finditer(_COMMENT.sub("", template))
    labels = (_WORDS.findall("".join(_outside_loops(table[0]))) for table in tables)
    return tuple(filter(None, (tuple(filter(_is_chinese, each)) for each in labels)))


def names_in(template: str) -> frozenset[tuple[str, str]]:
    """(field, label): what a template lists in pairs, `("phone", "电话")`, and the labels of cards, each with the last
    part of the place behind it."""
    text = _COMMENT.sub("", template)
    placed = [(field, label) for label, field in _PLACED.findall(text)]
    return frozenset((field, label) for field, label in (*_NAMED.findall(text), *placed) if _is_chinese(label))


def _is_chinese(words: str) -> bool:
    """Whether a Chinese character is among them. A pattern that asks for one takes half a millisecond to compile."""
    return any("\u4e00" <= character <= "\u9fff" for character in words)


def _outside_loops(text: str) -> Iterator[str]:
    depth = begun = 0
    for mark in _LOOP.finditer(text):
        if depth == 0:
            yield text[begun : mark.start()]
        depth += -1 if mark["end"] else 1
        begun = mark.end()
    yield text[begun:]
