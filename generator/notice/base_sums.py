"""Sums that another award comes on top of: 在市级奖励10万元的基础上再奖励20万元 grants the second one only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.regex import regex

# 在给予10万元奖励的基础上 says that this notice gives the first sum too.
_BASE = regex(
    r"在(?![^，。；]{0,40}(?:给予|予以)[^，。；]{0,40}基础之?上)"
    r"[^，。；]{0,40}?(?:国家|中央|自治区|上级|[省市县区州])[^，。；]{0,60}?基础之?上"
)


def base_phrases(text: str) -> Iterator[re.Match[str]]:
    """The phrases of a text that say what another level gives already; their figures are granted by nobody here."""
    return _BASE.finditer(text) if "基础" in text else iter(())


def is_inside(place: int, phrases: Iterable[re.Match[str]]) -> bool:
    """Whether a place in the text lies in one of its phrases."""
    return any(phrase.start() <= place < phrase.end() for phrase in phrases)
