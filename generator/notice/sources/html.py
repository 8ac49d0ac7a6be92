"""Saved web pages: the notice without navigation, tools and footer; what the header table says becomes metadata."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from generator.message import Message, message
from generator.notice.lines import Line
from generator.notice.sources.contents import SourceContents, SourceRefused, with_whole_paragraphs
from generator.notice.sources.html_article import Article, article
from generator.notice.sources.html_charset import decoded
from generator.notice.sources.html_guard import Guarded, guarded
from generator.notice.sources.html_lines import page_lines
from generator.notice.sources.html_styles import page_styles
from generator.notice.sources.told import notes_told
from generator.regex import regex

_DEEP = regex("depth", re.IGNORECASE)


def contents(data: bytes) -> SourceContents:
    """The lines of the notice on a page. Raises SourceRefused where the page holds nothing but navigation."""
    page = guarded(decoded(data))
    root, cut = _parsed(page)
    found = article(*page_lines(root, page_styles(page.styles)))
    if not found.texts and cut:
        raise SourceRefused(message("the page is nested too deeply to be read"))
    if not found.texts:
        raise SourceRefused(
            message("the page holds navigation, but no text of a notice"),
            message("Open the notice itself in the browser and save that page."),
        )
    return SourceContents(
        with_whole_paragraphs(Line(each, number) for number, each in enumerate(found.texts, start=1)),
        metadata=found.metadata,
        warnings=tuple(_warnings(page, found, cut=cut)),
    )


def whole_page(data: bytes) -> SourceContents:
    """All lines of a page that is a part of another file: none of them is navigation."""
    page = guarded(decoded(data))
    root, _ = _parsed(page)
    lines, _ = page_lines(root, page_styles(page.styles))
    return SourceContents(tuple(Line(line.text, number) for number, line in enumerate(lines, start=1)))


def _parsed(page: Guarded) -> tuple[etree._Element, bool]:
    """The root of a page, and whether it is nested so deeply that a part was cut off."""
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(page.text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceRefused(message("the page holds no text")) from error
    return root, any(_DEEP.search(entry.message) for entry in parser.error_log)


def _warnings(page: Guarded, found: Article, *, cut: bool) -> Iterator[Message]:
    if cut:
        yield message("the page is nested too deeply: only a part was read; look at the notice")
    if page.unclosed:
        yield message(
            "<{tag}> is never closed: browsers show nothing behind it, nor was it read; look at the notice",
            tag=page.unclosed,
        )
    yield from notes_told(
        struck=[note.words for note in found.notes if note.kind == "struck"],
        formulas=[note.words for note in found.notes if note.kind == "formula"],
        pictures=sum(note.kind == "picture" for note in found.notes),
        files=[note.words for note in found.notes if note.kind == "file"],
        unseen=[note.words for note in found.notes if note.kind == "unseen"],
    )
