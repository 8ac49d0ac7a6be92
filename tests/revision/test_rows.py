"""Tables of two notices: a row that came or went is a tier, and lends its sums to no other row."""

from pathlib import Path

import pytest

from generator.notice.model import Notice
from generator.notice.read import read_notice
from generator.revision.comparison import compare

from .pairs import FRAME
from .test_pairs import line_of, squeezed

HEADER = ["产业", "规模", "标准", "限额"]
CITRUS = ["柑橘", "50亩以上", "每亩600元", "10万元"]
BERRIES = ["蓝莓", "20亩以上", "每亩1000元", "10万元"]
BEES = ["蜜蜂", "100箱以上", "每箱50元", "2万元"]
KIWI = ["猕猴桃", "30亩以上", "每亩800元", "10万元"]
MONTHLY = [["类别", "补贴（元/月）", "期限/年"], ["博士", "3000", "3"], ["硕士", "1000", "2"]]
NUMBERED = [["序号", "等级", "奖励"], ["1", "省级", "50万元"], ["2", "市级", "20万元"]]
PAIRS = {
    "a row in the place of another": (
        [HEADER, CITRUS, BEES],
        [HEADER, CITRUS, KIWI],
        ["tier_dropped | 蜜蜂100箱以上每箱50元2万元 | —", "tier_added | — | 猕猴桃30亩以上每亩800元10万元"],
    ),
    "a row between others, and one raised": (
        [HEADER, CITRUS, BERRIES],
        [HEADER, [*CITRUS[:3], "12万元"], KIWI, BERRIES],
        ["raised | 10万元 | 12万元 | +20%", "tier_added | — | 猕猴桃30亩以上每亩800元10万元"],
    ),
    "the last row dropped": (
        [HEADER, CITRUS, BEES],
        [HEADER, CITRUS],
        ["tier_dropped | 蜜蜂100箱以上每箱50元2万元 | —"],
    ),
    "a row called otherwise": (
        [HEADER, CITRUS, ["稻渔综合种养", *CITRUS[1:]]],
        [HEADER, CITRUS, ["稻虾综合种养", "50亩以上", "每亩700元", "10万元"]],
        ["reworded | 渔 | 虾", "raised | 600元 | 700元 | +16.67%"],
    ),
    "a column": (
        [HEADER[:3], CITRUS[:3], BERRIES[:3]],
        [HEADER, CITRUS, [*BERRIES[:3], "5万元"]],
        ["words_added | — | 限额", "figure_added | — | 10万元", "figure_added | — | 5万元"],
    ),
    "units in the head": (
        MONTHLY,
        [MONTHLY[0], ["博士", "3500", "5"], ["硕士", "10000", "2"]],
        ["raised | 3000 | 3500 | +16.67%", "raised | 3 | 5 | +24 months", "raised | 1000 | 10000 | +900%"],
    ),
    "a unit of money in the place of another": (
        MONTHLY,
        [["类别", "补贴（万元/月）", "期限/年"], ["博士", "0.3", "3"], MONTHLY[2]],
        ["words_added | — | 万", "reworded | 3000 | 0.3"],
    ),
    "a row below a unit in the head": (
        MONTHLY,
        [*MONTHLY, ["本科", "500", "1"]],
        ["tier_added | — | 本科5001"],
    ),
    "a unit in each row": (
        [["项目", "单位", "标准"], ["机耕", "元/亩", "80"], ["育秧", "元/盘", "2"]],
        [["项目", "单位", "标准"], ["机耕", "元/亩", "60"], ["育秧", "元/盘", "2"]],
        ["lowered | 80 | 60 | -25%"],
    ),
    "rows of units": (
        [["项目", "博士", "硕士"], ["生活补贴（元/月）", "3000", "1500"], ["安家费（万元）", "20", "10"]],
        [["项目", "博士", "硕士"], ["生活补贴（元/月）", "3000", "2000"], ["安家费（万元）", "20", "8"]],
        ["raised | 1500 | 2000 | +33.33%", "lowered | 10 | 8 | -20%"],
    ),
    "a unit nobody knows": (
        [["项目", "标准（甲）"], ["机耕", "2"], ["育秧", "1"]],
        [["项目", "标准（甲）"], ["机耕", "3"], ["育秧", "1"]],
        ["reworded | 2 | 3"],
    ),
    "rows of which the numbers follow": (
        NUMBERED,
        [NUMBERED[0], ["1", "国家级", "100万元"], ["2", "省级", "60万元"], ["3", "市级", "20万元"]],
        ["tier_added | — | 1国家级100万元", "raised | 50万元 | 60万元 | +20%"],
    ),
}


def notice_with(table: list[list[str]], folder: Path) -> Notice:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table)
    words = "".join(f"<p>{line}</p>" for line in f"{FRAME}一、补助标准见下表：".splitlines() if line)
    page = folder / "notice.html"
    page.write_text(
        f"<html><head><meta charset='utf-8'></head><body>{words}<table>{rows}</table></body></html>", "utf-8"
    )
    return read_notice(page)


@pytest.mark.parametrize(("old", "new", "expected"), PAIRS.values(), ids=PAIRS)
def test_rows_are_compared_by_their_names(
    old: list[list[str]], new: list[list[str]], expected: list[str], tmp_path: Path
) -> None:
    changes = compare(notice_with(old, tmp_path), notice_with(new, tmp_path)).changes
    told = [line_of(change).replace("|一→一|", "|", 1) for change in changes]
    assert sorted(told) == sorted(map(squeezed, expected))
