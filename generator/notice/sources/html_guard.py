"""A page before it goes to the parser: without what a browser does not show, and without what stops libxml2 short.

libxml2 ends a page at its first `</html>` (browsers read on), finds tags in places where the standard has none, and
needs quadratic time for attributes of one tag. So the page is cut into tokens as the HTML standard (13.2.5) does.
"""

import re
from collections.abc import Iterator

from generator.dataclass import dataclass
from generator.message import message
from generator.notice.sources.contents import SourceRefused
from generator.regex import regex

_OPENING = regex(r"<(?=[A-Za-z/!?])")
_NAME = regex(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_TAG = regex(r"[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>")
# The text of these elements is no markup, and none of it shows (a title only on the window).
_RAW = frozenset(("script", "style", "title", "textarea", "iframe", "noframes", "noembed", "noscript"))
_SHELL = frozenset(("html", "head", "body"))
_LONG = regex(r"[^<]{20000,}")
_ATTRIBUTE = regex(r"\s[A-Za-z_:][A-Za-z0-9_:.-]*")
_MOST_TAGS = 1_000_000
_MOST_ATTRIBUTES = 4000  # of one tag; pages have a dozen


@dataclass(frozen=True, slots=True)
class Guarded:
    """A page that can be parsed; the text of its styles; the element that never closes and hides all behind it."""

    text: str
    styles: str = ""
    unclosed: str = ""


def guarded(text: str) -> Guarded:
    """The page without comments, programs and styles. Raises SourceRefused for tags with thousands of attributes."""
    if text.count("<") > _MOST_TAGS:
        raise SourceRefused(
            message("the page holds more than {count} tags; no page with a notice does", count=_MOST_TAGS)
        )
    reader = _Reader(text)
    plain = "".join(reader.parts())
    for stretch in _LONG.finditer(plain):
        if sum(1 for _ in _ATTRIBUTE.finditer(stretch.group())) > _MOST_ATTRIBUTES:
            raise SourceRefused(message("the page holds a tag with thousands of attributes"))
    return Guarded(plain, "\n".join(reader.styles), reader.unclosed)


class _Reader:
    """Goes over a page once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._quotes = True  # until a quotation mark never closes: from then on none is looked for
        self._last = text.rfind(">")
        self._shells: set[str] = set()
        self.styles: list[str] = []
        self.unclosed = ""

    def parts(self) -> Iterator[str]:
        """What is kept, in order."""
        place = 0
        while opening := _OPENING.search(self._text, place):
            yield self._text[place : opening.start()]
            kept, place = self._token(opening.start())
            yield kept
        yield self._text[place:]

    def _token(self, start: int) -> tuple[str, int]:
        """What is kept of the token that begins here, and where the next one does."""
        name = _NAME.match(self._text, start)
        if name is None:
            return "", self._after_comment(start)
        end = self._after_tag(name.end())
        if end < 0:
            return "&lt;", start + 1
        # A tag with a quotation mark that never closes would swallow the page: its name is enough.
        tag, word = self._text[start:end] if self._quotes else f"{name[0]}>", name[1].lower()
        if word in _SHELL:
            return self._shell(tag, word), end
        if tag.startswith("</") or word not in _RAW:
            return tag, end
        return self._raw(tag, word, end)

    def _shell(self, tag: str, word: str) -> str:
        """The first start tag of html, head and body; the parser closes them, and later ones are text pasted in."""
        if tag.startswith("</"):
            return tag if word == "head" else ""
        seen = word in self._shells
        self._shells.add(word)
        return "" if seen else tag

    def _raw(self, tag: str, word: str, end: int) -> tuple[str, int]:
        closing = re.compile(rf"</{word}(?=[\s/>])", re.IGNORECASE).search(self._text, end)
        if closing is None:
            self.unclosed = self.unclosed or word
            return "", len(self._text)
        if word == "style" and "print" not in tag:
            self.styles.append(self._text[end : closing.start()])
        after = self._text.find(">", closing.end())
        frame = f"{tag}</{word}>" if word == "iframe" else ""
        return frame, after + 1 if after >= 0 else len(self._text)

    def _after_tag(self, place: int) -> int:
        """Where the tag ends, -1 where it never does; a `>` in an attribute's quotation marks ends none."""
        found = _TAG.match(self._text, place) if self._quotes else None
        if found is None:
            self._quotes = False
            end = self._text.find(">", place) if place <= self._last else -1
            return end + 1 or -1
        return found.end()

    def _after_comment(self, start: int) -> int:
        """Where a comment ends, or what browsers take for one: declarations, instructions, end tags without a name."""
        text = self._text
        if not text.startswith("<!--", start):
            return text.find(">", start) + 1 or len(text)
        if text.startswith((">", "->"), start + 4):
            return text.index(">", start + 4) + 1
        ends = [place + size for mark, size in (("-->", 3), ("--!>", 4)) if (place := text.find(mark, start + 4)) >= 0]
        if not ends:
            self.unclosed = self.unclosed or "!--"
        return min(ends, default=len(text))
