"""A finished page, read back: statements in document order, and everything that is none.

The page is parsed by libxml2's HTML parser and held to the closed vocabulary of html_vocabulary.py, and to the one form
in which browsers read the same (html_form.py); words outside a statement, unknown attributes and active content are
noted as foreign.
"""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from generator.audit.read.finished import ReadDocument, UnreadableFileError
from generator.audit.read.html_context import PageContext
from generator.audit.read.html_form import as_browsers_read
from generator.audit.read.html_seen import SHOWN
from generator.audit.read.html_vocabulary import ODD_MARKUP
from generator.audit.read.html_walk import SECURITY, TECHNICAL, Walk
from generator.message import message
from generator.regex import regex

_DOCTYPE = "<!DOCTYPE html>"
_LARGEST = 16 * 1024 * 1024  # bytes; the proof sheet of a long notice takes one
_MOST_TAGS = 300_000  # the proof sheet of a long notice has a tenth
_DEEPEST = 100  # elements in elements; a page of ours has some twenty
_DECLARED = regex(r"<[!?]")  # ODD_MARKUP, if in less words: it takes a tenth of the time
_is_too_deep = etree.XPath(f"boolean({'/'.join('*' * _DEEPEST)})")


@lru_cache(maxsize=64)
def read_html(data: bytes) -> ReadDocument:
    """The page in `data` (UTF-8). Raises UnreadableFileError where it is no HTML page at all."""
    text, root = _parsed(data)
    walk = Walk()
    seen = walk.seen
    for odd in _odd_markup(data, text):
        seen.active(odd)
    walk.visit(root, "html", PageContext())
    for odd in seen.odd_names():
        seen.active(odd)
    seen.foreign += as_browsers_read(data, root, seen.inside)
    for name in TECHNICAL.keys() - walk.technical:
        seen.active(f"no <meta {name}>")
    return ReadDocument(
        tuple(walk.statements),
        tuple(seen.foreign),
        frozenset(seen.ids),
        tuple(walk.embedded),
        pointed=frozenset((*seen.links, *(f"#{own}" for own in seen.named_by))),
        blanks=walk.blanks,
    )


def _parsed(data: bytes) -> tuple[str, etree._Element]:
    """The page as text and as a tree."""
    if len(data) > _LARGEST:
        raise UnreadableFileError(message("it is larger than {limit} MB", limit=16))
    if len(data) > _MOST_TAGS and data.count(b"<") > _MOST_TAGS:
        raise UnreadableFileError(message("it holds more than {count} tags", count=_MOST_TAGS))
    try:
        text = data.decode("utf-8")
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, collect_ids=False)
        root = etree.fromstring(data, parser)
    except (UnicodeDecodeError, etree.LxmlError, ValueError) as error:
        raise UnreadableFileError(message("{problem}", problem=error)) from error
    if root is None or root.tag != "html":
        raise UnreadableFileError(message("no <html> element"))
    if _is_too_deep(root):
        raise UnreadableFileError(message("elements stand in each other more than {count} deep", count=_DEEPEST))
    return text, root


def _odd_markup(data: bytes, text: str) -> list[str]:
    """What no page of ours has between its elements, of which the parser tells nothing."""
    declared = text.startswith(_DOCTYPE)
    if declared and _DECLARED.search(text, len(_DOCTYPE)) is None and b"\0" not in data:
        return []
    odd = [text[found.start() : found.start() + SHOWN] for found in ODD_MARKUP.finditer(text)]
    return odd if declared else [*odd, f"no {_DOCTYPE}"]


__all__ = ["SECURITY", "read_html"]
