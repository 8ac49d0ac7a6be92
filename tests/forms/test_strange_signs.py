"""Signs that no file and no terminal should be given, wherever a returned form or its name may hold them."""

from __future__ import annotations

import json
import os
import re
import resource
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms.collecting.claims import claim_of
from generator.forms.collecting.collected import Collected
from generator.forms.definition.definition import as_json
from generator.forms.returned.sources import sources
from generator.report.collected import Totals
from generator.report.collected_files import SINKS
from generator.report.collected_text import form_lines
from tests.examples import examples
from tests.forms.test_returned import FORM, RECORD, Forms, collected, told_anew

STRANGE = st.text(
    st.sampled_from([*"甲a=/\\.:*\n\t\x00\x07\x1b\x7f\x9b\u202e\ufffe", "\ud800", "\udc80", "😀"]), max_size=8
)
NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
PLACES = ("policydocs", "policy", "form", "edition", "title", "label", "name", "option", "answer", "unknown")


def saved(place: str, value: str) -> bytes:
    """A form of nowhere saved by its page, with a value in one place of it."""
    first, *others = as_json(FORM)["fields"]
    definition = {**as_json(FORM), "policy": "elsewhere"}
    answers: dict[str, object] = {**RECORD, "claim-parts": ["a"]}
    if place in definition:
        definition[place] = value
    elif place in ("label", "name"):
        definition["fields"] = [{**first, place: value}, *others]
    elif place == "option":
        level = next(each for each in others if each["name"] == "claim-level")
        definition["fields"] = [first, {**level, "options": [["b", value]]}]
    elif place == "answer":
        answers["applicant-name"] = value
    elif place == "unknown":
        answers[value] = value
    with suppress(ValueError):  # a surrogate cannot even be given a fingerprint
        definition = told_anew(definition)
    page = {"policydocs": "form/1", **{name: definition[name] for name in ("policy", "form", "edition", "fingerprint")}}
    if place == "policydocs":
        page["policydocs"] = value
    return json.dumps({**page, "definition": definition, "answers": answers}).encode()


def written(found: Collected, folder: Path) -> list[Path]:
    """The form in files of every kind."""
    totals, claim = Totals(), claim_of(found)
    totals.count(found, claim)
    places: list[Path] = []
    for suffix, make in SINKS.items():
        sink = make(folder / f"r{suffix}", str)
        sink.take(found)
        places += sink.finish((), totals)
    return places


@settings(max_examples=examples(150))
@given(STRANGE, st.sampled_from(PLACES))
def test_no_sign_of_a_form_breaks_a_result(tmp_path_factory: pytest.TempPathFactory, value: str, place: str) -> None:
    found = collected(saved(place, value), Forms())
    folder = tmp_path_factory.mktemp("r")
    assert {path.parent for path in written(found, folder)} == {folder}
    for line in form_lines(found, claim_of(found), str):
        assert not NOT_SHOWN.search(line), line


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("申请表.json".encode("gbk"), "申请表.json"),
        (b"\xff\xfe.json", "��.json"),
        (b"a\x1b[2Jb.json", "a�[2Jb.json"),
        ("甲\u202enosj.json".encode(), "甲�nosj.json"),
    ],
)
def test_names_of_files_can_be_shown_and_written(tmp_path: Path, name: bytes, shown: str) -> None:
    """As `unzip` leaves them, and as nobody should give them."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(saved("answer", "某甲公司"))
    (source,) = sources([tmp_path])
    assert source.name == f"{tmp_path.name}/{shown}"
    (other,) = sources([Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))])
    assert other.name == shown


def test_forms_cannot_choose_where_their_tables_go(tmp_path: Path) -> None:
    """A form may call itself what it likes; no table takes the place of another."""
    totals = Totals()
    sink = SINKS[".csv"](tmp_path / "r.csv", str)
    names = ("../x", "..\\x", "problems", "Problems", "x" * 300, ":")
    for name in names:
        found = collected(saved("form", name), Forms())
        assert found.record is not None
        totals.count(found, claim_of(found))
        sink.take(found)
    files = {path.name for path in sink.finish((), totals)}
    assert files == {path.name for path in tmp_path.iterdir()}
    assert files >= {"r.problems.csv", "r.summary.csv", "r.Problems.2.csv", "r.problems.3.csv", "r..._x.csv"}
    assert len(files) == len(names) + 2
    assert "unknown-form" in (tmp_path / "r.problems.csv").read_text(encoding="utf-8-sig")


def test_more_kinds_of_forms_than_a_system_lets_open(tmp_path: Path) -> None:
    most, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    sink = SINKS[".csv"](tmp_path / "r.csv", str)
    with (tmp_path / "next").open("w") as next_one:  # by now the process of the tests may have many open
        resource.setrlimit(resource.RLIMIT_NOFILE, (next_one.fileno() + 50, hard))
    try:
        for number in range(160):
            sink.take(collected(saved("form", f"x{number}"), Forms()))
        assert len(sink.finish((), Totals())) == 162
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
