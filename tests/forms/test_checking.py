"""The rules of a form, each broken alone; and the eligibility tree, judged leaf by leaf."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.blocks import FieldCondition, FieldType
from generator.documents.formula import Formula
from generator.finding import Severity
from generator.forms.answers.answer import Record
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.rules.checking import checker
from generator.forms.rules.computed import completed
from generator.policy.eligibility import Eligibility, Node, Requirement, leaves
from generator.policy.validating import validated
from tests.growth import hold_time, seconds_of

OPTIONS = (("a", "甲级"), ("b", "乙级"))
YES_NO = (("yes", "是"), ("no", "否"))


def a_field(name: str, kind: FieldType = FieldType.TEXT, **more: object) -> FieldDefinition:
    return FieldDefinition(name, kind, f"栏目{name}", **more)  # type: ignore[arg-type]


FIELDS = (
    a_field("applicant-name", required=True, max_length=6),
    a_field("applicant-credit-code", FieldType.CREDIT_CODE),
    a_field("claim-level", FieldType.CHOICE, options=OPTIONS),
    a_field(
        "claim-amount", FieldType.COMPUTED, formula=Formula("lookup", "claim-level", table=(("a", "1"), ("b", "2")))
    ),
    a_field("claim-award", FieldType.MONEY),
    a_field("claim-share", FieldType.COMPUTED, formula=Formula("percent_of", "claim-award", rate="20")),
    a_field("claim-before", FieldType.MONEY),
    a_field("claim-sum", FieldType.MONEY, maximum="10", counts=("claim-before",), clauses=("c05",)),
    a_field("claim-area", FieldType.NUMBER, maximum="99.5"),
    a_field("claim-again", FieldType.YES_NO, options=YES_NO),
    a_field("claim-detail", condition=FieldCondition("claim-again", ("yes",))),
    a_field("claim-parts", FieldType.MULTIPLE, options=OPTIONS),
    a_field("claim-why", condition=FieldCondition("claim-parts", ("b",))),
    a_field("patents-1-number", list="patents", line=1, required=True),
    a_field("patents-1-price", FieldType.MONEY, list="patents", line=1),
    a_field("patents-2-number", list="patents", line=2),
    a_field("patents-2-price", FieldType.MONEY, list="patents", line=2),
)
FORM = FormDefinition("small-policy", "test", "第一版", "测试申请表", FIELDS, "0" * 16)
GOOD: Record = {
    "applicant-name": "某公司",
    "applicant-credit-code": "91110000802100433B",
    "claim-level": "b",
    "claim-amount": "2.00",
    "claim-award": "0.23",
    "claim-share": "0.05",
    "claim-before": "4.00",
    "claim-sum": "6.00",
    "claim-area": "99.5",
    "claim-again": "yes",
    "claim-detail": "去年",
    "claim-parts": ("a", "b"),
    "claim-why": "因为",
    "patents-1-number": "ZL1",
}


def codes(
    record: Record, eligibility: Eligibility | None = None, form: FormDefinition = FORM
) -> list[tuple[str, str | None]]:
    return [(each.code, each.field) for each in checker(form, eligibility).check(record)]


def test_a_good_record_has_no_problem() -> None:
    assert codes(GOOD) == []
    assert completed(FORM, GOOD) == GOOD


@pytest.mark.parametrize("field", ["claim-amount", "claim-share"])
def test_a_computed_sum_that_was_typed_in_yuan_is_told_as_such(field: str) -> None:
    def words(given: str) -> str:
        found = checker(FORM, None).check({**GOOD, field: given})
        return next(str(each.message) for each in found if each.code == "computed-differs")

    right = Decimal(str(GOOD[field]))
    assert "meant in 元" in words(f"{right * 10_000:.2f}")
    assert "meant in 元" not in words(f"{right * 1_000 + 3:.2f}")
    assert "meant in 元" not in words(f"{right + 3:.2f}")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"applicant-name": None}, "missing-answer", "applicant-name"),
        ({"applicant-name": "一二三四五六七"}, "too-long", "applicant-name"),
        ({"applicant-credit-code": "91110000802100434B"}, "check-digit", "applicant-credit-code"),
        ({"applicant-credit-code": "911"}, "unreadable-answer", "applicant-credit-code"),
        ({"claim-level": "c", "claim-amount": None}, "unknown-choice", "claim-level"),
        ({"claim-amount": "1.00"}, "computed-differs", "claim-amount"),
        ({"claim-share": "0.04"}, "computed-differs", "claim-share"),
        ({"claim-award": None}, "computed-differs", "claim-share"),
        ({"claim-sum": "6.01"}, "over-limit", "claim-sum"),
        ({"claim-before": "4.01"}, "over-limit", "claim-sum"),
        ({"claim-area": "99.51"}, "over-limit", "claim-area"),
        ({"claim-area": "viel"}, "unreadable-answer", "claim-area"),
        ({"claim-detail": None}, "missing-answer", "claim-detail"),
        ({"claim-again": "no"}, "not-asked", "claim-detail"),
        ({"claim-again": None}, "not-asked", "claim-detail"),
        ({"claim-parts": ("a",)}, "not-asked", "claim-why"),
        ({"claim-parts": ("a", "x")}, "unknown-choice", "claim-parts"),
        ({"claim-why": None}, "missing-answer", "claim-why"),
        ({"patents-1-number": None}, "missing-answer", "patents-1-number"),
        ({"patents-2-price": "3.00"}, "missing-answer", "patents-2-number"),
        ({"claim-else": "x"}, "unknown-field", None),
    ],
)
def test_each_rule_finds_its_breach_and_nothing_else(changes: Record, code: str, field: str | None) -> None:
    record = {name: answer for name, answer in {**GOOD, **changes}.items() if answer is not None}
    if "claim-parts" in changes and code == "unknown-choice":
        del record["claim-why"]
    assert (code, field) in codes(record)
    assert {found for found, _ in codes(record)} == {code}


def test_a_computed_answer_may_be_left_to_the_office() -> None:
    blank = {name: answer for name, answer in GOOD.items() if name not in ("claim-amount", "claim-share")}
    assert codes(blank) == []
    assert completed(FORM, blank) == GOOD


def test_what_follows_from_a_dropped_amount_is_dropped_too() -> None:
    total = a_field("sum", FieldType.COMPUTED, formula=Formula("percent_of", "base", rate="20"))
    words = a_field("sum-capitals", formula=Formula("capitals", "sum"))
    form = replace(FORM, fields=(a_field("base", FieldType.MONEY), total, words))
    assert completed(form, {"sum": "7.00", "sum-capitals": "柒万元整"}) == {}
    assert completed(form, {"base": "10.00"}) == {"base": "10.00", "sum": "2.00", "sum-capitals": "贰万元整"}


def test_a_breach_of_the_limit_names_its_clause_and_what_counts_in() -> None:
    (found,) = checker(FORM).check({**GOOD, "claim-before": "8.00"})
    assert (found.severity, found.clauses) == (Severity.ERROR, ("c05",))
    assert "14" in str(found.message)
    assert "10" in str(found.message)


def test_what_could_not_be_read_is_not_missing_as_well() -> None:
    record = {name: answer for name, answer in GOOD.items() if name not in ("applicant-name", "claim-award")}
    assert [each.code for each in checker(FORM).check(record, frozenset({"applicant-name", "claim-award"}))] == []


def leaf(name: str, *, expected: bool = True) -> dict[str, object]:
    source = {"clause": f"c-{name}", "quote": "x"}
    return {"id": name, "statement": name.upper(), "question": f"{name}?", "expected": expected, "source": source}


TREE = validated(
    Eligibility,
    {
        "applies_to": "企业",
        "source": {"clause": "c14", "quote": "x"},
        "all_of": [
            {"id": "place", "any_of": [leaf("inside"), {"all_of": [leaf("port"), leaf("works")]}]},
            leaf("accounts"),
            leaf("offence", expected=False),
        ],
    },
)
NAMES = [f"declare-{each.id}" for each in leaves(TREE)]
DECLARING = replace(
    FORM, fields=tuple(a_field(name, FieldType.YES_NO, options=YES_NO, required=True) for name in NAMES)
)


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ("yes/--/--/yes/no", []),
        ("--/yes/yes/yes/no", []),
        ("no/yes/yes/yes/no", []),
        ("yes/no/--/yes/no", []),
        ("--/--/--/yes/no", [("missing-answer", "inside")]),
        ("no/--/--/yes/no", [("missing-answer", "port"), ("missing-answer", "works")]),
        ("--/yes/--/yes/no", [("missing-answer", "works")]),
        ("no/no/--/yes/no", [("condition-not-met", "inside")]),
        ("--/no/--/yes/no", [("missing-answer", "inside")]),
        ("yes/--/--/no/no", [("condition-not-met", "accounts")]),
        ("yes/--/--/yes/yes", [("condition-not-met", "offence")]),
        ("yes/--/--/--/no", [("missing-answer", "accounts")]),
    ],
)
def test_declarations_are_judged_by_the_tree(answers: str, found: list[tuple[str, str]]) -> None:
    record = {name: word for name, word in zip(NAMES, answers.split("/"), strict=True) if word != "--"}
    assert codes(record, TREE, DECLARING) == [(code, f"declare-{name}") for code, name in found]


def test_a_condition_that_is_not_met_names_its_clause_and_its_words() -> None:
    record = dict(zip(NAMES, ("yes", "no", "no", "no", "no"), strict=True))
    (found,) = checker(DECLARING, TREE).check(record)
    assert found.clauses == ("c-accounts",)
    assert "ACCOUNTS" in str(found.message)


def test_a_declaration_that_could_not_be_read_is_reported_once() -> None:
    record = {"declare-accounts": "yes", "declare-offence": "no"}
    assert checker(DECLARING, TREE).check(record, frozenset({"declare-inside"})) == ()


def held(node: Node, record: Record) -> bool:
    """The tree read naively: a blank is not met."""
    if isinstance(node, Requirement):
        return record.get(f"declare-{node.id}") == ("yes" if node.expected else "no")
    members = getattr(node, "all_of", None)
    return all(held(each, record) for each in members) if members else any(held(each, record) for each in node.any_of)  # type: ignore[union-attr]


@given(st.lists(st.sampled_from(["yes", "no", "--"]), min_size=5, max_size=5))
def test_a_record_is_clean_exactly_where_every_condition_is_declared_met(words: list[str]) -> None:
    record = {name: word for name, word in zip(NAMES, words, strict=True) if word != "--"}
    assert (codes(record, TREE, DECLARING) == []) == all(held(each, record) for each in TREE.all_of)


def test_without_the_tree_alternatives_are_not_asked_each() -> None:
    alternative = a_field(
        "declare-inside", FieldType.YES_NO, required=True, path="eligibility.all_of.place.any_of.inside"
    )
    plain = a_field("declare-accounts", FieldType.YES_NO, required=True, path="eligibility.all_of.accounts")
    assert codes({}, None, replace(FORM, fields=(alternative, plain))) == [("missing-answer", "declare-accounts")]


def test_a_record_is_checked_while_it_is_written_and_read_a_few_times() -> None:
    wide = replace(
        FORM, fields=FIELDS + tuple(a_field(f"more-{each}", required=True, max_length=60) for each in range(28))
    )
    record = {**GOOD, **{f"more-{each}": "某某" for each in range(28)}}
    compiled = checker(wide)
    assert not compiled.check(record)
    check = seconds_of(lambda: [compiled.check(record) for _ in range(300)])
    write = seconds_of(lambda: [json.loads(json.dumps(record)) for _ in range(300)])
    hold_time(check, write, 4)  # about as long
