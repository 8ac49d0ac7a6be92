"""A compiled form: its pieces make whole files, and what is filled in stands in controls and data alike."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.documents.blocks import FieldType, has_boxes
from generator.forms.answers.answer import Record
from generator.forms.definition.definition import FieldDefinition
from generator.forms.filling.compiled import compile_form
from generator.forms.filling.deflated import DeflatedPiece, Stream, piece
from generator.forms.filling.slots import NotAFormError
from generator.word.archive import deflated, package
from tests.examples import examples
from tests.forms.real_forms import FORMS, full_record, real_forms, records
from tests.libreoffice import converted
from tests.outputs.judges import ooxml_faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
P = "{urn:policydocs:form:1}"
QUIET = settings(max_examples=examples(30), suppress_health_check=list(HealthCheck))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def body(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def lines(text: str) -> str:
    """The text without the unseen sign that stands at the end of every line but the last, and nowhere else."""
    assert text.count("\u200b") == text.count("\u200b\n") == text.count("\n")
    return text.replace("\u200b", "")


def shown(control: etree._Element) -> str:
    """The words of a control; line ends are elements."""
    found = control.iter(f"{W}t", f"{W}br")
    return lines("".join("\n" if each.tag == f"{W}br" else each.text or "" for each in found))


def controls(data: bytes) -> dict[str, etree._Element]:
    found = {}
    for control in body(data).iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None and control.find(f"{W}sdtPr/{W}dataBinding") is not None:
            found[tag.get(f"{W}val", "")] = control
    return found


def in_data(data: bytes, part: str) -> dict[str, str]:
    found = etree.fromstring(parts(data)["customXml/item1.xml"]).find(f"{P}{part}")
    return {} if found is None else {etree.QName(each).localname: lines(each.text or "") for each in found}


def stored(field: FieldDefinition, record: Record) -> dict[str, str]:
    """What the data part holds of a field: one element a control."""
    answer = record.get(field.name)
    if not has_boxes(field.type, len(field.options)):
        return {field.name: "" if answer is None else str(answer)}
    chosen = () if answer is None else (answer,) if isinstance(answer, str) else answer
    told = {True: "true", False: "false"}
    return {f"{field.name}--{value}": "" if answer is None else told[value in chosen] for value, _ in field.options}


def in_control(field: FieldDefinition, control: etree._Element) -> str | None:
    """What a control says, as the data part would say it; None where it shows its placeholder or an open box."""
    state = control.find(f".//{W14}checked")
    if state is not None:
        assert (state.get(f"{W14}val") == "1") == (shown(control) == "☑")
        return "true" if state.get(f"{W14}val") == "1" else None
    if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
        return None
    if field.type is FieldType.DATE:
        day = control.find(f"{W}sdtPr/{W}date").get(f"{W}fullDate", "")  # type: ignore[union-attr]
        year, month, number = day.removesuffix("T00:00:00Z").split("-")
        assert shown(control) == f"{year}年{int(month)}月{int(number)}日"
        return day.removesuffix("T00:00:00Z")
    labels = {label: value for value, label in field.options}
    return labels[shown(control)] if labels else shown(control)


@QUIET
@given(st.data())
def test_any_valid_record_stands_in_controls_and_data(data: st.DataObject) -> None:
    form = real_forms()[data.draw(st.sampled_from(FORMS))]
    record = data.draw(records(form.definition))
    made = form.filled(record)
    wanted = {name: value for field in form.definition.fields for name, value in stored(field, record).items()}
    fields = form.definition.named()
    assert in_data(made, "answers") == wanted
    assert in_data(made, "prefill") == {name: value for name, value in wanted.items() if value}
    found = {tag: in_control(fields[tag.partition("--")[0]], control) for tag, control in controls(made).items()}
    assert found == {name: None if value in ("", "false") else value for name, value in wanted.items()}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_filled_with_nothing_is_the_blank_form(name: str) -> None:
    form = real_forms()[name]
    made, blank = parts(form.filled({})), parts(form.blank)
    assert etree.tostring(etree.fromstring(made.pop("word/document.xml"))) == etree.tostring(
        etree.fromstring(blank.pop("word/document.xml"))
    )
    assert made.pop("customXml/item1.xml") == blank.pop("customXml/item1.xml").replace(
        b"</answers>", b"</answers><prefill></prefill>"
    )
    assert made == blank


@pytest.mark.parametrize("name", FORMS)
def test_the_judge_finds_nothing_in_prefilled_forms(name: str, tmp_path: Path, node_modules: Path) -> None:
    """By turns with protection, which is one more element, and without; blank ones are judged as they are published
    (tests/outputs/test_judged.py)."""
    form = real_forms()[name]
    protect = FORMS.index(name) % 2 == 0
    compiled = compile_form(form.blank, form.definition, form.compiled.names, protect=protect)
    file = tmp_path / f"{name}.docx"
    file.write_bytes(compiled.fill(full_record(form.definition))[0])
    assert ooxml_faults(file, node_modules) == []


def test_protection_is_asked_for_and_stands_where_the_schema_wants_it() -> None:
    form = real_forms()["gazelle"]
    made = compile_form(form.blank, form.definition, frozenset(), protect=True).fill({})[0]
    names = [etree.QName(each).localname for each in etree.fromstring(parts(made)["word/settings.xml"])]
    assert names.index("documentProtection") < names.index("defaultTabStop")
    assert b"documentProtection" not in parts(form.filled({}))["word/settings.xml"]


def test_the_same_record_makes_the_same_bytes_and_their_own_checksum() -> None:
    form = real_forms()["incubator"]
    record = full_record(form.definition)
    first, second = form.compiled.fill(record), form.compiled.fill(record)
    assert first == second
    assert zlib.crc32(first[0]) == first[1]


def test_only_the_fields_that_are_asked_for_are_slots() -> None:
    form = real_forms()["gazelle"]
    compiled = compile_form(form.blank, form.definition, frozenset({"applicant-name"}))
    made = compiled.fill({"applicant-name": "某公司", "contact-person": "某人"})[0]
    assert in_data(made, "prefill") == {"applicant-name": "某公司"}


def test_a_file_that_is_not_the_form_is_refused() -> None:
    gazelle, incubator = real_forms()["gazelle"], real_forms()["incubator"]
    with pytest.raises(NotAFormError):
        compile_form(incubator.blank, gazelle.definition, frozenset({"applicant-name"}))
    with pytest.raises(NotAFormError, match="no-such-field"):
        compile_form(gazelle.blank, gazelle.definition, frozenset({"no-such-field"}))


def test_python_docx_opens_a_prefilled_form_and_its_xml_has_the_facts() -> None:
    form = real_forms()["innovation-platform"]
    record = full_record(form.definition)
    opened = docx.Document(io.BytesIO(form.filled(record)))
    words = "".join(text.text or "" for text in opened.element.body.iter(f"{W}t"))
    for name in ("applicant-name", "claim-amount-applied", "claim-amount-applied-capitals"):
        assert str(record[name]) in words
    assert opened.core_properties.title.startswith("科技创新平台资金扶持申请表")


def test_libreoffice_opens_prefilled_forms_and_shows_what_was_filled_in(tmp_path: Path) -> None:
    form = real_forms()["innovation-platform"]
    record = full_record(form.definition)
    text = converted({"form": form.filled(record)}, "txt:Text (encoded):UTF8", tmp_path)["form"]
    words = "".join(text.decode().split())
    for field in form.definition.fields:
        if field.type in (FieldType.TEXT, FieldType.MONEY, FieldType.COMPUTED, FieldType.CREDIT_CODE):
            assert "".join(str(record[field.name]).split()) in words, field.name


def together(pieces: list[bytes | DeflatedPiece]) -> tuple[bytes, Stream]:
    """The content that a stream of constant pieces and words stands for, and the stream."""
    stream, content = Stream(), b""
    for each in pieces:
        if isinstance(each, DeflatedPiece):
            stream.add(each)
            content += zlib.decompress(each.data + b"\x03\x00", -zlib.MAX_WBITS)
        else:
            stream.words(each)
            content += each
    return content, stream


@settings(max_examples=examples(60))
@given(st.lists(st.tuples(st.booleans(), st.binary(max_size=1500), st.integers(1, 3)), max_size=8))
def test_pieces_and_words_in_any_order_are_a_right_member(rows: list[tuple[bool, bytes, int]]) -> None:
    content, stream = together([piece(data * times) if constant else data for constant, data, times in rows])
    assert zlib.decompress(stream.data(), -zlib.MAX_WBITS) == content
    assert (stream.crc, stream.size) == (zlib.crc32(content), len(content))


def test_words_longer_than_a_block_are_stored_in_several() -> None:
    content, stream = together([piece(b"<a>"), b"x" * 70_000 + b"y" * 70_000, piece(b"</a>")])
    assert zlib.decompress(stream.data(), -zlib.MAX_WBITS) == content


def test_a_package_reads_as_a_zip_file_with_shared_and_own_members() -> None:
    shared = package([deflated("a.xml", b"<a/>" * 50, 9)])
    data, crc = shared.with_members([deflated("b.xml", b"<b/>", 9)])
    assert parts(data) == {"a.xml": b"<a/>" * 50, "b.xml": b"<b/>"}
    assert crc == zlib.crc32(data)
