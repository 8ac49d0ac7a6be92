"""Right facts in the right place: declared columns and card lines, one item a row or card, nothing left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.audit.checks.looked_up import shows
from generator.audit.checks.polarity import under_wrong_head
from generator.audit.checks.required_paths import required_paths
from generator.audit.compare import Pair
from generator.audit.read.kinds import fits
from generator.audit.read.ledger import LedgerRow, LedgerSpan
from generator.audit.read.model import Model
from generator.audit.subject import AuditSubject, Problem
from generator.message import message

_HINT = message("print the field in the column or card line that template.yaml declares for it")
_HINT_MISSING = message("print it in a template of this document kind, or take it out of `required` in template.yaml")
_FREE = frozenset({"frame", "build"})


def place_undeclared(subject: AuditSubject) -> Iterator[Problem]:
    """Every place that a statement names is declared for its document kind.

    Passes: place glance.amount, declared in template.yaml.

    Fails: place glance.sum, declared nowhere.
    """
    for document, rows in subject.rows_of.items():
        kind = subject.kind_of(document)
        known = kind.places.keys() if kind else frozenset()
        for row in rows:
            if row.place is not None and row.place not in known:
                yield Problem(
                    message("{id} stands in the place {place}, which nothing declares", id=row.id, place=row.place),
                    message("declare it under `places` in template.yaml"),
                    row.file,
                    statement=row.id,
                )


def wrong_place(subject: AuditSubject) -> Iterator[Problem]:
    """A table column or card line shows only the model paths that template.yaml declares for it; what excludes an
    applicant stands under words that say so (不适用, 除外), what is asked for under none such.

    Passes, with `card.amount: [awards.*.amount]`: awards.gazelle.amount in the line card.amount.

    Fails: clauses.c02.cooperating.finance in the column glance.lead; a requirement with `expected: false` under
    同时符合下列各项条件.
    """
    yield from under_wrong_head(subject)
    for document, rows in subject.rows_of.items():
        kind = subject.kind_of(document)
        for row in rows if kind else ():
            patterns = kind.places.get(row.place or "") if kind else None
            for span in row.spans if patterns is not None else ():
                if span.path and span.kind not in _FREE and not fits(span.path, patterns or ()):
                    yield Problem(
                        message(
                            "{id}: the place {place} does not show {path} ({text})",
                            id=row.id,
                            place=row.place,
                            path=span.path,
                            text=span.text,
                        ),
                        _HINT,
                        row.file,
                        span.path,
                        span.clauses[0] if span.clauses else None,
                        statement=row.id,
                    )


def column_mixed(subject: AuditSubject) -> Iterator[Problem]:
    """The cells of one column of a table stand in one place: no value slips into the column beside it.

    Passes: every cell of the third column is glance.amount.

    Fails: one of them is glance.lead.
    """
    for file, comparison in subject.comparisons.items():
        columns: dict[tuple[int, int], dict[str, LedgerRow]] = defaultdict(dict)
        for pair in _cells_in_rows(comparison.pairs):
            where = pair.found.position
            if where is not None and pair.row.place and not _of_card(pair.row.place):
                columns[where.table, where.column].setdefault(pair.row.place, pair.row)
        for found in columns.values():
            if len({place.partition(".")[0] for place in found}) == 1 < len(found):
                first, second, *_ = found.values()
                yield Problem(
                    message(
                        "one column holds {first} ({text}) and {second} ({text2})",
                        first=first.place,
                        text=first.text,
                        second=second.place,
                        text2=second.text,
                    ),
                    _HINT,
                    file,
                    statement=second.id,
                )


def _cells_in_rows(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """What stands in the body of a table, lines that head a group of rows aside: they are one cell."""
    rows: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in pairs:
        where = pair.found.position
        if where is not None and not where.head:
            rows[where.table, where.row].append(pair)
    for row in rows.values():
        if len({pair.found.position for pair in row}) > 1:
            yield from row


def _of_card(place: str) -> bool:
    """Cards have a line for each place; their one column mixes them."""
    return place.partition(".")[0] in ("card", "cover", "facts", "apply", "contacts", "proof")


def wrong_item(subject: AuditSubject) -> Iterator[Problem]:
    """What stands on the card or in the row of an award, clause or organisation is of that one: its own values,
    the clauses that it cites, their organisations, its form.

    Passes: awards.gazelle.parts.once on the card award-gazelle.

    Fails: awards.patent-purchase.amount there.
    """
    model = subject.sound_model
    for file, comparison in subject.comparisons.items():
        kind = subject.kind_of(file.removesuffix(".html"))
        if kind is not None and not kind.verbatim:
            yield from _cards(subject, model, file, comparison.pairs)
            yield from _rows(subject, file, comparison.pairs)


def _cards(subject: AuditSubject, model: Model, file: str, pairs: tuple[Pair, ...]) -> Iterator[Problem]:
    awards = {f"award-{each['id']}": each for each in model.data.get("awards", ())}
    headed: Mapping[str, Any] | None = None
    for pair in pairs:
        if pair.found.heading:  # a card goes on to the next heading
            headed = awards.get(pair.found.anchor)
        award = next((awards[name] for name in reversed(pair.found.around) if name in awards), headed)
        if award is None or pair.row.place is None:
            continue
        for span in _outside_prose(subject, pair.row):
            if not _belongs(model, award, span):
                yield _stranger(pair.row, span, f"awards.{award['id']}", file)


def _outside_prose(subject: AuditSubject, row: LedgerRow) -> Iterator[LedgerSpan]:
    """The spans that are no look-ups of prose: prose may speak of anything."""
    inside = {index for run in subject.runs[row.id] for index in range(run.start, run.end)}
    yield from (span for index, span in enumerate(row.spans) if index not in inside and span.path)


def _belongs(model: Model, award: Mapping[str, Any], span: LedgerSpan) -> bool:
    first, own, *_ = (*(span.path or "").split("."), "")
    match first:
        case "awards":
            return bool(own == award["id"])
        case "forms":
            return bool(own == award.get("form"))
        case "clauses":
            return own in _clauses_of([award, *_joint_caps(model, award)])
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


def _rows(subject: AuditSubject, file: str, pairs: tuple[Pair, ...]) -> Iterator[Problem]:
    """In a row of a table the first item of a collection is the row's own."""
    rows: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in pairs:
        where = pair.found.position
        if where is not None and not where.head and pair.row.place is not None:
            rows[where.table, where.row].append(pair)
    for found in rows.values():
        yield from _row(subject, file, found)


