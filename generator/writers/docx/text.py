"""Words into XML: escaping, the characters that XML forbids, and the marks that Word keeps as elements."""

from __future__ import annotations

from generator.regex import regex
from generator.word.xml import escaped

# Signs that Word sets in the Latin face unless the run says w:hint="eastAsia" (ISO 29500-1, 17.3.2.26): “ ” — … · ①
_AMBIGUOUS = "\u00b0\u00b1\u00b7\u00d7\u2014\u2018\u2019\u201c\u201d\u2026\u2030\u2103\u2460-\u2473\u25a0-\u25ff"
# XML 1.0, section 2.2, production 2.
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"

_AMBIGUOUS_SIGN = regex(f"[{_AMBIGUOUS}]")
_FORBIDDEN_SIGN = regex(f"[{_FORBIDDEN}]")
_special_in_run = regex(f"[&<>\n\r\t{_FORBIDDEN}{_AMBIGUOUS}]").search  # one test for nearly all words
_special_in_text = regex(f"[&<>\n\r\t{_FORBIDDEN}]").search  # and one for nearly all of the others
_special_in_attribute = regex(f'[&<>"\n\r\t{_FORBIDDEN}]').search
_BREAKS = regex("(\r\n|[\n\r\t])")
_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>", "\r\n": "<w:br/>"}


def _refuse_forbidden(text: str) -> None:
    found = _FORBIDDEN_SIGN.search(text)
    if found:
        around = text[max(0, found.start() - 12) : found.end() + 12]
        raise ValueError(f"XML forbids the character U+{ord(found.group()):04X} in {around!r}")


def escape(text: str) -> str:
    """`text` for an element or a double-quoted attribute. Raises ValueError on a character that XML forbids."""
    if not _special_in_attribute(text):
        return text
    _refuse_forbidden(text)
    text = escaped(text).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def escape_content(text: str) -> str:
    """`text` for the inside of an element, its quotation marks as they are. Raises ValueError as `escape` does."""
    _refuse_forbidden(text)
    return escaped(text)


def run(properties: tuple[str, str], text: str) -> str:
    """A w:r with `text`, which is not empty, unchanged. `properties`: w:rPr without and with the East Asian hint.

    Line ends and tabs become elements. Raises ValueError on a character that XML forbids, naming it and the words
    around.
    """
    if text[0] != " " != text[-1] and not _special_in_run(text):
        return f"<w:r>{properties[0]}<w:t>{text}</w:t></w:r>"
    hinted = properties[1] if _AMBIGUOUS_SIGN.search(text) else properties[0]
    if not _special_in_text(text):
        return f'<w:r>{hinted}<w:t xml:space="preserve">{text}</w:t></w:r>'
    _refuse_forbidden(text)
    pieces = (piece for piece in _BREAKS.split(escaped(text)) if piece)
    inner = "".join(_ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{piece}</w:t>' for piece in pieces)
    return f"<w:r>{hinted}{inner}</w:r>"
