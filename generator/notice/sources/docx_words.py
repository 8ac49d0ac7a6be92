"""The words of one Word paragraph as a reader sees them with all tracked changes accepted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from lxml import etree

from generator.dataclass import dataclass
from generator.notice.sources.docx_fields import field_choice
from generator.notice.sources.docx_insets import INSETS
from generator.notice.sources.docx_styles import DocxStyles
from generator.notice.sources.docx_tokens import Break, DocxToken, FieldMark, Instruction, NoteReference, TextBox, Told
from generator.notice.sources.formulas import raised
from generator.word.names import W, is_on, local_name, number, value
from generator.word.symbols import shown
from generator.word.visible import LOOKS, is_dark, is_pale, is_unseen

_DELETED = frozenset(("Word.Deletion", "Word.Formatting"))  # of Word 2003, where a change is an annotation
_WHOLE = frozenset(("oMath", "object", "objectEmbed"))  # what INSETS tells of these is all there is to read
_MOVED = 6  # half-points up
_GONE = frozenset(
    (
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "delText",
        "delInstrText",
        "rt",
        "rubyPr",
        "tcPr",
    )
)


@dataclass(frozen=True, slots=True)
class ParagraphContext:
    """What a paragraph's surroundings say of how its words look: the styles, and whether its own strikes them out."""

    styles: DocxStyles
    struck: bool = False


def tokens(element: etree._Element, look: ParagraphContext) -> Iterator[DocxToken]:
    """The tokens of a paragraph or of anything inside it, in reading order."""
    for child in chosen_children(element):
        name = local_name(child)
        if name in _GONE or (name == "annotation" and child.get(f"{W}type") in _DELETED):
            continue
        make = _LEAVES.get(name)
        if name == "r":
            yield from _run(child, look)
        elif make is not None:
            yield from make(child)
        elif name == "txbxContent":
            yield TextBox(child)
        else:
            inset = INSETS.get(name)
            if inset is not None:
                yield from inset(child)
            if name not in _WHOLE:
                yield from tokens(child, look)


def chosen_children(element: etree._Element) -> Iterator[etree._Element]:
    """The children, of mc:AlternateContent those of the first choice (its fallback repeats the same words)."""
    if local_name(element) != "AlternateContent":
        yield from element
        return
    children = [child for child in element if local_name(child) in ("Choice", "Fallback")]
    if children:
        yield from children[0]


def _run(run: etree._Element, look: ParagraphContext) -> Iterator[DocxToken]:
    """The tokens of a run as it looks: none where it is hidden, struck words told, a raised figure as such."""
    properties = run.find(f"{W}rPr")
    inside = tokens(run, look)
    if properties is None:
        yield from _left_out("struck", inside) if look.struck else inside
        return
    if _has(properties, ("vanish",), _by_style(properties, look.styles.is_hidden)):
        return
    if _is_unseen(run, properties) or (_by_style(properties, look.styles.is_unseen) and not _is_on_dark(run)):
        yield from _left_out("unseen", inside)
    elif _has(properties, ("strike", "dstrike"), look.struck or _by_style(properties, look.styles.is_struck)):
        yield from _left_out("struck", inside)
    elif _is_raised(properties):
        yield from map(_raised, inside)
    else:
        yield from inside


def _by_style(properties: etree._Element, looks: Callable[[str], bool]) -> bool:
    """Whether the style that the run names looks so."""
    style = value(properties.find(f"{W}rStyle"))
    return bool(style) and looks(style)


def _has(properties: etree._Element, names: tuple[str, ...], otherwise: bool) -> bool:
    """Whether the run has one of these toggles itself, or else by its style or paragraph."""
    own = [each for name in names for each in properties.iterchildren(f"{W}{name}")]
    return any(map(is_on, own)) if own else otherwise


def _raised(token: DocxToken) -> DocxToken:
    return raised(token) if isinstance(token, str) and token.isdecimal() else token


def _is_raised(properties: etree._Element) -> bool:
    """Whether a run stands above the line: as such, or small and moved up by hand."""
    if value(properties.find(f"{W}vertAlign")) == "superscript":
        return True
    return number(properties.find(f"{W}position"), 0) >= _MOVED and properties.find(f"{W}sz") is not None


def _is_unseen(run: etree._Element, properties: etree._Element) -> bool:
    """Whether nobody sees the words of a run; white ones show where a cell, paragraph, table or box is dark."""
    if not any(child.tag in LOOKS for child in properties):
        return False
    said = {str(each.tag): each for each in properties}
    if not is_unseen(said):
        return False
    return not (is_pale(said) and _is_on_dark(run))


def _is_on_dark(run: etree._Element) -> bool:
    return any(map(_may_be_dark, run.iterancestors(f"{W}p", f"{W}tc", f"{W}tbl", f"{W}txbxContent")))


def _may_be_dark(around: etree._Element) -> bool:
    name = local_name(around)
    if name == "tbl":
        return around.find(f"{W}tblPr/{W}tblStyle") is not None or is_dark(around.find(f"{W}tblPr/{W}shd"))
    return name == "txbxContent" or is_dark(around.find(f"{W}{name}Pr/{W}shd"))


def _left_out(why: Literal["struck", "unseen"], inside: Iterable[DocxToken]) -> Iterator[DocxToken]:
    """Of a run that is struck or not seen only that it is one, and the ends of fields."""
    kept = list(inside)
    text = "".join(each for each in kept if isinstance(each, str)).strip()
    if text:
        yield Told(why, text)
    yield from (each for each in kept if isinstance(each, FieldMark))


def _text(element: etree._Element) -> Iterator[DocxToken]:
    yield (element.text or "").replace("\n", " ")


def _symbol(element: etree._Element) -> Iterator[DocxToken]:
    code = element.get(f"{W}char", "")
    try:
        point = int(code, 16)
    except ValueError:
        return
    if 0x20 <= point <= 0xFFFF and not 0xD800 <= point < 0xE000:
        # What no font is known for stays a private-use glyph, and is reported.
        yield shown(point, element.get(f"{W}font", "")) or chr(point)


def _break(element: etree._Element) -> Iterator[DocxToken]:
    if element.get(f"{W}type", "textWrapping") == "textWrapping":
        yield Break()


def _instruction(element: etree._Element) -> Iterator[DocxToken]:
    yield Instruction(element.text or "")


def _field(element: etree._Element) -> Iterator[DocxToken]:
    yield FieldMark(element.get(f"{W}fldCharType", ""), field_choice(element))


def _note(part: str) -> Callable[[etree._Element], Iterator[DocxToken]]:
    def make(element: etree._Element) -> Iterator[DocxToken]:
        yield NoteReference(part, element.get(f"{W}id", ""))

    return make


def _always(text: str) -> Callable[[etree._Element], Iterator[DocxToken]]:
    def make(_: etree._Element) -> Iterator[DocxToken]:
        yield text

    return make


_LEAVES: Mapping[str, Callable[[etree._Element], Iterator[DocxToken]]] = {
    "t": _text,
    "tab": _always(" "),
    "ptab": _always(" "),
    "noBreakHyphen": _always("-"),
    "softHyphen": _always(""),
    "sym": _symbol,
    "instrText": _instruction,
    "fldChar": _field,
    "br": _break,
    "cr": _break,
    "footnoteReference": _note("footnotes"),
    "endnoteReference": _note("endnotes"),
}
