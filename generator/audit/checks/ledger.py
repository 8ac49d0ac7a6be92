"""The ledger in itself: every row says the same in all its parts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from generator.audit.read.ledger import BAR, KINDS, LedgerRow, asked_once
from generator.audit.read.model import Model
from generator.audit.subject import FORMATS, AuditProblem, AuditSubject
from generator.message import Message, message

_PARTS = frozenset({"title", "description", "navigation", "header", "body", "contents", "field", "footer"})
_FORMATS = frozenset(FORMATS)
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
    for row, problem in _repeated(subject.rows):
        yield AuditProblem(message("statement {id}: {problem}", id=row.id, problem=problem), _HINT)
    in_words = asked_once(_in_words)
    for row in subject.new_rows:
        for problem in (*_in_place(row), *in_words(row)):
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


def _repeated(rows: Sequence[LedgerRow]) -> Iterator[tuple[LedgerRow, Message]]:
    ids = Counter([row.id for row in rows])
    orders = Counter([(row.document, row.order) for row in rows])
    for row in rows if len(rows) > min(len(ids), len(orders)) else ():
        if ids[row.id] > 1:
            yield row, message("another statement has the same id")
        if orders[row.document, row.order] > 1:
            yield row, message("another statement has the same order")


def _in_place(row: LedgerRow) -> Iterator[Message]:
    if not row.id.startswith(f"{row.document}/"):
        yield message("the id is not that of a statement of {document}", document=row.document)
    if row.part not in _PARTS and not row.part.startswith("property:"):
        yield message("no document has a part {part}", part=row.part)
    if (row.part == "field") != (row.field is not None):
        yield message("a field has a name, and nothing else has")
    if not _FORMATS.issuperset(row.formats):
        yield message("there is no format {format}", format=", ".join(row.formats))


def _in_words(row: LedgerRow) -> Iterator[Message]:
    """What a row says of its spans, and of all of them as a whole."""
    words = row.words
    if row.text != words and _plain(row.text, row.field) != (words if row.field else words.replace("\n", "")):
        yield message("its text is {text}, its spans say {spans}", text=row.text, spans=words)
    kinds = {span.kind for span in row.spans}
    if not kinds <= KINDS:
        yield message("there is no span of kind {kind}", kind=", ".join(sorted(kinds - KINDS)))
    if kinds != {row.kind} and row.kind != next((kind for kind in _CARE if kind in kinds), "frame"):
        yield message("its kind is {kind}, its spans are of the kinds {kinds}", kind=row.kind, kinds=", ".join(kinds))
    clauses = sorted(set[str]().union(*[span.clauses for span in row.spans]))
    if list(row.clauses) != clauses:
        yield message(
            "it names the clauses {clauses}, its spans {spans}",
            clauses=", ".join(row.clauses),
            spans=", ".join(clauses),
        )


def _plain(text: str, field: str | None) -> str:
    """A text without its line ends; of a field without words that are empty."""
    return BAR.join(part for part in text.split(BAR) if part) if field else text.replace("\n", "")


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
    other = asked_once(partial(_other_sums, hashes))
    reported: set[tuple[str, str]] = set()
    for row in subject.rows:
        for clause, value in other(row):
            if (clause, value) in reported:
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


def _other_sums(sums: Mapping[str, str], row: LedgerRow) -> Iterator[tuple[str, str]]:
    """(clause, hash) of the clauses that a row names with another one, or with none."""
    stated = dict(row.hashes)
    for clause in row.clauses:
        value = stated.get(clause, "")
        if sums.get(clause) != value:
            yield clause, value
