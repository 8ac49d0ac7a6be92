"""Formulas of a notice: sentences that several of its clauses have, such as 构成犯罪的，依法追究刑事责任."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.regex import regex
from generator.revision.tokens import folded

_SEVERAL = 2  # clauses
_SHORTEST = 8  # characters
_ENDS = regex("[。；;]")


def formulas_of(texts: Iterable[str]) -> frozenset[str]:
    """Sentences that stand in several of the texts of clauses, folded and without the stop at their end."""
    held: Counter[str] = Counter()
    for text in texts:
        sentences = {sentence.rstrip(":") for sentence in _ENDS.split(folded(text))}
        held.update(sentence for sentence in sentences if len(sentence) >= _SHORTEST)
    return frozenset(sentence for sentence, count in held.items() if count >= _SEVERAL)
