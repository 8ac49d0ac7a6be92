"""Signs that do something else than show: no part of an answer, of a message, of a name."""

from __future__ import annotations

from generator.regex import regex

# What terminals obey and XML cannot carry (XML 1.0, 2.2), white space left out; surrogates stand for undecoded bytes.
CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff"
_LINES = "\t\n\x0b\x0c\r\x85\u2028\u2029"
_UNSEEN = regex(f"[{CONTROLS}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NOT_IN_NAMES = regex(f"[{CONTROLS}{_LINES}\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def without_unseen(text: str) -> str:
    """The text without signs that are not seen; white space stays."""
    return _UNSEEN.sub("", text)


def as_name(text: str) -> str:
    """The name of a file as it can be shown and written: other signs as U+FFFD."""
    return _NOT_IN_NAMES.sub("\ufffd", text)
