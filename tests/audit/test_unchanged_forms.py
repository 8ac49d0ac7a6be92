"""Which forms an audit need not read again, and what it finds all the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from generator.audit.audit import audit
from generator.audit.checks.page_ids import ids_unknown
from generator.audit.subject import AuditSubject
from generator.audit.unchanged_forms import unchanged_forms, unchanged_rows
from generator.publish.policy_json import dump, dump_rows, part_sums

POLICY = "qinzhou-gxq-2021-12"
FORMS = frozenset(
    f"forms/{name}"
    for name in (
        "high-tech-recognition",
        "gazelle",
        "incubator",
        "incubation-rent",
        "innovation-platform",
        "patent-purchase",
    )
)
Files = dict[str, bytes]


def _with_model(edition: Files, change: Callable[[Any], object]) -> Files:
    """The edition beside a model in which something was changed; ledger and manifest say so."""
    model, ledger = json.loads(edition["policy.json"]), json.loads(edition["ledger.json"])
    change(model)
    rows = ledger.pop("statements")
    ledger["model"] = part_sums(model)
    return edition | {"policy.json": dump(model), "ledger.json": dump_rows(ledger, "statements", rows)}


def _award(model: Any) -> None:
    next(each for each in model["awards"] if each["id"] == "gazelle")["name"] = "某奖"


def _clause(model: Any) -> None:
    next(each for each in model["clauses"] if each["id"] == "c14")["summary"] = "另一说法。"


def _said_of_notice(model: Any) -> None:
    model["notice"]["clauses"][-1]["text"] += "另行通知。"


def _question(model: Any) -> None:
    model["faq"]["groups"][0]["questions"][0]["answer"] = "另一说法。"


def _new_award(model: Any) -> None:
    model["awards"].append({**model["awards"][0], "id": "another"})


@pytest.mark.parametrize(
    ("change", "read_again"),
    [
        (lambda _: None, set()),
        (_award, {"forms/gazelle"}),
        (_said_of_notice, set()),  # rows carry the sums of the clauses that they cite
        (_question, set()),
        (lambda model: model["forms"][2].update(title="另一张表"), {"forms/incubator"}),
        (lambda model: next(iter(model["organisations"].values())).update(name="某局"), FORMS),
        (lambda model: model["status"].update(state="lapsed"), FORMS),
        (lambda model: model["office"].update(phone="0000"), FORMS),
        (lambda model: model.update(let_pass=[{"code": "amount-mismatch", "path": "awards"}]), FORMS),
        (_new_award, FORMS),
    ],
)
def test_a_change_of_the_model_is_held_to_the_forms_that_rest_on_it(
    edition: Files, change: Callable[[Any], object], read_again: set[str]
) -> None:
    assert unchanged_forms(edition, _with_model(edition, change)) == FORMS - read_again


def test_a_clause_is_named_by_the_forms_that_cite_it(edition: Files) -> None:
    found = unchanged_forms(edition, _with_model(edition, _clause))
    citing = {
        row["document"] for row in json.loads(edition["ledger.json"])["statements"] if "c14" in row["clauses"]
    } & FORMS
    assert citing
    assert not found & citing


@pytest.mark.parametrize("file", ["forms/incubator.html", "forms/incubator.docx"])
def test_a_file_with_another_byte_is_read(edition: Files, file: str) -> None:
    assert unchanged_forms(edition, edition | {file: edition[file] + b"\n"}) == FORMS - {"forms/incubator"}


def test_a_form_with_a_file_less_is_read(edition: Files) -> None:
    less = {name: data for name, data in edition.items() if name != "forms/incubator.docx"}
    assert "forms/incubator" not in unchanged_forms(less, less)


def test_a_row_that_is_another_has_its_form_read(edition: Files) -> None:
    ledger = json.loads(edition["ledger.json"])
    rows = ledger.pop("statements")
    row = next(each for each in rows if each["document"] == "forms/incubator" and each["clause_sha256"])
    row["clause_sha256"] = dict.fromkeys(row["clause_sha256"], "0" * 64)
    other = edition | {"ledger.json": dump_rows(ledger, "statements", rows)}
    assert unchanged_forms(edition, other) == FORMS - {"forms/incubator"}


@pytest.mark.parametrize("part", ["inputs", "kinds", "as_of", "tool"])
def test_other_templates_kinds_days_and_tools_have_all_read(edition: Files, part: str) -> None:
    manifest = json.loads(edition["manifest.json"])
    value = manifest[part]
    manifest[part] = {**value, "templates/form/main.xml.j2": "0"} if isinstance(value, dict) else "2000-01-01"
    assert unchanged_forms(edition, edition | {"manifest.json": dump(manifest)}) == frozenset()


@pytest.mark.parametrize("file", ["ledger.json", "manifest.json", "policy.json"])
def test_records_of_another_shape_have_all_read(edition: Files, file: str) -> None:
    for data in (b"", b"{}", b"[]", b'{"statements": []}'):
        assert unchanged_forms(edition, edition | {file: data}) == frozenset()
        assert file == "policy.json" or unchanged_forms(edition | {file: data}, edition) == frozenset()


def test_an_edition_of_which_something_is_let_pass_is_read(edition: Files) -> None:
    let_pass = _with_model(edition, lambda model: model.update(let_pass=[]))
    assert unchanged_forms(let_pass, let_pass) == frozenset()


def test_what_is_unchanged_is_not_read(edition: Files) -> None:
    subject = AuditSubject(edition, POLICY, unchanged=FORMS)
    assert not [name for name in subject.readings if name.startswith("forms/")]
    assert subject.anchors("forms/incubator.html")


def test_an_edition_is_as_sound_with_what_is_known_as_without(edition: Files) -> None:
    assert [finding.code for finding in audit(edition, POLICY, before=edition)] == []


def test_links_of_a_form_that_is_not_read_are_followed(edition: Files) -> None:
    page = edition["notice.html"].replace(b'id="c14"', b'id="c15"')
    assert page != edition["notice.html"]
    found = {
        (each.code, each.place.file)
        for each in audit(edition | {"notice.html": page}, POLICY, before=edition)
        if each.place
    }
    assert ("reference-altered", f"output/{POLICY}/forms/incubator.html") in found


def test_an_id_to_which_only_a_form_leads_that_is_not_read_is_known(edition: Files) -> None:
    old, new = b'../notice.html#c14"', b'../guidebook.html#there"'
    form, guidebook = edition["forms/incubator.html"], edition["guidebook.html"]
    pages = {
        "forms/incubator.html": form.replace(old, new),
        "guidebook.html": guidebook.replace(b"<ul>", b'<ul id="there">', 1),
    }
    assert pages["forms/incubator.html"] != form
    assert pages["guidebook.html"] != guidebook
    for unchanged in (frozenset[str](), FORMS):
        found = [file for file, _ in ids_unknown(AuditSubject(edition | pages, POLICY, unchanged=unchanged))]
        assert "guidebook.html" not in found


def test_rows_of_a_form_that_is_not_read_are_held_against_the_model(edition: Files) -> None:
    """Both editions say the same wrong thing: the file is not read, its row is."""
    ledger = json.loads(edition["ledger.json"])
    rows = ledger.pop("statements")
    span = next(
        span
        for row in rows
        if row["document"] == "forms/patent-purchase"
        for span in row["spans"]
        if span["path"] == "clauses.c13" or (span["path"] or "").endswith(".amount")
    )
    span["text"] = "不超过99万元"
    wrong = edition | {"ledger.json": dump_rows(ledger, "statements", rows)}
    assert "forms/patent-purchase" in unchanged_forms(wrong, wrong)
    assert "fact-unsound" in {each.code for each in audit(wrong, POLICY, before=wrong)}


def _with_rows(edition: Files, change: Callable[[list[Any]], object]) -> Files:
    ledger = json.loads(edition["ledger.json"])
    rows = ledger.pop("statements")
    change(rows)
    return edition | {"ledger.json": dump_rows(ledger, "statements", rows)}


def _valued(rows: list[Any]) -> Any:
    """A statement of words and a sum."""
    return next(row for row in rows if "field" not in row and any(map(_is_sum, row["spans"][1:])))


def _is_sum(span: Any) -> bool:
    return span["kind"] == "fact" and re.fullmatch(r"\d+万元", span["text"]) is not None


def _most(rows: list[Any]) -> None:
    row = _valued(rows)
    place = next(place for place, span in enumerate(row["spans"]) if place and _is_sum(span))
    row["spans"][place - 1]["text"] += "不超过"
    row["text"] = "".join(span["text"] for span in row["spans"])


CHANGES: tuple[tuple[Callable[[list[Any]], object], str], ...] = (
    (_most, "fact-in-frame"),
    (lambda rows: _valued(rows).update(text="别的"), "ledger-inconsistent"),
    (lambda rows: _valued(rows).update(kind="office"), "ledger-inconsistent"),
    (lambda rows: rows.append(dict(rows[-1])), "ledger-inconsistent"),
    (lambda rows: rows[4].update(id=rows[3]["id"]), "ledger-inconsistent"),
    (lambda rows: rows[4].update(order=rows[3]["order"]), "ledger-inconsistent"),
    (lambda rows: rows.insert(0, rows.pop()), "ledger-inconsistent"),
    (
        lambda rows: next(row for row in rows if row["place"] == "awards.who").update(place="awards.award"),
        "wrong-place",
    ),
)


@pytest.mark.parametrize(("change", "code"), CHANGES)
def test_a_row_that_is_another_is_held_whatever_is_known(
    edition: Files, change: Callable[[list[Any]], object], code: str
) -> None:
    other = _with_rows(edition, change)
    found = [each for each in audit(other, POLICY, before=edition) if each.code == code]
    assert found
    assert sorted(map(repr, found)) == sorted(repr(each) for each in audit(other, POLICY) if each.code == code)


def test_rows_that_are_the_same_are_known_and_no_others(edition: Files) -> None:
    rows = json.loads(edition["ledger.json"])["statements"]
    assert unchanged_rows(edition, edition) == {row["id"] for row in rows}
    for change in (lambda rows: rows[4].update(text="别的"), lambda rows: rows[4].update(clause_sha256={"c01": "0"})):
        assert unchanged_rows(edition, _with_rows(edition, change)) == {row["id"] for row in rows} - {rows[4]["id"]}
    doubled = _with_rows(edition, lambda rows: rows.append(dict(rows[4])))
    assert rows[4]["id"] not in unchanged_rows(edition, doubled)
    assert unchanged_rows({}, edition) == unchanged_rows(edition, {}) == frozenset()
    let_pass = _with_model(edition, lambda model: model.update(let_pass=[]))
    assert unchanged_rows(let_pass, let_pass) == frozenset()
    declared = edition | {"ledger.json": re.sub(rb'"kinds": "..', b'"kinds": "00', edition["ledger.json"], count=1)}
    assert unchanged_rows(edition, declared) == unchanged_rows(declared, edition) == frozenset()
