"""Every word of the tree stands in the file, once, in order, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.documents.blocks import (
    Block,
    Callout,
    Document,
    Field,
    FieldType,
    Formats,
    Heading,
    List,
    ListItem,
    Paragraph,
    Section,
    Span,
    SpanKind,
    Statement,
    Table,
    TableOfContents,
)
from generator.writers.docx import Reference, write_docx
from tests.examples import examples

from .builder import a_document, heading, line
from .conftest import Written

# Everything that XML 1.0 allows, but for the carriage return, which Word cannot tell from other line ends.
ALLOWED = st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\r\ufffe\uffff").filter(
    lambda sign: sign in "\t\n" or ord(sign) >= 0x20
)


def shown_words(blocks: tuple[Block, ...], labelled: frozenset[str]) -> Iterator[str]:
    """The words of `blocks` as a reader of the Word file meets them."""
    for block in blocks:
        if isinstance(block, Field):
            yield from field_words(block, labelled)
        elif block.formats is not Formats.HTML:
            yield from block_words(block, labelled)


def block_words(block: Block, labelled: frozenset[str]) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield block.statement.text
        case List():
            yield from list_words(block.items)
        case TableOfContents():
            yield from (statement.text for _, statement in block.entries)
        case Callout() | Section():
            yield from shown_words(block.blocks, labelled)
        case Table():
            yield from table_words(block, labelled)


def table_words(block: Table, labelled: frozenset[str]) -> Iterator[str]:
    if block.caption is not None and not block.caption_hidden:
        yield block.caption.text
    for row in (*block.head, *block.body):
        for cell in row.cells:
            yield from shown_words(cell.blocks, labelled)


def list_words(items: tuple[ListItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.statement.text
        for child in item.children:
            yield from list_words(child.items)


def field_words(field: Field, labelled: frozenset[str]) -> Iterator[str]:
    if field.name not in labelled:
        yield field.label.text
    if field.boxed:
        yield from (f"☐{option.label.text}" for option in field.options)
    else:
        yield field.placeholder.text
    yield from (span.text for span in (field.unit, field.help) if span is not None)


def test_every_statement_is_found_in_order_and_nothing_is_added(tree: Document, written: Written) -> None:
    labelled = frozenset(written.values("//w:tag/@w:val")) - {"alone"}
    labelled |= {name.partition("--")[0] for name in labelled}
    expected = "".join("".join(text.split()) for text in shown_words(tree.blocks, labelled))
    assert written.text() == expected


def test_what_only_the_web_page_shows_is_left_out(written: Written) -> None:
    assert "只在网页上" not in written.source()


def test_a_line_break_is_an_element_and_markup_is_escaped(write: Callable[..., Written]) -> None:
    file = write(line("第一行", Span("", line_break=True), "第二行 a < b & c"))
    (paragraph,) = file.as_python_docx().paragraphs
    assert paragraph.text == "第一行\n第二行 a < b & c"


def test_header_and_footer_hold_the_statements_and_the_page_number(written: Written) -> None:
    section = written.as_python_docx().sections[0]
    assert [p.text for p in section.header.paragraphs] == ["若干措施 · 申报指南"]
    assert [p.text for p in section.footer.paragraphs] == ["依据钦政办规〔2021〕12号编制", "— 1 —"]
    assert written.values("//w:instrText/text()", "word/footer1.xml") == [" PAGE "]


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_a_character_that_xml_forbids_is_refused_with_the_words_around(
    sign: str, write: Callable[..., Written]
) -> None:
    with pytest.raises(ValueError, match=rf"U\+{ord(sign):04X}.*奖励金额"):
        write(line(f"奖励金额{sign}为50万元"))


def test_forbidden_characters_are_refused_in_titles_of_controls_too(write: Callable[..., Written]) -> None:
    field = Field("name", FieldType.TEXT, Span("企业\x01名称"), Span("填写"))
    with pytest.raises(ValueError, match=r"U\+0001.*企业"):
        write(line("企业名称", label_for="name"), field)


@settings(max_examples=examples(60))
@given(texts=st.lists(st.text(ALLOWED, min_size=1), min_size=1, max_size=5))
def test_any_allowed_text_survives_writing_and_reading(reference: Reference, texts: list[str]) -> None:
    file = Written(write_docx(a_document(*(line(text) for text in texts)), reference))
    assert [paragraph.text for paragraph in file.as_python_docx().paragraphs] == texts


@settings(max_examples=examples(40))
@given(
    texts=st.lists(st.text(ALLOWED, max_size=12), min_size=1, max_size=4), strong=st.lists(st.booleans(), min_size=4)
)
def test_spans_of_any_look_join_to_the_same_words(reference: Reference, texts: list[str], strong: list[bool]) -> None:
    spans = tuple(Span(text, strong=flag) for text, flag in zip(texts, strong, strict=False))
    file = Written(write_docx(a_document(Paragraph(Statement(spans))), reference))
    assert file.as_python_docx().paragraphs[0].text == "".join(texts)


def test_spans_of_one_look_are_one_run_and_others_name_their_style(write: Callable[..., Written]) -> None:
    file = write(
        line(
            "给予",
            Span("一次性", kind=SpanKind.QUOTE),
            Span("50万元", kind=SpanKind.FACT, strong=True),
            Span("（由受理部门填写）", blank=True),
            Span("电话见网站", kind=SpanKind.OFFICE),
        )
    )
    runs = file.as_python_docx().paragraphs[0].runs
    assert [(run.text, run.style.name) for run in runs] == [
        ("给予一次性", "Default Paragraph Font"),
        ("50万元", "Strong"),
        ("（由受理部门填写）", "待填"),
        ("电话见网站", "Default Paragraph Font"),
    ]
    assert [run.bold for run in runs] == [None, True, None, None]


def test_chinese_quotation_marks_ask_for_the_chinese_face(write: Callable[..., Written]) -> None:
    file = write(line("所称“高新区”指园区"), line("没有引号"))
    assert file.values("//w:r[w:rPr/w:rFonts/@w:hint='eastAsia']/w:t/text()") == ["所称“高新区”指园区"]


def test_links_lead_to_bookmarks_and_dead_or_outer_links_are_plain(write: Callable[..., Written]) -> None:
    file = write(
        heading(2, "一、总则", "general-rules"),
        line(
            Span("见总则", link="#general-rules"), Span("见网页", link="notice.html"), Span("见别处", link="#nowhere")
        ),
    )
    assert file.values("//w:hyperlink/@w:anchor") == file.values("//w:bookmarkStart/@w:name") == ["general_rules"]
    assert file.values("//w:hyperlink//w:t/text()") == ["见总则"]


def test_quoted_words_are_links_that_look_like_the_text_around(write: Callable[..., Written]) -> None:
    quote = Span("给予一次性奖励", SpanKind.QUOTE, clauses=("c02",), link="#c02")
    file = write(line("条款原文", block_id="c02"), line("条款写明“", quote, "”，见", Span("第二条", link="#c02")))
    assert file.values("//w:hyperlink//w:t/text()") == ["给予一次性奖励", "第二条"]
    assert file.values("//w:hyperlink[w:r/w:rPr/w:rStyle/@w:val='Hyperlink']//w:t/text()") == ["第二条"]


def test_core_properties_come_from_the_tree_and_no_clock(written: Written) -> None:
    properties = written.as_python_docx().core_properties
    assert properties.title == "申报指南"
    assert properties.subject == "政策指南"
    assert properties.author == "高新区管委会"
    assert properties.keywords == "瞪羚企业,奖励"
    assert properties.identifier == "qinzhou-gxq-2021-12"
    assert properties.language == "zh-CN"
    assert "dcterms" not in written.source("docProps/core.xml").split("?>", 1)[1].split(">", 1)[1]


def test_the_words_of_a_heading_in_a_box_stay_a_heading(write: Callable[..., Written]) -> None:
    file = write(Callout((heading(3, "举例", "example"), line("数额为假设")), style="info"))
    assert [p.style.name for p in file.as_python_docx().paragraphs] == ["Heading 2", "提示框 信息"]
