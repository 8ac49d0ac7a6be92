"""How a span looks: run properties, made once for every combination that a tree can hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from generator.documents.blocks import Span, SpanKind
from generator.writers.docx.styles import BLANK, LINK, SMALL_WORDS, SPAN_KINDS, STRONG

# By the number of a look: run properties (plain, with the East Asian hint).
RunLooks: TypeAlias = "tuple[tuple[str, str], ...]"

_LOOKS = 7
STRONG_LOOK, BLANK_LOOK, LINKED_LOOK, SMALL_LOOK, EXAMPLE_LOOK, GONE_LOOK, COME_LOOK = (
    1 << bit for bit in range(_LOOKS)
)
_EXAMPLE = SpanKind.EXAMPLE  # looked up for every span of a document
_HINT = '<w:rFonts w:hint="eastAsia"/>'

# The one character style of a run: what is to be clicked or filled in comes before what is only tinted.
_STYLES = (
    (LINKED_LOOK, LINK),
    (BLANK_LOOK, BLANK),
    (SMALL_LOOK, SMALL_WORDS),
    (EXAMPLE_LOOK, SPAN_KINDS[SpanKind.EXAMPLE]),
    (STRONG_LOOK, STRONG),
)
# Words that a revision takes out are struck, those that it brings underlined: seen without colour, too.
_CHANGES = {"gone": GONE_LOOK, "come": COME_LOOK}


def look_of(span: Span, around: int) -> int:
    """The number of the look of `span`; `around`: what holds for all spans of the paragraph."""
    look = around
    if span.strong:
        look |= STRONG_LOOK
    if span.blank:
        look |= BLANK_LOOK
    if span.kind is _EXAMPLE:
        look |= EXAMPLE_LOOK
    if span.change:
        look |= _CHANGES[span.change]
    return look


def run_looks(ids: Mapping[str, str]) -> RunLooks:
    """Every look, for the style ids of a reference document."""
    looks = range(1 << _LOOKS)
    return tuple((_properties(look, ids, ""), _properties(look, ids, _HINT)) for look in looks)


def _properties(look: int, ids: Mapping[str, str], hint: str) -> str:
    style = next((name for flag, name in _STYLES if look & flag), None)
    named = f'<w:rStyle w:val="{ids[style]}"/>' if style else ""
    # Bold in a style toggles (ISO 29500-1, 17.7.3): Strong in a bold heading would be light. Said here, it holds.
    bold = "<w:b/><w:bCs/>" if look & (STRONG_LOOK | GONE_LOOK | COME_LOOK) else ""
    struck = "<w:strike/>" if look & GONE_LOOK else ""
    lined = '<w:u w:val="single"/>' if look & COME_LOOK else ""
    properties = f"{named}{hint}{bold}{struck}{lined}"
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def named_look(style: str) -> tuple[str, str]:
    """The look of a run in the character style with the id `style`, plain and with the East Asian hint."""
    named = f'<w:rStyle w:val="{style}"/>'
    return f"<w:rPr>{named}</w:rPr>", f"<w:rPr>{named}{_HINT}</w:rPr>"
