"""Prose of the model in documents: wording, looked-up values and quotes as spans; paragraphs and lists as blocks."""

from pathlib import Path
from typing import Any

import pytest

from generator.documents.blocks import List, ListItem, Paragraph, Span, SpanKind, Statement
from generator.documents.prose import inline_spans, prose_blocks
from generator.errors import TemplateError

from .composing import composed, spans, texts

BASE = Span("", SpanKind.PARAPHRASE, "faq.x.answer", ("c02",))


def resolve(path: str) -> tuple[Span, ...]:
    return (Span(f"〈{path}〉", SpanKind.FACT, path, ("c02",)),)


def parts(text: str) -> list[tuple[str, SpanKind]]:
    return [(span.text, span.kind) for span in inline_spans(text, BASE, resolve)]


def test_wording_look_ups_and_quotes_are_spans_of_their_own_kind() -> None:
    assert parts("金额为{{ awards.a.amount }}，即[给予50万元](clause:c02)。") == [
        ("金额为", SpanKind.PARAPHRASE),
        ("〈awards.a.amount〉", SpanKind.FACT),
        ("，即", SpanKind.PARAPHRASE),
        ("“", SpanKind.PARAPHRASE),
        ("给予50万元", SpanKind.QUOTE),
        ("”", SpanKind.PARAPHRASE),
        ("。", SpanKind.PARAPHRASE),
    ]


def test_a_quote_names_its_clause_and_links_to_it() -> None:
    quote = inline_spans("[奖励](clause:c05)", BASE, resolve)[1]
    assert (quote.clauses, quote.link) == (("c05",), "clause:c05")


def test_wording_keeps_path_and_clauses_of_its_item() -> None:
    (span,) = inline_spans("可以申请。", BASE, resolve)
    assert (span.path, span.clauses) == ("faq.x.answer", ("c02",))


@pytest.mark.parametrize(
    "text",
    ["**注意：**本措施", "前文**“引号内”**后文", "**甲**、**乙**和**丙**", "（**括号**）结尾"],
)
def test_bold_beside_chinese_signs_leaves_no_asterisk(text: str) -> None:
    found = inline_spans(text, BASE, resolve)
    assert "".join(span.text for span in found) == text.replace("*", "")
    assert any(span.strong for span in found)


def test_a_looked_up_value_in_bold_is_bold() -> None:
    assert [span.strong for span in inline_spans("**共{{ a.b }}**元", BASE, resolve)] == [True, True, False]


def test_a_line_break_in_the_source_is_no_space_and_a_hard_one_stays() -> None:
    assert "".join(span.text for span in inline_spans("第一行\n第二行", BASE, resolve)) == "第一行第二行"
    assert Statement(inline_spans("第一行\\\n第二行", BASE, resolve)).text == "第一行\n第二行"


def test_one_run_of_words_is_never_a_list() -> None:
    assert parts("1. 甲\n2. 乙") == [("1. 甲", SpanKind.PARAPHRASE), ("2. 乙", SpanKind.PARAPHRASE)]
    assert parts("甲\n\n乙") == [("甲", SpanKind.PARAPHRASE), ("乙", SpanKind.PARAPHRASE)]


def test_html_in_prose_is_text() -> None:
    assert "".join(words for words, _ in parts("<b>甲</b> &amp; 乙")) == "<b>甲</b> &amp; 乙"


def test_paragraphs_and_nested_lists_are_blocks() -> None:
    blocks = prose_blocks("开头\n\n- 其一\n  - 细目\n- 其二\n\n1. 先\n2. 后\n\n结尾", BASE, resolve)
    kinds = [(type(block).__name__, block.style) for block in blocks if isinstance(block, Paragraph | List)]
    assert kinds == [("Paragraph", ""), ("List", "bullet"), ("List", "number"), ("Paragraph", "")]
    bullets = blocks[1]
    assert isinstance(bullets, List)
    assert [words(item) for item in bullets.items] == ["其一", "其二"]
    assert [words(item) for item in bullets.items[0].children[0].items] == ["细目"]


def words(item: ListItem) -> str:
    return item.statement.text


def test_the_answer_of_a_question_is_composed_with_its_values(tmp_path: Path) -> None:
    document = composed(tmp_path, "{{ blocks(faq.groups.money.questions['how-much'].answer) }}")
    assert texts(document) == [
        "50万元，见第二条；条款写明“给予一次性奖励50万元”。",
        "其一：国家级：100万元",
        "其二：省级：20万元",
    ]
    kinds = {span.path: span.kind for span in spans(document) if span.path}
    assert kinds["awards.gazelle.parts.once.amount"] is SpanKind.FACT
    assert kinds["awards.platform.tiers.national"] is SpanKind.FACT
    assert [span.strong for span in spans(document) if span.text == "其一"] == [True]


def a_question(answer: str) -> dict[str, Any]:
    source = {"clause": "c04", "quote": "支持园区谋划产业集群"}
    question = {"id": "q", "question": "问？", "answer": answer, "source": source}
    return {"groups": [{"id": "g", "name": "组", "questions": [question]}]}


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ("{{ awards.gazele.name }}", "nothing is called gazele"),
        ("{{ faq.groups.g.questions.q.answer }}", "refers to itself"),
        ("依据{{ validity }}", "validity has no words of its own"),
    ],
)
def test_prose_that_looks_up_what_is_not_there_or_itself_stops_the_document(
    answer: str, problem: str, tmp_path: Path
) -> None:
    with pytest.raises(TemplateError, match=problem):
        composed(tmp_path, "{{ blocks(faq.groups.g.questions.q.answer) }}", faq=a_question(answer))


def test_two_texts_that_look_each_other_up_are_told(tmp_path: Path) -> None:
    faq = a_question("见{{ clauses.c04.summary }}")
    clauses = [
        {"id": "c01", "path": "一"},
        {"id": "c02", "path": "二"},
        {"id": "c03", "path": "三"},
        {"id": "c04", "path": "四", "summary": "见{{ faq.groups.g.questions.q.answer }}"},
    ]
    with pytest.raises(TemplateError, match="refers back to itself"):
        composed(tmp_path, "<p>{{ clauses.c04.summary }}</p>", faq=faq, clauses=clauses)
