"""A ledger is read line by line where it is written so: it says the same as read as a whole, or is read as a whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random

import pytest

from generator.audit.read import ledger
from generator.audit.read.ledger import LedgerRow, ShapeError, asked_once, read_head, read_ledger
from generator.audit.read.ledger_lines import lines_of
from generator.publish.policy_json import dump_rows

_HEAD = {"files": {"guide.html": "a1"}, "model": {"awards": "b2"}, "kinds": "c3"}
_WORDS = {"kind": "fact", "text": "奖励20万元", "clauses": ["c02"], "clause_sha256": {"c02": "d4"}}
_SPANS = [
    {"kind": "frame", "path": None, "clauses": [], "text": "奖励"},
    {"kind": "fact", "path": "awards.a.amount", "clauses": ["c02"], "text": "20万元"},
]
_EDITS = ["", '"', "\\", ",", "{", "}", "[", "]", "\n", ",\n", "},", ":", "null", "0", "1e", " ", "\t", "\u2028", "甲"]
_EDITS += ['"id":"guide/s9",', '"field":"x",', '"kind":1,', '"other":[[]],', '"statements": [', '\\"', "},{", "\ud800"]


def row(number: int, **other: object) -> dict[str, object]:
    place = {"document": "guide", "formats": ["html", "docx"], "part": "body", "anchor": "", "place": None}
    return {"id": f"guide/s{number}", **place, "order": number, **_WORDS, "spans": _SPANS, **other}


ROWS = [row(1), row(2, place="glance.amount"), row(3, field="a-b"), row(4, formats=["html"], text="换行\n“引号\\”")]
WRITTEN = dump_rows(_HEAD, "statements", ROWS)


def both(data: bytes) -> tuple[object, object]:
    """(what the reader says, what it says of the file as a whole)."""

    def told(of: Callable[[], Sequence[LedgerRow]]) -> object:
        try:
            return [each._replace(said=0) for each in of()]
        except ShapeError as error:
            return str(error)

    return told(lambda: read_ledger(data)), told(lambda: ledger._rows(data))


def test_lines_say_what_the_whole_says() -> None:
    assert lines_of(WRITTEN) is not None
    by_line, whole = both(WRITTEN)
    assert by_line == whole
    assert isinstance(by_line, list)
    assert len(by_line) == len(ROWS)
    assert read_head(WRITTEN) == read_head(json.dumps({**_HEAD, "statements": ROWS}).encode())


def test_rows_that_say_the_same_have_one_number() -> None:
    first, second, field, other = read_ledger(WRITTEN)
    assert first.said == second.said
    assert len({first.said, field.said, other.said}) == 3
    assert field.spans[0] is not first.spans[0]  # of a field the first is the label


def test_rows_that_say_the_same_are_asked_once() -> None:
    asked: list[str] = []

    def ask(row: LedgerRow) -> list[str]:
        asked.append(row.id)
        return [row.text]

    rows, once = read_ledger(WRITTEN), asked_once(ask)
    assert [once(each) for each in rows] == [(each.text,) for each in rows]
    assert asked == ["guide/s1", "guide/s3", "guide/s4"]


@pytest.mark.parametrize("data", [b"", b"{}", b"[\n]}\n", json.dumps({**_HEAD, "statements": ROWS}, indent=1).encode()])
def test_what_is_not_written_in_lines_is_read_as_a_whole(data: bytes) -> None:
    assert lines_of(data) is None
    by_line, whole = both(data)
    assert by_line == whole


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"statements": [', '"x\\"statements": ['),  # no list of that name
        ('"statements": [', '"statements": [], "x": ['),
        ('"order":1,', '"order":01,'),
        ('"order":1,', '"order":１,'),
        ('"order":1,', '"order":1.0,'),
        ('"order":1,', '"order":1,"id":"guide/s9",'),
        ('"order":1,"kind"', '"order":1,"id":"guide/s9","kind"'),
        ('"kind":"fact","text"', '"kind":"fact","id":"guide/s9","text"'),  # behind the place, where JSON lets it win
        ('"formats":["html"]', '"formats":["html","html"]'),
        ('"formats":["html"]', '"formats":["html",1]'),
        ('"place":null', '"place":""'),
        ('"place":null', '"place":"\t"'),
        ("},\n{", "}\n{"),
        ("},\n{", "},,\n{"),
        ("},\n{", "}, \n{"),
        ("},\n{", "},{"),
        ("\n]}\n", ",\n]}\n"),
        ("\n]}\n", "\n]}\n\n"),
        ("\n]}\n", "\n]}"),
    ],
)
def test_an_edited_ledger_says_the_same_in_both_ways(old: str, new: str) -> None:
    text = WRITTEN.decode()
    assert old in text
    by_line, whole = both(text.replace(old, new, 1).encode())
    assert by_line == whole


@pytest.mark.parametrize("seed", range(8))
def test_no_edit_tells_the_two_ways_apart(seed: int) -> None:
    random = Random(seed)
    text = WRITTEN.decode()
    for _ in range(250):
        at = random.randrange(len(text))
        edited = text[:at] + random.choice(_EDITS) + text[at + random.choice([0, 0, 1, 2, 9]) :]
        by_line, whole = both(edited.encode(errors="surrogatepass"))
        assert by_line == whole, edited
