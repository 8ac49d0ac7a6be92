"""What all finished files of one set of looks share, as plain values: whoever reads files back can compare."""

from __future__ import annotations

import zlib
from types import SimpleNamespace

from markupsafe import Markup

from generator.writers.html.page import is_read
from generator.writers.html.shell import DEFINITION, WORD_FILE
from generator.writers.write import OutputStyles


def word_parts(styles: OutputStyles, *, form: bool) -> dict[str, str]:
    """The members that every Word file has alike, by name; those of a form with data where `form`."""
    members = {member.name: member.data for member in styles.reference.members}
    if form:
        members |= {name: member.data for name, member in styles.reference.form_members.items()}
    return {name: _inflated(data) for name, data in members.items()}


def word_numbering(styles: OutputStyles) -> str:
    """The numbering part up to the lists that a document has of its own."""
    return _inflated(styles.reference.numbering.data)


def word_frames(styles: OutputStyles) -> tuple[tuple[str, str], tuple[str, str]]:
    """Of header and footer what stands before and behind a document's own line."""
    header, footer = styles.reference.header, styles.reference.footer
    return (header.start, header.end), (footer.start, footer.end)


def word_sections(
    styles: OutputStyles, margins: tuple[int, int, int, int] | None, *, landscape: bool
) -> frozenset[str]:
    """The properties of the section of a document with such `margins`, with a cover and without."""
    upright = styles.reference.page.with_margins(margins)
    page = upright.turned() if landscape else upright
    return frozenset(page.section(cover=cover) for cover in (False, True))


def _inflated(data: bytes) -> str:
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data).decode()


def page_shell(styles: OutputStyles, document: SimpleNamespace, up: str, slot: str, *, skip: bool, links: int) -> str:
    """A page with `slot` for each piece of its own: skip link, links, body, footer and, in a form, its data.

    document: what page.html.j2 asks of a document, by the same names.
    """
    mark = Markup(slot)  # noqa: S704 - a character that nobody types
    return styles.shell.render(
        document=document,
        up=up,
        skip=mark if skip else None,
        links=[mark] * links,
        body=mark,
        footer=mark,
        data=dict.fromkeys((DEFINITION, WORD_FILE), mark) if document.form else {},
        reads=is_read(document.kind, form=document.form),
    )
