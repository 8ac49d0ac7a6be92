"""Block markup: the closed set of elements, what stands outside it, and what becomes of the rest."""

from pathlib import Path

import pytest

from generator.documents.blocks import Callout, Formats, Heading, List, PageBreak, Paragraph, Section, TableOfContents
from generator.documents.compose import TEMPLATE_FUNCTIONS, compose
from generator.documents.templates import load_templates
from generator.errors import TemplateError

from ..builders import a_subject
from .composing import blocks, composed, spans, statements, table, texts, write_templates

ONE_COLUMN = '<table><cols><col width="100"/></cols><tbody>{}</tbody></table>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<div>一</div>", "unknown element <div>"),
        ("<p>一<span>二</span></p>", "unknown element <span>"),
        ("<ul><p>一</p></ul>", "unknown element <p>"),
        ('<p class="x">一</p>', "unknown attribute class of <p>"),
        ('<note id="x"><p>一</p></note>', "unknown attribute id of <note>"),
        ('<p id="Über uns">一</p>', "id='Über uns' is no identifier"),
        ('<p style="huge">一</p>', "style='huge' of <p>: one of"),
        ('<p only="pdf">一</p>', "only='pdf': html or docx"),
        ("直接写的文字", "text outside a paragraph: '直接写的文字'"),
        ("<p>一</p>尾巴", "text outside a paragraph: '尾巴'"),
        ("<note>一</note>", "text outside a paragraph"),
        ("<ul>一<li>二</li></ul>", "text outside a paragraph: '一'"),
        ("<ul><li>一<ul><li>二</li></ul>三</li></ul>", "text outside a paragraph: '三'"),
        (ONE_COLUMN.format("<tr>一<td>二</td></tr>"), "text outside a paragraph: '一'"),
        (ONE_COLUMN.format("<tr><td>一</td>二</tr>"), "text outside a paragraph: '二'"),
        (ONE_COLUMN.format("<tr><td>一</td></tr>二"), "text outside a paragraph: '二'"),
        ('<p><b style="x">一</b></p>', "unknown attribute style of <b>"),
        ('<p><a to="nowhere">见</a></p>', "a link to #nowhere, which is nowhere in the document"),
        ("<p><a>见</a></p>", "<a> needs to or page"),
        ("<p>一", "the markup is not well formed"),
        ("<p>一</b></p>", "the markup is not well formed"),
        ("<table><tbody><tr><td>一</td></tr></tbody></table>", "<table> needs <cols>"),
        ('<table><cols><col width="all"/></cols></table>', "width='all' is no whole number"),
        (ONE_COLUMN.format('<tr><td rowspan="two">一</td></tr>'), "rowspan='two' is no whole number"),
        (ONE_COLUMN.format('<tr><td colspan="0">一</td></tr>'), "colspan='0' is no whole number"),
        (ONE_COLUMN.format("<tr><p>一</p></tr>"), "unknown element <p>"),
        (ONE_COLUMN.format("<td>一</td>"), "unknown element <td>"),
        (ONE_COLUMN.format('<tr><td valign="top">一</td></tr>'), "unknown attribute valign of <td>"),
        ("<table><rows/></table>", "unknown element <rows>"),
        ('<p>{{ title }}<v n="x"/></p>', "n='x' is no whole number"),
        ('<p><v n="7"/></p>', "no value has the number 7"),
        ('<p>{{ title }}</p><control n="0"/>', "<control> without a field"),
        (
            "{{ control(forms.gazelle.groups.claim.fields.amount) }}" * 2,
            "two fields of the form are called claim-amount",
        ),
    ],
)
def test_markup_outside_the_closed_set_is_refused(body: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        composed(tmp_path, body)
    assert words in str(caught.value)
    assert "sheet/main.xml.j2" in str(caught.value)


def test_an_error_in_a_list_in_a_list_shows_its_line(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"unknown element <p>.*, in: <p>第三行</p>"):
        composed(tmp_path, "<ul><li>一<ul><li>二</li>\n<p>第三行</p></ul></li></ul>")


def test_a_property_needs_its_name(tmp_path: Path) -> None:
    composed(tmp_path, "<p>一</p>")
    main = tmp_path / "sheet" / "main.xml.j2"
    text = main.read_text(encoding="utf-8")
    for properties, problem in (("<meta>一</meta>", "<meta> needs name"), ("<p>一</p>", "unknown element <p>")):
        main.write_text(text.replace("<properties/>", f"<properties>{properties}</properties>"), encoding="utf-8")
        with pytest.raises(TemplateError, match=problem):
            composed_again(tmp_path)


def test_an_error_shows_the_line_of_markup_it_stands_in(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"unknown element <div>.*, in: <div>第三行</div>"):
        composed(tmp_path, "<p>一</p>\n<p>二</p>\n<div>第三行</div>")


@pytest.mark.parametrize("part", ["title", "description", "properties", "nav", "header", "footer"])
def test_a_document_without_one_of_its_parts_is_refused(part: str, tmp_path: Path) -> None:
    main = tmp_path / "sheet" / "main.xml.j2"
    composed(tmp_path, "<p>一</p>")
    text = main.read_text(encoding="utf-8").replace(f"<{part}/>", "").replace(f"<{part}>", f"<{part}x>")
    main.write_text(text.replace(f"</{part}>", f"</{part}x>"), encoding="utf-8")
    with pytest.raises(TemplateError, match=rf"{part}"):
        composed_again(tmp_path)


def composed_again(folder: Path) -> None:
    """Compose the templates in `folder` as they are now."""
    from_disk = load_templates((folder,), TEMPLATE_FUNCTIONS)
    list(compose(a_subject(), from_disk, {"sheet"}))


def test_blocks_keep_their_kind_style_and_formats(tmp_path: Path) -> None:
    document = composed(
        tmp_path,
        '<h2 id="a">一</h2><p style="lead" only="html">二</p><ul style="tick"><li>三<ol><li>四</li></ol></li></ul>'
        '<note style="warning"><p>五</p></note><section id="s" style="card"><p>六</p></section>'
        '<pagebreak only="docx"/>',
    )
    heading, paragraph, ticks, note, section, page_break = document.blocks
    assert isinstance(heading, Heading)
    assert (heading.level, heading.id) == (2, "a")
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.style, paragraph.formats) == ("lead", Formats.HTML)
    assert isinstance(ticks, List)
    assert ticks.style == "tick"
    assert [child.style for child in ticks.items[0].children] == ["number"]
    assert isinstance(note, Callout)
    assert note.style == "warning"
    assert isinstance(section, Section)
    assert (section.id, section.style) == ("s", "card")
    assert isinstance(page_break, PageBreak)
    assert page_break.formats is Formats.DOCX
    assert texts(document) == ["一", "二", "三", "四", "五", "六"]


