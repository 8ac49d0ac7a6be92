"""One item a card, one item a row: what stands there is of that award, clause or organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any

from generator.audit.checks.own_members import entries_mixed, of_other_forms, owner_of
from generator.audit.compare import ShownRow
from generator.audit.read.ledger import LedgerRow, LedgerSpan
from generator.audit.read.model import Model
from generator.audit.rederive.inherited_units import taken_over
from generator.audit.subject import AuditProblem, AuditSubject
from generator.dataclass import dataclass
from generator.message import message


def wrong_item(subject: AuditSubject) -> Iterator[AuditProblem]:
    """What stands on the card or in the row of an award, clause or organisation is of that one: its own values,
    the clauses that it cites, their organisations, its form; of the clause above, which answers for one that names
    nobody, only with its name (按第二部分). What the office fills in stands with its clause, organisation or form, and
    a form shows nothing of another form.

    Passes: awards.gazelle.parts.once on the card award-gazelle.

    Fails: awards.patent-purchase.amount there; the telephone number of one department behind the name of another.
    """
    model, awards = subject.sound_model, {each["id"]: each for each in subject.sound_model.data.get("awards", ())}
    items = _Items(
        model,
        awards,
        {name: _clauses_of(award) for name, award in awards.items()},
        {name: _clauses_of([award, *_joint_caps(model, award)]) for name, award in awards.items()},
    )
    for file, comparison in subject.comparisons.items():
        kind = subject.kind_of(file.removesuffix(".html"))
        if kind is not None and not kind.verbatim:
            yield from _cards(subject, items, file, comparison.pairs)
            yield from _rows(subject, items, file, comparison.pairs)
    for document, rows in subject.rows_of.items():
        kind = subject.kind_of(document)
        if kind is not None and not kind.verbatim:
            form = subject.form_of(document)
            others = of_other_forms(subject, form, rows) if form is not None else ()
            for each in (*entries_mixed(rows), *others):
                yield _stranger(each.row, each.span, each.own, each.row.file)


@dataclass(frozen=True, slots=True)
class _Items:
    """The awards by their ids, the clauses that each cites, and those with the limits that hold for others too."""

    model: Model
    awards: Mapping[str, Mapping[str, Any]]
    cited: Mapping[str, Set[str]]
    cited_with_caps: Mapping[str, Set[str]]


def _cards(subject: AuditSubject, items: _Items, file: str, pairs: tuple[ShownRow, ...]) -> Iterator[AuditProblem]:
    awards = {f"award-{name}": award for name, award in items.awards.items()}
    headed: Mapping[str, Any] | None = None
    for pair in pairs:
        if pair.found.heading:  # a card goes on to the next heading
            headed = awards.get(pair.found.anchor)
        award = next((awards[name] for name in reversed(pair.found.around) if name in awards), headed)
        if award is None or pair.row.place is None:
            continue
        for span in _outside_prose(subject, pair.row):
            if not _belongs(items, award, pair.row, span):
                yield _stranger(pair.row, span, f"awards.{award['id']}", file)


def _outside_prose(subject: AuditSubject, row: LedgerRow) -> Iterator[LedgerSpan]:
    """The spans that are no look-ups of prose: prose may speak of anything."""
    return (span for span in subject.prose.outside(row) if span.path)


def _belongs(items: _Items, award: Mapping[str, Any], row: LedgerRow, span: LedgerSpan) -> bool:
    model = items.model
    first, own, *_ = (*(span.path or "").split("."), "")
    match first:
        case "awards":
            return bool(own == award["id"])
        case "forms":
            return bool(own == award.get("form"))
        case "clauses":
            cites = items.cited_with_caps[award["id"]]
            return own in cites or taken_over(model, row, cites, own)
        case "office":
            return owner_of(model, span.path or "") in (None, ("forms", award.get("form"))) or own != "materials"
        case "joint_caps":
            return any(own == cap["id"] for cap in _joint_caps(model, award))
    return True


def _joint_caps(model: Model, award: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The limits over several awards that hold for this one too."""
    return [cap for cap in model.data.get("joint_caps", ()) if not cap.get("awards") or award["id"] in cap["awards"]]


