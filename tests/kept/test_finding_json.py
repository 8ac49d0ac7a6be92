"""Findings keep every word on their way through the cache, in both languages and all reports."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.finding import FilePlace, Finding, Severity
from generator.kept.finding_json import NotPlainError, findings_as_json, findings_of_json
from generator.locale import LANGUAGES, translator
from generator.message import message
from generator.policy.text import Words
from generator.report.formats import REPORTS

FINDINGS = (
    Finding(code="file-changed", message=message("no values")),
    Finding(
        code="amount-mismatch",
        severity=Severity.WARNING,
        message=message(
            "{file} on {day}: {sum}, {what}",
            file=Path("a/b"),
            day=date(2025, 6, 30),
            sum=Decimal("1.50"),
            what=Words("字"),
        ),
        hint=message("close {name}: {problem}", name="甲", problem=message("{file} stays", file=1)),
        policy="p",
        place=FilePlace("policies/p/policy.yaml", 3, 5),
        path="awards.a",
        clause="c01",
        words="第一条 {不} 是",
        mark="不",
        statement="faq/s1",
    ),
    Finding(code="yaml-unreadable", message=message("{x:>4}{y!r}", x=7, y="字"), place=FilePlace("f")),
)


@pytest.mark.parametrize("form", REPORTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_are_the_same(form: str, language: str) -> None:
    back = findings_of_json(json.loads(json.dumps(findings_as_json(FINDINGS))))
    translate = translator(language)
    assert REPORTS[form](back, translate) == REPORTS[form](FINDINGS, translate)


def test_what_would_not_be_the_same_is_refused() -> None:
    for told in (
        message("{day:%Y}", day=date(2025, 6, 30)),
        message("{words!r}", words=Path("a")),
        message("{a.b}", a=Path()),
    ):
        with pytest.raises(NotPlainError):
            findings_as_json([Finding(code="x", message=told)])
