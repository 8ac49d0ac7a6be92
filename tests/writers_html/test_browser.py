"""What a browser makes of the pages: accessibility, small screens, computed fields, paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from generator.documents.blocks import Cell, Column, Document, Field, FieldType, Option, Row, Span, Statement, Table

from .builder import Builder
from .conftest import Written

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_PAGE = pytest.mark.parametrize("name", ["guidebook", "form", "matrix", "site_index"])


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


@pytest.fixture
def filled(page: Page, site: Written, form: Document) -> Page:
    page.goto(site(form).as_uri())
    return page


def violations(page: Page, node_modules: Path) -> list[tuple[str, str]]:
    page.evaluate((node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    assert len(result["passes"]) > 15
    return [(found["id"], node["html"]) for found in result["violations"] for node in found["nodes"]]


@pytest.mark.parametrize(
    ("name", "width"),
    [("guidebook", 1280), ("guidebook", 360), ("form", 1280), ("form", 360), ("matrix", 360), ("site_index", 360)],
)
def test_axe_finds_nothing(
    name: str,
    width: int,
    request: pytest.FixtureRequest,
    page: Page,
    site: Written,
    node_modules: Path,
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site(request.getfixturevalue(name)).as_uri())
    assert violations(page, node_modules) == []


def test_axe_would_find_pale_words_and_a_field_without_a_name(filled: Page, node_modules: Path) -> None:
    filled.add_style_tag(content="main p { color: #ccc }")
    filled.evaluate("document.querySelector('label[for=f-mail]').removeAttribute('for')")
    filled.evaluate("document.querySelector('#f-mail').removeAttribute('placeholder')")
    assert {"color-contrast", "label"} <= {rule for rule, _ in violations(filled, node_modules)}


@pytest.mark.parametrize("width", [1024, 1280])
def test_all_entries_of_the_navigation_stand_on_one_line_of_a_desktop(
    width: int, page: Page, guidebook: Document, site: Written
) -> None:
    entries = "全部政策、本政策首页、企业政策指南、政策问答、责任分工表、申请表、文件原文、下载本页 Word 版、回到顶部"
    links = tuple(Statement((Span(text, link="guidebook.html"),)) for text in entries.split("、"))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site(replace(guidebook, navigation=links)).as_uri())
    shown = page.locator("body > header li").evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
    assert (len(shown), len(set(shown))) == (9, 1)


@EVERY_PAGE
def test_a_page_loads_only_its_own_files_without_a_complaint(
    name: str, request: pytest.FixtureRequest, page: Page, site: Written
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda failed: complaints.append(failed.url))
    document = request.getfixturevalue(name)
    page.goto(site(document).as_uri())
    assert complaints == []
    assert all(url.startswith(("file:", "data:")) for url in asked)
    styled = page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth")
    assert styled != "none"
    assert document.form == (len([url for url in asked if url.endswith(".css")]) == 0)


@EVERY_PAGE
def test_nothing_but_wide_tables_scrolls_sideways_at_320_pixels(
    name: str, request: pytest.FixtureRequest, page: Page, site: Written
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(site(request.getfixturevalue(name)).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_grid_of_fourteen_marks_fits_a_desktop(page: Page, site: Written, matrix: Document) -> None:
    b = Builder()
    head = Row((b.th("单位", "col"), *(b.th(f"第{number}条", "col") for number in "一二三四五六七八九十甲乙丙丁")))
    row = Row((b.th("自贸区钦州港片区工业与高新技术产业局", "row"), *(b.td("●", align="center") for _ in range(14))))
    grid = Table((Column(30), *(Column(5) for _ in range(14))), (row,), (head,), b.st("对照"), style="matrix")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site(replace(matrix, blocks=(b.h(1, "责任分工表"), grid))).as_uri())
    hidden = "(e => e.scrollWidth - e.clientWidth)(document.querySelector('.scroll'))"
    assert page.evaluate(hidden) <= 0
    assert page.evaluate("document.querySelector('tbody td').getBoundingClientRect().width") < 70


def test_the_choices_are_printed_and_not_said_twice_on_the_screen(page: Page, site: Written, form: Document) -> None:
    b = Builder()
    options = tuple(Option(f"v{number}", b.st(f"第{number}级").spans[0]) for number in range(7))
    field = Field("level", FieldType.CHOICE, Span("级别"), Span("请选择"), options=options)
    cell = Cell((field, b.p("可选：国家级、市级。", style="small"), b.p("按证书填写。", style="small")))
    grid = Table((Column(100),), (Row((cell,)),), style="grid")
    page.goto(site(replace(form, blocks=(b.h(1, "申请表"), grid))).as_uri())
    shown = "[...document.querySelectorAll('p.small')].map(e => e.offsetHeight > 0)"
    assert page.evaluate(shown) == [False, True]
    page.emulate_media(media="print")
    assert page.evaluate(shown) == [True, True]


@EVERY_PAGE
def test_what_can_be_pressed_is_24_pixels_high(
    name: str, request: pytest.FixtureRequest, page: Page, site: Written
) -> None:
    """WCAG 2.2, 2.5.8; links inside a sentence or a table cell are exempt there."""
    page.goto(site(request.getfixturevalue(name)).as_uri())
    small = page.evaluate(
        """[...document.querySelectorAll('header a, .contents a, input, select, textarea')]
           .map(e => [(e.closest('label') || e).getBoundingClientRect(), e.outerHTML])
           .filter(([box]) => box.height < 24 || box.width < 24).map(([, html]) => html)"""
    )
    assert small == []


def test_the_skip_link_is_the_first_stop_and_shows_when_focused(page: Page, site: Written, guidebook: Document) -> None:
    page.goto(site(guidebook).as_uri())
    top = "document.querySelector('.skip a').getBoundingClientRect().top"
    assert page.evaluate(top) < -20
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    assert page.evaluate(top) >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(
    ("given", "share"),
    [
        ("100", "20.00"),
        ("0.07", "0.014"),
        ("123.45", "24.69"),
        ("１２.５ 万元", "2.50"),
        ("125,000元", "2.50"),
        ("1.025", "自动计算"),
        ("-10", "自动计算"),
        ("", "自动计算"),
    ],
)
def test_a_share_is_computed_in_decimal_money(filled: Page, given: str, share: str) -> None:
    filled.fill("#f-granted", given)
    assert filled.text_content("#f-share") == share


def test_a_looked_up_amount_follows_the_choice(filled: Page) -> None:
    box = "#f-level input[value=v2]"
    filled.check(box)
    assert filled.text_content("#f-fixed") == "20.00"
    filled.click(box)  # a second click takes it back
    assert filled.text_content("#f-fixed") == "自动计算"


def test_a_figure_above_its_limit_is_answered_at_once_beside_its_field(filled: Page) -> None:
    filled.fill("#f-granted", "500")
    assert filled.get_attribute("#f-granted", "aria-invalid") is None
    filled.fill("#f-granted", "500.01")
    assert filled.get_attribute("#f-granted", "aria-invalid") == "true"
    assert filled.text_content(".wrong .problem") == "超过限额：最多 500。"
    assert filled.is_visible("#f-granted-help")
    filled.fill("#f-granted", "12")
    assert filled.locator(".wrong").count() == 0


def test_enter_in_a_field_keeps_page_and_answers(filled: Page) -> None:
    address = filled.url
    filled.fill("#f-other", "说明")
    filled.press("#f-other", "Enter")
    assert (filled.url, filled.input_value("#f-other")) == (address, "说明")


def test_on_paper_hints_vanish_and_answers_stay(filled: Page) -> None:
    """A hint printed in an empty place would look like an answer."""
    clear = "rgba(0, 0, 0, 0)"
    colour = "key => getComputedStyle(document.getElementById(key)).color"
    filled.emulate_media(media="print")
    assert filled.evaluate(colour, "f-share") == clear
    assert filled.evaluate(colour, "f-trade") == clear
    assert filled.locator("#f-level :checked").count() == 0
    hint = "getComputedStyle(document.getElementById('f-company'), '::placeholder').color"
    assert filled.evaluate(hint) == clear
    filled.fill("#f-granted", "100")
    filled.select_option("#f-trade", "v1")
    assert clear not in (filled.evaluate(colour, "f-share"), filled.evaluate(colour, "f-trade"))
    assert filled.evaluate("getComputedStyle(document.querySelector('header')).display") == "none"


def test_a_long_answer_grows_its_box_and_wraps_on_paper(filled: Page) -> None:
    name = "广西某某新材料科技股份有限公司钦州高新技术产业开发区第一分公司"
    filled.fill("#f-plan", "一行字\n" * 40)
    filled.fill("#f-company", name)
    assert filled.evaluate("(e => e.scrollHeight <= e.clientHeight)(document.getElementById('f-plan'))")
    filled.emulate_media(media="print")
    printed = "getComputedStyle(document.getElementById('f-company').parentElement, '::before').content"
    assert filled.is_hidden("#f-company")
    assert filled.evaluate(printed) == f'"{name}"'


@pytest.mark.parametrize(("name", "size"), [("guidebook", (595, 842)), ("matrix", (842, 595))])
def test_paper_is_a4_as_the_document_lies(
    name: str, size: tuple[int, int], request: pytest.FixtureRequest, page: Page, site: Written
) -> None:
    page.goto(site(request.getfixturevalue(name)).as_uri())
    page.emulate_media(media="print")
    printed = page.pdf(prefer_css_page_size=True)
    boxes = {
        tuple(round(float(n)) for n in box.split())
        for box in (part.split(b"]")[0].decode() for part in printed.split(b"/MediaBox [")[1:])
    }
    assert boxes == {(0, 0, *size)}
