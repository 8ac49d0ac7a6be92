"""A requirement that expects no is a case that must not be given, or one whose question leaves its negation out."""

from __future__ import annotations

import pytest

from generator.audit.read.form_fields import declared_sentence, is_excluding
from generator.policy.eligibility import Requirement
from generator.policy.validating import validated


@pytest.mark.parametrize(
    ("statement", "question", "expected", "sentence"),
    [
        ("具有独立法人资格", "是否具有独立法人资格？", True, "具有独立法人资格"),
        ("没有发生重大违法行为", "是否发生重大违法行为？", False, "没有发生重大违法行为"),
        ("被列入失信名单", "是否[被列入失信名单](clause:c09)？", False, "不存在下列情形：被列入失信名单"),
        ("近三年内 发生火灾", "是否近三年内发生火灾？", False, "不存在下列情形：近三年内 发生火灾"),
    ],
)
def test_the_sentence_is_one_that_an_applicant_who_qualifies_can_sign(
    statement: str, question: str, expected: bool, sentence: str
) -> None:
    source = {"clause": "c09", "quote": statement}
    data = {"id": "a", "statement": statement, "question": question, "expected": expected, "source": source}
    made = validated(Requirement, data)
    assert made.excludes == is_excluding(data) == sentence.startswith("不存在")
    assert declared_sentence(data) == sentence
