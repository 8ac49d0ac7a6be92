"""Tables: heads that repeat, cells that merge, widths that add up, paragraphs around."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.documents.blocks import Cell, Column, Paragraph, Row, Span, Table

from .builder import cell, heading, items, line, table, words
from .conftest import Written


def test_head_rows_repeat_and_short_rows_are_not_split(write: Callable[..., Written]) -> None:
    rows = ((cell("序号", header=True), cell("任务", header=True)), (cell("1"), cell("培育企业")))
    file = write(table(*rows, columns=2, head=1))
    assert [len(row.findall("{*}trPr/{*}tblHeader")) for row in file.find("//w:tr")] == [1, 0]
    assert [len(row.findall("{*}trPr/{*}cantSplit")) for row in file.find("//w:tr")] == [1, 1]


def test_a_row_as_high_as_half_a_page_may_go_over_two(write: Callable[..., Written]) -> None:
    file = write(table((cell("条款"), cell("钦州高新区" * 120)), (cell("甲"), cell("乙")), columns=2))
    assert [len(row.findall("{*}trPr/{*}cantSplit")) for row in file.find("//w:tr")] == [0, 1]


def test_a_row_whose_head_has_a_line_below_its_name_stays_whole_up_to_half_a_page(
    write: Callable[..., Written],
) -> None:
    """The page of an award stands below its name: on the next page it would name nothing."""
    name, page = line("创新平台奖励"), line("页码　4", style="small")
    for head, lines, whole in (((name, page), 17, 1), ((name, page), 24, 0), ((name,), 17, 0)):
        levels = Cell(tuple(line("国家级") for _ in range(lines)))
        file = write(table((Cell(head, header=True), levels), (cell("甲"), cell("乙")), columns=2))
        assert [len(row.findall("{*}trPr/{*}cantSplit")) for row in file.find("//w:tr")] == [whole, 1]


def test_the_half_empty_last_lines_of_many_paragraphs_count(write: Callable[..., Written]) -> None:
    opening = Cell(tuple(line("印发通知" * length) for length in (10, 3, 6, 13, 3, 7, 26)), header=False)
    file = write(table((cell("引言"), opening), (cell("甲"), cell("乙")), columns=2))
    assert [len(row.findall("{*}trPr/{*}cantSplit")) for row in file.find("//w:tr")] == [0, 1]


def test_a_row_that_heads_a_group_stays_with_the_next(write: Callable[..., Written]) -> None:
    group = (cell("审批服务", header=True, columns=2),)
    plain = (cell("甲"), cell("乙"))
    file = write(table(group, plain, group, plain, plain, plain, columns=2))
    assert _ties(file) == [1, 0, 1, 0, 2, 0]


def test_the_last_row_does_not_stand_alone_on_a_page(write: Callable[..., Written]) -> None:
    rows = [(cell("甲"), cell("乙")) for _ in range(4)]
    assert _ties(write(table(*rows, columns=2))) == [0, 0, 2, 0]


def test_a_form_may_break_between_its_rows(write: Callable[..., Written]) -> None:
    rows = [(cell("甲"), cell("乙")) for _ in range(4)]
    assert _ties(write(table(*rows, columns=2, style="grid"))) == [0, 0, 0, 0]


def test_the_tables_of_a_form_are_one_and_others_are_apart(write: Callable[..., Written]) -> None:
    row = (cell("甲"), cell("乙"))
    for style, apart in (("grid", 0), ("data", 1)):
        file = write(table(row, columns=2, style=style), table(row, columns=2, style=style))
        assert len(file.find("//w:tbl/following-sibling::*[1][self::w:p]")) == 1 + apart


def test_the_source_of_a_table_stays_with_its_last_row(write: Callable[..., Written]) -> None:
    rows = [(cell("甲"), cell("乙")) for _ in range(2)]
    assert _ties(write(table(*rows, columns=2), line("依据：第二条", style="source"))) == [2, 2]


def test_the_heads_of_a_grid_of_marks_have_a_style_of_their_own(write: Callable[..., Written]) -> None:
    rows = ((cell("单位", header=True), cell("第十一条", header=True)), (cell("市科技局", header=True), cell("●")))
    file = write(table(*rows, columns=2, head=1, style="matrix"))
    assert file.values("//w:tr[1]//w:pStyle/@w:val") == ["MatrixHead", "MatrixHead"]


def test_the_lines_of_a_long_label_are_even_unless_it_says_where_they_begin(write: Callable[..., Written]) -> None:
    label = "自治区奖励文件名称及文号"
    told = Span(label, lines=(7,))
    for span, indented, lines in ((label, 1, [label]), (told, 0, ["自治区奖励文件", "名称及文号"])):
        head = Cell((line(span, style="label"),), header=True, align="center")
        file = write(table((head, cell(""), cell(""), cell("")), columns=4, style="grid"))
        assert len(file.find("//w:tc[1]//w:ind")) == indented
        assert file.values("//w:tc[1]//w:t/text()") == lines


def _ties(file: Written) -> list[int]:
    """How many paragraphs of each row stay with what follows."""
    return [len(row.findall(".//{*}keepNext")) for row in file.find("//w:tr")]


def test_merged_cells_cover_the_grid(write: Callable[..., Written]) -> None:
    rows = (
        (cell("甲", rows=2), cell("乙", columns=2)),
        (cell("丙"), cell("丁", rows=2)),
        (cell("戊", columns=2),),
    )
    file = write(table(*rows, columns=3))
    (read,) = file.as_python_docx().tables
    assert [[each.text for each in row.cells] for row in read.rows] == [
        ["甲", "乙", "乙"],
        ["甲", "丙", "丁"],
        ["戊", "戊", "丁"],
    ]


def test_columns_take_their_share_of_the_text_width(write: Callable[..., Written]) -> None:
    widths = (Column(20), Column(30), Column(50))
    file = write(Table(widths, (Row((cell("甲"), cell("乙", columns=2))),)))
    columns = [int(width) for width in file.values("//w:gridCol/@w:w")]
    page = int(file.values("//w:pgSz/@w:w")[0])
    text = page - sum(int(file.values(f"//w:pgMar/@w:{side}")[0]) for side in ("left", "right"))
    assert sum(columns) == text
    assert [round(100 * width / text) for width in columns] == [20, 30, 50]
    assert [int(width) for width in file.values("//w:tcW/@w:w")] == [columns[0], columns[1] + columns[2]]
    assert file.values("//w:tblLayout/@w:type") == ["fixed"]


def test_a_row_wider_than_its_table_is_refused(write: Callable[..., Written]) -> None:
    with pytest.raises(ValueError, match=r"'glance' takes 3 columns, the table has 2"):
        write(table((cell("甲"), cell("乙", columns=2)), columns=2, name="glance"))


def test_screen_readers_hear_a_title_and_the_column_heads(write: Callable[..., Written]) -> None:
    rows = ((cell("序号", header=True), cell("任务", header=True)), (cell("1"), cell("培育")))
    hidden = table(*rows, columns=2, head=1, caption=words("责任分工"), caption_hidden=True)
    file = write(heading(2, "一、分工", "duties"), hidden, table((cell("甲"), cell("乙")), columns=2))
    assert file.values("//w:tblCaption/@w:val") == ["责任分工", "一、分工"]
    assert file.values("//w:tblDescription/@w:val") == ["序号；任务", "一、分工"]
    assert "责任分工" not in file.text()


def test_a_caption_stands_above_and_stays_with_its_table(write: Callable[..., Written]) -> None:
    file = write(table((cell("甲"),), columns=1, caption=words("表1 分工")))
    (caption,) = (p for p in file.as_python_docx().paragraphs if p.text)
    assert (caption.text, caption.style.name) == ("表1 分工", "Caption")
    assert file.find("//w:style[w:name/@w:val='caption']/w:pPr/w:keepNext", "word/styles.xml")


def test_paragraphs_stand_between_tables_and_after_the_last(write: Callable[..., Written]) -> None:
    one = table((cell("甲"),), columns=1)
    kinds = [child.tag.rpartition("}")[2] for child in write(one, one).find("//w:body/*")]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


def test_words_keep_their_distance_from_a_table_without_caption(write: Callable[..., Written]) -> None:
    bare, titled = table((cell("甲"),), columns=1), table((cell("甲"),), columns=1, caption=words("表一"))
    styles = "/w:document/w:body/*/w:pPr/w:pStyle/@w:val"
    assert write(line("前文"), bare).values(styles)[1] == "Gap"
    assert write(line("前文"), titled).values(styles)[1] == "Caption"
    assert write(heading(2, "标题", "t"), bare).values(styles)[1:] == ["Gap"]  # the one behind the table


def test_the_style_of_a_table_and_its_head_column(write: Callable[..., Written]) -> None:
    card = table((cell("标准", header=True), cell("50万元")), columns=2, style="card")
    grid = table((cell("名称", header=True), cell("")), columns=2, style="grid")
    file = write(card, grid)
    assert [t.style.name for t in file.as_python_docx().tables if t.style] == ["政策卡片", "政策表单"]
    assert file.values("//w:tblLook/@w:firstColumn") == ["1", "0"]
    texts = {p.text: p.style.name for t in file.as_python_docx().tables for c in t.rows[0].cells for p in c.paragraphs}
    assert texts == {"标准": "行标题", "50万元": "表格文字", "名称": "表单标签", "": "表格文字"}


def test_labels_of_a_form_take_their_shade_from_the_table_style(write: Callable[..., Written]) -> None:
    part = Cell((line("一、基本情况", style="part"),), header=True, columns=2)
    file = write(table((part,), (cell("名称", header=True), cell("")), columns=2, style="grid"))
    sheet = "word/styles.xml"
    fills = [
        file.values(f"//w:style[w:name/@w:val='政策表单']/w:tblStylePr[@w:type='{kind}']//w:shd/@w:fill", sheet)[0]
        for kind in ("firstRow", "firstCol")
    ]
    assert file.values("//w:tc/w:tcPr/w:shd/@w:fill") == fills


def test_a_cell_is_aligned_and_holds_lists_in_the_style_of_tables(write: Callable[..., Written]) -> None:
    listed = Cell((Paragraph(words("同时满足：")), items("在区内注册", "独立核算", style="number")))
    file = write(table((cell("1", align="center"), listed), columns=2))
    (read,) = file.as_python_docx().tables
    left, right = read.rows[0].cells
    assert left.paragraphs[0].alignment == 1
    assert [p.style.name for p in right.paragraphs] == ["表格文字", "表格编号", "表格编号"]


def test_an_opinion_row_is_tall_and_its_signature_stands_below(write: Callable[..., Written]) -> None:
    opinion = Row((cell("意见", header=True), Cell((line("（盖章）", style="sign"),))), height="tall")
    file = write(Table((Column(20), Column(80)), (opinion,), style="grid"))
    assert int(file.values("//w:trHeight/@w:val")[0]) >= 1700  # 3 cm
    assert file.values("//w:trHeight/@w:hRule") == ["atLeast"]
    assert file.as_python_docx().tables[0].rows[0].cells[1].paragraphs[0].style.name == "意见签章"
