"""Watermarks level across the lines of a page, and what only looks like one."""

import pytest

from generator.notice.sources import ofd, pdf
from tests.notice import ofd_parts
from tests.notice.pdf_parts import PdfPage, lines, words
from tests.notice.pdf_parts import pdf as made
from tests.notice.warned import warned

TITLE = "云河市促进工业设计发展若干措施"
CLAUSES = [
    f"{number}、对获得第{index}档认定的工业设计中心，一次性给予奖励{index}0万元，同一企业只奖励一次。"
    for index, number in enumerate("一二三四五六七八九十", start=1)
]
TEXT = [TITLE, *CLAUSES]
BODY = lines(TEXT, 50, 770, 12, 24)
GREY, BLACK = "0.8 g\n", "0 g\n"
TOLD = "PDF第1页有斜排、侧排或压在正文上的文字（水印、边注等），未读：“内部资料"


def tiles(text: str, size: float, across: int, up: int, x: float = 60, y: float = 545) -> str:
    return "".join(
        words(text, x + column * across, y + row * up, size) for row in range(10) for column in range(3)
        if y + row * up < 790
    )  # fmt: skip


def read(content: str) -> tuple[list[str], tuple[str, ...]]:
    found = pdf.contents(made(PdfPage(content)))
    return [line.text for line in found.lines], warned(found.warnings)


MARKS = {
    "large and grey": GREY + words("内部资料", 120, 640, 80) + BLACK,
    "large and black": words("内部资料", 120, 640, 80),
    "twice the type": GREY + words("内部资料", 120, 645, 24) + BLACK,
    "twice the type, black": words("内部资料", 120, 645, 24),
    "twice the type, between two lines": words("内部资料", 120, 638, 24),
    "a line below": words("内部资料", 120, 652, 24),
    "red": "1 0.6 0.6 rg\n" + words("内部资料", 120, 640, 60) + "0 0 0 rg\n",
    "tiled large": GREY + tiles("内部资料", 30, 160, 70) + BLACK,
    "tiled in the type of the text": GREY + tiles("内部资料", 12, 130, 61) + BLACK,
    "tiled in smaller type": GREY + tiles("内部资料", 9, 130, 61) + BLACK,
    "tiled on the feet of the lines": GREY + tiles("内部资料", 12, 130, 48, y=554) + BLACK,
    "tiled to the edge of the page": GREY + "".join(words("内部资料", x, 640, 40) for x in (60, 240, 520)) + BLACK,
    "set wide": GREY + "".join(words(sign, 80 + 120 * at, 640, 50) for at, sign in enumerate("内部资料")) + BLACK,
    "sized by a matrix": GREY + words("内部资料", 120, 640, 1, "60 0 0 60") + BLACK,
    "half beside the lines": GREY + words("内部资料", 440, 640, 36) + BLACK,
    "dark over a page of red": "0 0 0 rg\n" + words("内部资料", 120, 640, 60) + "0.8 0 0 rg\n",
    "over the title": GREY + words("内部资料", 60, 755, 40) + BLACK,
}  # fmt: skip


@pytest.mark.parametrize("first", [True, False], ids=["below the text", "over the text"])
@pytest.mark.parametrize("case", MARKS)
def test_a_mark_across_the_lines_is_set_aside_and_told(case: str, first: bool) -> None:
    found, told = read(MARKS[case] + BODY if first else BODY + MARKS[case])
    assert found == TEXT
    assert [each[: len(TOLD)] for each in told] == [TOLD]


@pytest.mark.parametrize("text", ["征求意见稿", "云河市工业和信息化局", "DRAFT", "样", "2024年5月6日 张三 10.0.0.8"])
def test_whatever_a_mark_says(text: str) -> None:
    found, told = read(BODY + GREY + words(text, 60, 652, 30) + BLACK)
    assert found == TEXT
    assert len(told) == 1


def test_a_mark_across_the_lines_of_an_ofd() -> None:
    objects = ofd_parts.rows(CLAUSES)
    for attributes, fill in (({}, '<ofd:FillColor Value="200 200 200"/>'), ({"Alpha": 60}, ""), ({"LineWidth": 1}, "")):
        for size in (20,) if "LineWidth" in attributes else (4, 20):
            inside = fill + ofd_parts.code("内部资料", y=size, DeltaX=ofd_parts.steps("内部资料", size))
            mark = ofd_parts.text_object("内部资料", 30, 42, size, inside, **attributes)
            found = ofd.contents(ofd_parts.ofd([ofd_parts.page(objects + mark)]))
            assert [line.text for line in found.lines] == CLAUSES
            assert "内部资料" in "".join(warned(found.warnings))


NO_MARKS = {
    "a large title": words(TITLE, 50, 770, 22) + lines(CLAUSES, 50, 735, 12, 24),
    "a large title close to the lines": words(TITLE, 50, 750, 26) + lines(CLAUSES, 50, 735, 12, 14),
    "a grey heading": GREY + words(TITLE, 50, 770, 12) + BLACK + lines(CLAUSES, 50, 746, 12, 24),
    "a large grey heading": GREY + words(TITLE, 50, 770, 18) + BLACK + lines(CLAUSES, 50, 746, 12, 24),
    "lines set solid, every second one grey": "".join(
        (GREY if at % 2 else BLACK) + words(text, 50, 770 - 12 * at, 12) for at, text in enumerate(TEXT)
    ),
    "a title with a shadow": GREY + words(TITLE, 51, 769, 12) + BLACK + BODY,
}


@pytest.mark.parametrize("case", NO_MARKS)
def test_words_that_lie_on_nothing_are_read(case: str) -> None:
    found, told = read(NO_MARKS[case])
    assert "".join(found) == "".join(TEXT)
    assert told == ()


def test_a_red_figure_behind_a_narrow_comma_is_read() -> None:
    """Programs print a comma half as wide as its box."""
    row = words("一、获得认定，", 50, 770, 12) + "1 0 0 rg\n" + words("奖励10万元", 128, 770, 12) + "0 0 0 rg\n"
    found, told = read(row + words("，只奖励一次。", 128 + 54, 770, 12))
    assert "".join(found) == "一、获得认定，奖励10万元，只奖励一次。"
    assert told == ()


def test_a_figure_in_a_ring_and_a_unit_over_a_fraction_are_read() -> None:
    row = words("一、对第○类企业，一次性给予奖励10万元。", 50, 770, 14) + words("3", 50 + 4 * 14 + 5, 773, 8)
    found, told = read(row + lines(CLAUSES, 50, 735, 12, 24))
    assert "给予奖励10万元" in found[0]
    assert told == ()
