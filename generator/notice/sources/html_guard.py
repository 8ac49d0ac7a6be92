"""What a page may not have before it goes to the parser: libxml2 needs quadratic time for attributes of one tag."""

import re

from generator.message import message
from generator.notice.sources.contents import Refused

_PROGRAM = re.compile(r"<(script|style)\b", re.IGNORECASE)
_LONG = re.compile(r"[^<]{20000,}")
_ATTRIBUTE = re.compile(r"\s[A-Za-z_:][A-Za-z0-9_:.-]*")
_MOST_ATTRIBUTES = 4000  # of one tag; pages have a dozen


def guarded(text: str) -> str:
    """The page without its programs and styles. Raises Refused for tags with thousands of attributes."""
    plain = _without_programs(text)
    for stretch in _LONG.finditer(plain):
        if sum(1 for _ in _ATTRIBUTE.finditer(stretch.group())) > _MOST_ATTRIBUTES:
            raise Refused(message("the page holds a tag with thousands of attributes"))
    return plain


def _without_programs(text: str) -> str:
    parts: list[str] = []
    place = 0
    while opening := _PROGRAM.search(text, place):
        parts.append(text[place : opening.start()])
        closing = re.compile(f"</{opening[1]}[^>]{{0,100}}>", re.IGNORECASE).search(text, opening.end())
        if closing is None:
            return "".join(parts)
        place = closing.end()
    parts.append(text[place:])
    return "".join(parts)
