"""The rules that the page has in JavaScript give what the rules of the package give, over many values."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from playwright.sync_api import Page

from generator.documents.blocks import FieldType
from generator.documents.formula import Formula
from generator.forms.answers.answer import read_answer, show_answer
from generator.forms.answers.capitals import in_capitals
from generator.forms.answers.credit_code import check_sign, is_right
from generator.forms.definition.definition import FieldDefinition, FormDefinition, as_json
from generator.forms.problem import FormProblem
from generator.forms.rules.checking import checker
from generator.forms.rules.computed import computed_answer
from generator.policy.grant_rule import Entered, GrantRule, RuleLine, RuleMeasure, RulePart

from .conftest import NAMES, Opened
from .filling import canonical

_CHANCE = random.Random(20250603)
_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ODD = "０１２３４５6789.,，。-－+ 　万元亿%％年月日无零壹@a()（）/转、EeXx\n\t\u200b"
_ORDINARY = {
    FieldType.TEXT: ["某公司", " 两 端 ", "一行\n两行", "无", "－"],
    FieldType.LONG_TEXT: ["一\r\n二", "  \n", "\ufeff甲\u200b乙"],
    FieldType.NUMBER: ["12", "1,234.50", "１２．５", "1.2万", "-3", "无", "0.0", "12 家", "007"],
    FieldType.MONEY: ["12.5", "12.50万元", "125,000元", "1亿元", "０", "无", "12.5 万", "3000 元", "—"],
    FieldType.PERCENT: ["12.5", "12.5%", "１２％", "-1"],
    FieldType.YEAR: ["2025", "2025年", "２０２５年度", "无"],
    FieldType.CREDIT_CODE: [
        "91450700MA5L0ABCD3",
        "9145 0700 ma5l 0abc d3",
        "９１450700-MA5L0ABCD3",
        "\t9145—0700 MA5L0ABC——D3",
    ],
    FieldType.PHONE: ["13800000000", "0777-2821234 转 12", "（0777）2821234", "0777—2821234", "0777——2821234"],
    FieldType.EMAIL: ["a@b.cn", "A.B@c-d.com"],
    FieldType.BANK_ACCOUNT: ["6222 0000 1111 2222", "45-001"],
    FieldType.DATE: ["2025-06-03", "1999-12-31"],
}


@pytest.fixture
def js(opened: Opened) -> Page:
    return opened().page


def test_sums_have_the_same_capitals(js: Page) -> None:
    sums = [
        f"{Decimal(_CHANCE.randrange(10 ** _CHANCE.randrange(1, 12))) / 10 ** _CHANCE.randrange(7):f}"
        for _ in range(3000)
    ]
    sums += ["0", "0.00", "0.0001", "10", "10.05", "100000000", "100010001", "1.010101", "20000000.0102"]
    assert js.evaluate("sums => sums.map(Figures.capitals)", sums) == [in_capitals(Decimal(text)) for text in sums]


def test_codes_have_the_same_check_sign(js: Page) -> None:
    codes = ["".join(_CHANCE.choices(_SIGNS, k=17)) for _ in range(1000)]
    codes = [code + (check_sign(code) or "") for code in codes] + [
        code + _CHANCE.choice(_SIGNS + "IOSVZ") for code in codes
    ]
    codes += ["", "9", "I" * 18]
    assert js.evaluate("codes => codes.map(Figures.codeIsRight)", codes) == [is_right(code) for code in codes]


def test_computed_amounts_are_the_same(js: Page) -> None:
    """Of rules many more are compared in tests/forms/test_grants_agree.py."""
    rates = ["20", "12.5", "0.35", "100"]
    given = [f"{_CHANCE.randrange(10**9) / 100:.2f}" for _ in range(500)] + ["0.00", "0.07", "0.03", "99999999.99"]
    rules = [RuleLine(rate, percent=True, measures=(RuleMeasure(Entered("x")),)) for rate in rates]
    cases = [(Formula("granted", rule=GrantRule((RulePart((line,)),))), text) for line in rules for text in given]
    cases += [(Formula("capitals", "x"), text) for text in given]
    told = [[as_json(_total(formula))["fields"][0]["formula"], {"x": text}] for formula, text in cases]
    found = js.evaluate("cases => cases.map(([formula, record]) => Grants.computed(formula, record).sum)", told)
    assert found == [computed_answer(formula, {"x": text}) for formula, text in cases]


def _total(formula: Formula) -> FormDefinition:
    field = FieldDefinition("total", FieldType.COMPUTED, "合计", formula=formula)
    return FormDefinition("p", "f", "第一版", "表", (field,), "0")


@pytest.mark.parametrize("kind", _ORDINARY)
def test_what_the_page_reads_the_package_reads_alike(kind: FieldType, js: Page) -> None:
    """The page may refuse more (it reads no days in Chinese numerals); it never reads anything else."""
    field = FieldDefinition("f", kind, "在孵企业数量（家）")
    odd = ["".join(_CHANCE.choices(_ODD, k=_CHANCE.randrange(1, 9))) for _ in range(1500)]
    texts = [*_ORDINARY[kind], *odd]
    told = {"name": "f", "type": kind.value, "label": field.label}
    found = js.evaluate("([field, texts]) => texts.map(text => Answers.read(field, text))", [told, texts])
    for text, read in zip(texts, found, strict=True):
        wanted = read_answer(field, text)
        if "problem" not in read:
            assert read.get("answer") == wanted, (kind, text)
        else:
            assert isinstance(wanted, FormProblem) or text not in _ORDINARY[kind], (kind, text, wanted)


def test_answers_are_shown_alike(js: Page) -> None:
    options = (("a", "国家级"), ("b", "市级"))
    cases: list[tuple[FieldType, str | tuple[str, ...]]] = [
        (FieldType.DATE, "2025-06-03"),
        (FieldType.CHOICE, "b"),
        (FieldType.MULTIPLE, ("a", "b")),
        (FieldType.MONEY, "12.50"),
    ]
    for kind, answer in cases:
        field = FieldDefinition(
            "f", kind, "栏目", options=options if kind in (FieldType.CHOICE, FieldType.MULTIPLE) else ()
        )
        told = {"type": kind.value, "options": [list(pair) for pair in field.options]}
        assert js.evaluate("([f, a]) => Answers.shown(f, a)", [told, answer]) == show_answer(field, answer)


_CODES = {
    "missing": "missing-answer",
    "over_limit": "over-limit",
    "over_limit_together": "over-limit",
    "too_long": "too-long",
    "check_digit": "check-digit",
    "not_asked": "not-asked",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_page_finds_what_the_package_finds_in_a_record(name: str, opened: Opened) -> None:
    form = opened(name)
    full = canonical(form.definition)
    fields = form.definition.fields
    declared = {field.name for field in fields if ".any_of." in (field.path or "")}  # judged by the tree of the policy
    for _ in range(25):
        record = {key: answer for key, answer in full.items() if _CHANCE.random() < _CHANCE.choice((0.3, 0.9))}
        for field in fields:
            if field.name in record and field.type is FieldType.MONEY and _CHANCE.random() < 0.5:
                record[field.name] = f"{_CHANCE.randrange(10000) / 100:.2f}"
            if field.name in record and field.max_length and field.formula is None and _CHANCE.random() < 0.2:
                record[field.name] = "长" * (field.max_length + 1)
            if field.name in record and field.type is FieldType.CREDIT_CODE and _CHANCE.random() < 0.5:
                record[field.name] = "91450700MA5L0ABCDX"
            if field.formula is not None:
                record.pop(field.name, None)
        typed = {field.name: {"typed": _typed(record, field)} for field in fields if field.formula is None}
        found = form.page.evaluate(
            """typed => Checks.check(JSON.parse(document.getElementById('form-definition').textContent).fields, typed)
            .results.filter(each => each.problem).map(each => [each.field.name, each.problem.code])""",
            typed,
        )
        wanted: dict[str, set[str]] = {}
        for problem in checker(form.definition).check(record):
            wanted.setdefault(problem.field or "", set()).add(problem.code)
        told = dict(each for each in found if each[0] not in declared)
        assert told.keys() == wanted.keys()
        assert all(_CODES[code] in wanted[field] for field, code in told.items())


def _typed(record: dict[str, str | tuple[str, ...]], field: FieldDefinition) -> str | list[str]:
    answer = record.get(field.name, () if field.type is FieldType.MULTIPLE else "")
    return answer if isinstance(answer, str) else list(answer)


@pytest.mark.parametrize("pasted", ["9145 0700 MA5L 0ABC D3", "\t91450700MA5L0ABCD3 ", "9145-0700-MA5L-0ABC-D3"])
def test_a_code_that_is_pasted_with_spaces_is_not_cut(opened: Opened, pasted: str) -> None:
    form = opened("patent-purchase")
    form.page.focus("#f-applicant-credit-code")
    form.page.evaluate("text => document.execCommand('insertText', false, text)", pasted)
    form.page.keyboard.press("Tab")
    found = form.page.evaluate(
        "() => Answers.read({type: 'credit_code'}, document.getElementById('f-applicant-credit-code').value)"
    )
    assert found == {"answer": "91450700MA5L0ABCD3"}
