"""`read --format html` and the tree in a terminal: everything that was understood is told, in words and in colour."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from playwright.sync_api import BrowserContext

from generator.cli import read as read_command
from generator.cli.console import make_console
from generator.notice.read import parse_notice
from generator.report.notice_page import notice_page
from generator.report.notice_text import notice_text
from tests.outputs.judges import axe_violations, html_faults

NOTICE = """示例市人民政府关于促进发展的若干措施

示政发〔2024〕1号

一、支持企业发展。对新认定的<高新技术>企业，给予一次性奖励10万元；设立规模1亿元的资金池。（牵头单位：市科技局；配合单位：市财政局）

（一）优化服务。办理时限缩短至3个工作日（市政务局负责）。

二、本措施自2024年5月1日起施行，有效期2年。
"""


@pytest.fixture
def page() -> str:
    return notice_page(parse_notice(NOTICE))


def test_the_page_is_valid_and_accessible(
    page: str, tmp_path: Path, node_modules: Path, browser: BrowserContext
) -> None:
    file = tmp_path / "read.html"
    file.write_text(page, encoding="utf-8")
    assert html_faults([file], node_modules) == []
    tab = browser.new_page()
    tab.goto(file.as_uri())
    assert axe_violations(tab, node_modules) == []
    tab.close()


def test_the_page_holds_the_whole_text_and_loads_nothing(page: str) -> None:
    tree = html.fromstring(page)
    for tag in tree.xpath("//small"):
        tag.drop_tree()
    shown = "".join(tree.xpath("//main//p//text()"))
    for line in NOTICE.splitlines():
        assert "".join(re.sub(r"^[一二]、|^（一）", "", line).split()) in "".join(shown.split())
    assert not tree.xpath("//script|//link|//img|//@src")


def test_each_mark_says_in_words_what_it_is(page: str) -> None:
    marks = {"".join(mark.itertext()) for mark in html.fromstring(page).xpath("//div[@class='row d1']//mark")}
    assert {"10万元[奖补]", "一次性[频次]", "1亿元[资金]", "市科技局[牵头]", "市财政局[配合]"} <= marks


def test_the_tree_tells_roles_of_figures_without_colour() -> None:
    told = notice_text(parse_notice(NOTICE), str)
    assert "figures: 10万元（award），1亿元（fund）" in told
    assert "other facts: 一次性" in told
    assert "\x1b" not in told


def test_what_a_clause_says_twice_is_listed_once() -> None:
    notice = "一、奖励\n（一）对国家级平台给予一次性奖励10万元，对省级平台给予一次性奖励5万元。\n"
    told = notice_text(parse_notice(notice), str)
    assert "other facts: 国家级，一次性，省级\n" in told


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"), [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False)]
)
def test_colours_are_for_terminals_and_never_with_no_color(
    terminal: bool, environment: dict[str, str], coloured: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notice.txt"
    file.write_text(NOTICE, encoding="utf-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    result = CliRunner(env=environment).invoke(
        read_command.command, [str(file)], obj=make_console(tmp_path, "en"), color=terminal
    )
    assert result.exit_code == 0, result.output
    assert ("\x1b[" in result.output) is coloured
