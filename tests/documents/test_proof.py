"""The 核稿表: every statement once, with the documents in which it stands."""

from __future__ import annotations

from generator.documents.blocks import Block, Document, Field, FieldType, Paragraph, Span, SpanKind, Statement
from generator.documents.proof import ProofGroup, ShownProof, proof_groups, said_in


def said(text: str, *more: Span) -> Paragraph:
    return Paragraph(Statement((Span(text, SpanKind.PARAPHRASE), *more)))


def asked(label: str) -> Field:
    return Field("name", FieldType.TEXT, Span(label, SpanKind.PARAPHRASE), Span("____"))


def document(name: str, *blocks: Block) -> Document:
    title = Statement((Span(f"表{name[-1]}"),))
    return Document("form", name, "zh-CN", title, title, (), title, title, blocks, form=name.startswith("forms/"))


def words(shown: ShownProof) -> str:
    return "".join(span.text for span in shown.spans)


def group(*documents: Document) -> ProofGroup:
    (found,) = proof_groups(map(said_in, documents), ())
    return found


def lines(*documents: Document) -> dict[str, str]:
    """Statement -> where it stands."""
    found = group(*documents).labels
    return {words(each): "、".join(map(words, label.documents)) for label in found for each in label.statements}


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


def test_a_title_that_a_cover_breaks_stands_on_one_line() -> None:
    title = Paragraph(Statement((Span("示例市促进企业创新若干措施", SpanKind.QUOTE, lines=(6,)), Span("问答"))))
    (verified,) = [each for each in group(document("faq", title)).verified if "问答" in words(each)]
    assert not any(span.lines for span in verified.spans)


def cited(text: str, path: str) -> Paragraph:
    return Paragraph(Statement((Span(text, SpanKind.PARAPHRASE, path, ("c01",)),)))


def test_sums_stand_first_then_readings_and_conditions() -> None:
    document_of = document(
        "faq-a",
        cited("政策背景和依据的说明，供各有关单位了解和参考使用。", "measures.space.statement"),
        cited("须在区内注册。", "awards.gazelle.conditions.place.statement"),
        cited("可理解为按年计算。", "interpretations.years.statement"),
        cited("奖励金额按条款计算。", "awards.gazelle.parts.once.label"),
    )
    *_, found = proof_groups(map(said_in, [document_of]), ("c01",))
    assert [str(line.kind) for line in found.lines] == ["金额", "条件", "理解", "转述"]


def test_a_question_and_its_answer_stand_in_one_row() -> None:
    path = "faq.groups.scope.questions.who"
    document_of = document("faq-a", cited("谁能申请？", f"{path}.question"), cited("区内企业。", f"{path}.answer"))
    *_, found = proof_groups(map(said_in, [document_of]), ("c01",))
    (line,) = found.lines
    assert [words(each) for each in line.statements] == ["谁能申请？", "区内企业。"]


def test_every_statement_stands_once() -> None:
    blocks = [cited(f"第{number}个说法。", f"measures.m{number}.statement") for number in range(30)]
    groups = proof_groups(map(said_in, [document("faq-a", *blocks), document("faq-b", *blocks[:5])]), ("c01",))
    shown = [words(each) for found in groups for line in found.lines for each in line.statements]
    assert sorted(shown) == sorted(f"第{number}个说法。" for number in range(30))
