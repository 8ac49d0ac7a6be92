"""What makes a Word form come back: its data part, the bindings of its controls to it, and how controls are built.

The OOXML validator lets pass what stands here: two controls of one number, a binding that leads nowhere, properties
out of order, a cell that ends without a paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.docx_rows import first_of
from generator.audit.read.finished import Binding, Foreign, FormData, UnreadableFileError
from generator.audit.read.word_package import parse_part
from generator.dataclass import dataclass
from generator.message import message
from generator.regex import regex

_CODE = "control-damaged"
_NAMESPACE = "urn:policydocs:form:1"
_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
# CT_SdtPr as the OOXML validator and wml.xsd both accept it; the kind of control comes last.
_ORDER = known.words("rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex")
_PLACES = {name: place for place, name in enumerate(_ORDER)}
PASTE_PLACE = ("stamped-page", "盖章页扫描件")  # tag and title of the control for a picture of the stamped page
SEAL = regex(r"[（(]\s*盖章\s*[）)]")
_ID, _TAG, _ALIAS, _GROUP, _BINDING = known.w("id", "tag", "alias", "group", "dataBinding")


@dataclass(frozen=True, slots=True)
class Control:
    """A content control, with its properties as they stand, and the first of each name."""

    element: etree._Element
    names: tuple[str, ...]
    properties: Mapping[str, etree._Element]

    @classmethod
    def of(cls, element: etree._Element) -> Control:
        found = first_of(element, known.SDT_PR)
        properties = () if found is None else tuple(found)
        names = tuple([str(each.tag) for each in properties])
        return cls(element, names, dict(zip(reversed(names), reversed(properties), strict=True)))

    @property
    def is_group(self) -> bool:
        return _GROUP in self.properties

    def value(self, name: str) -> str:
        found = self.properties.get(name)
        return "" if found is None else found.get(known.VAL, "")


def controls_of(root: etree._Element) -> tuple[Control, ...]:
    """The controls of a body in their order."""
    return tuple([Control.of(each) for each in root.iter(known.SDT)])


def structure(root: etree._Element, controls: Sequence[Control]) -> Iterator[Foreign]:
    """What is wrong with the controls and cells of a body."""
    numbers = Counter(control.value(_ID) for control in controls)
    yield from (Foreign(_CODE, f"{times} × w:id {number or '—'}") for number, times in numbers.items() if times > 1)
    for control in controls:
        yield from _order(control)
        parent = control.element.getparent()
        if control.is_group and (parent is None or parent.tag != known.BODY):
            yield Foreign(_CODE, "w:group")
    yield from _cells(root)


def _order(control: Control) -> Iterator[Foreign]:
    if not _is_in_order(control.names):
        names = ", ".join(_local(name) for name in control.names)
        yield Foreign(_CODE, f"{control.value(_TAG)}: {names}")


@lru_cache(maxsize=256)
def _is_in_order(tags: tuple[str, ...]) -> bool:
    """Whether properties stand in the order of the schema, each once: most controls have the same."""
    names = [_local(tag) for tag in tags]
    places = [_PLACES.get(name, len(_ORDER)) for name in names]
    return places == sorted(places) and len(set(names)) == len(names)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _cells(root: etree._Element) -> Iterator[Foreign]:
    """A cell ends with a paragraph; where an office signs and seals, nobody types."""
    for cell in root.iter(known.TC):
        if len(cell) == 0 or cell[-1].tag != known.P:
            yield Foreign(_CODE, "w:tc … w:p")
        if next(cell.iter(known.SDT), None) is not None:
            words = "".join(text.text or "" for text in cell.iter(known.T))
            seal = SEAL.search(words)
            if seal:
                yield Foreign(_CODE, words[max(0, seal.end() - 40) : seal.end()].strip())


def groups(root: etree._Element, controls: Sequence[Control]) -> tuple[tuple[str, str], ...]:
    """Lock and title of the groups directly in the body."""
    body = root.find(known.BODY)
    found = (each for each in controls if each.is_group and each.element.getparent() is body)
    return tuple((each.value(known.LOCK), each.value(_ALIAS)) for each in found)


def locks(controls: Sequence[Control]) -> frozenset[str]:
    """The locks of all controls but groups."""
    return frozenset(each.value(known.LOCK) for each in controls if not each.is_group)


def bindings(controls: Sequence[Control]) -> tuple[Binding, ...]:
    """What each control is bound to, in their order; groups have no answer."""
    return tuple(_bound(control) for control in controls if not control.is_group)


def _bound(control: Control) -> Binding:
    found = control.properties.get(_BINDING)
    values = ("", "", "") if found is None else tuple(found.get(name, "") for name in _PARTS)
    return Binding(control.value(_TAG), *values)


_PARTS = known.w("prefixMappings", "xpath", "storeItemID")


def form_data(parts: Mapping[str, bytes]) -> FormData | None:
    """The data part, where there is one. Raises UnreadableFileError where it is none of a form."""
    if known.DATA not in parts:
        return None
    root = parse_part(known.DATA, parts[known.DATA])
    names = [str(child.tag) for child in root]
    wanted = [f"{{{_NAMESPACE}}}{name}" for name in ("answers", "definition")]
    if root.tag != f"{{{_NAMESPACE}}}form" or names != wanted or len(root[1]) or any(len(each) for each in root[0]):
        raise UnreadableFileError(message("{path}: {problem}", path=known.DATA, problem=root.tag))
    store = parse_part(known.DATA_PROPERTIES, parts.get(known.DATA_PROPERTIES, b"<none/>")).get(_STORE, "")
    answers = tuple((etree.QName(each).localname, each.text or "") for each in root[0])
    told = {name: root.get(name, "") for name in ("policy", "id", "edition", "fingerprint")}
    tails = "".join(each.tail or "" for each in root.iter() if each is not root) + (root.text or "")
    return FormData(
        told["policy"], told["id"], told["edition"], told["fingerprint"], store, answers, root[1].text or "", tails
    )


def is_paste_place(control: etree._Element) -> bool:
    """Whether a control takes a picture of the stamped page: rich text, no answer."""
    properties = first_of(control, known.SDT_PR)
    tag = None if properties is None else first_of(properties, _TAG)
    if tag is None or tag.get(known.VAL) != PASTE_PLACE[0]:  # as nearly all are
        return False
    found = Control.of(control)
    names = [_local(name) for name in found.names]
    return found.value(_ALIAS) == PASTE_PLACE[1] and names == ["alias", "tag", "id", "lock", "showingPlcHdr"]
