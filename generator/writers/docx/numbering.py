"""Lists: the numbering behind each list style of reference.docx, and a document's own numbered lists."""

from __future__ import annotations

from collections.abc import Mapping

from generator.dataclass import dataclass
from generator.errors import TemplateError
from generator.message import message
from generator.writers.docx.namespaces import Xml, value, w
from generator.writers.docx.reference_styles import ancestry

NUMBERING_END = "</w:numbering>"


@dataclass(frozen=True, slots=True)
class ListNumbering:
    """The numbering of a list style: `number` its w:num, `abstract` the look behind it, `levels` how deep it goes."""

    number: int
    abstract: int
    levels: int


def read_lists(
    styles: Xml, numbering: Xml, found: Mapping[str, Xml], names: tuple[str, ...]
) -> dict[str, ListNumbering]:
    """The numbering of the list styles `names`. Raises TemplateError naming a style that has none."""
    abstract_of = {value(num, "numId"): value(num.find(w("abstractNumId"))) for num in numbering.iterfind(w("num"))}
    depth = {value(look, "abstractNumId"): len(look.findall(w("lvl"))) for look in numbering.iterfind(w("abstractNum"))}
    lists: dict[str, ListNumbering] = {}
    for name in names:
        numbers = (each.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}") for each in ancestry(styles, found[name]))
        number = value(next((each for each in numbers if each is not None), None))
        if not depth.get(abstract_of.get(number, "")):
            raise TemplateError(
                message("the style {name} of reference.docx has no numbering", name=name),
                hint=message("Give it a list format in Word"),
            )
        lists[name] = ListNumbering(int(number), int(abstract_of[number]), depth[abstract_of[number]])
    return lists


def keep_lists(numbering: Xml, lists: Mapping[str, ListNumbering]) -> None:
    """Removes the numberings that no used style needs."""
    abstracts, numbers = {str(look.abstract) for look in lists.values()}, {str(look.number) for look in lists.values()}
    for child in list(numbering):
        used = value(child, "abstractNumId") in abstracts or value(child, "numId") in numbers
        if child.tag not in (w("abstractNum"), w("num")) or not used:
            numbering.remove(child)


def restarted(number: int, look: ListNumbering, level: int) -> str:
    """A w:num called `number` that looks like `look` and begins at one on `level`."""
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{look.abstract}"/><w:lvlOverride w:ilvl="{level}">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
