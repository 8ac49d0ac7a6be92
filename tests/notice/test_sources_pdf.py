"""PDF files as offices receive them: what a person sees on the page is read, or it is told that it is not."""

import re

import pytest

from generator.notice.sources import pdf, pdf_reader
from generator.notice.sources.apart import asked
from generator.notice.sources.contents import SourceRefused
from tests.notice.pdf_parts import CODELESS, DRAWN, PdfPage, lines, picture, rule, words
from tests.notice.pdf_parts import pdf as made
from tests.notice.warned import warned

TITLE = "临江市支持制造业发展若干措施的通知"
FIRST = "一、对首次升规的制造业企业，给予一次性奖励10万元，每家企业限一次。"
SECOND = "二、本措施自2024年4月1日起施行，有效期3年，由市科技局负责解释。"
BOTH = [TITLE, FIRST, SECOND]
HEADER = "临江市人民政府办公室行政规范性文件第二页共三页"
SCAN = picture(0, 0, 595, 842)


def read(*pages: PdfPage, **more: str) -> tuple[list[str], tuple[str, ...]]:
    found = pdf.contents(made(*pages, **more))
    return [line.text for line in found.lines], warned(found.warnings)


def drawn_page(texts: list[str], font: str) -> tuple[PdfPage, str]:
    """The lines in a Type 3 font, and its characters."""
    characters = "".join(sorted(set("".join(texts))))
    shown = "".join(
        words(text, 40, 760 - 28 * index, 12, font=font, drawn=characters) for index, text in enumerate(texts)
    )
    return PdfPage(shown), characters


def column(texts: list[str], x: float, per_line: int = 15) -> str:
    """Paragraphs in a narrow column."""
    rows = [text[start : start + per_line] for text in texts for start in range(0, len(text), per_line)]
    return "".join(words(row, x, 760 - 18 * index, 12) for index, row in enumerate(rows))


CLAUSES = [f"{number}、对完成第{index}类技术改造项目的企业，按照设备投资额的10%给予补助，单个项目最高{index}00万元。"
           for index, number in enumerate("一二三四五六", start=1)]  # fmt: skip


@pytest.mark.parametrize("above", ["", words("临江市人民政府公报", 200, 800, 16)], ids=["no line", "a line across"])
@pytest.mark.parametrize("split", [2, 3, 4])
def test_columns_are_read_one_after_the_other(split: int, above: str) -> None:
    page = PdfPage(above + column(CLAUSES[:split], 60) + column(CLAUSES[split:], 320))
    found, _ = read(page)
    assert [text for text in found if text[1:2] == "、"] == CLAUSES


SHORT = [
    f"{number}、支持第{index}类。对首次认定的企业给予奖励{index}万元。"
    for index, number in enumerate("一二三四五六七八", start=1)
]


@pytest.mark.parametrize("split", [3, 4, 5])
@pytest.mark.parametrize("above", ["", words("临江市支持企业若干措施", 200, 800, 12)], ids=["no line", "a heading"])
def test_columns_of_short_paragraphs_are_known_by_their_numbers(split: int, above: str) -> None:
    """Half of the lines leave room, as in cells of a table; but no table counts on from column to column."""
    found, _ = read(PdfPage(above + column(SHORT[:split], 60) + column(SHORT[split:], 320)))
    assert [text for text in found if text[1:2] == "、"] == SHORT


def test_a_table_of_short_cells_is_no_columns() -> None:
    left = [f"{number}、第{index}类企业" for index, number in enumerate("一二三四五六", start=1)]
    page = lines(left, 60, 760, 12, 18) + lines(["给予一次性奖励若干万元"] * 6, 320, 760, 12, 18)
    found, _ = read(PdfPage(page))
    assert found == [f"{each} 给予一次性奖励若干万元" for each in left]


def test_columns_on_a_later_page_do_not_break_the_file() -> None:
    found, _ = read(PdfPage(lines(BOTH, size=12)), PdfPage(column(CLAUSES[:3], 60) + column(CLAUSES[3:], 320)))
    assert set(CLAUSES) <= set(found)


