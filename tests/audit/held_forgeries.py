"""What stands beside the words of pages and model, forged with all hashes in line: code, what, edit, words told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.audit.edits import Edit, in_model, matched, replaced

MATRIX = "matrix.html"
UNSHOWN = "model-unshown"


def award(change: Callable[[Any], None], name: str = "gazelle") -> Edit:
    return in_model(lambda data: change(next(each for each in data["awards"] if each["id"] == name)))


def measure(change: Callable[[Any], None], name: str = "space-areas") -> Edit:
    return in_model(lambda data: change(next(each for each in data["measures"] if each["id"] == name)))


def requirement(**values: object) -> Edit:
    """The leaf that no money was lost by crime: 没有发生重大违法违纪行为."""
    return in_model(lambda data: data["eligibility"]["all_of"][-1].update(values))


def amount(change: Callable[[Any], None]) -> Edit:
    """The first sum that the notice is read to say in clause c02."""
    return in_model(lambda data: change(data["notice"]["clauses"][1]["amounts"][0]))


def in_form(name: str = "patent-purchase", **values: object) -> Edit:
    return in_model(lambda data: next(each for each in data["forms"] if each["id"] == name).update(values))


def materials(**values: object) -> Edit:
    return in_model(lambda data: data["office"]["materials"][0].update(values))


def _lists(data: Any) -> Any:
    form = next(each for each in data["forms"] if each["id"] == "patent-purchase")
    return next(each for each in form["groups"] if each.get("repeat"))


def lines(number: int) -> Edit:
    """The list of the form for patents is said to have so many lines."""
    return in_model(lambda data: _lists(data).update(repeat=number))


def duration(**values: object) -> Edit:
    """孵化毕业 1 年内, a figure of a condition."""
    figures = "conditions"
    return award(lambda found: found[figures][0]["figures"][0]["duration"].update(values), "incubator-tenant")


PAGES: tuple[tuple[str, str, Edit, str], ...] = (
    ("reference-altered", "id that nothing leads to", replaced(MATRIX, '<td id="s40">', '<td id="more">'), "more"),
    (
        "statement-missing",
        "number that is left out",
        replaced(MATRIX, '<td id="s40">', '<td id="s9040">'),
        "matrix/s40",
    ),
    ("reference-altered", "id of a row", matched(MATRIX, r'<tr id="(c05)">', r'<tr id="\1-2">'), "c05-2"),
)
CHOICES: tuple[tuple[str, str, Edit, str], ...] = tuple(
    ("model-value-unsound", f"{what} of another list", edit, "USD")
    for what, edit in (
        ("addressee", measure(lambda found: found.update(addressee="USD"))),
        ("bound", measure(lambda found: found["figures"][0].update(bound="USD"))),
        ("applicant", award(lambda found: found.update(applicants=["USD"]))),
        ("payment", award(lambda found: found["parts"][1].update(payment="USD"))),
        ("reach", award(lambda found: found.update(reach="USD"))),
        ("nature", award(lambda found: found.update(nature="USD"))),
        ("no sum", award(lambda found: found.update(amount="USD"), "incubator-tenant")),
        ("kind of a rule", in_model(lambda data: data["rules"][0].update(kind="USD"))),
    )
)
FIGURES: tuple[tuple[str, str, Edit, str], ...] = (
    ("model-value-unsound", "count", measure(lambda found: found["figures"][0]["count"].update(count=0)), "0 个"),
    (
        "model-value-unsound",
        "thing counted",
        measure(lambda found: found["figures"][0]["count"].update(of="三")),
        "3 三",
    ),
    (
        "model-value-unsound",
        "level cut short",
        measure(lambda found: found["figures"][0].update(level="家级"), "incubation-centre"),
        "家级",
    ),
    ("model-value-unsound", "running years", duration(consecutive=True), "consecutive"),
    (
        "model-value-unsound",
        "bound beside a typed value",
        measure(lambda found: found["figures"][0].update(bound="at_most")),
        "at_most",
    ),
    ("model-identity-unsound", "bound as read", amount(lambda found: found.update(bound="at_most")), "二"),
    ("model-identity-unsound", "unit as read", amount(lambda found: found.update(per="家")), "二"),
    ("model-identity-unsound", "role as read", amount(lambda found: found.update(role="target")), "二"),
    (
        "computed-unsound",
        "sum as listed",
        in_model(lambda data: data["computed"]["gazelle-sum"]["total"].update(value=860001)),
        "860000",
    ),
    (
        "computed-unsound",
        "currency as listed",
        in_model(lambda data: data["computed"]["gazelle-sum"]["total"].update(unit="USD")),
        "860000",
    ),
    ("computed-unsound", "example of nothing", in_model(lambda data: data["examples"][0].update(award="x")), "x"),
    (
        "computed-unsound",
        "example of another award",
        in_model(lambda data: data["examples"][0].update(award="incubator-tenant")),
        "incubator-tenant",
    ),
)
NAMES: tuple[tuple[str, str, Edit, str], ...] = (
    (
        UNSHOWN,
        "heading of measures",
        in_model(lambda data: data.update(themes=[{"id": "x", "name": "龙头企业"}])),
        "themes",
    ),
    (
        UNSHOWN,
        "answer that the notice does not give, as if it did",
        in_model(lambda data: data["faq"]["groups"][1]["questions"][1].update(not_in_notice=False)),
        "one of the other kind",
    ),
    (UNSHOWN, "theme of a measure", measure(lambda found: found.update(theme="x")), "theme"),
    (UNSHOWN, "name of a figure", measure(lambda found: found["figures"][0].update(id="x")), "figures.x.id"),
    (UNSHOWN, "remark of an example", in_model(lambda data: data["examples"][0].update(note="最高100万元")), "note"),
    (UNSHOWN, "remark of the office", in_model(lambda data: data["office"].update(note="最高100万元")), "office.note"),
    (
        UNSHOWN,
        "organisation of a contact without words",
        in_model(lambda data: data["office"]["contacts"][0].update(organisation="finance")),
        "organisation",
    ),
    (
        UNSHOWN,
        "why words are set aside",
        in_model(lambda data: data.update(set_aside=[{"reason": "x", "source": []}])),
        "reason",
    ),
    (UNSHOWN, "question of another statement", requirement(question="是否发生违法违纪行为？"), "question"),
    (UNSHOWN, "question with other words around", requirement(question="曾否发生重大违法违纪行为？"), "question"),
    (UNSHOWN, "question whose answer is turned round", requirement(expected=True), "question"),
)
LINKS: tuple[tuple[str, str, Edit, str], ...] = (
    (UNSHOWN, "form of an award that is not there", in_form(awards=["x"]), "x"),
    (UNSHOWN, "materials of a form that is not there", materials(form="x"), "x"),
    (UNSHOWN, "lines of a list", lines(6), "has 5 lines"),
)
HELD_FORGERIES = (*LINKS, *PAGES, *CHOICES, *FIGURES, *NAMES)
