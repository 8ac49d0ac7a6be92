"""What stands in the tree stands on the page: all of it, in order, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from generator.documents.blocks import (
    Callout,
    Document,
    Field,
    Formats,
    Heading,
    List,
    Paragraph,
    Section,
    Span,
    SpanKind,
    Statement,
    Table,
    TableOfContents,
)
from generator.writers.html import Shell, write_html
from tests.examples import examples

from .builder import Builder

_OWN = re.compile(r"s\d+")  # ids of statements

# Collected here by hand, not by the tree's own `walk`: a hole there would be a hole in the page and in this test.


def _in_list(block: List) -> list[Statement | Field]:
    return [
        found
        for item in block.items
        for found in (item.statement, *(inner for child in item.children for inner in _in_list(child)))
    ]


def _in_table(block: Table) -> list[Statement | Field]:
    cells = (cell for row in (*block.head, *block.body) for cell in row.cells)
    caption = [block.caption] if block.caption else []
    return [*caption, *(found for cell in cells for inner in cell.blocks for found in _in_block(inner))]


def _in_block(block: object) -> list[Statement | Field]:
    match block:
        case Field():
            return [block]
        case Heading() | Paragraph():
            return [] if block.formats is Formats.DOCX else [block.statement]
        case List():
            return _in_list(block)
        case Table():
            return _in_table(block)
        case Callout() | Section():
            return [found for inner in block.blocks for found in _in_block(inner)]
        case TableOfContents():
            return [statement for _, statement in block.entries]
    return []


def _statements(document: Document) -> list[Statement | Field]:
    body = [found for block in document.blocks for found in _in_block(block)]
    return [*document.navigation, *body, document.footer]


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", ["guidebook", "form", "matrix", "site_index"])
def test_every_statement_stands_on_the_page_in_the_order_of_the_tree(
    name: str, request: pytest.FixtureRequest, shell: Shell
) -> None:
    document = request.getfixturevalue(name)
    page = html.fromstring(write_html(document, shell))
    named = ((element.get("data-s", element.get("id")), element) for element in page.xpath("//body//*[@id]"))
    found = [(own, element) for own, element in named if _OWN.match(own)]
    # A cell without words is an empty cell.
    expected = [each for each in _statements(document) if isinstance(each, Field) or each.text]
    assert [key for key, _ in found] == [statement.id for statement in expected]
    for (_, element), statement in zip(found, expected, strict=True):
        if isinstance(statement, Statement):
            assert element.text_content() == statement.text.replace("\n", "")


@pytest.mark.parametrize("name", ["guidebook", "form", "matrix", "site_index"])
def test_the_page_shows_no_word_that_is_not_in_the_tree(
    name: str, request: pytest.FixtureRequest, shell: Shell
) -> None:
    document = request.getfixturevalue(name)
    body = html.fromstring(write_html(document, shell)).find("body")
    for script in body.findall("script"):
        script.drop_tree()
    shown = _squeezed(body.text_content())
    for statement in _statements(document):
        if isinstance(statement, Field):
            spans = sorted(statement.spans(), key=lambda span: -len(span.text))
            words = [_squeezed(span.text) for span in spans if _squeezed(span.text) in shown]
        else:
            words = [_squeezed(statement.text)]
        for text in words:
            shown = shown.replace(text, "", 1)
    assert shown == ""


def test_every_word_of_a_field_is_seen_or_announced(form: Document, shell: Shell) -> None:
    page = html.fromstring(write_html(form, shell))
    for field in (found for found in _statements(form) if isinstance(found, Field)):
        (box,) = page.xpath("//*[@id=$key]", key=field.id)
        attributes = [value for element in box.iter() for value in element.attrib.values()]
        labels = page.xpath("//label[@for=$to]//text()", to=f"f-{field.name}")
        named_by = box.xpath("fieldset/@aria-labelledby")
        labels += [text for key in named_by for text in page.xpath("//*[@id=$key]//text()", key=key)]
        at_hand = " ".join((box.text_content(), *attributes, *labels))
        wanted = [span.text for span in field.spans()]
        if field.boxed:
            wanted.remove(field.placeholder.text)  # boxes to tick have no room for a hint
        assert [text for text in wanted if text not in at_hand] == []


ANY_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=40)


@settings(max_examples=examples(60))
@given(ANY_TEXT, st.booleans(), st.sampled_from(list(SpanKind)))
def test_any_text_survives_as_words_and_as_an_attribute(shell: Shell, text: str, strong: bool, kind: SpanKind) -> None:
    span = Span(text, kind, "a.path", ("c01",), strong)
    b = Builder()
    statement = b.st("前", span, "后")
    document = Document(
        "faq",
        "faq",
        "zh-CN",
        b.st(span),
        b.st(span),
        (),
        b.st(),
        b.st(span),
        (Heading(1, statement), Paragraph(replace(statement, id="x"))),
    )
    page = html.fromstring(write_html(document, shell), parser=html.HTMLParser(encoding="utf-8"))
    assert page.xpath("string(//h1)") == f"前{text}后"
    assert page.xpath("string(//p[@id='x'])") == f"前{text}后"
    assert page.xpath("string(//footer)").strip("\n") == text.strip("\n")
    assert page.xpath("//meta[@name='description']/@content") == [text]


def test_characters_that_html_forbids_stay_visible_as_replacements(shell: Shell) -> None:
    b = Builder()
    blocks = (Paragraph(b.st("甲\x00乙\x0b丙\ud800丁￿")),)
    document = Document("faq", "faq", "zh-CN", b.st("题"), b.st("述"), (), b.st(), b.st("尾"), blocks)
    written = write_html(document, shell)
    assert "甲\ufffd乙\ufffd丙\ufffd丁\ufffd" in written
    written.encode("utf-8")


def test_the_same_document_gives_the_same_page(guidebook: Document, shell: Shell) -> None:
    assert write_html(guidebook, shell) == write_html(guidebook, shell)
