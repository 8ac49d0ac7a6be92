"""What people type: taken in where it can mean one thing only, refused with a message where it cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.blocks import FieldType
from generator.forms.answers.answer import read_answer, show_answer
from generator.forms.definition.definition import FieldDefinition
from generator.forms.problem import FormProblem

OPTIONS = (("first", "首年"), ("second", "次年、末年"), ("both", "A类；B类"))


def a_field(kind: FieldType, label: str = "栏目", options: tuple[tuple[str, str], ...] = OPTIONS) -> FieldDefinition:
    chooses = kind in (FieldType.CHOICE, FieldType.MULTIPLE)
    yes_no = (("yes", "是"), ("no", "否"))
    given = options if chooses else yes_no if kind is FieldType.YES_NO else ()
    return FieldDefinition("part-field", kind, label, options=given, clauses=("c02",))


READ = [
    (FieldType.TEXT, "　某某 公司\u200b ", "某某 公司"),
    (FieldType.TEXT, "上行\r\n下行", "上行 下行"),
    (FieldType.TEXT, "无", "无"),
    (FieldType.LONG_TEXT, "上行\r\n下行\n", "上行\n下行"),
    (FieldType.NUMBER, "１，２３４．５０", "1234.5"),
    (FieldType.NUMBER, "1.2万", "12000"),
    (FieldType.NUMBER, "-3", "-3"),
    (FieldType.NUMBER, "12人", "12"),
    (FieldType.MONEY, "12.5", "12.50"),
    (FieldType.MONEY, "12.5万元", "12.50"),
    (FieldType.MONEY, "125,000元", "12.50"),
    (FieldType.MONEY, "￥125000.00元", "12.50"),
    (FieldType.MONEY, "人民币壹拾贰万伍仟元整", "12.50"),
    (FieldType.MONEY, "1.5亿元", "15000.00"),
    (FieldType.MONEY, "12万元整", "12.00"),
    (FieldType.MONEY, "人民币 12 万元 整", "12.00"),
    (FieldType.MONEY, "120000元正", "12.00"),
    (FieldType.MONEY, "12万元人民币", "12.00"),
    (FieldType.MONEY, "12万元人民币整", "12.00"),
    (FieldType.TEXT, "⼴⻄⻓江⾼新公司", "广西长江高新公司"),
    (FieldType.DATE, "2025年6⽉3⽇", "2025-06-03"),
    (FieldType.DATE, "2025\uf98e6月3日", "2025-06-03"),
    (FieldType.MONEY, "0", "0.00"),
    (FieldType.MONEY, "无", None),
    (FieldType.PERCENT, "12.50%", "12.5"),
    (FieldType.PERCENT, "１２．５％", "12.5"),
    (FieldType.DATE, "2025年6月3日", "2025-06-03"),
    (FieldType.DATE, "2025.06.03", "2025-06-03"),
    (FieldType.DATE, "2025/6/3", "2025-06-03"),
    (FieldType.DATE, "20250603", "2025-06-03"),
    (FieldType.DATE, "2025-06-03 00:00:00", "2025-06-03"),
    (FieldType.DATE, "45811", "2025-06-03"),
    (FieldType.DATE, "二〇二五年六月十三日", "2025-06-13"),
    (FieldType.DATE, "　　年　　月　　日", None),
    (FieldType.YEAR, "2025年度", "2025"),
    (FieldType.YEAR, "2025.0", "2025"),
    (FieldType.CHOICE, "首 年", "first"),
    (FieldType.CHOICE, "second", "second"),
    (FieldType.MULTIPLE, "次年、末年；首年", ("first", "second")),
    (FieldType.MULTIPLE, "A类；B类", ("both",)),
    (FieldType.MULTIPLE, ("second", "first", "first"), ("first", "second")),
    (FieldType.MULTIPLE, "", None),
    (FieldType.YES_NO, "是", "yes"),
    (FieldType.YES_NO, "FALSE", "no"),
    (FieldType.CREDIT_CODE, "９１１１００００８０２１００４３３ｂ", "91110000802100433B"),
    (FieldType.CREDIT_CODE, "9111 0000-802100433B", "91110000802100433B"),
    (FieldType.PHONE, "0777-1234567 转 8", "0777-1234567 转 8"),
    (FieldType.PHONE, "0777—1234567", "0777-1234567"),
    (FieldType.PHONE, "0777——1234567", "0777-1234567"),
    (FieldType.PHONE, "0777–1234567、138‐0013‑8000", "0777-1234567、138-0013-8000"),
    (FieldType.PHONE, "（0777）－1234567", "(0777)-1234567"),
    (FieldType.PHONE, "0777ー1234567", "0777-1234567"),
    (FieldType.CREDIT_CODE, "9111—0000—8021—0043—3B", "91110000802100433B"),
    (FieldType.CREDIT_CODE, "\t9111\u20090000 8021\u00a00043\u200b3B", "91110000802100433B"),
    (FieldType.BANK_ACCOUNT, "6222 0210—0112 2334", "62220210-01122334"),
    (FieldType.DATE, "2025-06-03 09:12:33", "2025-06-03"),
    (FieldType.DATE, "2025/6/3 9:30", "2025-06-03"),
    (FieldType.MONEY, "500.", "500.00"),
    (FieldType.MONEY, "陸拾萬圓整", "60.00"),
    (FieldType.EMAIL, "someone＠example.org", "someone@example.org"),
    (FieldType.BANK_ACCOUNT, "6222 0000 1111 2222", "6222000011112222"),
    (FieldType.COMPUTED, "20万元", "20.00"),
]


@pytest.mark.parametrize(("kind", "text", "answer"), READ)
def test_what_people_type_becomes_the_canonical_answer(kind: FieldType, text: str, answer: object) -> None:
    assert read_answer(a_field(kind), text) == answer


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (FieldType.NUMBER, "12,34", "unreadable-answer"),
        (FieldType.NUMBER, "12 5", "unreadable-answer"),
        (FieldType.NUMBER, "12²", "unreadable-answer"),
        (FieldType.NUMBER, "约12", "unreadable-answer"),
        (FieldType.NUMBER, "12亩", "unreadable-answer"),
        (FieldType.MONEY, "¥12.5", "unreadable-answer"),
        (FieldType.MONEY, "¥12.5整", "unreadable-answer"),
        (FieldType.MONEY, "12.5整", "unreadable-answer"),
        (FieldType.MONEY, "\u202e005", "unreadable-answer"),
        (FieldType.TEXT, "\u202e员会", "unreadable-answer"),
        (FieldType.CHOICE, "\u2067首年", "unreadable-answer"),
        (FieldType.MONEY, "12.345", "unreadable-answer"),
        (FieldType.MONEY, "-5", "unreadable-answer"),
        (FieldType.MONEY, "10-20", "unreadable-answer"),
        (FieldType.MONEY, "12.5万美元", "unreadable-answer"),
        (FieldType.MONEY, "十二", "unreadable-answer"),
        (FieldType.PERCENT, "1.2E-1", "unreadable-answer"),
        (FieldType.DATE, "2025年6月", "unreadable-answer"),
        (FieldType.DATE, "6/3/2025", "unreadable-answer"),
        (FieldType.DATE, "2025-02-30", "unreadable-answer"),
        (FieldType.DATE, "25.6.3", "unreadable-answer"),
        (FieldType.DATE, "二〇二五年六十三月三日", "unreadable-answer"),
        (FieldType.YEAR, "25", "unreadable-answer"),
        (FieldType.CHOICE, "第三年", "unknown-choice"),
        (FieldType.MULTIPLE, "首年；第三年", "unknown-choice"),
        (FieldType.YES_NO, "有", "unknown-choice"),
        (FieldType.CREDIT_CODE, "9.1110000802E+17", "unreadable-answer"),
        (FieldType.CREDIT_CODE, "450700000012345", "unreadable-answer"),
        (FieldType.PHONE, "请致电办公室", "unreadable-answer"),
        (FieldType.PHONE, "0777一1234567", "unreadable-answer"),
        (FieldType.DATE, "2025-06-03T16:00:00Z", "unreadable-answer"),
        (FieldType.DATE, "2025-06-03 25:00", "unreadable-answer"),
        (FieldType.EMAIL, "someone", "unreadable-answer"),
        (FieldType.BANK_ACCOUNT, "6.222E+18", "unreadable-answer"),
        (FieldType.TEXT, "长" * 20_001, "too-long"),
        (FieldType.TEXT, ("a", "b"), "unreadable-answer"),
    ],
)
def test_what_could_mean_two_things_is_a_problem_and_no_guess(kind: FieldType, text: str, code: str) -> None:
    found = read_answer(a_field(kind), text)
    assert isinstance(found, FormProblem)
    assert (found.code, found.field, found.clauses) == (code, "part-field", ("c02",))
    assert str(found.message)


def test_a_unit_behind_a_number_is_the_one_of_the_label() -> None:
    area = a_field(FieldType.NUMBER, "场地面积（平方米）")
    assert read_answer(area, "500㎡") == read_answer(area, "500 平方米") == "500"
    assert isinstance(read_answer(area, "500米"), FormProblem)
    assert isinstance(read_answer(area, "500人"), FormProblem)


def test_a_choice_may_be_called_none() -> None:
    field = a_field(FieldType.CHOICE, options=(("some", "有"), ("none", "无")))
    assert read_answer(field, "无") == "none"


def test_two_options_of_one_label_are_told_apart_by_value_only() -> None:
    field = a_field(FieldType.CHOICE, options=(("a", "其他"), ("b", "其他")))
    assert isinstance(read_answer(field, "其他"), FormProblem)
    assert read_answer(field, "b") == "b"


@pytest.mark.parametrize(("kind", "text", "answer"), [each for each in READ if each[2] is not None])
def test_a_canonical_answer_survives_being_shown_and_read(kind: FieldType, text: str, answer: object) -> None:
    del text
    field = a_field(kind)
    assert read_answer(field, answer) == answer  # type: ignore[arg-type]
    assert read_answer(field, show_answer(field, answer)) == answer  # type: ignore[arg-type]


@given(st.sampled_from(FieldType), st.text(max_size=40))
def test_any_text_is_an_answer_a_blank_or_a_problem(kind: FieldType, text: str) -> None:
    field = a_field(kind)
    found = read_answer(field, text)
    if found is not None and not isinstance(found, FormProblem):
        assert read_answer(field, found) == found
        assert read_answer(field, show_answer(field, found)) == found
