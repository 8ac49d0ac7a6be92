"""The ledger: every statement of a document, span by span, with its clauses and their fingerprints."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.documents.blocks import Span, SpanKind
from generator.documents.clauses import clause_texts
from generator.documents.ledger import ledger_rows, statement_kind

from ..builders import a_subject
from .composing import composed

BODY = """
<h2 id="part">奖励</h2>
<p>金额{{ awards.gazelle.parts.once.amount }}，{{ awards.gazelle.name }}。</p>
<p only="html">网页</p>
<p only="docx">纸面</p>
<p></p>
<table name="t"><caption>表</caption><cols><col key="a"/></cols>
<tbody><tr><td>{{ awards.platform.name }}</td></tr></tbody></table>
{{ control(forms.gazelle.groups.claim.fields.level) }}
"""


def rows(folder: Path, formats: tuple[str, ...] = ("html", "docx"), body: str = BODY) -> list[dict[str, Any]]:
    subject = a_subject()
    return list(ledger_rows(composed(folder, body), formats, clause_texts(subject.policy, subject.notice)))


def by_text(found: list[dict[str, Any]], text: str) -> Mapping[str, Any]:
    return next(row for row in found if row["text"] == text)


def test_a_row_says_where_it_stands_of_what_kind_it_is_and_what_it_rests_on(tmp_path: Path) -> None:
    row = by_text(rows(tmp_path), "金额50万元，瞪羚企业奖励。")
    assert (row["document"], row["part"], row["kind"], row["clauses"]) == ("sheet", "body", "paraphrase", ["c02"])
    assert [(span["kind"], span["path"], span["text"]) for span in row["spans"]] == [
        ("frame", None, "金额"),
        ("fact", "awards.gazelle.parts.once.amount", "50万元"),
        ("frame", None, "，"),
        ("paraphrase", "awards.gazelle.name", "瞪羚企业奖励"),
        ("frame", None, "。"),
    ]


def test_a_clause_is_fingerprinted_by_the_text_of_the_notice(tmp_path: Path) -> None:
    row = by_text(rows(tmp_path), "金额50万元，瞪羚企业奖励。")
    text = next(clause.text for clause in a_subject().notice.clauses if clause.path == "二")
    assert row["clause_sha256"] == {"c02": hashlib.sha256(text.encode()).hexdigest()}


def test_each_row_names_the_formats_that_show_it(tmp_path: Path) -> None:
    found = rows(tmp_path)
    assert by_text(found, "网页")["formats"] == ["html"]
    assert by_text(found, "纸面")["formats"] == ["docx"]
    assert by_text(found, "页眉")["formats"] == ["docx"]
    assert by_text(found, "奖励")["formats"] == ["html", "docx"]


def test_a_document_in_one_format_has_no_rows_of_the_other(tmp_path: Path) -> None:
    texts = [row["text"] for row in rows(tmp_path, ("docx",))]
    assert "纸面" in texts
    assert "网页" not in texts


def test_rows_are_numbered_in_reading_order_and_empty_ones_left_out(tmp_path: Path) -> None:
    found = rows(tmp_path)
    assert [row["order"] for row in found] == list(range(1, len(found) + 1))
    assert all(row["text"] for row in found)
    assert len({row["id"] for row in found}) == len(found)
    assert [row["text"] for row in found if row["part"] == "body"] == [
        "奖励",
        "金额50万元，瞪羚企业奖励。",
        "网页",
        "纸面",
        "表",
        "创新平台扶持",
    ]


def test_a_cell_names_its_column_and_a_heading_its_anchor(tmp_path: Path) -> None:
    found = rows(tmp_path)
    assert by_text(found, "创新平台扶持")["place"] == "t.a"
    assert by_text(found, "奖励")["anchor"] == "part"


def test_a_field_is_a_row_with_all_its_words(tmp_path: Path) -> None:
    row = next(row for row in rows(tmp_path) if row["part"] == "field")
    assert (row["field"], row["anchor"]) == ("claim-level", "f-claim-level")
    assert row["text"] == "平台级别｜请选择｜国家级｜省级"
    assert row["clauses"] == ["c03"]


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        ("frame", "frame"),
        ("frame quote", "quote"),
        ("quote fact", "fact"),
        ("fact computed", "computed"),
        ("computed office", "office"),
        ("office example", "example"),
        ("example paraphrase", "paraphrase"),
        ("frame build", "build"),
        ("", "frame"),
    ],
)
def test_a_statement_is_of_the_kind_of_its_span_that_needs_most_care(kinds: str, kind: str) -> None:
    assert statement_kind(tuple(Span("字", SpanKind(each)) for each in kinds.split())) == kind
