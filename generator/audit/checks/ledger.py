"""The ledger in itself: every row says the same in all its parts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.audit.read.ledger import BAR, KINDS, LedgerRow
from generator.audit.read.model import Model
from generator.audit.subject import FORMATS, AuditProblem, AuditSubject
from generator.message import Message, message

_PARTS = frozenset({"title", "description", "navigation", "header", "body", "contents", "field", "footer"})
# The kind of a statement is that of its span that needs most care.
_CARE = ("paraphrase", "example", "office", "computed", "fact", "quote", "build", "frame")
_HINT = message("the ledger was edited: build the policy again")


def ledger_inconsistent(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A row of the ledger agrees with itself: its text with its spans, its kind and clauses with theirs, its id
    and order are its own, its parts and kinds are known; rows come in the order of their statements.

    Passes:

        {"text": "奖励20万元", "spans": [{"text": "奖励", …}, {"text": "20万元", …}]}

    Fails:

        {"text": "奖励30万元", "spans": [{"text": "奖励", …}, {"text": "20万元", …}]}
    """
    ids = Counter(row.id for row in subject.rows)
    orders = Counter((row.document, row.order) for row in subject.rows)
    for row in subject.rows:
        for problem in _repeated(ids[row.id], orders[row.document, row.order]):
            yield AuditProblem(message("statement {id}: {problem}", id=row.id, problem=problem), _HINT)
    for row in subject.new_rows:
        for problem in _problems(row):
            yield AuditProblem(message("statement {id}: {problem}", id=row.id, problem=problem), _HINT)
    for row in _out_of_place(subject.rows):
        problem = message("it is not behind the statements that come before it")
        yield AuditProblem(message("statement {id}: {problem}", id=row.id, problem=problem), _HINT)


def _out_of_place(rows: Sequence[LedgerRow]) -> Iterator[LedgerRow]:
    """Rows that do not come document by document, each in the order of its statements."""
    ended: set[str] = set()
    for before, row in pairwise(rows):
        if before.document != row.document:
            ended.add(before.document)
        if row.document in ended or (before.document == row.document and row.order <= before.order):
            yield row


def _repeated(ids: int, orders: int) -> Iterator[Message]:
    if ids > 1:
        yield message("another statement has the same id")
    if orders > 1:
        yield message("another statement has the same order")


def _problems(row: LedgerRow) -> Iterator[Message]:
    if not row.id.startswith(f"{row.document}/"):
        yield message("the id is not that of a statement of {document}", document=row.document)
    if row.part not in _PARTS and not row.part.startswith("property:"):
        yield message("no document has a part {part}", part=row.part)
    if (row.part == "field") != (row.field is not None):
        yield message("a field has a name, and nothing else has")
    unknown = {span.kind for span in row.spans} - KINDS
    if unknown:
        yield message("there is no span of kind {kind}", kind=", ".join(sorted(unknown)))
    if set(row.formats) - set(FORMATS):
        yield message("there is no format {format}", format=", ".join(row.formats))
    yield from _sums(row)


def _sums(row: LedgerRow) -> Iterator[Message]:
    """What a row says of its spans as a whole."""
    text = BAR.join(part for part in row.text.split(BAR) if part) if row.field else row.text.replace("\n", "")
    if text != (row.words if row.field else row.words.replace("\n", "")):
        yield message("its text is {text}, its spans say {spans}", text=row.text, spans=row.words)
    kinds = {span.kind for span in row.spans}
    if row.kind != next((kind for kind in _CARE if kind in kinds), "frame"):
        yield message("its kind is {kind}, its spans are of the kinds {kinds}", kind=row.kind, kinds=", ".join(kinds))
    clauses = sorted({clause for span in row.spans for clause in span.clauses})
    if list(row.clauses) != clauses:
        yield message(
            "it names the clauses {clauses}, its spans {spans}",
            clauses=", ".join(row.clauses),
            spans=", ".join(clauses),
        )


def ledger_clause_changed(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A row carries the hash of each clause text that it rests on; the clauses in policy.json have these hashes.

    Passes: clause_sha256 of c02 is the SHA-256 of the text of c02.

    Fails: the notice in policy.json says 30 万元
    where it said 20 万元 when the ledger was written.
    """
    model = subject.model
    if not isinstance(model, Model):
        return
    hashes = {clause: hashlib.sha256(text.encode()).hexdigest() for clause, text in model.texts.items()}
    reported: set[tuple[str, str]] = set()
    for row in subject.rows:
        stated = dict(row.hashes)
        for clause in row.clauses:
            value = stated.get(clause, "")
            if hashes.get(clause) == value or (clause, value) in reported:
                continue
            reported.add((clause, value))
            yield AuditProblem(
                message(
                    "statement {id} was made from another text of clause {clause}: {text}",
                    id=row.id,
                    clause=clause,
                    text=row.text,
                ),
                message("compare the clause in policy.json with the notice, then build again"),
                clause=clause,
                words=model.texts.get(clause),
            )
