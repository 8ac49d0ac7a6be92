"""What goes into a form comes out of it: filled by program, sent through LibreOffice, damaged in one place."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.forms.answers.answer import Answer
from generator.forms.collecting.collected import Collected, collect_form
from generator.forms.definition.definition import as_json
from generator.forms.returned.raw import FormRefused
from generator.forms.returned.read import read_returned
from generator.forms.rules.computed import completed
from tests.forms.real_forms import FORMS, full_record, library, real_forms, records
from tests.libreoffice import journeys
from tests.zips import unzipped, zipped

QUIET = settings(max_examples=40, suppress_health_check=list(HealthCheck))
# What a record drawn at random may breach: it is valid answer by answer, not as a whole.
OF_RULES = {"missing-answer", "condition-not-met", "over-limit", "not-asked", "blank-form", "too-long"}


def collected(data: bytes) -> Collected:
    try:
        return collect_form("x", read_returned(data), library())
    except FormRefused as refused:
        return collect_form("x", refused, library())


def codes(found: Collected) -> set[str]:
    return {problem.code for problem in found.problems}


def saved(form: str, record: object) -> bytes:
    definition = real_forms()[form].definition
    told = {"policydocs": "form/1", "policy": definition.policy, "form": form, "edition": definition.edition}
    told |= {"fingerprint": definition.fingerprint, "answers": record, "definition": as_json(definition)}
    return json.dumps(told, ensure_ascii=False).encode()


def test_the_forms_of_the_policy_are_all_there() -> None:
    assert set(real_forms()) == set(FORMS)


@QUIET
@given(st.data())
def test_any_valid_record_survives_filling_and_collecting(data: st.DataObject) -> None:
    form = real_forms()[data.draw(st.sampled_from(FORMS))]
    record = data.draw(records(form.definition))
    found = collected(form.filled(record))
    assert found.record == record
    assert codes(found) <= OF_RULES


@QUIET
@given(st.data())
def test_any_valid_record_survives_being_saved_by_the_page(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(FORMS))
    record = data.draw(records(real_forms()[form].definition))
    found = collected(saved(form, record))
    assert found.record == record
    assert codes(found) <= OF_RULES


@pytest.mark.parametrize("form", FORMS)
def test_a_blank_form_is_told_in_one_line(form: str) -> None:
    assert [problem.code for problem in collected(real_forms()[form].blank).problems] == ["blank-form"]


@pytest.mark.parametrize("form", FORMS)
def test_word_and_page_collect_to_the_same_record_and_problems(form: str) -> None:
    definition = real_forms()[form].definition
    record = full_record(definition)
    word, page = collected(real_forms()[form].filled(record)), collected(saved(form, record))
    assert word.record == page.record == record
    assert word.problems == page.problems


KINDS = {"full": 1, "half": 2, "blank": 0}  # every field answered, every second one, none


def answered(form: str, kind: str) -> dict[str, Answer]:
    """The full record of a form, thinned out."""
    definition = real_forms()[form].definition
    if kind == "blank":
        return completed(definition, {})  # what the notice fixes needs no answer
    full = full_record(definition)
    kept = {field.name for field in definition.fields[:: KINDS[kind]]}
    return completed(definition, {name: answer for name, answer in full.items() if name in kept})


# Answers of several lines in every mixture of scripts, which LibreOffice parts into portions.
LINES = (
    "甲\n乙",
    "A\nB",
    "首行\n\n次行",
    "甲 A\n\n\nB 乙 & <x>",
    "（一）研发；\n（二）生产abc",
    "甲\n甲\n甲",
    "😀甲\n乙1\n2",
)
LINED, PLACE = "gazelle", "applicant-main-business"
JOURNEYS = 2
Returned = list[dict[str, bytes]]


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Returned:
    """Every form in each kind of filling, and the answers of several lines, after each journey through LibreOffice."""
    sent = {f"{form}.{kind}": real_forms()[form].filled(answered(form, kind)) for form in FORMS for kind in KINDS}
    sent |= {f"lines.{number}": real_forms()[LINED].filled({PLACE: text}) for number, text in enumerate(LINES)}
    return journeys(sent, JOURNEYS, tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("journey", range(JOURNEYS))
def test_every_value_comes_back_from_libreoffice(returned: Returned, form: str, kind: str, journey: int) -> None:
    found = collected(returned[journey][f"{form}.{kind}"])
    assert found.record == answered(form, kind)
    assert codes(found) <= OF_RULES


@pytest.mark.parametrize("number", range(len(LINES)))
@pytest.mark.parametrize("journey", range(JOURNEYS))
def test_line_breaks_come_back_from_libreoffice(returned: Returned, number: int, journey: int) -> None:
    found = collected(returned[journey][f"lines.{number}"])
    assert found.record == {PLACE: LINES[number]}
    assert "line-breaks-lost" not in codes(found)


@cache
def sample() -> tuple[dict[str, bytes], dict[str, object]]:
    """The parts of one filled form, and its record."""
    form = real_forms()["gazelle"]
    record = full_record(form.definition)
    return unzipped(form.filled(record)), dict(record)


def damages(text: str) -> list[tuple[int, int]]:
    """Places where a damage changes what a reader may act on: words, values of attributes, whole elements."""
    whole = ("<w:sdt>.*?</w:sdt>", "<w:dataBinding[^>]*/>", "<w:tag[^>]*/>", "<w14:checked[^>]*/>", "<w:t[ >].*?</w:t>")
    marks = "|".join((">[^<>]+<", '"[^"]+"', *whole))
    return [found.span() for found in re.finditer(marks, text, re.DOTALL)]


@cache
def whole() -> Collected:
    """The sample without a damage."""
    return collected(zipped(sample()[0]))


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_single_damage_is_reported_or_harmless(data: st.DataObject) -> None:
    """Never a wrong value without a word: words cut, changed or taken out, anywhere in the form and its data."""
    parts, record = sample()
    name = data.draw(st.sampled_from(["word/document.xml", "customXml/item1.xml"]))
    text = parts[name].decode()
    start, end = data.draw(st.sampled_from(damages(text)))
    how = data.draw(st.sampled_from(["drop", "first", "sign"]))
    old = text[start:end]
    new = {
        "drop": "" if old[0] == "<" else old[0] + old[-1],
        "first": old[0] + old[2:],
        "sign": old[0] + "9" + old[2:],
    }[how]
    damaged = text[:start] + new + text[end:]
    found = collected(zipped({**parts, name: damaged.encode()}))
    assert whole().record == record
    if found.record != record:
        extra = [problem for problem in found.problems if problem not in whole().problems]
        assert extra, f"{old!r} -> {new!r} in {name}"


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_byte_in_the_package_is_reported_or_harmless(data: st.DataObject) -> None:
    form = real_forms()["gazelle"]
    good = form.filled(full_record(form.definition))
    place = data.draw(st.integers(0, len(good) - 1))
    byte = data.draw(st.integers(0, 255))
    found = collected(good[:place] + bytes([byte]) + good[place + 1 :])
    assert found.record == sample()[1] or found.problems


def test_a_cut_file_is_damaged_and_no_crash() -> None:
    form = real_forms()["gazelle"]
    good = form.filled(full_record(form.definition))
    for length in (1, 10, 1000, len(good) - 1):
        assert collected(good[:length]).failed
