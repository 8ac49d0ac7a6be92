"""Data files and drafts: what goes out comes in again, what is not this form's is refused in plain Chinese."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Request

from .conftest import Opened
from .filling import canonical, collected, data_of

DRAFT = "#tool-draft"


def test_a_data_file_that_is_loaded_is_saved_as_it_was(opened: Opened, tmp_path: Path) -> None:
    form = opened("incubator")
    record = canonical(form.definition)
    form.load(data_of(form, record))
    assert form.told.startswith("已载入")
    saved = form.downloaded("save", tmp_path)
    assert collected(saved).record == record
    assert json.loads(saved)["definition"] == json.loads(data_of(form, {}))["definition"]


def test_a_form_half_filled_is_saved_with_a_list_of_what_is_missing(opened: Opened, tmp_path: Path) -> None:
    form = opened()
    form.page.fill("#f-applicant-name", "某公司")
    form.page.fill("#f-applicant-capital", "约五万")
    assert form.saved(tmp_path)["answers"] == {"applicant-name": "某公司", "applicant-capital": "约五万"}
    assert "法定代表人" in form.listed
    assert "单位名称" not in form.listed
    assert "注册资本：请填写数字，单位为万元，例如 12.50。" in form.listed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"policydocs": "form/1", "answers"', "已损坏"),
        ("\x00\x01", "已损坏"),
        ("[]", "不是用“保存数据”存下的"),
        ('{"policydocs": "form/9"}', "不是用“保存数据”存下的"),
        ("null", "不是用“保存数据”存下的"),
    ],
)
def test_a_file_that_is_none_is_refused(text: str, told: str, opened: Opened) -> None:
    form = opened()
    form.page.fill("#f-applicant-name", "某公司")
    form.load(text)
    assert told in form.told
    assert form.page.input_value("#f-applicant-name") == "某公司"


def test_the_data_of_another_form_are_refused_by_its_title(opened: Opened) -> None:
    other = data_of(opened("gazelle"), {"applicant-name": "别家"})
    form = opened()
    form.load(other)
    assert "另一张表的数据（广西瞪羚企业奖励申请表" in form.told
    assert form.page.input_value("#f-applicant-name") == ""


def test_answers_of_an_older_edition_are_carried_over_as_far_as_they_fit(opened: Opened) -> None:
    form = opened()
    definition = json.loads(data_of(form, {}))["definition"]
    definition["fields"].append({"name": "claim-gone", "type": "text", "label": "旧栏目"})
    for field in definition["fields"]:
        if field["name"] == "applicant-kind":
            field["type"] = "choice"
    answers = {"applicant-name": "某公司", "applicant-kind": "x", "claim-gone": "旧", "made-up": "<b>无</b>"}
    form.load(data_of(form, {}, answers=answers, fingerprint="0" * 16, edition="试行版", definition=definition))
    assert "已载入 1 项" in form.told
    assert "试行版" in form.told
    assert [entry.partition("”")[0] for entry in form.listed] == ["“单位类型", "“旧栏目", "“<b>无</b>"[:1] + "made-up"]
    assert form.page.input_value("#f-applicant-name") == "某公司"


def test_odd_values_in_a_data_file_are_left_out_and_never_become_markup(opened: Opened) -> None:
    form = opened()
    answers = {"applicant-name": "<img src=x onerror=alert(1)>", "applicant-kind": {"a": 1}, "claim-level": ["x"]}
    form.load(data_of(form, {}, answers=answers))
    assert form.page.input_value("#f-applicant-name") == "<img src=x onerror=alert(1)>"
    assert form.page.locator("main img").count() == 0
    assert len(form.listed) == 2


@pytest.mark.parametrize("definition", [None, 5, "x", {"fields": 5}, {"fields": [None, 5, "x", {}]}, []])
def test_a_data_file_with_an_odd_definition_is_read_by_the_form_s_own(definition: object, opened: Opened) -> None:
    form = opened()
    form.load(data_of(form, {"applicant-name": "某公司"}, definition=definition))
    assert form.page.input_value("#f-applicant-name") == "某公司"


def test_a_draft_is_kept_only_if_the_user_says_so_and_goes_when_the_user_says_so(opened: Opened) -> None:
    form = opened()
    form.page.fill("#f-applicant-name", "某公司")
    assert form.page.evaluate("localStorage.length") == 0
    form.page.check(DRAFT)
    form.page.check("#f-declare-legal-person-1")
    form.page.fill("#f-applicant-kind", "有限责任公司")
    form.page.reload()
    assert form.page.input_value("#f-applicant-name") == "某公司"
    assert form.page.input_value("#f-applicant-kind") == "有限责任公司"
    assert form.page.is_checked("#f-declare-legal-person-1")
    assert form.page.is_checked(DRAFT)
    assert form.told == "已取回保留在本浏览器中的草稿。"
    form.page.click("#tool-draft_remove")
    assert form.page.evaluate("localStorage.length") == 0
    assert form.page.input_value("#f-applicant-name") == "某公司"


def test_a_damaged_draft_is_told_and_no_obstacle(opened: Opened) -> None:
    form = opened()
    form.page.evaluate("localStorage.setItem('policydocs:qinzhou-gxq-2021-12/patent-purchase', '{')")
    form.page.reload()
    assert "草稿已损坏" in form.told
    form.page.fill("#f-applicant-name", "某公司")


def test_leaving_warns_only_where_something_unsaved_stands(opened: Opened, tmp_path: Path) -> None:
    form = opened()
    asks = (
        "(e => { window.dispatchEvent(e); return e.defaultPrevented; })(new Event('beforeunload', {cancelable: true}))"
    )
    assert form.page.evaluate(asks) is False
    form.page.fill("#f-applicant-name", "某公司")
    assert form.page.evaluate(asks) is True
    form.downloaded("save", tmp_path)
    assert form.page.evaluate(asks) is False
    form.page.fill("#f-applicant-name", "某某公司")
    assert form.page.evaluate(asks) is True
    form.page.check(DRAFT)
    assert form.page.evaluate(asks) is False


def test_clearing_asks_first_and_empties_every_field(opened: Opened) -> None:
    form = opened()
    form.load(data_of(form, canonical(form.definition)))
    form.page.click("#tool-clear")
    assert form.told == "已清空。"
    kinds = "input:not([type=radio], [type=checkbox]), select, textarea"
    assert form.page.evaluate(f"[...document.querySelectorAll('form :is({kinds})')].filter(e => e.value).length") == 0
    assert form.page.locator("form :checked:not(option)").count() == 0


def test_nothing_leaves_the_page(opened: Opened, tmp_path: Path) -> None:
    form = opened()
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    form.page.on("request", note)
    form.page.reload()
    form.load(data_of(form, canonical(form.definition)))
    form.downloaded("save", tmp_path)
    form.downloaded("word", tmp_path)
    assert {url.partition(":")[0] for url in asked} <= {"file", "data", "blob"}
    refused = form.page.evaluate("fetch('https://example.org/').then(() => 'sent', () => 'refused')")
    assert refused == "refused"
