"""A page computes by the bands, units and ranges of its awards, and says what it leaves to the office."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.forms.rules.computed import completed
from tests.forms.granting_policy import granting_policy

from .filling import Form, collected, form_of


@pytest.fixture
def form(page: Page, tmp_path: Path) -> Form:
    path = tmp_path / "claim.html"
    path.write_bytes(granting_policy().files["forms/claim.html"])
    page.goto(path.as_uri())
    return form_of(page)


def shown(form: Form, name: str) -> str:
    return form.page.locator(f"#f-claim-{name}").text_content() or ""


def typed(form: Form, name: str, text: str) -> None:
    form.page.fill(f"#f-claim-{name}", text)
    form.page.locator(f"#f-claim-{name}").blur()


def test_a_sum_follows_by_band_and_limit_as_one_types(form: Form) -> None:
    for text, sum_ in (("9.99", "0.10"), ("100,100元", "0.15015"), ("60", "1.20"), ("400.01", "8.00")):
        typed(form, "fine", text)
        assert shown(form, "reward") == sum_
    assert shown(form, "reward-capitals") == "捌万元整"
    typed(form, "fine", "")
    assert shown(form, "reward") == "按填写内容计算"


def test_an_open_limit_is_said_and_nothing_is_computed(form: Form) -> None:
    typed(form, "fine", "50")
    assert shown(form, "reward") == "按填写内容计算"
    assert "由受理部门确定" in form.problem("claim-reward")
    typed(form, "fine", "50.01")
    assert form.problem("claim-reward") == ""


def test_a_sum_is_counted_by_its_units(form: Form) -> None:
    typed(form, "area", "1,000")
    assert shown(form, "rent") == "按填写内容计算"
    typed(form, "months", "12")
    assert shown(form, "rent") == "24.00"
    typed(form, "months", "24")
    assert shown(form, "rent") == "30.00"


def test_a_range_limits_what_is_entered(form: Form) -> None:
    typed(form, "invested", "100")
    for text, problem in (("4.99", "低于下限：最少 5.00。"), ("15.01", "超过限额：最多 15.00。"), ("15", "")):
        typed(form, "asked", text)
        assert form.problem("claim-asked") == problem


def test_what_the_page_computed_is_what_collect_reads_in_both_files(form: Form, tmp_path: Path) -> None:
    for name, text in (("fine", "10.01"), ("area", "100.5"), ("months", "3"), ("invested", "100"), ("asked", "10")):
        typed(form, name, text)
    saved = form.saved(tmp_path)
    wanted = {
        "claim-fine": "10.01",
        "claim-area": "100.5",
        "claim-months": "3",
        "claim-invested": "100.00",
        "claim-asked": "10.00",
    }
    assert saved["answers"] == completed(form.definition, wanted)
    word = collected(form.downloaded("word", tmp_path))
    data = collected(json.dumps(saved, ensure_ascii=False).encode())
    assert word.record == data.record == saved["answers"]
    assert {problem.code for problem in (*word.problems, *data.problems)} <= {"missing-answer", "unknown-form"}