TURNED = {
    "/Rotate 90": ("0 1 -1 0", lambda x, y: (842 - y, x), (0, 0, 842, 595), "/Rotate 90"),
    "/Rotate 270": ("0 -1 1 0", lambda x, y: (y, 595 - x), (0, 0, 842, 595), "/Rotate 270"),
    "/Rotate 180": ("-1 0 0 -1", lambda x, y: (595 - x, 842 - y), (0, 0, 595, 842), "/Rotate 180"),
    "sideways without /Rotate": ("0 1 -1 0", lambda x, y: (842 - y, x), (0, 0, 842, 595), ""),
    "upright with /Rotate": ("1 0 0 1", lambda x, y: (x, y), (0, 0, 595, 842), "/Rotate 90"),
    "a box that begins elsewhere": ("1 0 0 1", lambda x, y: (x + 2000, y - 900), (2000, -900, 2595, -58), ""),
    "a turned box elsewhere": ("0 1 -1 0", lambda x, y: (1842 - y, x - 3000), (1000, -3000, 1842, -2405), "/Rotate 90"),
}


@pytest.mark.parametrize("case", TURNED)
def test_a_turned_page_is_read_upright(case: str) -> None:
    matrix, place, box, more = TURNED[case]
    content = "".join(words(text, *place(40, 760 - 28 * index), 12, matrix) for index, text in enumerate(BOTH))
    assert read(PdfPage(content, box, more)) == (BOTH, ())


def test_a_turn_that_all_pages_inherit_counts() -> None:
    content = "".join(words(text, 82 + 28 * index, 40, 12, "0 1 -1 0") for index, text in enumerate(BOTH))
    assert read(PdfPage(content, (0, 0, 842, 595)), inherited="/Rotate 90") == (BOTH, ())


def test_words_outside_the_cropped_page_are_not_read() -> None:
    page = PdfPage(lines(BOTH, 40, size=12) + words("裁掉的话", 40, 30, 12), more="/CropBox[0 100 595 842]")
    assert read(page) == (BOTH, ())


PICTURES = {
    "a scan under a printed header": SCAN + words(HEADER, 40, 810, 10),
    "a scan with header and footer": SCAN + words(HEADER, 40, 810, 10) + words(HEADER, 40, 20, 10),
    "a scan in a form": picture(0, 0, 595, 842, "Fm") + words(HEADER, 40, 810, 10),
    "a scan in strips": "".join(picture(0, 84 * part, 595, 84) for part in range(10)) + words(HEADER, 40, 810, 10),
    "a picture of a page with margins": picture(60, 60, 475, 720) + words(HEADER, 40, 810, 10),
    "a scan alone": SCAN,
    "half a page of picture": picture(60, 300, 475, 300),
}


@pytest.mark.parametrize("case", PICTURES)
def test_a_page_that_is_a_picture_is_told_and_a_file_of_them_refused(case: str) -> None:
    found, warnings = read(PdfPage(lines(BOTH, 40, size=12)), PdfPage(PICTURES[case]))
    assert found[:3] == BOTH
    assert warnings == ("PDF第2页是图片，图片中的文字未读。",)
    with pytest.raises(SourceRefused, match="scanned"):
        read(*(PdfPage(PICTURES[case]) for _ in range(3)))


def test_a_seal_or_a_picture_behind_a_whole_text_is_no_scan() -> None:
    assert (
        read(PdfPage(lines(BOTH, 40, size=12)), PdfPage(words("市科技局", 300, 760) + picture(300, 700, 90, 90)))[1]
        == ()
    )
    long = SCAN + lines([FIRST] * 24, 40, size=12)
    assert read(PdfPage(long))[1] == ()


def test_words_recognised_over_a_scan_are_read_and_told() -> None:
    found, warnings = read(PdfPage(SCAN + "3 Tr " + lines([FIRST] * 20, 40, size=12)))
    assert found[0] == FIRST
    assert warnings == ("PDF第1页是扫描件，读到的是识别（OCR）出的文字，可能有误，请核对原文。",)


