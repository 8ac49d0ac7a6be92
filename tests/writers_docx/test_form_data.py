"""A sealed form carries its data: an empty answer for every control, bound to it, and the definition of its fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from generator.documents.blocks import Document, FieldType, Row
from generator.forms.definition.definition import definition_of, is_genuine, sealed
from generator.forms.definition.read import read_definition
from generator.writers.docx import Reference, write_docx

from .builder import a_document, a_field, cell, line, options, table
from .conftest import Written

FIELDS = (
    a_field("name", FieldType.TEXT, "企业名称", "　　"),
    a_field("kind", FieldType.CHOICE, "级别", "请选择", options=options("国家级", "市级")),
    a_field("own", FieldType.YES_NO, "独立核算", "", options=options("是", "否")),
    a_field("founded", FieldType.DATE, "成立日期", "　年　月　日"),
)
DATA, STORE = "customXml/item1.xml", "customXml/itemProps1.xml"
P = {"p": "urn:policydocs:form:1"}


def form() -> Document:
    return sealed(a_document(*FIELDS, kind="form", name="forms/gazelle", form=True), "small-policy", "第一版")


@pytest.fixture(scope="module")
def made(reference: Reference) -> Written:
    return Written(write_docx(form(), reference))


def data(made: Written) -> etree._Element:
    return etree.fromstring(made.source(DATA).encode())


def test_every_control_is_bound_to_an_answer_that_is_there_and_empty(made: Written) -> None:
    store = etree.fromstring(made.source(STORE).encode()).values()[0]
    bindings = made.find("//w:dataBinding")
    assert [each.values()[2] for each in bindings] == [store] * 6
    for each in bindings:
        found = data(made).getroottree().xpath(each.values()[1], namespaces=P)
        assert [(one.text, len(one)) for one in found] == [(None, 0)]


def test_the_answers_are_named_as_the_controls_are_tagged(made: Written) -> None:
    names = [etree.QName(each).localname for each in data(made).find("p:answers", P)]  # type: ignore[union-attr]
    assert names == ["name", "kind--o1", "kind--o2", "own--o1", "own--o2", "founded"]
    assert names == made.values("//w:sdt[w:sdtPr/w:dataBinding]/w:sdtPr/w:tag/@w:val")


def test_the_definition_inside_is_that_of_the_form_with_its_fingerprint(made: Written) -> None:
    inside = read_definition(data(made).findtext("p:definition", namespaces=P) or "")
    assert inside == definition_of(form())
    assert is_genuine(inside)
    assert dict(data(made).attrib) == {
        "policy": "small-policy",
        "id": "gazelle",
        "edition": "第一版",
        "fingerprint": inside.fingerprint,
    }


def test_one_group_around_everything_locks_the_wording_and_no_control(made: Written) -> None:
    assert len(made.find("/w:document/w:body/w:sdt[w:sdtPr/w:group]")) == 1
    assert [child.tag.rpartition("}")[2] for child in made.find("/w:document/w:body/*")] == ["sdt", "sectPr"]
    assert made.values("//w:sdt[w:sdtPr/w:group]/w:sdtPr/w:lock/@w:val") == ["contentLocked"]
    assert set(made.values("//w:sdt[w:sdtPr/w:dataBinding]/w:sdtPr/w:lock/@w:val")) == {"sdtLocked"}


def test_every_control_has_a_title(made: Written) -> None:
    assert made.find("//w:sdt[not(w:sdtPr/w:alias)]") == []


def test_a_day_is_stored_as_iso_writes_it(made: Written) -> None:
    assert made.values("//w:date/w:storeMappedDataAs/@w:val") == ["date"]


def test_the_store_is_the_forms_own_and_the_same_in_every_edition(reference: Reference) -> None:
    document = form()
    stores = {
        Written(write_docx(sealed(document, policy, edition), reference)).source(STORE)
        for policy, edition in (("small-policy", "第一版"), ("small-policy", "第二版"))
    }
    other = Written(write_docx(sealed(document, "other-policy", "第一版"), reference)).source(STORE)
    assert len(stores) == 1
    assert other not in stores


def test_a_document_that_is_no_sealed_form_has_neither_data_nor_group(write: Callable[..., Written]) -> None:
    plain = write(*FIELDS)
    assert [name for name in plain.names() if name.startswith("customXml")] == []
    assert plain.find("//w:dataBinding | //w:group") == []


def test_the_same_form_is_the_same_bytes(reference: Reference) -> None:
    assert write_docx(form(), reference) == write_docx(form(), reference)


def test_a_scan_goes_into_a_control_that_is_no_answer(reference: Reference) -> None:
    place = replace(line("粘贴处"), style="scan")
    page = Row((replace(cell(""), blocks=(place,)),), height="page")
    document = replace(form(), blocks=(*FIELDS, replace(table((cell("甲"),), columns=1, style="grid"), body=(page,))))
    found = Written(write_docx(document, reference))
    base = "//w:tc/w:p/w:sdt[w:sdtPr/w:tag/@w:val='stamped-page']"
    assert found.values(f"{base}/w:sdtContent//w:t/text()") == ["粘贴处"]
    assert found.find(f"{base}/w:sdtPr/w:dataBinding") == []
    (height,) = found.values("//w:trHeight/@w:val")
    assert 8000 < int(height) < reference.page.text_height


def test_words_with_quotation_marks_and_brackets_survive_in_the_definition(reference: Reference) -> None:
    odd = a_field("odd", FieldType.TEXT, '“A” & <B> "C"', "　")
    document = sealed(a_document(odd, kind="form", name="forms/odd", form=True), "small-policy", "第一版")
    inside = data(Written(write_docx(document, reference))).findtext("p:definition", namespaces=P)
    assert read_definition(inside or "").fields[0].label == '“A” & <B> "C"'
