"""Soundness: every span of the ledger says what model, notice, formula or office data say at its path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.audit.read.form_fields import declared_sentence, field_label, form_of, is_declared
from generator.audit.read.ledger import LedgerRow, LedgerSpan, asked_once
from generator.audit.read.model import Model, is_step, squeeze
from generator.audit.rederive.computed import listed_otherwise, recomputed
from generator.audit.rederive.printed import prints
from generator.audit.rederive.wording import is_label, label_says, prose_at
from generator.audit.subject import POLICY, AuditProblem, AuditSubject
from generator.message import message

_HINT = message("the value comes from the model: correct policy.yaml and build again")
_HINT_QUOTE = message("quote the clause letter by letter, or cite the clause that has the words")


def fact_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A fact (and a value of an example) says exactly what the model has at its path: sum, unit, bound, percentage
    and what it is of, duration, repetition, date, level, name, mark of responsibility.

    Passes, when the model has {"value": 100000, "unit": "CNY", "bound": "at_most"}:

        {"kind": "fact", "path": "awards.patent-purchase.amount", "text": "不超过10万元"}

    Fails (the bound is lost):

        {"kind": "fact", "path": "awards.patent-purchase.amount", "text": "10万元"}
    """
    model = subject.sound_model
    for row, span in subject.spans("fact", "example"):
        if row.field and span is row.spans[0]:
            continue  # a label is one text of wording and fact: paraphrase-unsound reads it
        if span.path is None or subject.is_shared(span.path):
            continue
        if not _says(model, span):
            yield _differs(row, span, _value(model, span.path))


def _says(model: Model, span: LedgerSpan) -> bool:
    path = span.path or ""
    try:
        value = "" if path.startswith(("clauses.", "notice.")) else model.at(path)
    except LookupError:
        return False
    return prints(model, path, value, span.text)


def _value(model: Model, path: str) -> object:
    try:
        return model.at(path)
    except LookupError:
        return "—"


def _differs(row: LedgerRow, span: LedgerSpan, value: object) -> AuditProblem:
    clause = span.clause
    return AuditProblem(
        message(
            "{id} says {text}, the model has {value} at {path}", id=row.id, text=span.text, value=value, path=span.path
        ),
        _HINT,
        row.file,
        span.path,
        clause,
    )


def quote_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Quoted words stand in a clause that the span names, white space aside, and are the words that the model has
    at their path; words without a clause stand in the notice.

    Passes, when clause c02 reads 给予一次性奖励 20 万元:

        {"kind": "quote", "clauses": ["c02"], "text": "一次性奖励 20 万元"}

    Fails:

        {"kind": "quote", "clauses": ["c03"], "text": "一次性奖励 20 万元"}
    """
    model = subject.sound_model
    for row, span in subject.spans("quote"):
        words = squeeze(span.text)
        texts = [model.squeezed.get(clause, "") for clause in span.clauses] or [model.whole]
        is_number = (span.path or "").endswith(".number") and (span.path or "").startswith("clauses.")
        if not is_number and not any(words in text or is_step(words, text) for text in texts):
            yield _not_there(row, span, model)
        elif not _is_value(model, span):
            yield _differs(row, span, _value(model, span.path or ""))


def _is_value(model: Model, span: LedgerSpan) -> bool:
    path = span.path
    if path is None:
        return False
    if path.startswith("clauses.") and prose_at(model, path) is None:
        return prints(model, path, "", span.text)
    try:
        value = model.at(path)
    except LookupError:
        return False
    # Quotes inside prose are held to it by paraphrase-unsound.
    return value == span.text or prose_at(model, path) is not None


def _not_there(row: LedgerRow, span: LedgerSpan, model: Model) -> AuditProblem:
    clause = span.clause
    where = message("clause {clause}", clause=", ".join(span.clauses)) if clause else message("the notice")
    return AuditProblem(
        message("{id} quotes words that do not stand in {where}: {text}", id=row.id, where=where, text=span.text),
        _HINT_QUOTE,
        row.file,
        span.path,
        clause,
        model.texts.get(clause or ""),
    )


def computed_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A computed value is what its formula gives when it is computed again from the inputs in policy.json, in the
    documents and in what policy.json lists as computed; an example computes with the award that it is of.

    Passes: 20% of 60万元 is 12万元; the matrix counts 10 lead clauses and there are ten.

    Fails: 13万元; 11.
    """
    model = subject.sound_model
    for row, span in subject.spans("computed"):
        try:
            value = recomputed(model, span.path or "")
        except LookupError:
            value = None
        if value is None or not prints(model, span.path or "", value, span.text):
            yield AuditProblem(
                message(
                    "{id} says {text}, computed again it is {value}",
                    id=row.id,
                    text=span.text,
                    value=value["value"] if isinstance(value, dict) else value,
                ),
                _HINT,
                row.file,
                span.path,
            )
    for path, told in listed_otherwise(model):
        yield AuditProblem(told, _HINT, POLICY, path)


