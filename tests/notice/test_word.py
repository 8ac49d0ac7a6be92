"""Word files: numbers as Word counts them, and the words that a reader sees."""

import pytest

from generator.notice.sources import docx
from generator.notice.sources.docx_numerals import number_text
from tests.notice.warned import warned
from tests.notice.word_parts import instance, item, level, one_list, package, paragraph

TREE = (
    level(0, "chineseCountingThousand", "第%1章", '<w:suff w:val="space"/>'),
    level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
    level(2, "chineseCounting", "（%3）", '<w:suff w:val="nothing"/>'),
    level(3, "decimalEnclosedCircle", "%4", '<w:suff w:val="nothing"/>'),
)


def texts(data: bytes) -> list[str]:
    return [line.text for line in docx.contents(data).lines if line.text]


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (2001, "chineseCountingThousand", "二千零一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "decimalEnclosedCircle", "③"),
        (20, "decimalEnclosedParen", "⒇"),
        (21, "decimalEnclosedCircle", "21"),
        (3, "ideographTraditional", "丙"),
        (7, "decimalZero", "07"),
        (14, "upperRoman", "XIV"),
        (28, "lowerLetter", "bb"),
        (12, "decimalFullWidth", "１２"),
        (20, "ideographDigital", "二〇"),
        (5, "bullet", ""),
        (5, "someFormatOfTheFuture", "5"),
    ],
)
def test_a_number_prints_as_word_prints_it(value: int, form: str, printed: str) -> None:
    assert number_text(value, form) == printed


def test_articles_run_on_across_chapters_and_items_start_again() -> None:
    body = "".join(item(f"甲{index}", depth) for index, depth in enumerate((0, 1, 2, 2, 1, 2, 3, 3, 0, 1, 2)))
    assert texts(package(body, numbering=one_list(*TREE) + instance(1, 1))) == [
        "第一章 甲0", "第一条 甲1", "（一）甲2", "（二）甲3", "第二条 甲4", "（一）甲5", "①甲6", "②甲7",
        "第二章 甲8", "第三条 甲9", "（一）甲10",
    ]  # fmt: skip


def test_two_lists_of_one_definition_share_their_count_unless_one_has_a_start_of_its_own() -> None:
    numbering = one_list(level(0, "decimal", "%1．")) + instance(1, 1) + instance(2, 1)
    numbering += instance(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = item("甲") + item("乙", list_id=2) + item("丙", list_id=3) + item("丁", list_id=3)
    assert texts(package(body, numbering=numbering)) == ["1． 甲", "2． 乙", "1． 丙", "2． 丁"]


def test_a_style_numbers_its_paragraphs_and_list_zero_takes_the_number_away() -> None:
    numbering = one_list(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="A"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="B"/><w:isLgl/>'),
    ) + instance(1, 1)
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/>{in_list}</w:style>'
    styles += f'<w:style w:type="paragraph" w:styleId="B"><w:name w:val="own"/>{in_list}</w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="based"/><w:basedOn w:val="A"/></w:style>'
    body = paragraph("甲", '<w:pStyle w:val="A"/>') + paragraph("乙", '<w:pStyle w:val="B"/>')
    body += paragraph("丙", '<w:pStyle w:val="C"/>')
    body += paragraph("丁", '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(package(body, numbering=numbering, styles=styles)) == ["一、 甲", "1. 乙", "二、 丙", "丁"]


def test_an_empty_paragraph_of_a_list_counts_and_a_legal_level_prints_digits() -> None:
    numbering = one_list(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + instance(
        1, 1
    )
    body = item("甲") + item("") + item("乙") + item("丙", 1)
    assert texts(package(body, numbering=numbering)) == ["一、 甲", "三、 乙", "3.1 丙"]


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>奖励</w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>20</w:t></w:r></w:ins><w:r><w:t>万元。</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p>" + paragraph("后半。")
        + "<w:p><w:moveFrom><w:r><w:t>移走的话。</w:t></w:r></w:moveFrom></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删去的行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    assert texts(package(body)) == ["奖励20万元。", "前半，后半。"]


def test_what_does_not_show_is_not_read_and_what_shows_is() -> None:
    body = (
        "<w:p><w:r><w:t>高新</w:t><w:softHyphen/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        "<w:r><w:t>\u00ad技术</w:t><w:noBreakHyphen/><w:t>20\u00a0万元</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'
        + paragraph("目录 1", '<w:pStyle w:val="T"/>')
        + '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('一、甲 3')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtContent>{paragraph('控件中的字')}</w:sdtContent></w:sdt>"
    )
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    assert texts(package(body, styles=styles)) == ["高新技术-20 万元☑", "控件中的字"]


def test_a_text_box_is_read_once_where_it_is_anchored() -> None:
    box = f"<w:txbxContent>{paragraph('框中的字')}</w:txbxContent>"
    anchor = f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    anchor += f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    body = f"<w:p>{anchor}<w:r><w:t>正文</w:t></w:r></w:p><w:p><w:r><w:t>前文</w:t></w:r>{anchor}</w:p>"
    assert texts(package(body)) == ["框中的字", "正文", "前文", "框中的字"]


def test_tables_are_read_row_by_row_and_merged_cells_once() -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = cell("级别", '<w:vMerge w:val="restart"/>') + cell("金额"), cell("级别", "<w:vMerge/>") + cell("20万元")
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    layout = f"<w:tr>{cell('一、' + '甲' * 90 + '。')}{cell('二、乙。')}</w:tr>"
    head = f"<w:tr>{cell('索引号')}{cell('11/2024')}{cell('文号：')}{cell('某政发〔2024〕1号')}</w:tr>"
    assert texts(package(f"<w:tbl>{head}{table}{layout}</w:tbl>")) == [
        "索引号：11/2024", "文号：某政发〔2024〕1号", "级别 金额", "20万元", "一、" + "甲" * 90 + "。", "二、乙。",
    ]  # fmt: skip


def test_a_footnote_follows_the_paragraph_that_cites_it_and_is_told() -> None:
    body = '<w:p><w:r><w:t>一、奖励。</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("二、乙。")
    found = docx.contents(package(body, footnotes=f'<w:footnote w:id="2">{paragraph("以年度计。")}</w:footnote>'))
    assert [line.text for line in found.lines] == ["一、奖励。", "以年度计。", "二、乙。"]
    assert warned(found.warnings) == ("文中有1条脚注或尾注，已放在引用它的段落之后。",)


def test_a_line_break_parts_lines_and_a_page_break_does_not() -> None:
    body = '<w:p><w:r><w:t>标题</w:t><w:br/><w:t>上下</w:t><w:br w:type="page"/><w:t>两行</w:t></w:r></w:p>'
    assert texts(package(body)) == ["标题", "上下两行"]
