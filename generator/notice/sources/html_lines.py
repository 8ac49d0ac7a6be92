"""A page as lines in reading order, each with how much of it is links and where on the page it stands."""

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from generator.dataclass import dataclass
from generator.notice.sources.docx_numerals import number_text
from generator.notice.sources.formulas import formula_text, raised
from generator.notice.sources.html_styles import NO_STYLES, PageStyles, hides_itself, is_white
from generator.notice.sources.table_rows import row_lines
from generator.notice.sources.tidy import tidy
from generator.regex import regex

_GONE = frozenset(
    word
    for words in (
        "head script style noscript template svg canvas audio video map nav aside",
        "button input select textarea option datalist dialog rt rp",
    )
    for word in words.split()
)
_BLOCKS = frozenset(
    word
    for words in (
        "html body div p section article main header footer h1 h2 h3 h4 h5 h6 ul ol li dl dt dd form figure figcaption",
        "table thead tbody tfoot tr td th caption pre blockquote center address fieldset legend hr details summary",
    )
    for word in words.split()
)
_NOTE_MARK = regex(r"\s*[\[［【〔(（]\s*\d{1,3}\s*[\]］】〕)）]\s*")  # raised: of a footnote, no figure
_TYPED = frozenset(("", "text", "number", "tel"))  # kinds of fields that show what is typed in
# White space that a page breaks its source lines with; a browser shows none between two Chinese signs, or should not.
_WRAP = regex(r"[ \t\r\n\f]*[\r\n][ \t\r\n\f]*")
_SPACE = regex(r"[ \t\r\n\f]+")
_CHINESE = regex(r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…]")
_LIST_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NO_NUMBER = regex(r"list-style[^;]*:[^;]*none")
_HAN_LIST = regex(r"list-style[^;]*:[^;]*(?:cjk-ideographic|simp-chinese-informal|cjk-decimal)")


# What stands on a page and is no text: a picture by its address, another file shown inside the page.
_PICTURE_KEYS = ("src", "data-src")
_OTHER_FILES = regex(r"\.(?:pdf|docx?|wps|ofd|xlsx?)\b", re.IGNORECASE)
_SMALL = 40  # pixels; a smaller picture is an icon
_INSET = frozenset(("iframe", "object", "embed"))


NoteKind = Literal["struck", "formula", "picture", "file", "unseen"]


