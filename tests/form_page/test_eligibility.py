"""The verdict on the declarations: while one types, with the clause's words, and before the Word file is made."""

from __future__ import annotations

from playwright.sync_api import Dialog, Page

from .conftest import Opened

VERDICT = "#f_eligible"
WAY = ("registered-in-port-area", "works-in-zone")  # together one way; registered-in-zone is the other
OTHERS = (
    *("financial-system", "legal-person", "independent-accounting", "honest-operation", "lawful-taxes"),
    *("industrial-policy", "safety-and-environment", "no-serious-violation"),
)


def declare(page: Page, name: str, *, met: bool = True) -> None:
    page.locator(f"#f-declare-{name} input").nth(0 if met else 1).check()


def test_the_verdict_follows_what_is_declared(opened: Opened) -> None:
    page = opened("gazelle").page
    assert page.get_attribute(VERDICT, "data-state") == "open"
    declare(page, "registered-in-zone")
    for name in OTHERS:
        declare(page, name)
    assert page.get_attribute(VERDICT, "data-state") == "met"
    declare(page, "lawful-taxes", met=False)
    assert page.get_attribute(VERDICT, "data-state") == "unmet"
    told = page.text_content(VERDICT) or ""
    assert "“依法纳税”（第十四条）" in told
    assert "可以继续申请" in told
    assert "不符合本条所列条件" in (page.text_content(".field:has(#f-declare-lawful-taxes) .problem") or "")
    declare(page, "lawful-taxes")
    assert page.get_attribute(VERDICT, "data-state") == "met"


def test_of_several_ways_one_is_enough_and_all_are_told_when_none_holds(opened: Opened) -> None:
    page = opened("gazelle").page
    declare(page, "registered-in-zone", met=False)
    assert page.get_attribute(VERDICT, "data-state") == "open"  # the other way is open
    for name in WAY:
        declare(page, name)
    for name in OTHERS:
        declare(page, name)
    assert page.get_attribute(VERDICT, "data-state") == "met"
    declare(page, WAY[1], met=False)
    told = page.text_content(VERDICT) or ""
    assert page.get_attribute(VERDICT, "data-state") == "unmet"
    assert "下列情形均不符合——“工商注册地" in told
    assert "；“注册在自贸区钦州港片区”（第十四条），“实际生产" in told
    assert page.locator(".field:has(#f-declare-registered-in-port-area) .problem").text_content() == ""


def test_an_unmet_condition_is_said_before_the_word_file_and_one_may_go_on(page: Page, opened: Opened) -> None:
    opened("gazelle")
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    declare(page, "lawful-taxes", met=False)
    with page.expect_download():  # the dialog is accepted (conftest)
        page.click("#tool-word")
    assert len(asked) == 1
    assert "“依法纳税”（第十四条）" in asked[0]
    assert "有 1 项适用条件不符合" in (page.text_content(".summary") or "")


def test_whoever_does_not_go_on_gets_no_file(browser, folder) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page()
    made: list[object] = []

    def refuse(dialog: Dialog) -> None:
        dialog.dismiss() if dialog.type == "confirm" else dialog.accept()

    page.on("dialog", refuse)
    page.on("download", lambda download: made.append(download.url))
    page.goto((folder / "forms" / "gazelle.html").as_uri())
    declare(page, "lawful-taxes", met=False)
    page.click("#tool-word")
    page.wait_for_timeout(300)
    page.close()
    assert made == []
