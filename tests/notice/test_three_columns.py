"""Three columns and more beside each other, with a title in their middle or none, and tables that only look so."""

import pytest

from generator.notice.sources import pdf
from tests.notice.pdf_parts import PdfPage, words
from tests.notice.pdf_parts import pdf as made

LONG = [
    f"{number}、对完成第{index}类技术改造项目的企业，按照设备投资额的10%给予补助，单个项目最高{index}00万元{more}。"
    for index, (number, more) in enumerate(
        zip("一二三四五六七八九十", ["", "，由市科技局负责", "，分两年拨付"] * 4, strict=False), start=1
    )
]
SHORT = [
    f"{number}、支持第{index}类。对首次认定的企业给予奖励{index}万元。"
    for index, number in enumerate("一二三四五六七八九十", start=1)
]
TITLE = "云河市人民政府公报"


def printed(texts: list[str], per_line: int) -> list[tuple[int, str]]:
    """The lines of indented paragraphs with their indents in em; Latin characters are half an em wide."""
    found = []
    for text in texts:
        indent, row, used = 2, "", 2.0
        for character in text:
            width = 0.5 if character.isascii() else 1.0
            if used + width > per_line:
                found.append((indent, row))
                indent, row, used = 0, "", 0.0
            row, used = row + character, used + width
        found.append((indent, row))
    return found


def columns(texts: list[str], count: int, per_line: int, size: float, *, by_rows: bool = False) -> str:
    """The paragraphs in columns of equal height; `by_rows` is the order in the file."""
    rows = printed(texts, per_line)
    height = -(-len(rows) // count)
    placed = []
    for place, (indent, row) in enumerate(rows):
        column, line = divmod(place, height)
        x = 40 + column * (per_line + 2) * size + indent * size
        placed.append(((line, column) if by_rows else (column, line), words(row, x, 740 - 1.6 * size * line, size)))
    return "".join(shown for _, shown in sorted(placed))


def read(content: str) -> list[str]:
    return [line.text for line in pdf.contents(made(PdfPage(content))).lines]


@pytest.mark.parametrize("by_rows", [False, True], ids=["by columns", "by rows"])
@pytest.mark.parametrize(
    ("count", "per_line", "size"), [(2, 15, 12), (3, 15, 10), (3, 12, 12), (3, 18, 8), (4, 15, 7.5)]
)
@pytest.mark.parametrize("texts", [LONG, SHORT], ids=["long", "short"])
def test_columns_are_read_one_after_the_other(
    texts: list[str], count: int, per_line: int, size: float, by_rows: bool
) -> None:
    assert read(columns(texts, count, per_line, size, by_rows=by_rows)) == texts


@pytest.mark.parametrize("size", [10, 16, 22])
@pytest.mark.parametrize("texts", [LONG, SHORT], ids=["long", "short"])
def test_a_title_over_three_columns_comes_first(texts: list[str], size: float) -> None:
    """A short one stands within the middle column, a long one crosses the gaps."""
    middle = 40 + (3 * 17 - 2) * 10 / 2
    title = words(TITLE, middle - size * len(TITLE) / 2, 780, size)
    assert read(title + columns(texts, 3, 15, 10)) == [TITLE, *texts]


def test_three_columns_below_a_paragraph_across_them_and_one_below() -> None:
    across = "为支持企业技术改造，经市政府同意，现将有关措施公布如下，请各区县和各部门遵照执行。"
    closing = "本措施自公布之日起施行，有效期三年，由市工业和信息化局负责解释，此前规定与之不一致的以此为准。"
    found = read(words(across, 60, 780, 10) + columns(LONG, 3, 15, 10) + words(closing, 60, 400, 10))
    assert found == [across, *LONG, closing]


KINDS = range(1, 9)
TABLES = {
    "cells of one line": [["项目名称", "奖励对象和条件", "奖励标准"]] + [
        [f"第{index}类技术改造项目补助", "本市规模以上的工业企业", f"给予一次性奖励{index}万元"] for index in KINDS
    ],
    "long cells": [["项目名称", "奖励对象", "奖励标准"]] + [
        [f"第{index}类技术改造项目的补助资金", "本市规模以上工业和服务业企业", f"按投资额给予一次性奖励{index}万元"]
        for index in KINDS
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", TABLES)
def test_a_table_of_three_columns_is_read_row_by_row(case: str) -> None:
    table = TABLES[case]
    content = "".join(
        words(cell, 40 + 190 * column, 740 - 20 * row, 9)
        for row, cells in enumerate(table)
        for column, cell in enumerate(cells)
    )
    assert read(content) == [" ".join(cells) for cells in table]
