"""References in few bytes: what spans and statements rest on, which would be half of a page if it were written out.

As written by inline.py and fields.py              as it stands in the page
    id="s12" data-s="s12"                              id="s12"
    data-clauses="c02 c05"                             data-c="c02 c05"
    data-kind="fact" data-path="awards.x.amount"       data-f="1k"
    data-path="forms.x.fields.y"                       data-p="1l"

1k and 1l are numbers (base 36) in a list of all paths of the page, `data-paths` of <main>, in which each path leaves
out what it shares with the one before it: +2.amount begins with its first two steps. Nothing is lost:
generator/audit/read/html_references.py writes it all out again.
"""

from __future__ import annotations

import re
from itertools import takewhile

from generator.documents.blocks import SpanKind
from generator.regex import regex

# Kinds of spans, by the letter of their attribute; the paths of fields, which are of no kind, are p.
_LETTERS = {
    SpanKind.QUOTE.value: "q",
    SpanKind.FACT.value: "f",
    SpanKind.COMPUTED.value: "m",
    SpanKind.EXAMPLE.value: "e",
    SpanKind.OFFICE.value: "o",
    SpanKind.BUILD.value: "b",
    SpanKind.PARAPHRASE.value: "t",
    SpanKind.FRAME.value: "r",
}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_tag = regex(r"<[a-z][^<>]* (?:data-|id=)[^<>]*>")
_anchor = regex(r' id="(s\d+(?:-toc)?)"((?: [a-z-]+="[^"]*")*?) data-s="\1"')
_marked = regex(r'(?: data-kind="([a-z]+)")? data-path="([^"]+)"')


class References:
    """The paths of one page, numbered in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def shortened(self, html: str) -> str:
        """`html` with short references. Words are never touched: in them < and > are escaped."""
        return _tag.sub(lambda tag: self._start(tag.group()), html)

    def paths(self) -> str:
        """The value of `data-paths`."""
        told: list[str] = []
        before: list[str] = []
        for path in self._numbers:
            steps = path.split(".")
            same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(steps[:-1], before, strict=False))))
            told.append(f"+{same}.{'.'.join(steps[same:])}" if same else path)
            before = steps
        return " ".join(told)

    def _start(self, tag: str) -> str:
        if " data-s=" in tag:
            tag = _anchor.sub(r' id="\1"\2', tag)
        if " data-path=" in tag:
            tag = _marked.sub(self._mark, tag)
        return tag.replace(" data-clauses=", " data-c=")

    def _mark(self, found: re.Match[str]) -> str:
        kind, path = found.groups()
        number = self._numbers.setdefault(path, len(self._numbers))
        return f' data-{_LETTERS[kind] if kind else "p"}="{_written(number)}"'


def _written(number: int) -> str:
    """A number in base 36."""
    written = _DIGITS[number % 36]
    while number := number // 36:
        written = _DIGITS[number % 36] + written
    return written