def test_statements_are_numbered_in_document_order(tmp_path: Path) -> None:
    document = composed(
        tmp_path, "<h1>一</h1><p>二</p><ul><li>三</li></ul>" + ONE_COLUMN.format("<tr><td>四</td></tr>")
    )
    numbers = [int(statement.id[1:]) for statement in statements(document)]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == 4


def test_layout_of_the_template_vanishes_and_meant_spaces_stay(tmp_path: Path) -> None:
    document = composed(tmp_path, "<p>\n  第一行\n  第二行 <b>粗</b>  体\n</p><p>  {{ title }}  </p>")
    assert texts(document) == ["第一行第二行 粗 体", "示例市促进企业创新若干措施"]


def test_bold_links_breaks_and_blanks_are_marks_on_spans(tmp_path: Path) -> None:
    document = composed(
        tmp_path, '<h2 id="top">顶</h2><p><b>粗{{ title }}</b><br/><a to="top">上</a><blank>＿＿</blank>文</p>'
    )
    bold, title, line_break, link, blank, plain = spans(document)[1:]
    assert (bold.strong, title.strong, plain.strong) == (True, True, False)
    assert line_break.line_break
    assert link.link == "#top"
    assert (blank.blank, blank.text) == (True, "＿＿")


def test_a_table_knows_spans_and_the_column_each_cell_stands_in(tmp_path: Path) -> None:
    found = table(
        composed(
            tmp_path,
            '<table name="t"><cols><col width="20" key="a"/><col width="30" key="b"/><col width="50" key="c"/></cols>'
            '<thead><tr><th>甲</th><th colspan="2">乙</th></tr></thead><tbody>'
            '<tr><td rowspan="2">1</td><td>2</td><td rowspan="3">3</td></tr>'
            "<tr><td>4</td></tr>"
            '<tr><td colspan="2">5</td></tr>'
            '<tr name="other"><td>6</td><td place="t.free">7</td><th>8</th></tr></tbody></table>',
        )
    )
    places = [
        [block.statement.place for cell in row.cells for block in cell.blocks if isinstance(block, Paragraph)]
        for row in found.body
    ]
    assert places == [["t.a", "t.b", "t.c"], ["t.b"], ["t.a"], ["other.a", "t.free", "other.c"]]
    assert [(cell.columns, cell.rows) for cell in found.body[0].cells] == [(1, 2), (1, 1), (1, 3)]
    assert [cell.scope for cell in found.head[0].cells] == ["col", "col"]
    assert found.body[3].cells[2].scope == "row"
    assert [column.width for column in found.columns] == [20, 30, 50]


