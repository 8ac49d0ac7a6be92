"""Page numbers inside the text of a Word file: PAGEREF fields, which show a number and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.docx_rows import first_of
from generator.audit.read.finished import Foreign
from generator.dataclass import dataclass
from generator.regex import regex

_CODE = regex(r" ?PAGEREF (\w+) \\h ?")
_KIND = known.w("fldCharType")[0]
_ANCHOR = known.w("anchor")[0]


@dataclass(frozen=True, slots=True)
class PageField:
    """A field of a paragraph: its code, what it shows, the bookmark of the link before it in the paragraph or cell."""

    code: str
    shown: str
    linked: str

    @property
    def bookmark(self) -> str:
        found = _CODE.fullmatch(self.code)
        return found[1] if found else ""


def without_page_numbers(paragraph: etree._Element, linked: str) -> tuple[list[etree._Element], list[PageField], str]:
    """The children of a paragraph that carry words, its page fields and the bookmark of its last link; the tab before a
    field is layout. `linked`: that of the last link before, in the same cell."""
    kept: list[etree._Element] = []
    fields: list[PageField] = []
    inside: list[etree._Element] = []
    for child in paragraph:
        linked = child.get(_ANCHOR, "") if child.tag == known.HYPERLINK else linked
        mark = _mark(child)
        if mark == "begin" and not inside:
            if kept and _is_tab(kept[-1]):
                kept.pop()
            inside.append(child)
        elif inside:
            inside.append(child)
            if mark == "end":
                fields.append(PageField(_words(inside, known.FIELD_TEXT), _words(inside, known.T), linked))
                inside = []
        else:
            kept.append(child)
    return [*kept, *inside], fields, linked


def unsound(fields: Iterable[PageField], bookmarks: Sequence[str] | frozenset[str]) -> Iterator[Foreign]:
    """Fields that are no page numbers, show words, lead nowhere, or elsewhere than the link that they stand behind."""
    for each in fields:
        if not each.bookmark or each.bookmark not in bookmarks or each.linked != each.bookmark:
            yield Foreign("unexpected-markup", f"w:instrText {each.code.strip()}")
        if each.shown and not each.shown.isdecimal():
            yield Foreign("text-uncovered", each.shown)


def _mark(child: etree._Element) -> str:
    found = first_of(child, known.FIELD_CHAR) if child.tag == known.R else None
    return "" if found is None else found.get(_KIND, "")


def _is_tab(child: etree._Element) -> bool:
    return child.tag == known.R and [each.tag for each in child if each.tag not in known.SILENT] == [known.TAB]


def _words(runs: Iterable[etree._Element], tag: str) -> str:
    return "".join(each.text or "" for run in runs for each in run.iter(tag))
