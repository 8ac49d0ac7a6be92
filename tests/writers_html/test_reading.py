"""Pages to be read, in a browser: what folds, what is found, cards on a phone, lines, paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.web import WATCH
from generator.documents.blocks import (
    Cell,
    Column,
    Document,
    FieldType,
    Heading,
    List,
    ListItem,
    Row,
    Section,
    Table,
    TableOfContents,
)

from .builder import Builder, fact, link
from .conftest import Written

_LINE_STARTS = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    if (!node.parentElement.checkVisibility()) continue;
    const block = node.parentElement.closest('p, li, td, th, h1, h2, h3, caption');
    if (!block) continue;
    const left = block.getBoundingClientRect().left + parseFloat(getComputedStyle(block).paddingLeft);
    for (const mark of node.data.matchAll(/[、，。；：]/g)) {
      const range = document.createRange();
      range.setStart(node, mark.index);
      range.setEnd(node, mark.index + 1);
      if (range.getBoundingClientRect().left - left < 2) found.push(block.textContent.slice(0, 30));
    }
  }
  return found;
}"""


@pytest.fixture
def page(browser: BrowserContext) -> Iterator[Page]:
    opened = browser.new_page()
    opened.set_viewport_size({"width": 375, "height": 812})
    yield opened
    opened.close()


@pytest.fixture
def faq(guidebook: Document) -> Document:
    b = Builder()
    questions = [
        Section((Heading(3, b.st(f"{n}. 问：{asked}"), f"q-{n}"), b.p(f"答：{answer}")), style="fold")
        for n, (asked, answer) in enumerate((("租金怎样补贴？", "按面积。"), ("专利怎样补助？", "按件。")), 1)
    ]
    entries = tuple((3, b.st(link(f"问{n}", f"#q-{n}"))) for n in (1, 2))
    blocks = (b.h(1, "政策问答"), Heading(2, b.st("目录"), "toc"), TableOfContents(entries), b.h(2, "补贴"), *questions)
    return replace(guidebook, kind="faq", name="faq", blocks=blocks)


@pytest.fixture
def sums(guidebook: Document) -> Document:
    b = Builder()
    names = "、".join(("市发展改革委", "市科技局", "自贸区某港片区工业与高新技术产业局", "某南区人民政府"))
    head = Row(tuple(b.th(text, "col") for text in ("奖补事项", "对象", "标准", "牵头单位")))
    units = b.td(
        *(
            fact(name, f"units.{n}") if n % 2 == 0 else name
            for n, name in enumerate(names.replace("、", "|、|").split("|"))
        )
    )
    row = Row((b.th("认定奖励", "row"), b.td("企业"), b.td(fact("一次性50万元", "awards.x.amount")), units))
    table = Table((Column(20), Column(20), Column(30), Column(30)), (row,), (head,), b.st("一览表"))
    return replace(guidebook, blocks=(b.h(1, "指南"), table))


def test_questions_fold_open_by_a_link_and_stand_whole_on_paper(page: Page, site: Written, faq: Document) -> None:
    address = site(faq).as_uri()
    page.goto(address)
    shown = "[...document.querySelectorAll('details.fold > p')].map(e => e.checkVisibility())"
    assert page.evaluate(shown) == [False, False]
    page.click("summary >> text=专利")
    assert page.evaluate(shown) == [False, True]
    page.goto(f"{address}#q-1")
    page.reload()
    assert page.evaluate(shown)[0] is True
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(shown) == [True, True]


def test_a_word_finds_its_questions_without_a_server(page: Page, site: Written, faq: Document) -> None:
    page.goto(site(faq).as_uri())
    page.fill("#find", "专 利")
    assert page.evaluate("[...document.querySelectorAll('details.fold')].map(e => e.hidden)") == [True, False]
    assert page.text_content(".found") == "共2个问题，显示1个"
    page.fill("#find", "没有的词")
    assert page.evaluate("[...document.querySelectorAll('h2')].pop().hidden") is True
    page.fill("#find", "")
    page.click("text=全部展开")
    assert page.evaluate("[...document.querySelectorAll('details.fold')].every(e => e.open)") is True


