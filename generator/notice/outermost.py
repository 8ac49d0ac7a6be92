"""The outermost brackets of a text, of any kind, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.regex import regex

_OPEN = "（(〔[【［﹝〖｛{﹙"
_ANY_CLOSE = "）)〕]】］﹞〗｝}﹚"
_BRACKETS = regex(f"[{re.escape(_OPEN)}]")
_SENTENCE_BEFORE = regex(r"(?:^|[。；！？）”;\n])\s*$")


def outermost_brackets(text: str) -> Iterator[tuple[int, int, str, bool, bool]]:
    """Every outermost bracket: place, inside without white space, does a sentence end before it, and the text after."""
    place = 0
    while match := _BRACKETS.search(text, place):
        close = _closing(text, match.start())
        if close is None:
            place = match.end()
            continue
        inside = "".join(text[match.end() : close].split())
        before = text[max(0, match.start() - 3) : match.start()]
        after = text[close + 1 : close + 4].lstrip(" \t")
        yield (
            match.start(),
            close + 1,
            inside,
            _SENTENCE_BEFORE.search(before) is not None,
            not after or after[0] in "\n。；",
        )
        place = close + 1


def _closing(text: str, start: int) -> int | None:
    """Where the bracket opened at `start` closes; a mismatched pair （…) counts; None within 600 characters."""
    stop = min(len(text), start + 600)
    if not any(text.find(close, start, stop) >= 0 for close in _ANY_CLOSE):
        return None
    depth = 0
    for index in range(start, stop):
        if text[index] in _OPEN:
            depth += 1
        elif text[index] in _ANY_CLOSE:
            depth -= 1
            if depth == 0:
                return index
    return None