def _row(subject: AuditSubject, file: str, pairs: list[Pair]) -> Iterator[Problem]:
    model = subject.sound_model
    first = pairs[0].row
    key = next((span.path for span in _outside_prose(subject, first)), None)
    if key is None or len(pairs) < 2:
        return
    collection, own, *_ = (*key.split("."), "")
    for pair in pairs[1:]:
        for span in _outside_prose(subject, pair.row):
            if not _in_row(model, collection, own, pair.row.place or "", span):
                yield _stranger(pair.row, span, f"{collection}.{own}", file)


def _in_row(model: Model, collection: str, own: str, place: str, span: LedgerSpan) -> bool:
    parts = (span.path or "").split(".")
    if collection == "awards":
        award = next((each for each in model.data["awards"] if each["id"] == own), None)
        return award is None or _belongs(model, award, span)
    if collection == "clauses" and parts[0] == "clauses":
        return parts[1] == own
    if collection == "clauses" and parts[0] == "awards":
        award = next((each for each in model.data["awards"] if each["id"] == parts[1]), None)
        return award is None or own in _clauses_of(award)
    if collection == "organisations" and parts[0] == "clauses":
        role = parts[2] if len(parts) > 3 else place.rpartition(".")[2]
        named = model.clauses.get(parts[1], {}).get(role)
        return named is None or (own in named and (len(parts) < 4 or parts[3] == own))
    if collection == "organisations" and parts[:2] == ["duties", "rows"]:
        return parts[2] == own
    return True


def _stranger(row: LedgerRow, span: LedgerSpan, own: str, file: str) -> Problem:
    return Problem(
        message(
            "{id}: {text} ({path}) stands on the card or in the row of {own}",
            id=row.id,
            text=span.text,
            path=span.path,
            own=own,
        ),
        message("print the values of the item that the card or row is about"),
        file,
        span.path,
        span.clauses[0] if span.clauses else None,
        statement=row.id,
    )


def required_missing(subject: AuditSubject) -> Iterator[Problem]:
    """Everything of the model that template.yaml requires of a document kind stands in the document; of a form's
    own values, in its form.

    Passes, with `required: [awards.*.name]`: every award's name is in the guidebook.

    Fails: a loop leaves one out.
    """
    for document, rows in subject.rows_of.items():
        kind = subject.kind_of(document)
        if kind is None or not kind.required:
            continue
        shown = {span.path for row in rows for span in row.spans if span.path}
        above = {path[:end] for path in shown for end in _dots(path)}
        for path in required_paths(subject, kind, document):
            whole = path.rpartition(".")[0]  # 国家级：100万元 shows a tier with its level and its amount
            if path not in shown and whole not in shown and path not in above and not shows(subject, rows, path):
                yield Problem(
                    message("{document} does not show {path}", document=document, path=path),
                    _HINT_MISSING,
                    rows[0].file,
                    path,
                )


def _dots(path: str) -> Iterator[int]:
    return (index for index, sign in enumerate(path) if sign == ".")
