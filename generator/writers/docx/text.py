"""Words into XML: escaping, the characters that XML forbids, and the marks that Word keeps as elements."""

from __future__ import annotations

import re

# What plain words never hold: markup, XML 1.0 forbidden characters (section 2.2, production 2), white space that
# Word keeps only as elements, and a blank that Word would drop at the edge of a run.
_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]|^\\s|\\s$|  ')
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ELEMENTS = re.compile("(\r\n|[\n\r\t])")
_ELEMENT_OF = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>", "\r\n": "<w:br/>"}

# Signs that Word sets in the Latin face unless the run says w:hint="eastAsia" (ISO 29500-1, 17.3.2.26).
_AMBIGUOUS = re.compile(
    "[\u00b0\u00b1\u00b7\u00d7\u2014\u2018\u2019\u201c\u201d\u2026\u2030\u2103\u2460-\u2473\u25a0-\u25ff]"
)


def _refuse_forbidden(text: str) -> None:
    found = _FORBIDDEN.search(text)
    if found:
        around = text[max(0, found.start() - 12) : found.end() + 12]
        raise ValueError(f"XML forbids the character U+{ord(found.group()):04X} in {around!r}")


def escape(text: str) -> str:
    """`text` for an element or a double-quoted attribute. Raises ValueError on a character that XML forbids."""
    if not _SPECIAL.search(text):
        return text
    _refuse_forbidden(text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def is_ambiguous(text: str) -> bool:
    """Whether `text` holds signs such as “ or — that need the East Asian hint to get the Chinese face."""
    return _AMBIGUOUS.search(text) is not None


def run_text(text: str) -> str:
    """What a w:r holds for `text`: w:t, line ends and tabs as elements. Raises ValueError as `escape` does."""
    if not _SPECIAL.search(text):
        return f"<w:t>{text}</w:t>"
    _refuse_forbidden(text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    pieces = _ELEMENTS.split(text)
    return "".join(_ELEMENT_OF.get(piece) or f'<w:t xml:space="preserve">{piece}</w:t>' for piece in pieces if piece)
