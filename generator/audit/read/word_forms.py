"""What makes a Word form come back: its data part, the bindings of its controls to it, and how controls are built.

The OOXML validator lets pass what stands here: two controls of one number, a binding that leads nowhere, properties
out of order, a cell that ends without a paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.audit.read import word_vocabulary as known
from generator.audit.read.finished import Binding, Foreign, FormData, UnreadableFileError
from generator.audit.read.word_package import parse_part
from generator.message import message
from generator.regex import regex

_CODE = "control-damaged"
_NAMESPACE = "urn:policydocs:form:1"
_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
# CT_SdtPr as the OOXML validator and wml.xsd both accept it; the kind of control comes last.
_ORDER = known.words("rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex")
_PLACES = {name: place for place, name in enumerate(_ORDER)}
_SEAL = regex(r"[（(]\s*盖章\s*[）)]")
_ID, _TAG, _ALIAS, _GROUP, _BINDING = known.w("id", "tag", "alias", "group", "dataBinding")


def structure(root: etree._Element) -> Iterator[Foreign]:
    """What is wrong with the controls and cells of a body."""
    controls = list(root.iter(known.SDT))
    numbers = Counter(_value(control, _ID) for control in controls)
    yield from (Foreign(_CODE, f"{times} × w:id {number or '—'}") for number, times in numbers.items() if times > 1)
    for control in controls:
        yield from _order(control)
        parent = control.getparent()
        if _is_group(control) and (parent is None or parent.tag != known.BODY):
            yield Foreign(_CODE, "w:group")
    yield from _cells(root)


def _order(control: etree._Element) -> Iterator[Foreign]:
    names = [str(child.tag).rpartition("}")[2] for child in _properties(control)]
    places = [_PLACES.get(name, len(_ORDER)) for name in names]
    if places != sorted(places) or len(set(names)) < len(names):
        yield Foreign(_CODE, f"{_value(control, _TAG)}: {', '.join(names)}")


def _cells(root: etree._Element) -> Iterator[Foreign]:
    """A cell ends with a paragraph; where an office signs and seals, nobody types."""
    for cell in root.iter(known.TC):
        if len(cell) == 0 or cell[-1].tag != known.P:
            yield Foreign(_CODE, "w:tc … w:p")
        if next(cell.iter(known.SDT), None) is not None:
            words = "".join(text.text or "" for text in cell.iter(known.T))
            seal = _SEAL.search(words)
            if seal:
                yield Foreign(_CODE, words[max(0, seal.end() - 40) : seal.end()].strip())


def groups(root: etree._Element) -> tuple[tuple[str, str], ...]:
    """Lock and title of the groups directly in the body."""
    body = root.find(known.BODY)
    found = () if body is None else body
    controls = (each for each in found if each.tag == known.SDT and _is_group(each))
    return tuple((_value(each, known.LOCK), _value(each, _ALIAS)) for each in controls)


def locks(root: etree._Element) -> frozenset[str]:
    """The locks of all controls but groups."""
    return frozenset(_value(each, known.LOCK) for each in root.iter(known.SDT) if not _is_group(each))


def bindings(root: etree._Element) -> tuple[Binding, ...]:
    """What each control is bound to, in their order; groups have no answer."""
    return tuple(_bound(control) for control in root.iter(known.SDT) if not _is_group(control))


def _bound(control: etree._Element) -> Binding:
    found = _property(control, _BINDING)
    values = ("", "", "") if found is None else tuple(found.get(f"{{{known.W}}}{name}", "") for name in _PARTS)
    return Binding(_value(control, _TAG), *values)


_PARTS = ("prefixMappings", "xpath", "storeItemID")


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
    names = [str(child.tag).rpartition("}")[2] for child in _properties(control)]
    named = (_value(control, _TAG), _value(control, _ALIAS)) == ("stamped-page", "盖章页扫描件")
    return named and names == ["alias", "tag", "id", "lock", "showingPlcHdr"]


def _is_group(control: etree._Element) -> bool:
    return _property(control, _GROUP) is not None


def _properties(control: etree._Element) -> etree._Element | tuple[()]:
    found = control.find(known.SDT_PR)
    return () if found is None else found


def _property(control: etree._Element, name: str) -> etree._Element | None:
    """The first of this name."""
    properties = control.find(known.SDT_PR)
    return None if properties is None else properties.find(name)


def _value(control: etree._Element, name: str) -> str:
    found = _property(control, name)
    return "" if found is None else found.get(known.VAL, "")