@dataclass(frozen=True, slots=True)
class PageNote:
    """Something on a page that the lines do not hold as it shows: its kind, its words or address, its blocks."""

    kind: NoteKind
    words: str
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its text, how many of its signs are links, the blocks it stands in from the page inwards.

    `heading` is the level of the h1 … h6 around it, 0 for none; `in_table` says that it is a row of a table.
    """

    text: str
    linked: int
    blocks: tuple[int, ...]
    heading: int = 0
    in_table: bool = False

    @property
    def free(self) -> int:
        """How many signs are no link."""
        return len(self.text) - self.linked


def page_lines(
    root: etree._Element, styles: PageStyles = NO_STYLES
) -> tuple[tuple[PageLine, ...], tuple[PageNote, ...]]:
    """The lines of a page and the notes on it; `styles`: what they do to its words."""
    walk = _Walk(styles)
    lines = tuple(line for line in walk.block(root, (), 0) if line.text)
    return lines, tuple(walk.notes)


class _Walk:
    """The walk over a page; blocks are counted so that a line can name those it stands in."""

    def __init__(self, styles: PageStyles) -> None:
        self.notes: list[PageNote] = []
        self._styles = styles
        self._blocks = 0
        self._parts: list[str] = []
        self._linked = 0
        self._lists: dict[etree._Element, int] = {}

    def block(self, element: etree._Element, blocks: tuple[int, ...], heading: int) -> Iterator[PageLine]:
        """The lines of a block element."""
        self._blocks += 1
        name = _name(element)
        inside = (*blocks, self._blocks)
        heading = int(name[1]) if re.fullmatch(r"h[1-6]", name) else heading
        if name == "tr":
            yield from self._row(element, inside)
            return
        if name == "li":
            self._parts.append(self._item_number(element))
        yield from self._inline(element, inside, heading, linked=False, kept=name == "pre")
        yield self._line(inside, heading)

    def _item_number(self, item: etree._Element) -> str:
        parent = item.getparent()
        if parent is None or _name(parent) != "ol":
            return ""
        if self._lists.get(parent) is None:
            self._lists[parent] = _whole(parent.get("start"), 1) - 1
        self._lists[parent] = _whole(item.get("value"), self._lists[parent] + 1)
        return _numbered(self._lists[parent], parent)

    def _inline(
        self, element: etree._Element, blocks: tuple[int, ...], heading: int, *, linked: bool, kept: bool
    ) -> Iterator[PageLine]:
        yield from self._words(element.text, blocks, heading, linked=linked, kept=kept)
        for child in element:
            name = _name(child)
            if not name or self._is_unseen(child, name) or self._is_noted(child, blocks):
                pass
            elif name == "br":
                yield self._line(blocks, heading)
            elif name in _BLOCKS:
                yield self._line(blocks, heading)
                yield from self.block(child, blocks, heading)
            else:
                yield from self._inline(child, blocks, heading, linked=linked or name == "a", kept=kept)
            yield from self._words(child.tail, blocks, heading, linked=linked, kept=kept)

    def _is_unseen(self, element: etree._Element, name: str) -> bool:
        """Whether nobody sees an element. A block that styles hide may be shown by a script: it is read."""
        if name in ("input", "select"):
            self._parts.append(_filled_in(element, name))
        return name in _GONE or hides_itself(element) or (name not in _BLOCKS and self._styles.hides(element))

    def _is_noted(self, element: etree._Element, blocks: tuple[int, ...]) -> bool:
        """Whether an element is told, not walked over; a formula and a raised figure leave their words in the line."""
        name = _name(element)
        if self._is_left_out(element, blocks):
            return True
        if name == "math":
            self._parts.append(formula_text(element))
            self._note("formula", self._parts[-1], blocks)
            return True
        if name == "sup" and (power := "".join(element.itertext()).strip()).isdecimal():
            self._parts.append(raised(power))
            return True
        if name == "sup" and _NOTE_MARK.fullmatch(power):
            return True
        return self._is_inset(name, element, blocks)

    def _is_left_out(self, element: etree._Element, blocks: tuple[int, ...]) -> bool:
        """The same of struck words and of white ones, which leave nothing."""
        struck = self._styles.strikes(element)
        if struck or is_white(element):
            self._note("struck" if struck else "unseen", "".join("".join(element.itertext()).split()), blocks)
            return True
        return False

    def _is_inset(self, name: str, element: etree._Element, blocks: tuple[int, ...]) -> bool:
        """The same of a picture or another file set into the page."""
        if name == "img" and not _is_small(element):
            self._note("picture", next((element.get(key, "") for key in _PICTURE_KEYS if element.get(key)), ""), blocks)
        if name in _INSET:
            address = element.get("src") or element.get("data") or ""
            self._note("file", address if _OTHER_FILES.search(address) else "", blocks)
        return name == "img" or name in _INSET

    def _note(self, kind: NoteKind, words: str, blocks: tuple[int, ...]) -> None:
        if words:
            self.notes.append(PageNote(kind, words, blocks))

    def _words(
        self, text: str | None, blocks: tuple[int, ...], heading: int, *, linked: bool, kept: bool
    ) -> Iterator[PageLine]:
        if not text:
            return
        first, *others = re.split(r"\r\n|\r|\n", text) if kept else [text]
        for number, part in enumerate([first, *others]):
            if number:
                yield self._line(blocks, heading)
            self._parts.append(part)
            self._linked += len("".join(part.split())) if linked else 0

    def _line(self, blocks: tuple[int, ...], heading: int, *, in_table: bool = False) -> PageLine:
        text = _as_shown("".join(self._parts))
        line = PageLine(text, min(self._linked, len(text)), blocks, heading, in_table)
        self._parts, self._linked = [], 0
        return line

    def _row(self, element: etree._Element, blocks: tuple[int, ...]) -> Iterator[PageLine]:
        """A row: its short cells on one line, cells with text of their own (tables for layout) line by line."""
        yield self._line(blocks, 0)
        cells = [child for child in element if _name(child) in ("td", "th") and not hides_itself(child)]
        cells = [cell for cell in cells if not self._is_noted(cell, blocks)]
        inside = [[line for line in self.block(cell, blocks, 0) if line.text] for cell in cells]
        texts = list(row_lines([[line.text for line in cell] for cell in inside]))
        flat = [line for cell in inside for line in cell]
        if texts == [line.text for line in flat]:
            yield from flat
            return
        linked = sum(line.linked for line in flat) / max(1, sum(len(line.text) for line in flat))
        for text in texts:
            yield PageLine(text, round(linked * len(text)), blocks, 0, in_table=True)


def _name(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _is_small(picture: etree._Element) -> bool:
    return any(_whole(picture.get(side, "").removesuffix("px"), _SMALL + 1) <= _SMALL for side in ("width", "height"))


def _filled_in(element: etree._Element, name: str) -> str:
    """What a field of the page shows that is filled in or chosen already."""
    if name == "input":
        return element.get("value", "") if element.get("type", "").lower() in _TYPED else ""
    entries = list(element.iter("option"))
    chosen = [each for each in entries if "selected" in each.attrib] or entries[:1]
    return "".join("".join(each.itertext()) for each in chosen).strip()


def _as_shown(text: str) -> str:
    """White space as a browser shows it, and none where a source line was broken between two Chinese signs."""
    if "\n" in text or "\r" in text:
        text = _WRAP.sub(lambda wrap: _between(wrap.string, wrap.start() - 1, wrap.end()), text)
    return tidy(_SPACE.sub(" ", text))


def _between(text: str, left: int, right: int) -> str:
    return "" if left >= 0 and _CHINESE.match(text, left) and _CHINESE.match(text, right) else " "


def _numbered(number: int, parent: etree._Element) -> str:
    """The number of an item of an ordered list, as a browser shows it."""
    style = parent.get("style", "")
    if _NO_NUMBER.search(style):
        return ""
    if _HAN_LIST.search(style):
        return f"{number_text(number, 'chineseCountingThousand')}、"
    return f"{number_text(number, _LIST_FORMS.get(parent.get('type', '1'), 'decimal'))}. "


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
