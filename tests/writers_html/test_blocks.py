"""One block, one piece of HTML; the frame around them; the marks that lead back to the ledger."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError
from lxml import html

from generator.documents.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Document,
    Formats,
    Heading,
    List,
    ListItem,
    Paragraph,
    Row,
    Span,
    SpanKind,
    Statement,
    Table,
    TableOfContents,
)
from generator.documents.compiled import CompiledTemplates
from generator.kept.folder import Cache
from generator.writers.html import Shell, load_shell, write_html


def words(*spans: Span | str, id: str = "s1") -> Statement:  # noqa: A002 - the field's name
    return Statement(tuple(Span(s) if isinstance(s, str) else s for s in spans), id)


def document(*blocks: Block, **changes: object) -> Document:
    none = Statement(())
    made = Document("faq", "faq", "zh-CN", words("题"), words("述"), (), none, none, blocks)
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def main(shell: Shell):
    def written(*blocks: Block) -> str:
        page = write_html(document(*blocks), shell)
        return page.partition('tabindex="-1">\n')[2].partition("\n</main>")[0]

    return written


def test_a_paragraph_carries_its_anchor_and_leaves_its_clauses_to_the_ledger(main) -> None:
    first, second = Span("甲", clauses=("c02", "c03")), Span("乙", clauses=("c03",))
    assert main(Paragraph(words(first, second), "lead")) == '<p class="lead" id="s1">甲乙</p>'


def test_the_own_id_of_a_block_comes_before_the_statement_id(main) -> None:
    assert main(Heading(2, words("怎样申请"), "how")) == '<h2 id="how" data-s="s1">怎样申请</h2>'


def test_a_value_is_marked_and_all_other_words_stay_plain(main) -> None:
    fact = Span("50 万元", SpanKind.FACT, "awards.gazelle.amount", ("c02",))
    said = Span("。", SpanKind.PARAPHRASE, "faq.q1")
    assert main(Paragraph(words("给予", fact, said))) == '<p id="s1">给予<b>50 万元</b>。</p>'


@pytest.mark.parametrize(
    ("kind", "alone", "linked"),
    [
        (SpanKind.FACT, "<b>甲</b>", "甲"),
        (SpanKind.COMPUTED, "<i>甲</i>", "甲"),
        (SpanKind.EXAMPLE, "<i>甲</i>", "甲"),
        (SpanKind.QUOTE, "甲", "<q>甲</q>"),
        (SpanKind.OFFICE, "甲", "甲"),
        (SpanKind.BUILD, "甲", "甲"),
        (SpanKind.FRAME, "甲", "甲"),
    ],
)
def test_marks_by_kind_and_link(main, kind: SpanKind, alone: str, linked: str) -> None:
    written = main(Paragraph(words(Span("甲", kind, "a"), Span("甲", kind, "a", link="#x"))))
    assert written == f'<p id="s1">{alone}<a href="#x">{linked}</a></p>'


def test_strong_blank_and_broken_lines(main) -> None:
    spans = (Span("要", strong=True), Span("待填", blank=True), Span("", line_break=True), "下一行")
    assert main(Paragraph(words(*spans))).endswith('<strong>要</strong><span class="blank">待填</span><br>下一行</p>')


def test_neighbours_with_one_link_are_one_link(main) -> None:
    spans = (Span("见", link="faq.html"), Span("问答", link="faq.html", strong=True), Span("。"))
    assert '<a href="faq.html" aria-current="page">' not in main(Paragraph(words(*spans)))
    assert main(Paragraph(words(*spans))).count("<a ") == 1


def test_a_link_that_would_run_code_is_words_only(main) -> None:
    written = main(Paragraph(words(Span("点", link="javascript:alert(1)"), Span("这", link="JaVaScript:x"))))
    assert written == '<p id="s1">点这</p>'


def test_markup_in_words_is_words(main) -> None:
    assert "&lt;script&gt;&amp;" in main(Paragraph(words("<script>&")))


def test_blocks_for_word_only_are_left_out(main) -> None:
    assert main(Paragraph(words("纸面"), formats=Formats.DOCX)) == ""
    assert "屏幕" in main(Paragraph(words("屏幕"), formats=Formats.HTML))


def test_a_list_item_with_a_nested_list_keeps_its_words_apart(main) -> None:
    nested = List((ListItem(words("内", id="s2")),), "tick")
    assert main(List((ListItem(words("外"), (nested,)),), "number")) == (
        '<ol><li><div id="s1">外</div>\n'
        '<ul class="tick"><li id="s2"><label><input type="checkbox">内</label></li></ul>\n</li></ol>'
    )


@pytest.mark.parametrize("style", ["info", "warning", "draft"])
def test_a_note_is_a_note_and_no_landmark(main, style: str) -> None:
    assert main(Callout((Paragraph(words("注")),), style)).startswith(f'<div class="note {style}" role="note">')


def test_a_quotation_is_a_blockquote(main) -> None:
    assert main(Callout((Paragraph(words("文")),), "quote")).startswith('<blockquote class="note quote">')


def test_contents_are_named_by_the_heading_before_them(main) -> None:
    contents = TableOfContents(((2, words(Span("一", link="#a"), id="s2")), (3, words("二", id="s3"))))
    written = main(Heading(2, words("目录"), "toc"), contents)
    assert '<nav class="contents" aria-labelledby="toc">' in written
    assert '<li id="s2"><a href="#a">一</a></li>' in written
    assert '<li class="level-2" id="s3"' in written
    assert "<nav" not in main(contents)


def _cell(text: str, **more: object) -> Cell:
    return Cell((Paragraph(Statement((Span(text),))),), **more)  # type: ignore[arg-type]


def _table(columns: int, **more: object) -> Table:
    head = Row(tuple(_cell(f"头{n}" if n else "", header=True) for n in range(columns)))
    body = Row((_cell("名", header=True, rows=2), *(_cell("值", align="center") for _ in range(1, columns))))
    return Table(tuple(Column(10) for _ in range(columns)), (body,), (head,), **more)  # type: ignore[arg-type]


def test_heads_have_a_scope_and_the_empty_corner_is_no_head(main) -> None:
    written = main(_table(3, caption=words("表"), id="t"))
    assert '<table class="data" id="t"><caption id="s1">表</caption><colgroup>' in written
    assert '<thead><tr><td></td><th scope="col">头1</th>' in written
    assert '<th scope="row" rowspan="2">名</th><td class="center">值</td>' in written
    assert '<col style="width:10%">' in written


def test_the_last_column_takes_what_the_others_leave(main) -> None:
    rows = (Row((_cell("甲"), _cell("乙"))),)
    assert '<colgroup><col style="width:30%"><col></colgroup>' in main(Table((Column(30), Column(70)), rows))
    assert '<col style="width:60%"></colgroup>' in main(Table((Column(30), Column(60)), rows))


def test_a_cell_of_one_plain_line_is_its_paragraph(main) -> None:
    lines = (Paragraph(words("甲")), Paragraph(words("乙", id="s2")))
    styled = Paragraph(words("丙", id="s3"), "small")
    empty = Paragraph(words("", id="s4"), "small")
    cells = (Cell(lines[:1]), Cell(lines), Cell((styled,)), Cell((empty,)))
    assert (
        '<tr><td id="s1">甲</td><td><p id="s1">甲</p>\n<p id="s2">乙</p></td>'
        '<td><p class="small" id="s3">丙</p></td><td></td></tr>'
    ) in main(Table(tuple(Column(25) for _ in cells), (Row(cells),)))


def test_a_wide_table_scrolls_in_a_region_named_by_its_caption(main) -> None:
    assert main(_table(4, caption=words("宽表"))).startswith(
        '<div class="scroll" role="region" tabindex="0" aria-labelledby="s1">'
    )
    assert "scroll" not in main(_table(3, caption=words("窄表")))
    assert "scroll" in main(_table(3, caption=words("标记"), style="matrix"))
    assert "scroll" not in main(_table(4, caption=words("表单"), style="grid"))


def test_two_tables_of_one_caption_are_one_landmark(main) -> None:
    written = main(_table(4, caption=words("要点")), _table(4, caption=words("要点", id="s2")))
    assert re.findall(r'role="(\w+)"', written) == ["region", "group"]


def test_a_wide_table_without_caption_is_named_by_the_heading_before_it(main) -> None:
    assert 'role="group" tabindex="0" aria-labelledby="h"' in main(Heading(2, words("甲"), "h"), _table(5))


def test_a_hidden_caption_is_still_there_for_screen_readers(main) -> None:
    assert '<caption class="hidden" id="s1">表</caption>' in main(_table(2, caption=words("表"), caption_hidden=True))


@pytest.mark.parametrize(
    ("kind", "name", "up"),
    [("guidebook", "guidebook", "../"), ("form", "forms/gazelle", "../../"), ("site", "index", "")],
)
def test_assets_are_reached_by_a_relative_way(shell: Shell, kind: str, name: str, up: str) -> None:
    page = html.fromstring(write_html(document(kind=kind, name=name), shell))
    assert page.xpath("//link[@rel='stylesheet']/@href") == [f"{up}assets/page.css"]
    assert page.xpath("//script/@id") == ([] if kind == "site" else ["script-wait"])
    assert page.xpath("//script/@src") == ([] if kind == "site" else [f"{up}assets/reading.js"])


def test_the_first_link_to_main_is_the_skip_link_and_the_own_page_is_marked(guidebook: Document, shell: Shell) -> None:
    page = html.fromstring(write_html(guidebook, shell))
    assert page.xpath("//body/*[1][self::p[@class='skip']]/a/@href") == ["#main"]
    assert page.xpath("//header/nav//a/text()") == ["政策首页", "申报指南", "常见问题", "责任分工"]
    assert page.xpath("//a[@aria-current='page']/@href") == ["guidebook.html"]
    assert len(page.xpath("//main[@id='main']//h1")) == len(page.xpath("//h1")) == 1


def test_without_navigation_there_is_no_empty_header(shell: Shell) -> None:
    assert "<header" not in write_html(document(), shell)


def test_the_head_names_language_title_description_and_properties(guidebook: Document, shell: Shell) -> None:
    page = html.fromstring(write_html(guidebook, shell))
    metas = {meta.get("name"): meta.get("content") for meta in page.xpath("//meta[@name]")}
    assert page.get("lang") == "zh-CN"
    assert page.xpath("string(//title)") == "企业申报指南 · 钦政办规〔2021〕12号"
    assert metas["description"] == "从申报条件到申报材料的指南。"
    assert (metas["keywords"], metas["PubDate"]) == ("高新技术,奖补", "2021-12-30")


def test_links_within_the_page_arrive(guidebook: Document, shell: Shell) -> None:
    page = html.fromstring(write_html(guidebook, shell))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    assert len(targets) > 6
    assert set(targets) <= set(ids)


def page_template(folder: Path, text: str) -> Path:
    folder.joinpath("styles").mkdir()
    file = folder / "styles" / "page.html.j2"
    file.write_text(text, "utf-8")
    return file


def test_a_page_template_that_asks_for_an_unknown_name_fails_loudly(tmp_path: Path) -> None:
    page = page_template(tmp_path, "{{ unknown_name }}")
    with pytest.raises(UndefinedError, match="unknown_name"):
        write_html(document(), load_shell(page, None, "", {}, "", (), {}))


def test_a_page_template_that_was_compiled_is_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_template(tmp_path, "{{ css }}甲")
    compiled = CompiledTemplates(Cache(tmp_path, "code"))
    first = load_shell(page, compiled, "", {}, "", (), {})

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    with monkeypatch.context() as patch:
        patch.setattr(Environment, "compile", refuse)
        assert load_shell(page, compiled, "", {}, "", (), {}).render(data={}) == first.render(data={}) == "甲"
        page.write_text("{{ css }}乙", "utf-8")
        with pytest.raises(AssertionError, match="compiled again"):
            load_shell(page, compiled, "", {}, "", (), {})
    assert load_shell(page, compiled, "", {}, "", (), {}).render(data={}) == "乙"


@pytest.mark.parametrize(("css", "js"), [("a{}</style>", ""), ("", "'</SCRIPT>'"), ("", "<!--")])
def test_styles_and_scripts_that_would_end_their_element_are_refused(css: str, js: str, tmp_path: Path) -> None:
    page = page_template(tmp_path, "")
    with pytest.raises(ValueError, match="would end its"):
        load_shell(page, None, css, {"page": js}, "{}", (), {})
