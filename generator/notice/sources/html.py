"""Saved web pages: the notice without navigation, tools and footer; what the header table says becomes metadata."""

import re

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from generator.message import message
from generator.notice.lines import Line
from generator.notice.sources.contents import Contents, Refused, with_whole_paragraphs
from generator.notice.sources.html_article import article
from generator.notice.sources.html_charset import decoded
from generator.notice.sources.html_guard import guarded
from generator.notice.sources.html_lines import page_lines

_DEEP = re.compile("depth", re.IGNORECASE)


def contents(data: bytes) -> Contents:
    """The lines of the notice on a page. Raises Refused where the page holds nothing but navigation."""
    text = guarded(decoded(data))
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Refused(message("the page holds no text")) from error
    found = article(page_lines(root))
    cut = any(_DEEP.search(entry.message) for entry in parser.error_log)
    if not found.texts and cut:
        raise Refused(message("the page is nested too deeply to be read"))
    if not found.texts:
        raise Refused(
            message("the page holds navigation, but no text of a notice"),
            message("Open the notice itself in the browser and save that page."),
        )
    return Contents(
        with_whole_paragraphs(Line(each, number) for number, each in enumerate(found.texts, start=1)),
        metadata=found.metadata,
        warnings=("网页的标记嵌套过深，只读到其中一部分，请核对原文。",) if cut else (),
    )
