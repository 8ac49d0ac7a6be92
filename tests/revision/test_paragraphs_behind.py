"""A paragraph behind a list of items is the article's: its words are cited so, and a quote of them goes with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.audit.pack import audit_pack
from generator.carry.crossing import Crossing, WordsOutcome
from generator.notice.model import Notice
from generator.report.change_words import told
from generator.revision.comparison import compare
from generator.revision.parted import parted

from .packing import pack_of_notices, squeezed
from .pairs import HERE, notice_of, texts_of

BEHIND = HERE / "cases" / "paragraph-behind-a-list.txt"
TWO = HERE / "cases" / "two-lists-in-an-article.txt"
HOLDER = "第二条/（三）"


def editions(case: Path) -> tuple[Notice, Notice]:
    old, new, _ = texts_of(case)
    return notice_of(old), notice_of(new)


def test_the_words_of_a_notice_stay_in_their_order() -> None:
    old, _ = editions(TWO)
    found = parted(old).notice
    assert squeezed("".join(each.text for each in found.clauses)) == squeezed(
        "".join(each.text for each in old.clauses)
    )
    assert [each.path for each in found.clauses][3:6] == ["第二条/（二）", "第二条/第二款", "第二条/（一）#2"]


def test_a_quote_goes_with_its_paragraph_to_the_item_behind_which_it_stands_now() -> None:
    crossing = Crossing(compare(*editions(BEHIND)))
    carried = crossing.carry(HOLDER, "受理窗口应当在10日内作出答复")
    assert (carried.outcome, carried.clause, carried.words) == (
        WordsOutcome.PROVEN,
        "第二条/（四）",
        "受理窗口应当在5日内作出答复",
    )
    stayed = crossing.carry(HOLDER, "没有重大违法记录")
    assert (stayed.outcome, stayed.clause) == (WordsOutcome.SAME, HOLDER)


def test_a_change_is_told_with_the_paragraph_of_its_article() -> None:
    said = [told(change).text() for change in compare(*editions(BEHIND)).changes]
    assert "第二条第二款: shorter: 10日 → 5日 (-5 days)" in said


@pytest.mark.parametrize("case", [BEHIND, TWO], ids=lambda case: case.stem)
def test_the_pack_prints_such_paragraphs_where_they_stand(case: Path) -> None:
    assert [str(each.message) for each in audit_pack(pack_of_notices(*editions(case)), "pack")] == []
