"""A cap on all awards together is told once below a table of them, and on the card of each, which is read alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.cli.main import run

NOTICE = """临江市促进体育产业发展若干措施

第一条 对新认定的体育产业示范基地，给予一次性奖励20万元。
第二条 对新认定的体育旅游线路，给予一次性奖励10万元。
第三条 对举办国家级体育赛事的企业，给予一次性补助30万元。
第四条 同一企业同一年度获得的奖励和补助总额不超过50万元。
第五条 本措施自2026年1月1日起施行，有效期3年。
"""
CAP = "不超过50万元（第四条）"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("capped")
    (folder / "policies").mkdir()
    (folder / "notice.txt").write_text(NOTICE, "utf-8")
    assert run(["--root", str(folder), "new", str(folder / "notice.txt"), "--id", "sport"]) == 0
    assert run(["--root", str(folder), "build"]) == 0
    return folder / "output" / "sport"


def words(page: Path) -> str:
    return re.sub(r"<[^>]+>", "", page.read_text("utf-8"))


def test_a_table_tells_it_once_below(output: Path) -> None:
    table, _, below = words(output / "index.html").partition("举办国家级体育赛事的企业")
    assert CAP not in table
    assert below.count(CAP) == 1


def test_a_guidebook_tells_it_below_its_table_and_on_each_card(output: Path) -> None:
    told = words(output / "guidebook.html")
    assert told.count(CAP) == 1 + 3
    page = (output / "guidebook.html").read_text("utf-8")
    rows = re.search(r'id="glance".*?</table>', page, re.DOTALL)
    assert rows is not None
    assert "第四条" not in rows[0]
