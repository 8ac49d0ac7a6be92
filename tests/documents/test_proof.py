"""The 核稿表: every statement once, with the documents in which it stands."""

from __future__ import annotations

from generator.documents.blocks import Block, Document, Field, FieldType, Paragraph, Span, SpanKind, Statement
from generator.documents.proof import ProofGroup, Shown, proof_groups


def said(text: str, *more: Span) -> Paragraph:
    return Paragraph(Statement((Span(text, SpanKind.PARAPHRASE), *more)))


def asked(label: str) -> Field:
    return Field("name", FieldType.TEXT, Span(label, SpanKind.PARAPHRASE), Span("____"))


def document(name: str, *blocks: Block) -> Document:
    title = Statement((Span(f"表{name[-1]}"),))
    return Document("form", name, "zh-CN", title, title, (), title, title, blocks, form=name.startswith("forms/"))


def words(shown: Shown) -> str:
    return "".join(span.text for span in shown.spans)


def group(*documents: Document) -> ProofGroup:
    (found,) = proof_groups(documents, ())
    return found


def lines(*documents: Document) -> dict[str, str]:
    """Statement -> where it stands."""
    return {words(line.statement): "、".join(map(words, line.documents)) for line in group(*documents).lines}


def test_a_label_is_read_with_its_field() -> None:
    assert lines(document("forms/a", said("单位名称"), asked("单位名称"))) == {"单位名称｜____": "表a"}


def test_a_label_that_stands_where_no_field_is_is_read_there() -> None:
    found = lines(document("forms/a", asked("单位名称")), document("faq-b", said("单位名称")))
    assert found["单位名称"] == "表b"


def test_what_stands_in_all_forms_or_in_most_is_said_in_short() -> None:
    every = [document(f"forms/{name}", said("如实填写")) for name in "abc"]
    assert lines(*every, document("faq-d", said("如实填写")))["如实填写"] == "表d、各申请表"
    assert lines(*every, document("forms/d"))["如实填写"] == "各申请表（表d除外）"
    assert lines(*every, document("forms/d"), document("forms/e"))["如实填写"] == "表a、表b、表c"


def test_verified_statements_stand_on_one_line() -> None:
    quoted = Paragraph(Statement((Span("管委", SpanKind.QUOTE), Span("", line_break=True), Span("意见"))))
    (verified,) = [each for each in group(document("forms/a", quoted)).verified if "意见" in words(each)]
    assert words(verified) == "管委　意见"
    assert not any(span.line_break for span in verified.spans)
