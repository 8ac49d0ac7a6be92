"""Of what sentences speak, by their first words: 对认定的省级企业 says which of several awards it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from generator.regex import regex

_SUBJECT = regex("[^，,；;。:：\\d]+")
_LONG_ENOUGH = 5  # characters of a subject that tells sentences apart


def telling_subjects(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """The subjects with which one sentence alone of each text begins."""
    once = [{subject for subject, count in Counter(map(_subject, side)).items() if count == 1} for side in (old, new)]
    return frozenset(subject for subject in once[0] & once[1] if len(subject) >= _LONG_ENOUGH)


def subjects_among(sentences: Sequence[str], telling: Collection[str]) -> frozenset[str]:
    """The telling subjects with which some sentences begin."""
    return frozenset(subject for subject in map(_subject, sentences) if subject in telling)


def _subject(sentence: str) -> str:
    found = _SUBJECT.match(sentence)
    return found[0] if found else ""
