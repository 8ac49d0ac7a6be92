"""The words of one Word paragraph as a reader sees them with all tracked changes accepted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.notice.sources.docx_names import W, is_on, local_name, value

# Symbols of Wingdings and Symbol that documents use as signs; the rest stay private-use glyphs and are reported.
_SYMBOLS = {
    0xB7: "•", 0xA8: "□", 0x6F: "□", 0xFE: "☑", 0x52: "☑", 0xFC: "✓", 0xFB: "✗", 0x6C: "●", 0x6E: "■", 0x75: "◆",
    0xD8: "➢", 0xA7: "▪", 0xE0: "→", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB1: "±",
}  # fmt: skip
_GONE = frozenset(
    (
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "instrText",
        "delText",
        "delInstrText",
        "rt",
        "rubyPr",
        "tcPr",
    )
)


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Box:
    """A text box anchored here; its content is block level."""

    content: etree._Element


@dataclass(frozen=True, slots=True)
class Note:
    """A reference to a footnote or endnote: the part ("footnotes", "endnotes") and the id."""

    part: str
    note_id: str


Token = str | Break | Box | Note


def tokens(element: etree._Element, hidden_style: Callable[[str], bool]) -> Iterator[Token]:
    """The tokens of a paragraph or of anything inside it, in reading order."""
    for child in chosen_children(element):
        name = local_name(child)
        if name in _GONE:
            continue
        if name == "r" and _is_hidden(child, hidden_style):
            continue
        make = _LEAVES.get(name)
        if make is not None:
            yield from make(child)
        elif name == "txbxContent":
            yield Box(child)
        else:
            yield from tokens(child, hidden_style)


def chosen_children(element: etree._Element) -> Iterator[etree._Element]:
    """The children, of mc:AlternateContent those of the first choice (its fallback repeats the same words)."""
    if local_name(element) != "AlternateContent":
        yield from element
        return
    children = [child for child in element if local_name(child) in ("Choice", "Fallback")]
    if children:
        yield from children[0]


def _is_hidden(run: etree._Element, hidden_style: Callable[[str], bool]) -> bool:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    vanish = properties.find(f"{W}vanish")
    if vanish is not None:
        return is_on(vanish)
    style = value(properties.find(f"{W}rStyle"))
    return bool(style) and hidden_style(style)


def _text(element: etree._Element) -> Iterator[Token]:
    yield (element.text or "").replace("\n", " ")


def _symbol(element: etree._Element) -> Iterator[Token]:
    code = element.get(f"{W}char", "")
    try:
        point = int(code, 16)
    except ValueError:
        return
    if 0x20 <= point <= 0xFFFF and not 0xD800 <= point < 0xE000:
        yield _SYMBOLS.get(point & 0xFF, chr(point)) if point >= 0xF000 or point < 0x100 else chr(point)


def _break(element: etree._Element) -> Iterator[Token]:
    if element.get(f"{W}type", "textWrapping") == "textWrapping":
        yield Break()


def _note(part: str) -> Callable[[etree._Element], Iterator[Token]]:
    def make(element: etree._Element) -> Iterator[Token]:
        yield Note(part, element.get(f"{W}id", ""))

    return make


def _always(text: str) -> Callable[[etree._Element], Iterator[Token]]:
    def make(_: etree._Element) -> Iterator[Token]:
        yield text

    return make


_LEAVES: Mapping[str, Callable[[etree._Element], Iterator[Token]]] = {
    "t": _text,
    "tab": _always(" "),
    "ptab": _always(" "),
    "noBreakHyphen": _always("-"),
    "softHyphen": _always(""),
    "sym": _symbol,
    "br": _break,
    "cr": _break,
    "footnoteReference": _note("footnotes"),
    "endnoteReference": _note("endnotes"),
}
