"""Fields as native controls, named and limited; the page stands alone."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from lxml import html

from generator.documents.blocks import Cell, Column, Document, Field, FieldType, Option, Row, Span, Table, has_boxes
from generator.forms.definition.definition import definition_of, sealed
from generator.forms.definition.read import read_definition
from generator.writers.html import Shell, write_html
from generator.writers.html.fields import _CONTROLS

from .builder import Builder
from .conftest import STYLES


@pytest.fixture
def page(form: Document, shell: Shell) -> html.HtmlElement:
    return html.fromstring(write_html(form, shell))


def control(page: html.HtmlElement, name: str) -> html.HtmlElement:
    return page.get_element_by_id(f"f-{name}")


def test_every_field_type_has_a_control() -> None:
    boxes = {kind for kind in FieldType if has_boxes(kind, 7)}
    assert set(_CONTROLS) == set(FieldType) - boxes


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("company", {"type": "text", "maxlength": "60", "required": "", "placeholder": "填写企业名称"}),
        ("code", {"type": "text", "autocapitalize": "characters"}),
        ("founded", {"type": "date", "data-placeholder": "填写成立时间"}),
        ("year", {"inputmode": "numeric", "pattern": "[0-9]{4}"}),
        ("phone", {"type": "tel", "autocomplete": "tel"}),
        ("mail", {"type": "email", "autocomplete": "email"}),
        ("account", {"type": "text", "inputmode": "numeric"}),
        ("staff", {"type": "text", "inputmode": "decimal"}),
        ("debt", {"type": "text", "inputmode": "decimal"}),
        ("granted", {"data-max": "500"}),
        ("granted", {"aria-describedby": "f-granted-help"}),
        ("plan", {"maxlength": "500", "aria-describedby": "f-plan-help"}),
    ],
)  # fmt: skip
def test_a_field_asks_by_the_control_of_its_type(page: html.HtmlElement, name: str, expected: dict[str, str]) -> None:
    found = control(page, name)
    assert {key: found.get(key) for key in expected} == expected
    assert found.get("name") == name


def test_labels_point_at_their_controls_and_the_rest_is_named_by_attribute(page: html.HtmlElement) -> None:
    assert page.xpath("string(//label[@for='f-company'])") == "企业名称"
    assert control(page, "company").get("aria-label") is None
    assert control(page, "remark").get("aria-label") == "备注"


def test_a_group_is_named_by_its_label_or_by_a_legend(page: html.HtmlElement) -> None:
    zone, agree = control(page, "zone"), control(page, "agree")
    assert page.get_element_by_id(zone.get("aria-labelledby")).text_content() == "是否在高新区注册？"
    assert zone.find("legend") is None
    assert agree.find("legend").text_content() == "本单位同意核查与公开"
    assert page.xpath("//label[@for='f-zone']") == []


def test_one_answer_is_a_radio_button_and_several_are_boxes(page: html.HtmlElement) -> None:
    radios = control(page, "zone").xpath(".//input")
    boxes = control(page, "paper").xpath(".//input")
    assert [(i.get("type"), i.get("name"), i.get("value")) for i in radios] == [
        ("radio", "zone", "v1"),
        ("radio", "zone", "v2"),
    ]
    assert [i.get("type") for i in boxes] == ["checkbox"] * 3
    assert all(i.get("required") is not None for i in radios)
    assert all(i.get("required") is None for i in boxes)  # required boxes would all have to be ticked


def test_a_choice_of_a_few_is_made_by_boxes_of_which_one_holds(page: html.HtmlElement) -> None:
    boxes = control(page, "level").xpath(".//input")
    assert [(box.get("type"), box.get("value")) for box in boxes] == [("radio", "v1"), ("radio", "v2"), ("radio", "v3")]
    assert not [box for box in boxes if box.get("checked") is not None]


def test_a_choice_of_many_starts_with_nothing_chosen(form: Document, shell: Shell) -> None:
    many = tuple(Option(f"v{number}", Span(f"第{number}级")) for number in range(7))
    asked = replace(Builder().field("level", "级别", FieldType.CHOICE), options=many)
    page = html.fromstring(write_html(replace(form, blocks=(asked,)), shell, b""))
    assert [option.get("value") for option in control(page, "level").xpath("option")] == [
        "",
        *(f"v{n}" for n in range(7)),
    ]


def test_a_computed_field_says_how(page: html.HtmlElement) -> None:
    share, fixed = control(page, "share"), control(page, "fixed")
    assert (share.tag, share.get("data-formula"), share.get("for")) == ("output", "granted", "f-granted")
    assert fixed.get("for") == "f-level"
    assert share.text_content() == "自动计算"


def test_the_box_of_a_field_leads_back_to_the_ledger(page: html.HtmlElement) -> None:
    assert re.fullmatch(r"s\d+", control(page, "zone").getparent().get("id"))


def test_required_labels_are_marked(page: html.HtmlElement) -> None:
    assert page.xpath("//label[@for='f-company']/../@class") == ["label needed"]
    assert page.xpath("//label[@for='f-mail']/../@class") == ["label"]


def test_a_form_page_stands_alone_and_sends_nothing(form: Document, shell: Shell) -> None:
    page = html.fromstring(write_html(form, shell, b"word"))
    assert page.xpath("//link[@rel='stylesheet'] | //script[@src]") == []
    assert "--blue" in page.xpath("string(//style)")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert {"connect-src 'none'", "form-action 'none'", "base-uri 'none'"} <= set(policy.split("; "))
    (one,) = page.xpath("//form")
    assert (one.get("method"), one.get("action")) == ("dialog", None)
    assert page.xpath("//button | //input[@type='submit']") == []  # without scripts there is nothing to press


def test_a_form_page_carries_its_definition_and_its_word_file(form: Document, shell: Shell) -> None:
    page = html.fromstring(write_html(form, shell, b"word \xff"))
    assert read_definition(page.get_element_by_id("form-definition").text) == definition_of(form)
    assert base64.b64decode(page.get_element_by_id("form-word-file").text) == b"word \xff"
    assert json.loads(page.get_element_by_id("form-words").text)["save"] == "保存数据"


def test_words_of_a_definition_cannot_end_the_block_they_stand_in(form: Document, shell: Shell) -> None:
    words = Span("</script><script>alert(1)</script>")
    asked = Field("evil", FieldType.TEXT, words, Span(""))
    page = html.fromstring(write_html(sealed(replace(form, blocks=(asked,)), "p", "第一版"), shell, b""))
    assert json.loads(page.get_element_by_id("form-definition").text)["fields"][0]["label"] == words.text
    assert not [script for script in page.xpath("//script/text()") if script.startswith("alert")]


def test_what_stands_below_a_field_is_read_out_with_it(form: Document, shell: Shell) -> None:
    b = Builder()
    closed = replace(
        b.field("level", "级别", FieldType.CHOICE), options=tuple(Option(f"v{n}", Span(f"第{n}级")) for n in range(7))
    )
    said, listed = b.p("按证书填写。", style="small"), b.p("可选：国家级。", style="small")
    words = b.field("firm", "单位", FieldType.TEXT)
    cells = (Cell((words, said)), Cell((closed, listed, said)))
    page = html.fromstring(write_html(replace(form, blocks=(Table((Column(50),) * 2, (Row(cells),)),)), shell, b""))
    assert control(page, "firm").get("aria-describedby") == said.statement.id
    assert control(page, "level").get("aria-describedby") == said.statement.id


def test_what_the_head_of_a_list_says_holds_for_each_of_its_lines(form: Document, shell: Shell) -> None:
    b = Builder()
    said = b.p("四位数字。", style="small")
    head = Row((Cell((b.p("年度", style="label", label_for="earlier-1-year"), said), header=True),))
    lines = [replace(b.field(f"earlier-{n}-year", "年度", FieldType.YEAR), list="earlier", line=n) for n in (1, 2)]
    grid = Table((Column(100),), tuple(Row((Cell((line,)),)) for line in lines), (head,))
    page = html.fromstring(write_html(replace(form, blocks=(grid,)), shell, b""))
    assert {control(page, line.name).get("aria-describedby") for line in lines} == {said.statement.id}


def test_the_vendored_library_is_the_one_made_of_npm_s_with_its_licence_before_it() -> None:
    """SHA-256 of what the command of docs/dependencies.md makes of `fflate@0.8.3`."""
    licence, end, library = (STYLES / "fflate.js").read_text(encoding="utf-8").partition("*/\n")
    assert (STYLES / "fflate.LICENSE").read_text(encoding="utf-8") in licence + end.removesuffix("*/\n")
    digest = hashlib.sha256(library.encode()).hexdigest()
    assert digest == "55118bdd62f2564aea85f8fb473517fc1d28ad6c73bea19ec4bfe14bbd261535"
