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