def _clauses_of(item: Any) -> set[str]:
    """Every clause that an item or a part of it cites."""
    if isinstance(item, Mapping):
        own = {item["clause"]} if "clause" in item and "quote" in item else set()
        return own.union(*(_clauses_of(value) for value in item.values()))
    return set[str]().union(*map(_clauses_of, item)) if isinstance(item, list) else set()


def _rows(subject: AuditSubject, items: _Items, file: str, pairs: tuple[ShownRow, ...]) -> Iterator[AuditProblem]:
    """In a row of a table the first item of a collection is the row's own."""
    rows: dict[tuple[int, int], list[ShownRow]] = defaultdict(list)
    for pair in pairs:
        where = pair.found.position
        if where is not None and not where.head and pair.row.place is not None:
            rows[where.table, where.row].append(pair)
    for found in rows.values():
        yield from _row(subject, items, file, found)


def _row(subject: AuditSubject, items: _Items, file: str, pairs: list[ShownRow]) -> Iterator[AuditProblem]:
    about = ((pair, span.path) for pair in pairs for span in _outside_prose(subject, pair.row))
    first, key = next(about, (pairs[0], ""))
    collection, own, *_ = (*(key or "").split("."), "")
    belongs = _IN_ROW.get(collection)
    for pair in pairs[pairs.index(first) + 1 :] if belongs else ():
        roles = _roles(subject, pair.row)
        for span in _outside_prose(subject, pair.row):
            if belongs is not None and not belongs(items, own, _Shown(pair.row, span, roles)):
                yield _stranger(pair.row, span, f"{collection}.{own}", file)


def _roles(subject: AuditSubject, row: LedgerRow) -> tuple[str, ...]:
    """The fields of clauses that a row's place declares: lead for `clauses.*.lead.*`."""
    kind = subject.kind_of(row.document)
    patterns = kind.places.get(row.place or "", ()) if kind is not None else ()
    split = (pattern.split(".") for pattern in patterns)
    return tuple(parts[2] for parts in split if len(parts) == 4 and parts[0] == "clauses")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A span in a row of a table. `roles`: the fields of a clause that its place declares, such as lead."""

    row: LedgerRow
    span: LedgerSpan
    roles: tuple[str, ...]

    @property
    def parts(self) -> list[str]:
        return (self.span.path or "").split(".")


def _of_award(items: _Items, own: str, shown: _Shown) -> bool:
    award = items.awards.get(own)
    return award is None or _belongs(items, award, shown.row, shown.span)


def _of_clause(items: _Items, own: str, shown: _Shown) -> bool:
    """A clause's row shows it, what its organisations take over from above, and awards that cite it."""
    first, name, *_ = (*shown.parts, "")
    if first == "office":
        return owner_of(items.model, shown.span.path or "") in (None, ("clauses", own))
    if first == "clauses":
        return name == own or taken_over(items.model, shown.row, [own], name)
    return first != "awards" or name not in items.cited or own in items.cited[name]


def _of_organisation(items: _Items, own: str, shown: _Shown) -> bool:
    """An organisation's row shows the clauses that name it in the role that the cell is of, and its own totals."""
    match shown.parts:
        case ["duties", "rows", organisation, *_]:
            return organisation == own
        case ["clauses", clause, role, organisation, *_]:
            named = items.model.clauses.get(clause, {}).get(role)
            return named is None or (own in named and organisation == own)
        case ["clauses", clause, *_]:
            named = [items.model.clauses.get(clause, {}).get(role) for role in shown.roles]
            return not named or any(each is None or own in each for each in named)
    return True


_IN_ROW: Mapping[str, Callable[[_Items, str, _Shown], bool]] = {
    "awards": _of_award,
    "clauses": _of_clause,
    "organisations": _of_organisation,
}


def _stranger(row: LedgerRow, span: LedgerSpan, own: str, file: str) -> AuditProblem:
    told = message(
        "{id}: {text} ({path}) stands on the card or in the row of {own}",
        id=row.id,
        text=span.text,
        path=span.path,
        own=own,
    )
    return AuditProblem.of(row, span, told, message("print the values of the item that the card or row is about"), file)
