"""The seed notice, compared field by field with a truth written by hand from reading it.

The truth leaves out one thing: `confidence`, which measures the reader and not the notice.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.notice.as_json import as_json
from generator.notice.model import Notice
from generator.notice.read import parse_notice, read_notice

SEED = Path(__file__).parents[2] / "policies" / "qinzhou-gxq-2021-12" / "notice.txt"
TRUTH: dict[str, Any] = json.loads(
    (Path(__file__).parent / "qinzhou-gxq-2021-12.truth.json").read_text(encoding="utf8")
)


@pytest.fixture(scope="module")
def seed() -> Notice:
    return read_notice(SEED)


@pytest.fixture(scope="module")
def as_read(seed: Notice) -> dict[str, Any]:
    return json.loads(json.dumps(as_json(seed)))


@pytest.mark.parametrize("field", [name for name in TRUTH if name != "clauses"])
def test_every_field_of_the_notice_is_what_a_reader_finds_in_it(as_read: dict[str, Any], field: str) -> None:
    assert as_read[field] == TRUTH[field]


def test_the_json_has_the_fields_of_the_design_and_no_others(as_read: dict[str, Any]) -> None:
    assert list(as_read) == list(TRUTH)
    assert all(list(clause) == list(TRUTH["clauses"][0]) for clause in as_read["clauses"])


@pytest.mark.parametrize("number", range(15))
def test_every_clause_is_what_a_reader_finds_in_it(as_read: dict[str, Any], number: int) -> None:
    clause = as_read["clauses"][number]
    amounts = [{key: value for key, value in amount.items() if key != "confidence"} for amount in clause["amounts"]]
    assert {**clause, "amounts": amounts} == TRUTH["clauses"][number]
    assert all(0 < amount["confidence"] <= 1 for amount in clause["amounts"])


def test_there_are_fifteen_clauses_and_they_know_their_lines(seed: Notice) -> None:
    assert [clause.line for clause in seed.clauses] == [19, 21, 25, 27, 31, 33, 37, 39, 43, 45, 47, 51, 53, 55, 57]


def test_a_cap_a_floor_and_three_years_in_a_row_are_told_apart(seed: Notice) -> None:
    by_path = {clause.path: clause for clause in seed.clauses}
    assert by_path["五"].amounts[0].bound == "at_most"
    assert by_path["十二"].amounts[0].bound == "at_least"
    (years,) = [fact for fact in by_path["二"].facts if fact.kind == "duration"]
    assert (years.value, years.consecutive) == ("P3Y", True)
    (within,) = [fact for fact in by_path["三"].facts if fact.kind == "duration"]
    assert (within.value, within.bound) == ("P1Y", "at_most")


def test_nothing_of_the_file_is_lost_and_nothing_added(seed: Notice) -> None:
    pieces = [*seed.preamble, *(clause.number + "、" + clause.text for clause in seed.clauses), *seed.closing]
    printed = re.sub(r"[\s*]", "", SEED.read_text(encoding="utf8"))
    assert re.sub(r"\s", "", "".join(pieces)) == printed


def test_the_places_of_facts_are_those_of_the_clause_text(seed: Notice) -> None:
    for clause in seed.clauses:
        for fact in clause.facts:
            assert clause.text[fact.start : fact.end] == fact.text


def test_it_reads_the_same_however_the_file_is_encoded(seed: Notice, tmp_path: Path) -> None:
    text = SEED.read_text(encoding="utf8")
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"):
        file = tmp_path / f"{encoding}.doc"
        file.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        assert read_notice(file) == seed, encoding


def test_it_reads_the_same_from_a_text(seed: Notice) -> None:
    assert parse_notice(SEED.read_text(encoding="utf8")) == seed
