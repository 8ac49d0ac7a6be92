"""The page in its states: empty, with problems shown, filled; for eyes, ears and fingers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize

from generator.documents.blocks import FieldType
from tests.outputs.judges import axe_violations

from .conftest import NAMES, Opened
from .filling import canonical, data_of

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_where_problems_are_shown_and_where_all_is_filled(
    name: str, opened: Opened, node_modules: Path, tmp_path: Path
) -> None:
    """The empty page is looked at by tests/outputs/test_judged.py, with all the others."""
    form = opened(name)
    form.downloaded("save", tmp_path)
    assert len(form.listed) > 10
    assert axe_violations(form.page, node_modules) == []
    form.page.set_viewport_size(PHONE)
    form.load(data_of(form, canonical(form.definition)))
    assert axe_violations(form.page, node_modules) == []
    form.page.set_viewport_size(DESKTOP)


def test_a_screen_reader_hears_name_state_and_problem_of_a_field(opened: Opened, tmp_path: Path) -> None:
    form = opened()
    form.downloaded("save", tmp_path)
    name = form.page.get_by_role("textbox", name="单位名称", exact=True)
    assert name.get_attribute("aria-invalid") == "true"
    assert name.get_attribute("required") is not None
    described = [form.page.locator(f"#{part}").text_content() for part in _ids(name.get_attribute("aria-describedby"))]
    assert described == ["填写全称，与营业执照或登记证书一致。", "这一栏必须填写。"]
    assert form.page.locator("#f-applicant-name_problem").get_attribute("role") == "status"
    name.fill("某公司")
    assert name.get_attribute("aria-invalid") is None


def test_the_accessibility_tree_of_a_declaration_names_question_and_answers(opened: Opened) -> None:
    form = opened()
    field = next(field for field in form.definition.fields if field.type is FieldType.YES_NO and field.required)
    group = form.page.locator(f"#f-{field.name}")
    assert form.page.get_by_role("group", name=field.label).first.is_visible()
    assert [radio.get_attribute("required") is not None for radio in group.get_by_role("radio").all()] == [True, True]
    tree = group.aria_snapshot()
    assert 'radio "符合"' in tree
    assert 'radio "不符合"' in tree


def test_the_tools_are_a_region_of_buttons_with_their_progress(opened: Opened) -> None:
    form = opened()
    tools = form.page.get_by_role("region", name="填写工具")
    assert [each.text_content() for each in tools.get_by_role("button").all()] == [
        "保存数据",
        "载入数据",
        "下载已填的Word文件",
        "打印",
        "清空",
    ]
    bar = tools.get_by_role("progressbar", name="填写进度")
    total = int(bar.get_attribute("max") or 0)
    assert tools.locator(".progress span").text_content() == f"必填 {total} 项，已填 0 项"
    form.page.fill("#f-applicant-name", "某公司")
    assert tools.locator(".progress span").text_content() == f"必填 {total} 项，已填 1 项"


def test_the_list_of_what_is_missing_has_the_focus_and_leads_to_the_fields(opened: Opened, tmp_path: Path) -> None:
    form = opened()
    form.downloaded("save", tmp_path)
    assert form.page.evaluate("document.activeElement.className") == "summary"
    form.page.keyboard.press("Tab")
    assert form.page.evaluate("document.activeElement.textContent") == "单位名称"
    form.page.keyboard.press("Enter")
    assert form.page.evaluate("document.activeElement.id") == "f-applicant-name"


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_what_has_the_focus_is_never_under_the_tools(size: ViewportSize, opened: Opened) -> None:
    """WCAG 2.2, 2.4.11."""
    form = opened()
    form.page.set_viewport_size(size)
    form.page.focus("#f-applicant-name")
    for _ in range(40):
        form.page.keyboard.press("Tab")
        covered = form.page.evaluate(
            """(() => { const e = document.activeElement, box = e.getBoundingClientRect();
            const bar = document.querySelector('.tools');
            return !bar.contains(e) && box.top >= bar.getBoundingClientRect().top ? e.id : null; })()"""
        )
        assert covered is None
    form.page.set_viewport_size(DESKTOP)


def test_buttons_are_large_enough_for_a_finger_and_fit_a_phone(opened: Opened) -> None:
    form = opened()
    form.page.set_viewport_size(PHONE)
    boxes = [button.bounding_box() for button in form.page.get_by_role("button").all() if button.is_visible()]
    assert all(box is not None and box["height"] >= 32 and box["x"] + box["width"] <= 360 for box in boxes)
    assert form.page.evaluate("document.documentElement.scrollWidth") == 360
    assert form.page.locator(".tools").evaluate("e => e.offsetHeight") <= 140
    form.page.set_viewport_size(DESKTOP)


def test_without_scripts_there_is_a_blank_to_print_and_nothing_to_press(folder: Path) -> None:
    page = (folder / "forms" / "patent-purchase.html").read_text(encoding="utf-8")
    text = re.sub("<script.*?</script>", "", page, flags=re.DOTALL)
    assert "<button" not in text
    assert "填写工具" not in text
    assert 'id="f-applicant-name"' in text


def test_parts_that_are_not_asked_for_are_left_out_until_they_are(opened: Opened) -> None:
    form = opened("gazelle")
    part = form.page.locator("tr", has=form.page.locator("#f-yearly-regional-award"))
    assert part.is_hidden()
    form.page.check("#f-parts-parts-applied-2")
    assert part.is_visible()
    assert form.told.startswith("现在须填写：")
    assert "自治区奖励资金" in form.told
    award = form.page.locator("#f-yearly-regional-award")
    assert award.get_attribute("required") is not None
    award.fill("100")
    assert form.page.locator("#f-yearly-yearly-amount").text_content() == "20.00"
    form.page.uncheck("#f-parts-parts-applied-2")
    assert part.is_visible()  # an answer is never hidden
    assert "本栏不用填写" in form.problem("yearly-regional-award")
    award.fill("")
    assert part.is_hidden()


def test_a_part_that_is_left_out_is_left_out_on_a_phone_as_well(opened: Opened) -> None:
    form = opened("incubator")
    part = form.page.locator("table", has=form.page.locator("#f-assessment-assessment-year"))
    form.page.set_viewport_size(PHONE)
    assert part.is_hidden()
    form.page.set_viewport_size(DESKTOP)
    assert part.is_hidden()


def test_the_lines_of_a_list_stack_on_a_phone_and_every_cell_says_what_it_is(opened: Opened) -> None:
    form = opened()
    form.page.set_viewport_size(PHONE)
    box = form.page.locator("#f-patents-2-price").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 360
    named = "getComputedStyle(document.querySelector('#f-patents-2-price').closest('td'), '::before').content"
    assert "购买费用" in form.page.evaluate(named)
    assert form.page.get_by_role("textbox", name="第1行 购买费用（万元）").is_visible()
    form.page.emulate_media(media="print")
    assert form.page.evaluate(named) == "none"
    form.page.emulate_media(media="screen")
    form.page.set_viewport_size(DESKTOP)


def test_a_cell_of_a_list_that_is_not_asked_for_says_so(opened: Opened) -> None:
    form = opened("incubator")
    form.page.check("#f-incubator-awards-applied-2")
    note = form.page.locator("#f-tenants-1-graduation-date_idle")
    assert note.is_visible()
    form.page.check("#f-tenants-1-tenant-status input[value=graduated]")
    assert note.is_hidden()
    assert form.page.locator("#f-tenants-1-graduation-date").is_visible()


def test_left_out_parts_are_printed_as_in_the_word_form(opened: Opened) -> None:
    form = opened("gazelle")
    part = form.page.locator("tr", has=form.page.locator("#f-yearly-regional-award"))
    form.page.emulate_media(media="print")
    assert part.is_visible()
    assert form.page.locator(".tools").is_hidden()
    assert form.page.locator(".guide").is_hidden()
    form.page.emulate_media(media="screen")


def test_a_sum_is_held_to_its_limit_with_what_was_received_before(opened: Opened) -> None:
    form = opened()
    form.page.fill("#f-claim-amount-applied", "8")
    assert form.problem("claim-amount-applied") == ""
    form.page.fill("#f-claim-received-before", "2.01")
    assert form.problem("claim-amount-applied") == "与此前已获的合计为 10.01，超过限额 10。"
    form.page.fill("#f-claim-received-before", "2")
    assert form.problem("claim-amount-applied") == ""
    assert form.page.locator("#f-claim-amount-applied-capitals").text_content() == "捌万元整"


def test_a_sum_is_said_in_capitals_beside_it(opened: Opened) -> None:
    form = opened()
    form.page.fill("#f-applicant-capital", "1234.56")
    assert (
        form.page.locator("#f-applicant-capital_capitals").text_content() == "大写：人民币壹仟贰佰叁拾肆万伍仟陆佰元整"
    )


def test_answers_are_shown_as_they_were_read(opened: Opened) -> None:
    form = opened()
    form.page.fill("#f-applicant-capital", "５,000 元")
    form.page.press("#f-applicant-capital", "Tab")
    assert form.page.input_value("#f-applicant-capital") == "0.50"


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("applicant-credit-code", "91450700MA5L0ABCDX", "末位校验码"),
        ("applicant-credit-code", "914507", "18位"),
        ("contact-phone", "无号码", "电话号码不对"),
        ("contact-email", "office", "电子邮箱不对"),
        ("applicant-capital", "约5万", "请填写数字"),
        ("applicant-capital", "5.555", "两位小数"),
        ("account-number", "工行", "银行账号不对"),
    ],
)
def test_a_problem_is_told_when_the_field_is_left_and_not_before(
    name: str, text: str, problem: str, opened: Opened
) -> None:
    form = opened()
    form.page.focus(f"#f-{name}")
    form.page.keyboard.insert_text(text)
    assert form.problem(name) == ""
    form.page.keyboard.press("Tab")
    assert problem in form.problem(name)


def test_a_check_digit_is_a_warning_and_no_refusal(opened: Opened, tmp_path: Path) -> None:
    form = opened()
    record = {**canonical(form.definition), "applicant-credit-code": "91450700MA5L0ABCDX"}
    form.load(data_of(form, record))
    assert form.saved(tmp_path)["answers"] == json.loads(json.dumps(record))  # a list for the boxes
    assert len(form.listed) == 1
    assert form.page.locator("#f-applicant-credit-code").get_attribute("aria-invalid") is None


def test_an_answer_that_is_too_long_is_counted_and_not_cut(opened: Opened) -> None:
    form = opened()
    form.page.fill("#f-applicant-representative", "名" * 21)
    assert form.problem("applicant-representative") == "写了 21 字，最多 20 字。"
    assert form.page.input_value("#f-applicant-representative") == "名" * 21


def test_half_a_date_is_told(opened: Opened) -> None:
    form = opened()
    form.page.focus("#f-applicant-founded")
    form.page.keyboard.type("0603")
    for _ in range(3):
        form.page.keyboard.press("Tab")
    assert form.problem("applicant-founded") == "日期没有填完整。"


def _ids(text: str | None) -> list[str]:
    return [part for part in (text or "").split() if not part.endswith(("_capitals", "_count"))]
