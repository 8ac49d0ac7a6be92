"""Reads finished files the way a stranger would: by their XML alone, with nothing of the writers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = ("script", "style", "title", "template")


def word_body(path: Path) -> etree._Element:
    """The root of document.xml."""
    return etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))


def word_parts(path: Path) -> Iterator[etree._Element]:
    """document.xml, then headers and footers: all that a reader can see."""
    with zipfile.ZipFile(path) as package:
        for name in sorted(package.namelist()):
            if name.startswith(("word/document", "word/header", "word/footer", "word/footnotes")):
                yield etree.fromstring(package.read(name))


def word_lines(path: Path) -> list[str]:
    """A line for each paragraph of the body, in reading order; the cells of a table's row share a line."""
    body = word_body(path).find(f"{W}body")
    assert body is not None
    return list(_lines(body))


def _lines(parent: etree._Element) -> Iterator[str]:
    for element in parent:
        if element.tag == f"{W}tr":
            cells = (" / ".join(filter(None, _lines(cell))) for cell in element.iter(f"{W}tc"))
            yield "| " + " | ".join(cells) + " |"
        elif element.tag == f"{W}p":
            if line := _words(element):
                yield line
        elif isinstance(element.tag, str):
            yield from _lines(element)


def _words(paragraph: etree._Element) -> str:
    marks = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}t": None}
    found = (
        (each.text or "") if each.tag == f"{W}t" else marks[str(each.tag)] or "" for each in paragraph.iter(*marks)
    )
    return "".join(found).strip()


def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def page_lines(path: Path) -> list[str]:
    """The visible words of a page's body, a line for each block; the cells of a table's row share a line."""
    lines = [""]
    _collect(page(path).xpath("//body")[0], lines)
    return [line for line in (" ".join(line.split()) for line in lines) if line]


_INLINE = {"a", "abbr", "b", "cite", "em", "i", "label", "mark", "output", "q", "small", "span", "strong", "time"}


def _collect(element: html.HtmlElement, lines: list[str]) -> None:
    """Adds the element's words to the last line, and starts another line around blocks."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    block = element.tag not in _INLINE
    if block:
        lines.append("")
    if element.tag == "tr":
        cells = (" ".join("".join(_cell(cell)).split()) for cell in element)
        lines[-1] = "| " + " | ".join(cells) + " |"
        return
    lines[-1] += element.text or ""
    for child in element:
        _collect(child, lines)
        lines[-1] += child.tail or ""
    if block:
        lines.append("")


def _cell(cell: html.HtmlElement) -> str:
    lines = [""]
    _collect(cell, lines)
    return " / ".join(line for line in lines if line.strip())


def words_of(path: Path) -> str:
    """All visible words of a finished file without white space, so that 20 万元 and 20万元 are the same."""
    lines = word_lines(path) if path.suffix == ".docx" else page_lines(path)
    return "".join("".join(lines).split())
