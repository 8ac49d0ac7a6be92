"""What `diff` tells of pairs of notices equals the list written by hand: nothing missed, nothing made up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.notice.model import Notice
from generator.notice.read import read_notice
from generator.revision.change import Change
from generator.revision.comparison import compare

from .pairs import CASES, HERE, QINZHOU, notice_of, texts_of


def line_of(change: Change) -> str:
    places = f"{'、'.join(change.old_clauses) or '—'} → {'、'.join(change.new_clauses) or '—'}"
    words = () if change.kind.startswith("clause_") else (change.old or "—", change.new or "—")
    return squeezed(" | ".join((change.kind, places, *words, *note_of(change), *told_of(change))))


def told_of(change: Change) -> Iterator[str]:
    if change.places > 1:
        yield f"{change.places} places"
    if change.inside:
        yield "inside"
    if change.old_cited or change.new_cited:
        yield f"{change.old_cited or '—'} → {change.new_cited or '—'}"


def note_of(change: Change) -> tuple[str, ...]:
    if change.by is not None:
        sign = "%" if change.by.unit == "percent" else f" {change.by.unit}"
        return (f"{round(change.by.value, 2).normalize():+f}{sign}",)
    return (" → ".join(filter(None, change.turned)),) if change.turned else ()


def squeezed(line: str) -> str:
    return "".join(line.split())


def lines_of(old: Notice, new: Notice) -> list[str]:
    return [line_of(change) for change in compare(old, new).changes]


def wanted(text: str) -> list[str]:
    return [squeezed(line) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_pair_reports_the_changes_listed_by_hand(case: Path) -> None:
    old, new, expected = texts_of(case)
    assert sorted(lines_of(notice_of(old), notice_of(new))) == sorted(wanted(expected))


def test_the_revised_edition_reports_the_changes_listed_by_hand() -> None:
    revised = read_notice(HERE / "qinzhou-revised.notice.txt")
    expected = wanted((HERE / "qinzhou-revised.expected.txt").read_text(encoding="utf-8"))
    assert sorted(lines_of(read_notice(QINZHOU), revised)) == sorted(expected)
