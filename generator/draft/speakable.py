"""Words of the notice that an answer can quote: those without characters that are markup in prose."""

from __future__ import annotations

from generator.draft.figures import Data
from generator.regex import regex

_MARKUP = regex(r"[\[\]*_`<>\\{}|#~]")


def speakable(words: str) -> bool:
    """Whether prose prints the words as they are."""
    return _MARKUP.search(words) is None


def quotable(source: Data) -> bool:
    """Whether prose prints the quote of a source as it is."""
    return speakable(str(source["quote"]))


def without_markup(words: str) -> str:
    """The words without the characters that prose would not print."""
    return _MARKUP.sub("", words)