def test_what_is_far_below_is_laid_out_when_it_comes_near_and_on_paper_at_once(
    page: Page, site: Written, sums: Document
) -> None:
    page.goto(site(sums).as_uri())
    look = "getComputedStyle(document.querySelector('main > table, main > .scroll')).contentVisibility"
    assert page.evaluate(look) == "auto"
    page.emulate_media(media="print")
    assert page.evaluate(look) == "visible"


def test_contents_fold_and_are_folded_on_a_phone(page: Page, site: Written, faq: Document) -> None:
    page.goto(site(faq).as_uri())
    assert page.evaluate("document.querySelector('.contents details').open") is False
    page.set_viewport_size({"width": 1280, "height": 900})
    page.reload()
    assert page.evaluate("document.querySelector('.contents details').open") is True


def test_a_table_with_sums_is_cards_on_a_phone_that_say_their_columns(
    page: Page, site: Written, sums: Document
) -> None:
    page.goto(site(sums).as_uri())
    cell = page.locator("td", has_text="50万元")
    box = cell.bounding_box()
    assert box is not None
    assert box["x"] < 60
    assert box["width"] > 200
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"标准"'
    assert page.evaluate("document.querySelector('.scroll').scrollWidth") <= 375
    page.set_viewport_size({"width": 1280, "height": 900})
    assert cell.evaluate("e => getComputedStyle(e).display") == "table-cell"


@pytest.mark.parametrize("width", [320, 340, 375, 412, 480, 600, 1280])
def test_no_line_begins_with_a_mark_that_ends_words(page: Page, site: Written, sums: Document, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site(sums).as_uri())
    assert page.evaluate(_LINE_STARTS) == []


def test_boxes_to_tick_are_inputs_that_the_keyboard_ticks(page: Page, site: Written, guidebook: Document) -> None:
    b = Builder()
    inner = List((ListItem(b.st("注册在某区")),), "tick")
    ticks = List((ListItem(b.st("依法纳税")), ListItem(b.st("符合下列情形之一："), (inner,))), "tick")
    page.goto(site(replace(guidebook, blocks=(b.h(1, "条件"), ticks))).as_uri())
    assert page.locator("ul.tick input[type=checkbox]").count() == 2
    page.focus("ul.tick input")
    page.keyboard.press("Space")
    assert page.is_checked("ul.tick input >> nth=0")


@pytest.mark.parametrize("name", ["guidebook", "form", "matrix", "faq"])
def test_nothing_moves_while_a_page_loads(name: str, request: pytest.FixtureRequest, page: Page, site: Written) -> None:
    document = request.getfixturevalue(name)
    page.add_init_script(WATCH)
    page.goto(site(document).as_uri())
    page.wait_for_timeout(400)
    assert page.evaluate("seen.cls") < 0.01


def test_paper_has_no_red_stars_and_no_lines_under_what_a_cell_holds(page: Page, site: Written, form: Document) -> None:
    b = Builder()
    named = b.asked("company", "单位名称", FieldType.TEXT, required=True)
    grid = Table((Column(30), Column(70)), (Row(named),), style="grid")
    page.goto(site(replace(form, blocks=(b.h(1, "申请表"), grid))).as_uri())
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.needed'), '::after').content") == "none"
    assert page.evaluate("getComputedStyle(document.querySelector('input')).borderBottomWidth") == "0px"


def test_the_way_back_to_the_top_floats_once_the_navigation_is_gone(page: Page, site: Written, faq: Document) -> None:
    b = Builder()
    long = replace(faq, navigation=(*faq.navigation, b.st(link("回到顶部", "#main"))))
    long = replace(long, blocks=(*long.blocks, *(Cell((b.p("字"),)).blocks[0] for _ in range(80))))
    page.goto(site(long).as_uri())
    floating = "document.querySelector('header a[href=\"#main\"]').classList.contains('floating')"
    assert page.evaluate(floating) is False
    page.evaluate("scrollTo(0, 3000)")
    expect(page.locator('header a[href="#main"]')).to_have_class(re.compile(r"\bfloating\b"))
