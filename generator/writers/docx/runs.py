"""Spans into runs: one look, one run; links within the document become hyperlinks to bookmarks."""

from __future__ import annotations

from itertools import groupby

from generator.documents.blocks import Span
from generator.writers.docx.run_looks import look_of
from generator.writers.docx.text import is_ambiguous, run_text
from generator.writers.docx.writing import Writing, bookmark_name


def run(properties: tuple[str, str], text: str) -> str:
    """A w:r. `properties`: its looks without and with the East Asian hint."""
    return f"<w:r>{properties[is_ambiguous(text)]}{run_text(text)}</w:r>"


def runs(writing: Writing, spans: tuple[Span, ...], *, small: bool = False, toned: bool = True) -> str:
    """The runs of `spans`; `small` sets them in the small look, `toned=False` leaves links without theirs."""
    if len(spans) == 1 and spans[0].link is None:
        return _unlinked(writing, spans, small=small, linked=False)
    written = []
    for link, group in groupby(spans, key=_link):
        anchor = link[1:] if link and link[0] == "#" and link[1:] in writing.survey.ids else None
        inner = _unlinked(writing, tuple(group), small=small, linked=toned and anchor is not None)
        written.append(
            f'<w:hyperlink w:anchor="{bookmark_name(anchor)}" w:history="1">{inner}</w:hyperlink>' if anchor else inner
        )
    return "".join(written)


def _link(span: Span) -> str | None:
    return span.link


def _unlinked(writing: Writing, spans: tuple[Span, ...], *, small: bool, linked: bool) -> str:
    """Runs of equal look are joined, so that Word's search and spelling see whole sentences."""
    looks = writing.reference.run_looks
    written: list[str] = []
    text, last = "", None
    for span in spans:
        look = look_of(span, linked=linked, small=small)
        if look != last and text:
            written.append(run(looks[last], text) if last is not None else "")
            text = ""
        last = look
        text += f"\n{span.text}" if span.line_break else span.text
    if text and last is not None:
        written.append(run(looks[last], text))
    writing.length += sum(len(span.text) for span in spans)
    return "".join(written)
