"""Spans into runs: one look, one run; links within the document become hyperlinks to bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from generator.dataclass import replace
from generator.documents.blocks import PAGE_OF, Span, SpanKind
from generator.writers.docx.page_numbers import LAYOUT_BREAK, page_number
from generator.writers.docx.run_looks import LINKED_LOOK, look_of
from generator.writers.docx.text import run
from generator.writers.docx.writing import Writing, bookmark_name

_QUOTE = SpanKind.QUOTE  # looked up for every link


def runs(writing: Writing, spans: tuple[Span, ...], look: int = 0) -> str:
    """The runs of `spans`; `look` is the look of all of them."""
    if writing.tracking is not None:
        return "".join(_tracked(writing, span, look) for span in spans if span.text)
    if len(spans) == 1 and (text := spans[0].text) and spans[0].link is None and not _broken(spans[0]):
        writing.length += len(text)
        return run(writing.reference.run_looks[look_of(spans[0], look)], text)
    for span in spans:
        if span.link:
            return _linked(writing, spans, look)
    return _joined(writing, spans, look)


def _linked(writing: Writing, spans: tuple[Span, ...], look: int, *, toned: bool = True) -> str:
    """Spans of which some are links; neighbours with one link are one link."""
    written, link = "", spans[0].link if spans else None
    group: list[Span] = []
    for span in spans:
        if span.link != link:
            written += _group(writing, link, group, look, toned)
            link, group = span.link, []
        group.append(span)
    return written + _group(writing, link, group, look, toned)


def entry_runs(writing: Writing, spans: tuple[Span, ...]) -> str:
    """The runs of a line of the contents: its links work, but look like the line."""
    return _linked(writing, spans, 0, toned=False)


def _group(writing: Writing, link: str | None, spans: list[Span], look: int, toned: bool) -> str:
    """Spans with one link. A link to another file, or to a place that Word does not show, is plain text."""
    if link and link.startswith(PAGE_OF):
        return page_number(link.removeprefix(PAGE_OF))
    if not link or link[0] != "#" or link[1:] not in writing.survey.ids:
        return _joined(writing, spans, look)
    if toned:
        # Quoted words stand between quotation marks already; underlined in blue as well, a page of answers is spotted.
        for span in spans:
            if span.kind is not _QUOTE:
                look |= LINKED_LOOK
                break
    inner = _joined(writing, spans, look)
    return f'<w:hyperlink w:anchor="{bookmark_name(link[1:])}" w:history="1">{inner}</w:hyperlink>'


def _joined(writing: Writing, spans: Sequence[Span], around: int) -> str:
    """Runs of equal look are joined, so that Word's search and spelling see whole sentences."""
    looks = writing.reference.run_looks
    if len(spans) == 1 and (text := spans[0].text) and not _broken(spans[0]):
        writing.length += len(text)
        return run(looks[look_of(spans[0], around)], text)
    written, text, last = "", "", looks[around]
    for span in spans:
        look = looks[look_of(span, around)]
        if text and look != last:
            written += run(last, text)
            text = ""
        last = look
        writing.length += len(span.text) + span.line_break
        text += f"\n{span.text}" if span.line_break else span.text
        if span.lines:
            broken, text = _laid_out(span, text, look)
            written += broken
    return written + run(last, text) if text else written


def _tracked(writing: Writing, span: Span, around: int) -> str:
    """A run of a document whose changes are tracked: w:ins and w:del around words that came and went."""
    look = writing.reference.run_looks[look_of(replace(span, change=""), around)]
    words = run(look, f"\n{span.text}" if span.line_break else span.text)
    writing.length += len(span.text)
    return writing.tracking.around(span.change, words) if writing.tracking and span.change else words


def _broken(span: Span) -> bool:
    return span.line_break or bool(span.lines)


def _laid_out(span: Span, text: str, look: tuple[str, str]) -> tuple[str, str]:
    """The lines of `text`, which ends with the words of `span`, that are full: runs, each with the break behind it for
    the layout's sake alone; and the words of the last line."""
    begun = len(text) - len(span.text)
    edges = (0, *(begun + place for place in span.lines), len(text))
    *full, last = (text[start:end] for start, end in pairwise(edges))
    return "".join(f"{run(look, line) if line else ''}{LAYOUT_BREAK}" for line in full), last