def test_few_words_recognised_over_a_scan_are_read_too() -> None:
    """A short notice was refused as a picture, with the advice to let its text be recognised."""
    found, warnings = read(PdfPage(SCAN + "3 Tr " + lines([FIRST, SECOND], 40, size=12)))
    assert found == [FIRST, SECOND]
    assert warnings == ("PDF第1页是扫描件，读到的是识别（OCR）出的文字，可能有误，请核对原文。",)


def test_words_drawn_as_outlines_are_told_or_refused() -> None:
    outlines = "".join(
        f"{x} {y} m {x + 5} {y + 5} l {x} {y + 9} l f\n" for x in range(50, 500, 20) for y in range(99, 800, 50)
    )
    assert read(PdfPage(lines(BOTH, 40, size=12)), PdfPage(outlines))[1] == (
        "PDF第2页的文字已转为图形，没有文字层，未读。",
    )
    with pytest.raises(SourceRefused, match="outlines"):
        read(PdfPage(outlines))


def test_signs_without_a_code_stay_in_their_place_and_are_told() -> None:
    point = words(".", 160, 760, 12, font=CODELESS, drawn=".")
    around = words("第一条 每立方米补贴0", 40, 760, 12) + point + words("2元，每家企业最高15万元。", 166, 760, 12)
    found, warnings = read(PdfPage(around), drawn=".")
    assert found == ["第一条 每立方米补贴0\ue0002元，每家企业最高15万元。"]
    assert re.search("第1页有1个字符没有编码.*“立方米补贴0\ue0002元，每家企”", warnings[0])


def test_a_text_layer_without_codes_is_refused_with_the_cause() -> None:
    page, characters = drawn_page(BOTH, CODELESS)
    with pytest.raises(SourceRefused, match="ToUnicode"):
        read(page, drawn=characters)
    header = PdfPage(words(HEADER, 40, 810, 12) + page.content)
    with pytest.raises(SourceRefused, match="ToUnicode"):
        read(header, drawn=characters)


def test_a_page_without_codes_among_others_is_told() -> None:
    page, characters = drawn_page(BOTH, CODELESS)
    found, warnings = read(PdfPage(lines(BOTH, 40, size=12)), page, drawn=characters)
    assert found == BOTH
    assert warnings == ("PDF第2页的字体没有可用的字符编码（缺少ToUnicode），无法读出文字，未读。",)


def test_radicals_and_spaces_of_a_browsers_font() -> None:
    """Type 3 fonts have boxes of ink: nothing may be taken for a space within words and figures."""
    texts = ["⼀、对“⻰头企业”（⾼新技术）给予1.5万元奖励，由市⺠政局负责。", *BOTH[1:]]
    page, characters = drawn_page(texts, DRAWN)
    assert read(page, drawn=characters)[0][0] == "一、对“龙头企业”（高新技术）给予1.5万元奖励，由市民政局负责。"


STRUCK = {
    "a filled line": rule(112, 764, 12),
    "a stroked line": "0.7 w 112 764 m 124 764 l S\n",
    "a line in a turned space": "q 0 1 -1 0 600 0 cm 764 476 .7 12 re f Q\n",
}


@pytest.mark.parametrize("case", STRUCK)
def test_struck_words_are_left_out_and_told(case: str) -> None:
    text = words("一、给予最高6050万元补助，每年一次，限本市企业。", 40, 760, 12)
    found, warnings = read(PdfPage(text + STRUCK[case]))
    assert found == ["一、给予最高50万元补助，每年一次，限本市企业。"]
    assert warnings == ("PDF第1页有划掉的文字，未读：“60”，请核对原文。",)


def test_underlines_and_rules_of_tables_strike_nothing() -> None:
    marks = rule(112, 757, 40) + rule(40, 774, 300) + rule(40, 746, 300) + "0.5 w 40 700 m 40 780 l S\n"
    text = "一、给予最高50万元补助，每年一次，限本市企业。"
    assert read(PdfPage(words(text, 40, 760, 12) + marks)) == ([text], ())


