"""A day on which something begins is no day on which it ends: 自…起 stands around a start, 至…止 around an end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.audit.read.ledger import LedgerRow, LedgerSpan
from generator.regex import regex

_STARTS, _ENDS = frozenset({"start", "opens"}), frozenset({"end", "closes"})
_TURNS = (*_STARTS, *_ENDS)
_BEGINS, _ENDS_HERE = regex(r"\s*起"), regex(r"\s*(?:为|截)?止")


def ends_exchanged(row: LedgerRow) -> Iterator[LedgerSpan]:
    """The starts that a statement prints as ends, and the other way."""
    for span, behind in pairwise(row.spans):
        if span.path is None or not span.path.endswith(_TURNS):
            continue
        field = span.path.rpartition(".")[2]
        wrong = _ENDS_HERE if field in _STARTS else _BEGINS if field in _ENDS else None
        if wrong is not None and behind.kind == "frame" and wrong.match(behind.text):
            yield span
