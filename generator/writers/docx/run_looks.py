"""How a span looks: run properties, made once for every combination that a tree can hold."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import TypeAlias

from generator.documents.blocks import Span, SpanKind
from generator.writers.docx.styles import BLANK, LINK, SMALL_WORDS, SPAN_KINDS, STRONG

# (kind with a look of its own or None, strong, blank, linked, small) to (plain, with the East Asian hint).
Look: TypeAlias = "tuple[SpanKind | None, bool, bool, bool, bool]"
RunLooks: TypeAlias = Mapping[Look, tuple[str, str]]

_HINT = '<w:rFonts w:hint="eastAsia"/>'


def look_of(span: Span, *, linked: bool, small: bool) -> Look:
    """The key of `span` in RunLooks."""
    return (span.kind if span.kind in SPAN_KINDS else None, span.strong, span.blank, linked, small)


def _style(look: Look) -> str | None:
    """The one character style of a run; what is to be clicked or filled in comes before what is only tinted."""
    kind, strong, blank, linked, small = look
    ordered = ((linked, LINK), (blank, BLANK), (small, SMALL_WORDS), (kind, SPAN_KINDS.get(kind) if kind else None))
    return next((style for holds, style in ordered if holds), STRONG if strong else None)


def run_looks(ids: Mapping[str, str]) -> RunLooks:
    """Every look, for the style ids of a reference document."""

    def properties(look: Look, hint: str) -> str:
        style = _style(look)
        named = f'<w:rStyle w:val="{ids[style]}"/>' if style else ""
        # Bold in a style toggles (ISO 29500-1, 17.7.3): Strong in a bold heading would be light. Said here, it holds.
        bold = "<w:b/><w:bCs/>" if look[1] else ""
        return f"<w:rPr>{named}{hint}{bold}</w:rPr>" if named or hint or bold else ""

    flags = (False, True)
    looks = product((None, *SPAN_KINDS), flags, flags, flags, flags)
    return {look: (properties(look, ""), properties(look, _HINT)) for look in looks}