def test_annotations_that_strike_words_out_are_told() -> None:
    note = "<</Type/Annot/Subtype/StrikeOut/Rect[100 750 130 775]/QuadPoints[100 775 130 775 100 750 130 750]>>"
    assert "删除线批注" in read(PdfPage(lines(BOTH, 40, size=12), annotations=(note,)))[1][0]


WHITE, BLACK = "1 1 1 rg\n", "0 0 0 rg\n"
OTHER = "三、对其他企业给予奖励90万元，不受年限限制。"
UNSEEN = {
    "white": WHITE + words(OTHER, 40, 500, 12) + BLACK,
    "nearly white": "0.99 0.99 0.99 rg\n" + words(OTHER, 40, 500, 12) + BLACK,
    "grey white": "1 g\n" + words(OTHER, 40, 500, 12) + "0 g\n",
    "without ink": words(OTHER, 40, 500, 12).replace("BT", "BT 3 Tr") + "BT 0 Tr ET\n",
    "white on a white box": "1 1 1 rg\n30 490 500 30 re f\n" + words(OTHER, 40, 500, 12) + BLACK,
}


@pytest.mark.parametrize("case", UNSEEN)
def test_words_that_nobody_sees_are_left_out_and_told(case: str) -> None:
    found, told = read(PdfPage(lines(BOTH, 40, size=12) + UNSEEN[case]))
    assert found == BOTH
    assert told == (f"PDF第1页有看不见的文字，未读：“{OTHER}”，请核对原文。",)


SEEN = {
    "white on a dark box": "0.7 0 0 rg\n30 490 500 30 re f\n" + WHITE + words(OTHER, 40, 500, 12),
    "white on a picture": picture(30, 490, 500, 30) + WHITE + words(OTHER, 40, 500, 12),
    "red": "1 0 0 rg\n" + words(OTHER, 40, 500, 12),
    "light grey": "0.8 g\n" + words(OTHER, 40, 500, 12),
    "outlined": words(OTHER, 40, 500, 12).replace("BT", "BT 1 Tr"),
}


@pytest.mark.parametrize("case", SEEN)
def test_words_that_are_seen_are_read(case: str) -> None:
    found, told = read(PdfPage(lines(BOTH, 40, size=12) + SEEN[case]))
    assert (found, told) == ([*BOTH, OTHER], ())


@pytest.mark.parametrize(("small", "up", "shown"), [(7, 5, "10³"), (8, 4, "10³"), (12, 0, "103"), (7, -2, "103")])
def test_a_small_figure_above_the_line_is_a_raised_one(small: float, up: float, shown: str) -> None:
    row = (
        words("二、每10", 40, 700, 12)
        + words("3", 40 + 4 * 12 + 1, 700 + up, small)
        + words("立方米补助50元。", 102, 700, 12)
    )
    found, _ = read(PdfPage(words(TITLE, 40, 740, 12) + row))
    assert f"每{shown}立方米" in "".join(found).replace(" ", "")


def test_a_watermark_and_a_note_on_the_edge_do_not_run_into_the_text() -> None:
    mark = words("内部资料请勿外传", 150, 650, 40, ".707 .707 -.707 .707") + words("存档联", 20, 400, 12, "0 1 -1 0")
    found, warnings = read(PdfPage(mark + lines(BOTH, 40, size=12)))
    assert found == BOTH
    assert warnings == ("PDF第1页有斜排、侧排或压在正文上的文字（水印、边注等），未读：“内部资料请勿外传存档联”。",)


def test_a_signature_at_the_right_edge_is_no_part_of_the_last_clause() -> None:
    closing = words("临江市人民政府", 377, 690, 12) + words("2024年3月5日", 389, 662, 12)
    assert read(PdfPage(lines(BOTH, 40, size=12) + closing))[0] == [*BOTH, "临江市人民政府", "2024年3月5日"]


def test_a_reader_in_a_process_of_its_own_says_the_same() -> None:
    """Tests read small files in their own process (tests/done_once.py)."""
    data = made(PdfPage(lines(["一、支持研发。", "对企业给予一次性奖励10万元。"])))
    assert asked(pdf._READER, data, pdf._SECONDS) == pdf_reader.answer(data)
