"""What paragraph styles say that a reader of the text needs: lists, tables of contents, hidden words."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from lxml import etree

from generator.dataclass import dataclass
from generator.notice.sources.docx_numbering import Numbered
from generator.word.names import W, is_on, number, value
from generator.word.visible import is_unseen

_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name, the one it is based on, the list it puts paragraphs in, how its words show."""

    name: str
    base: str
    list_id: str | None
    level: int | None
    hidden: bool | None
    struck: bool | None
    unseen: bool | None = None


@dataclass(frozen=True, slots=True)
class DocxStyles:
    """The styles of a document by id, and the list ids of its numbering styles."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    usual: str = ""

    def numbered(self, style: str) -> Numbered | None:
        """The list of a style or of those it is based on; list 0 takes it away."""
        chain = list(self._chain(style))
        list_id = next((each.list_id for each in chain if each.list_id is not None), None)
        if list_id is None or list_id == "0":
            return None
        return Numbered(list_id, next((each.level for each in chain if each.level is not None), None))

    def is_contents(self, style: str) -> bool:
        """Whether the style is that of a line in a table of contents (toc 1 … toc 9)."""
        return any(each.name.lower().startswith("toc ") for each in self._chain(style))

    def is_hidden(self, style: str) -> bool:
        """Whether words in the style do not show."""
        return next((each.hidden for each in self._chain(style) if each.hidden is not None), False)

    def is_struck(self, style: str) -> bool:
        """Whether words in the style are struck out."""
        return next((each.struck for each in self._chain(style) if each.struck is not None), False)

    def is_unseen(self, style: str) -> bool:
        """Whether nobody sees words in the style: white ones, tiny ones."""
        return next((each.unseen for each in self._chain(style) if each.unseen is not None), False)

    def _chain(self, style: str) -> Iterator[Style]:
        name = style or self.usual
        for _ in range(_LONGEST_CHAIN):
            found = self.by_id.get(name)
            if found is None:
                return
            yield found
            name = found.base


def styles(root: etree._Element | None) -> DocxStyles:
    """The styles of styles.xml."""
    by_id: dict[str, Style] = {}
    lists: dict[str, str] = {}
    usual = ""
    for element in () if root is None else root.iterchildren(f"{W}style"):
        name = element.get(f"{W}styleId", "")
        by_id[name] = _style(element)
        kind = element.get(f"{W}type")
        if kind == "numbering":
            lists[name] = by_id[name].list_id or ""
        if kind == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
            usual = name
    return DocxStyles(by_id, lists, usual)


def _style(element: etree._Element) -> Style:
    asked = element.find(f"{W}pPr/{W}numPr")
    list_id = None if asked is None else asked.find(f"{W}numId")
    level = None if asked is None else asked.find(f"{W}ilvl")
    vanish = element.find(f"{W}rPr/{W}vanish")
    strikes = [each for name in ("strike", "dstrike") for each in element.iterfind(f"{W}rPr/{W}{name}")]
    return Style(
        name=value(element.find(f"{W}name")),
        base=value(element.find(f"{W}basedOn")),
        list_id=None if list_id is None else value(list_id),
        level=None if level is None else number(level, 0),
        hidden=None if vanish is None else is_on(vanish),
        struck=any(map(is_on, strikes)) if strikes else None,
        unseen=is_unseen({str(each.tag): each for each in element.iterfind(f"{W}rPr/*")}),
    )
