"""What every block of the markup is read with: attributes, choices, white space, errors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

from generator.dataclass import dataclass
from generator.documents.blocks import Formats, Span
from generator.message import Message, message
from generator.regex import regex

PARAGRAPH_STYLES = frozenset(
    (
        "",
        "plain",
        "lead",
        "small",
        "center",
        "right",
        "source",
        "cover-title",
        "cover-line",
        "cover-foot",
        "label",
        "sign",
        "part",
        "scan",
        "basis",
        "opinion",
        "how-to",
    )
)
_LIST_STYLES = frozenset(("number", "bullet", "tick", "plain", "fine"))
# element -> its style where none is said, and those it can have; other elements have those of paragraphs
_STYLES = {
    "ul": ("bullet", _LIST_STYLES),
    "ol": ("number", _LIST_STYLES),
    "table": ("data", frozenset(("data", "card", "grid", "list", "matrix"))),
    "note": ("info", frozenset(("info", "warning", "draft", "quote"))),
    "section": ("", frozenset(("", "card", "cover", "fold"))),
}
_ALIGNMENTS = frozenset(("left", "center", "right"))
_HEIGHTS = frozenset(("", "roomy", "tall", "page"))
_FORMATS = {str(member): member for member in Formats}
# element -> the attributes it knows
_HEADING = frozenset(("id", "only", "place"))
_LIST = frozenset(("style", "only", "place"))
_CELL = frozenset(("colspan", "rowspan", "align", "scope", "place", "style", "for"))
_NUMBERED = frozenset(("n",))
_NONE: frozenset[str] = frozenset()
_ATTRIBUTES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4"), _HEADING),
    **dict.fromkeys(("ul", "ol", "note"), _LIST),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(("v", "blocks", "control"), _NUMBERED),
    **dict.fromkeys(("cols", "thead", "tbody", "b", "br", "blank"), _NONE),
    "p": frozenset(("id", "style", "only", "for", "place")),
    "li": frozenset(("place",)),
    "table": frozenset(("id", "name", "style", "only")),
    "caption": frozenset(("hidden",)),
    "col": frozenset(("width", "key")),
    "tr": frozenset(("id", "height", "name")),
    "section": frozenset(("id", "style", "only", "place")),
    **dict.fromkeys(("contents", "pagebreak"), frozenset(("only",))),
    "a": frozenset(("to", "page")),
    "pageof": frozenset(("to",)),
    "meta": frozenset(("name",)),
}
_ID = regex(r"[a-z][a-z0-9-]*\Z")
_IDENTIFIERS = frozenset(("id", "for", "name"))
_LAYOUT = regex(r"[ \t]*[\r\n][ \t\r\n]*")
_SPACE = regex(r"[ \t]+")


class MarkupError(ValueError):
    """Markup outside the closed set: `problem` says what was found, `line` is the line of markup with its `element`."""

    def __init__(self, problem: Message, element: Element | None = None) -> None:
        super().__init__(str(problem))
        self.problem = problem
        self.element = element
        self.line = ""


def unknown(element: Element) -> MarkupError:
    return MarkupError(
        message("unknown element <{tag}>; docs/blocks.md lists those there are", tag=element.tag), element
    )


def check_no_text(text: str | None, element: Element) -> None:
    """Refuses words that stand beside the blocks of a container."""
    if text and not text.isspace():
        raise MarkupError(message("text outside a paragraph: {text!r}", text=text.strip()[:30]), element)


def is_layout(text: str | None) -> bool:
    """Whether there is nothing but white space, which vanishes at both ends of a statement."""
    return text is None or text.isspace()


@lru_cache(maxsize=4096)
def fold_space(text: str) -> str:
    """A line break of the template and the indentation around it are layout: they vanish. Other space is one space."""
    return _SPACE.sub(" ", _LAYOUT.sub("", text))


@lru_cache(maxsize=4096)
def frame(text: str, strong: bool = False, link: str | None = None) -> Span | None:
    """The span of words that a template writes itself; None where they are layout alone.

    Remembered, as the same few words of the templates stand around all values.
    """
    folded = fold_space(text)
    return Span(folded, strong=strong, link=link) if folded else None


@lru_cache(maxsize=4096)
def frame_alone(text: str) -> tuple[Span, ...]:
    """The spans of a statement that a template writes itself."""
    words = fold_space(text).strip()
    return (Span(words),) if words else ()


@dataclass(frozen=True, slots=True)
class Start:
    """What the start tag of an element says; an attribute that it does not have holds what stands for it."""

    id: str | None
    name: str | None
    place: str | None
    style: str
    formats: Formats
    label_for: str | None
    columns: int
    rows: int
    align: str
    scope: str | None
    height: str


def start_of(element: Element) -> Start:
    """The start tag of `element`, read. Raises MarkupError for what the element does not know."""
    try:
        return _start(element.tag, *element.items())
    except MarkupError as error:
        error.element = element
        raise


@lru_cache(maxsize=4096)
def _start(tag: str, *attributes: tuple[str, str]) -> Start:
    """Remembered: most elements begin like many others."""
    given = dict(attributes)
    _check(tag, given)
    default, styles = _STYLES.get(tag, ("", PARAGRAPH_STYLES))
    return Start(
        id=given.get("id"),
        name=given.get("name"),
        place=given.get("place"),
        style=_choice(tag, given, "style", styles, default),
        formats=_formats(given.get("only", "both")),
        label_for=given.get("for"),
        columns=_number(given.get("colspan"), "colspan"),
        rows=_number(given.get("rowspan"), "rowspan"),
        align=_choice(tag, given, "align", _ALIGNMENTS, "left"),
        scope=given.get("scope"),
        height=_choice(tag, given, "height", _HEIGHTS, ""),
    )


def check_attributes(element: Element) -> None:
    """Refuses what the element does not know, where nothing else of its start tag is needed."""
    start_of(element)


def _check(tag: str, given: Mapping[str, str]) -> None:
    """Refuses an attribute that the element does not know, and an id or name that is no identifier."""
    for name, value in given.items():
        if name not in _ATTRIBUTES[tag]:
            raise MarkupError(message("unknown attribute {name} of <{tag}>", name=name, tag=tag))
        if name in _IDENTIFIERS and not _ID.match(value):
            raise MarkupError(message("{name}={value!r} is no identifier", name=name, value=value))


def number_of(element: Element, name: str, least: int = 1) -> int:
    """A whole number of at least `least`; left out it is `least`."""
    try:
        return _number(element.get(name), name, least)
    except MarkupError as error:
        error.element = element
        raise


def _number(text: str | None, name: str, least: int = 1) -> int:
    if text is None:
        return least
    if not text.isdecimal() or int(text) < least:
        raise MarkupError(message("{name}={value!r} is no whole number", name=name, value=text))
    return int(text)


def _formats(only: str) -> Formats:
    if only not in _FORMATS:
        raise MarkupError(message("only={only!r}: html or docx", only=only))
    return _FORMATS[only]


def _choice(tag: str, given: Mapping[str, str], name: str, allowed: frozenset[str], default: str) -> str:
    value = given.get(name, default)
    if value not in allowed:
        choices = ", ".join(sorted(filter(None, allowed)))
        raise MarkupError(
            message("{name}={value!r} of <{tag}>: one of {choices}", name=name, value=value, tag=tag, choices=choices)
        )
    return value
