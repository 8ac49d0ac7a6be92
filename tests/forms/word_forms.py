"""A small Word form made part by part from a definition, filled with a record: what comes back, to be damaged at will.

The shape is that of the Word writer (docs/forms.md); nothing here shares code with the reader of returned forms.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from xml.sax.saxutils import escape
from zlib import crc32

from generator.documents.blocks import FieldType
from generator.forms.definition.definition import FieldDefinition, FormDefinition, as_json
from tests.zips import unzipped, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
FORM = "urn:policydocs:form:1"
STORE = "{6D0A5D0E-7A0F-5C7B-9B1E-1D1C5A3F0A01}"
_BOXES = (FieldType.MULTIPLE, FieldType.YES_NO)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/customXml/itemProps1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>'
)


def slots(definition: FormDefinition) -> Iterator[tuple[FieldDefinition, str, str | None]]:
    """Every control of the form: its field, its name, and the option that it is the box of."""
    for field in definition.fields:
        if field.type in _BOXES:
            yield from ((field, f"{field.name}--{value}", value) for value, _ in field.options)
        else:
            yield field, field.name, None


def stored(record: Mapping[str, object], field: FieldDefinition, option: str | None) -> str:
    """What the custom XML holds for a control."""
    answer = record.get(field.name, ())
    if option is None:
        return str(answer) if answer else ""
    return ("true" if option in ((answer,) if isinstance(answer, str) else answer) else "false") if answer else ""  # type: ignore[operator]


def word_form(
    definition: FormDefinition,
    record: Mapping[str, object],
    data: Mapping[str, object] | None = None,
    prefill: Mapping[str, object] | None = None,
    *,
    told: bool = True,
) -> bytes:
    """A .docx with `record` in its controls and `data` (the same where None) in the custom XML.

    `prefill`: what `fill` had put in. `told`: whether the file carries custom XML at all.
    """
    rows = "".join(_row(record, *slot) for slot in slots(definition))
    document = (
        f'{_HEAD}<w:document xmlns:w="{W}" xmlns:w14="{W14}" xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006" mc:Ignorable="w14"><w:body><w:p><w:r><w:t>{escape(definition.title)}</w:t></w:r>'
        f'</w:p><w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/>'
        f'<w:gridCol w:w="5000"/></w:tblGrid>{rows}</w:tbl><w:p/></w:body></w:document>'
    )
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _relations("officeDocument", "word/document.xml")}
    parts["word/document.xml"] = document
    if told:
        parts["word/_rels/document.xml.rels"] = _relations("customXml", "../customXml/item1.xml")
        parts["customXml/item1.xml"] = _data(definition, record if data is None else data, prefill)
        parts["customXml/itemProps1.xml"] = (
            f'{_HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
            f'ds:itemID="{STORE}"><ds:schemaRefs><ds:schemaRef ds:uri="{FORM}"/></ds:schemaRefs></ds:datastoreItem>'
        )
        parts["customXml/_rels/item1.xml.rels"] = _relations("customXmlProps", "itemProps1.xml")
    return zipped({name: text.encode() for name, text in parts.items()})


def with_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """The package with one change in one part."""
    parts = unzipped(data)
    text = parts[name].decode()
    assert old in text, f"{old!r} is not in {name}"
    return zipped({**parts, name: text.replace(old, new, 1).encode()})


def _relations(kind: str, target: str) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )


def _data(definition: FormDefinition, data: Mapping[str, object], prefill: Mapping[str, object] | None) -> str:
    def elements(record: Mapping[str, object]) -> str:
        return "".join(
            f"<{name}>{escape(stored(record, field, option))}</{name}>" for field, name, option in slots(definition)
        )

    filled = f"<prefill>{elements(prefill)}</prefill>" if prefill is not None else ""
    told = escape(json.dumps(as_json(definition), ensure_ascii=False))
    return (
        f'{_HEAD}<form xmlns="{FORM}" policy="{definition.policy}" id="{definition.form}" '
        f'edition="{definition.edition}" fingerprint="{definition.fingerprint}"><answers>{elements(data)}</answers>'
        f"{filled}<definition>{told}</definition></form>"
    )


def _row(record: Mapping[str, object], field: FieldDefinition, name: str, option: str | None) -> str:
    label = dict(field.options).get(option or "", "")
    cell = _control(record, field, name, option) + (f"<w:r><w:t>{escape(label)}</w:t></w:r>" if option else "")
    return (
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>'
        f"{escape(field.label)}</w:t></w:r></w:p></w:tc>"
        f'<w:tc><w:tcPr><w:tcW w:w="5000" w:type="dxa"/></w:tcPr><w:p>{cell}</w:p></w:tc></w:tr>'
    )


def _control(record: Mapping[str, object], field: FieldDefinition, name: str, option: str | None) -> str:
    answer = stored(record, field, option)
    alias = f"{field.label}：{dict(field.options)[option]}" if option else field.label
    binding = (
        f'<w:dataBinding w:prefixMappings="xmlns:p=\'{FORM}\'" w:xpath="/p:form[1]/p:answers[1]/p:{name}[1]" '
        f'w:storeItemID="{STORE}"/>'
    )
    kind, shown = _kind_and_words(field, answer, option)
    blank = "<w:showingPlcHdr/>" if not answer and option is None else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(alias[:64])}"/><w:tag w:val="{name}"/>'
        f'<w:id w:val="{crc32(name.encode()) & 0x7FFFFFF}"/>'
        f'<w:lock w:val="sdtLocked"/>{blank}{binding}{kind}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>'
    )


def _kind_and_words(field: FieldDefinition, answer: str, option: str | None) -> tuple[str, str]:
    if option is not None:
        ticked = answer == "true"
        box = (
            f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
        )
        return box, _run("☒" if ticked else "☐")
    if field.type is FieldType.CHOICE:
        items = "".join(
            f'<w:listItem w:displayText="{escape(label)}" w:value="{escape(value)}"/>' for value, label in field.options
        )
        return f"<w:dropDownList>{items}</w:dropDownList>", _run(dict(field.options).get(answer, "请选择"))
    if field.type is FieldType.DATE:
        day = date.fromisoformat(answer) if answer else None
        full = f' w:fullDate="{answer}T00:00:00Z"' if answer else ""
        words = f"{day.year}年{day.month}月{day.day}日" if day else "　　年　　月　　日"
        return (
            f'<w:date{full}><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        ), _run(words)
    kind = '<w:text w:multiLine="1"/>' if field.type is FieldType.LONG_TEXT else "<w:text/>"
    return kind, _run(answer or "　　　　　　")


def _run(words: str) -> str:
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    return f"<w:r>{lines}</w:r>"