def test_a_cell_over_two_columns_belongs_to_the_first(tmp_path: Path) -> None:
    found = table(
        composed(
            tmp_path,
            '<table name="t"><cols><col key="a"/><col key="b"/><col key="c"/></cols><tbody>'
            '<tr><td colspan="2" rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr>'
            '<tr><td colspan="3">4</td></tr></tbody></table>',
        )
    )
    firsts = [row.cells[0].blocks[0] for row in found.body]
    assert [block.statement.place for block in firsts if isinstance(block, Paragraph)] == ["t.a", "t.c", "t.a"]


def test_an_empty_cell_holds_an_empty_paragraph(tmp_path: Path) -> None:
    (cell,) = table(composed(tmp_path, ONE_COLUMN.format("<tr><td></td></tr>"))).body[0].cells
    (paragraph,) = cell.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.statement.text == ""


def test_the_contents_list_the_headings_that_have_an_anchor(tmp_path: Path) -> None:
    document = composed(
        tmp_path,
        '<contents/><h1 id="top">题</h1><h2 id="a">一<b>粗</b></h2><h3 id="b">二</h3><h2>无锚</h2><h4 id="c">四</h4>',
    )
    contents = next(block for block in blocks(document) if isinstance(block, TableOfContents))
    assert [(level, statement.text) for level, statement in contents.entries] == [(1, "一粗"), (2, "二")]
    assert [span.link for _, statement in contents.entries for span in statement.spans] == ["#a", "#a", "#b"]


def test_links_stay_inside_where_the_target_is_and_lead_to_its_page_otherwise(tmp_path: Path) -> None:
    links = "<p>{{ clauses.c02 }}{{ clauses.c03 }}{{ awards.gazelle }}{{ forms.gazelle }}</p>"
    body = f'{links}<section id="c02"><p>条</p></section>'
    assert [span.link for span in spans(composed(tmp_path, body))][:4] == [
        "#c02",
        "notice.html#c03",
        "guidebook.html#award-gazelle",
        "forms/gazelle.html",
    ]


def test_a_value_in_bold_or_in_a_link_keeps_its_own_link(tmp_path: Path) -> None:
    body = '<h2 id="top">顶</h2><p><b>{{ clauses.c03 }}</b><a to="top">{{ clauses.c03 }}{{ title }}</a></p>'
    bold, linked, title = spans(composed(tmp_path, body))[1:]
    assert (bold.strong, bold.link) == (True, "notice.html#c03")
    assert (linked.strong, linked.link, title.link) == (False, "notice.html#c03", "#top")


def test_links_of_a_document_in_a_folder_lead_upwards(tmp_path: Path) -> None:
    templates = write_templates(tmp_path, "<p>{{ clauses.c02 }}<a page='index.html'>首页</a></p>", name="deep/sheet")
    document = next(compose(a_subject(), templates, {"sheet"}))
    assert [span.link for span in spans(document)] == ["../notice.html#c02", "../index.html"]


@pytest.mark.parametrize("row", ["<td>1</td>", "<td>1</td><td>2</td><td>3</td>", '<td colspan="3">1</td>'])
def test_a_row_that_does_not_fill_the_columns_of_its_table_is_told_with_its_line(row: str, tmp_path: Path) -> None:
    markup = f'<table name="t"><cols><col key="a"/><col key="b"/></cols><tbody><tr>{row}</tr></tbody></table>'
    with pytest.raises(TemplateError, match=r"a row of \d columns in a table of 2, in: <table"):
        composed(tmp_path, markup)