def paraphrase_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Wording of the office is the prose of the model at its path, piece by piece: what it typed, what it quotes,
    what it looks up, every paragraph and item of it, in order.

    Passes, when the model has "奖励为{{ awards.gazelle.parts.once.amount }}。": 奖励为50万元。

    Fails: 奖励可达50万元。
    """
    model = subject.sound_model
    unsound = asked_once(partial(_unsound_wording, subject))
    for row in subject.rows:
        if row.field:
            yield from _label(subject, row)
        else:
            yield from (_differs(row, span, _value(model, span.path or "")) for span in unsound(row))
    yield from _incomplete(subject)


def _unsound_wording(subject: AuditSubject, row: LedgerRow) -> Iterator[LedgerSpan]:
    """Runs of prose that do not say what the model has there; wording outside of prose that is no name or label."""
    model = subject.sound_model
    for run in subject.prose.runs(row):
        spans = row.spans[run.start : run.end]
        words = "".join(span.text for span in spans)
        if not (run.sound or is_label(model, spans) or is_declared(model, run.path, words)):
            yield LedgerSpan("paraphrase", run.path, row.clauses, words)
    for span in subject.prose.outside(row):
        if span.kind == "paraphrase" and not _is_label(subject, span):
            yield span


def _is_label(subject: AuditSubject, span: LedgerSpan) -> bool:
    path = span.path
    model = subject.sound_model
    said = path is not None and (subject.is_shared(path) or _value(model, path) == span.text)
    return said or is_declared(model, path, span.text)


def _label(subject: AuditSubject, row: LedgerRow) -> Iterator[AuditProblem]:
    """The label of a field: wording and values merged into one text."""
    path = field_label(subject, row)
    if path is None:
        yield AuditProblem(message("{id}: the model has no field {field}", id=row.id, field=row.field), _HINT, row.file)
    elif not subject.is_shared(path) and row.spans and not _label_fits(subject, row, path):
        yield _differs(row, LedgerSpan("paraphrase", path, (), row.spans[0].text), _value(subject.sound_model, path))


def _label_fits(subject: AuditSubject, row: LedgerRow, path: str) -> bool:
    """Whether a label says what the model has there; of a declaration, the sentence that 符合 answers."""
    found = subject.fields_of(form_of(row.document)).get(row.field or "")
    if found is not None and "question" in found.data:
        return row.spans[0].text == declared_sentence(found.data)
    return label_says(subject.sound_model, path, row.spans[0].text)


def _incomplete(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Prose of several paragraphs: a document that shows one shows all, in order."""
    for (document, path), found in subject.blocks_shown.items():
        wanted = subject.prose.blocks_of(path)
        if found != wanted * (len(found) // max(1, len(wanted)) or 1):
            yield AuditProblem(
                message("{document} shows only a part of {path}, or in another order", document=document, path=path),
                _HINT,
                path=path,
            )


def office_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Information of the office is what office.yaml has, or the visible blank where it has nothing.

    Passes: null prints as （由受理部门填写）.

    Fails: a telephone number that office.yaml does not have.
    """
    model = subject.sound_model
    for row, span in subject.spans("office"):
        try:
            value = model.at(span.path or "")
        except LookupError:
            value = None  # what is not given is left out of policy.json
        if not (span.path or "").startswith("office") or not prints(model, span.path or "", value, span.text):
            yield _differs(row, span, value)
