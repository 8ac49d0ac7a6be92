"""The words of a statement on a page, each piece with its mark and link."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.audit.read.finished import MarkedWords
from generator.audit.read.html_elements import HtmlTag, is_title
from generator.audit.read.html_folds import is_box
from generator.audit.read.html_seen import Seen
from generator.audit.read.html_vocabulary import INLINE, MARKS


def words_of(element: etree._Element, tag: HtmlTag, link: str | None, marks: list[MarkedWords], seen: Seen) -> str:
    """The text of a statement, or of a part of one, that lies in a link or not; every piece is added to `marks`."""
    text = element.text or ""
    if text:
        marks.append(MarkedWords(text, None, link))
    if not len(element):
        return text
    pieces = [text]
    inside = seen.inside[tag]
    for child in element:
        inner: HtmlTag = child.tag
        inside.add(inner)
        attributes = seen.attributes_of(child, inner)
        if attributes is None:
            continue
        pieces.append(_piece(child, attributes, element, link, marks, seen))
        tail = child.tail
        if tail:
            pieces.append(tail)
            marks.append(MarkedWords(tail, None, link))
    return "".join(pieces)


def _piece(
    child: etree._Element,
    attributes: Mapping[str, str],
    element: etree._Element,
    link: str | None,
    marks: list[MarkedWords],
    seen: Seen,
) -> str:
    """The words of an element in a statement, or in a part of one."""
    tag = child.tag
    if tag == "br":
        return "\n"
    if tag == "span" and not attributes and not is_title(element):
        seen.active(f"<span> in <{element.tag!s}>")
    elif tag in INLINE:
        first = len(marks)
        text = words_of(child, tag, attributes.get("href") if tag == "a" else link, marks, seen)
        if tag in MARKS:  # <b><strong>…: the mark counts
            marks[first:] = [MarkedWords(text, tag, link)] if text else []
        return text
    elif tag != "input" or not is_box(element):
        seen.uncovered(f"<{tag!s}> inside a statement")
    return ""
