"""Whether words that came or went are a tier: a row of a table with its sum, or E类人才每月1500元 beside its like."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from generator.regex import regex

_STOPS = regex("[，、；：。,;:]")
_SUM = regex(r"\d[\d.]*[百千万亿]*元")
_ENDS_WITH_SUM = regex(r"^[^\d]{2,}\S*元(?:/\w{1,3})?$")
_IS_A_BOUND = regex(
    "最[高多]|至[多少]|不得?超过|不[低高少]于|[未达]到|以[上下]|上限|封顶|累计|合计|总[额计]|^[且并]|^其中"
)
_FIGURE = regex(r"\d[\d.]*")
_SIBLING = 65  # per cent, of the words of two tiers without their figures


def is_tier(words: str, sentence: str) -> bool:
    """Whether `words` name something and its sum, as another phrase of the `sentence` does."""
    named = _ENDS_WITH_SUM.match(words) and not _STOPS.search(words) and not _IS_A_BOUND.search(words)
    return bool(named) and any(_are_siblings(words, phrase) for phrase in _others(words, sentence))


def _others(words: str, sentence: str) -> Iterable[str]:
    return (phrase for phrase in _STOPS.split(sentence) if phrase != words and _SUM.search(phrase))


def _are_siblings(one: str, other: str) -> bool:
    return fuzz.ratio(_FIGURE.sub("0", one), _FIGURE.sub("0", other)) >= _SIBLING
