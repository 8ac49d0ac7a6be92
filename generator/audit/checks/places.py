"""Right facts in the right place: declared columns and card lines, nothing left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.audit.checks.looked_up import shows
from generator.audit.checks.polarity import under_wrong_head
from generator.audit.checks.required_paths import is_of, required_paths
from generator.audit.checks.term_ends import ends_exchanged
from generator.audit.compare import ShownRow
from generator.audit.read.kinds import DeclaredKind
from generator.audit.read.ledger import LedgerRow, asked_once
from generator.audit.read.path_patterns import fits, with_above
from generator.audit.subject import AuditProblem, AuditSubject
from generator.message import message

_HINT = message("print the field in the column or card line that template.yaml declares for it")
_HINT_COLUMN = message(
    "print the field in the column that template.yaml declares for it; where these are the lines of a card, list the "
    "name before the dot under `cards` in template.yaml"
)
_HINT_MISSING = message("print it in a template of this document kind, or take it out of `required` in template.yaml")
_FREE = frozenset({"frame", "build"})


def place_undeclared(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Every place that a statement names is declared for its document kind.

    Passes: place glance.amount, declared in template.yaml.

    Fails: place glance.sum, declared nowhere.
    """
    for document, rows in subject.rows_of.items():
        kind = subject.kind_of(document)
        known = kind.places.keys() if kind else frozenset()
        for row in rows:
            if row.place is not None and row.place not in known:
                yield AuditProblem(
                    message("{id} stands in the place {place}, which nothing declares", id=row.id, place=row.place),
                    message("declare it under `places` in template.yaml"),
                    row.file,
                    statement=row.id,
                )


def wrong_place(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A table column or card line shows only the model paths that template.yaml declares for it; what excludes an
    applicant stands under words that say so (不适用, 除外), what is asked for under none such; a first day before 起, a
    last one before 止.

    Passes, with `card.amount: [awards.*.amount]`: awards.gazelle.amount in the line card.amount.

    Fails: clauses.c02.cooperating.finance in the column glance.lead; a requirement with `expected: false` under
    同时符合下列各项条件.
    """
    yield from under_wrong_head(subject)
    yield from _turned_ends(subject)
    for document, rows in subject.rows_of.items():
        kind = subject.kind_of(document)
        for row in rows if kind is not None else ():
            patterns = kind.places.get(row.place) if kind is not None and row.place else None
            if patterns is not None and row.id not in subject.unchanged_rows:
                yield from _undeclared_in(row, patterns)


def _turned_ends(subject: AuditSubject) -> Iterator[AuditProblem]:
    exchanged = asked_once(ends_exchanged)
    for row in subject.new_rows:
        for span in exchanged(row):
            told = message(
                "{id}: {text} ({path}) is printed as the other end", id=row.id, text=span.text, path=span.path
            )
            yield AuditProblem.of(row, span, told, _HINT)


def _undeclared_in(row: LedgerRow, patterns: tuple[str, ...]) -> Iterator[AuditProblem]:
    """What a place shows that none of its patterns fits."""
    for span in row.spans:
        if span.path and span.kind not in _FREE and not fits(span.path, patterns):
            told = message(
                "{id}: the place {place} does not show {path} ({text})",
                id=row.id,
                place=row.place,
                path=span.path,
                text=span.text,
            )
            yield AuditProblem.of(row, span, told, _HINT)


def column_mixed(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The cells of one column of a table stand in one place: no value slips into the column beside it. The lines of a
    card (template.yaml: `cards`) stand under each other.

    Passes: every cell of the third column is glance.amount.

    Fails: one of them is glance.lead.
    """
    for file, comparison in subject.comparisons.items():
        for found in _columns(comparison.pairs, subject.kind_of(file.rpartition(".")[0])):
            if len({place.partition(".")[0] for place in found}) == 1 < len(found):
                yield _mixed(file, *list(found.values())[:2])


def _columns(pairs: Sequence[ShownRow], kind: DeclaredKind | None) -> Iterable[Mapping[str, LedgerRow]]:
    """Of each column of each table: place -> the first cell that stands in it."""
    columns: dict[tuple[int, int], dict[str, LedgerRow]] = defaultdict(dict)
    for pair in _cells_in_rows(pairs):
        where, place = pair.found.position, pair.row.place
        if where is not None and place and not (kind is not None and kind.is_card(place)):
            columns[where.table, where.column].setdefault(place, pair.row)
    return columns.values()


def _mixed(file: str, first: LedgerRow, second: LedgerRow) -> AuditProblem:
    return AuditProblem(
        message(
            "one column holds {first} ({text}) and {second} ({text2})",
            first=first.place,
            text=first.text,
            second=second.place,
            text2=second.text,
        ),
        _HINT_COLUMN,
        file,
        statement=second.id,
    )


def _cells_in_rows(pairs: Sequence[ShownRow]) -> Iterator[ShownRow]:
    """What stands in the body of a table, lines that head a group of rows aside: they are one cell."""
    rows: dict[tuple[int, int], list[ShownRow]] = defaultdict(list)
    for pair in pairs:
        where = pair.found.position
        if where is not None and not where.head:
            rows[where.table, where.row].append(pair)
    for row in rows.values():
        if len({pair.found.position for pair in row}) > 1:
            yield from row


def required_missing(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Everything of the model that template.yaml requires of a document kind stands in the document; of a form's
    own values, in its form.

    Passes, with `required: [awards.*.name]`: every award's name is in the guidebook.

    Fails: a loop leaves one out.
    """
    required = required_paths(subject)
    for document, rows in subject.rows_of.items():
        kind = subject.kind_of(document)
        for path in _not_shown(subject, document, required[kind.name]) if kind is not None else ():
            yield AuditProblem(
                message("{document} does not show {path}", document=document, path=path),
                _HINT_MISSING,
                rows[0].file,
                path,
            )


def _not_shown(subject: AuditSubject, document: str, required: Iterable[str]) -> Iterator[str]:
    """The required paths that a document shows neither themselves, nor by what is in them or around them."""
    rows, form = subject.rows_of[document], subject.form_of(document)
    shown = {span.path for row in rows for span in row.spans if span.path}
    above = with_above(shown)
    for path in required:
        whole = path.rpartition(".")[0]  # 国家级：100万元 shows a tier with its level and its amount
        if is_of(form, path) and path not in above and whole not in shown and not shows(subject, rows, path):
            yield path
