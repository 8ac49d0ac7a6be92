"""Names of WordprocessingML (ECMA-376 part 1), transitional and strict alike, as the reader of .docx uses them."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)


def as_transitional(data: bytes) -> bytes:
    """A part with the namespaces of strict files (ISO/IEC 29500-1) as the transitional ones."""
    for strict, transitional in _TRANSITIONAL:
        data = data.replace(strict, transitional)
    return data


def local_name(element: etree._Element) -> str:
    """The tag without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: etree._Element | None, default: str = "") -> str:
    """The w:val of an element."""
    return default if element is None else element.get(f"{W}val", default)


def number(element: etree._Element | None, default: int) -> int:
    """The w:val of an element as an integer; `default` where there is none or it is no number."""
    text = value(element)
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 else default


def is_on(element: etree._Element | None) -> bool:
    """Whether a toggle property is set (ECMA-376 part 1, 17.17.4): there, and not switched off."""
    return element is not None and value(element, "1") not in ("0", "false", "off")
