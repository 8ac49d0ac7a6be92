"""Words around values: they carry no fact of their own, and change none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from generator.audit.read.form_fields import is_declared, requirement_at
from generator.audit.read.ledger import LedgerRow, LedgerSpan, asked_once
from generator.audit.read.model import Model
from generator.audit.read.prose import typed_by_hand
from generator.audit.rederive.facts import facts_of, meaning, said
from generator.audit.rederive.wording import is_label, prose_at, wording_beside
from generator.audit.subject import AuditProblem, AuditSubject
from generator.message import Message, message
from generator.notice.model import Fact

_HINT = message("write {{{{ path.in.the.model }}}} in the template, or a quote in the prose")
_HINT_AROUND = message("put other words around the value, or a mark between it and the next one")
_VALUES = frozenset({"fact", "computed", "example"})
_VERSIONS = frozenset({"edition", "edition_date", "fingerprint"})  # 第一版 counts nothing
_LOOSE = frozenset({"document_number"})  # its reader takes in a word that stands before it: 就钦政办规〔2021〕12号


def fact_in_frame(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Words of the template and of the office carry no fact: figures, dates, levels and names of organisations
    enter as spans of their own; and what stands around a fact does not change its bound.

    Passes: frame "标准：", fact "20万元".

    Fails: frame "标准：20万元"; frame "最高", fact "20万元".
    """
    model = subject.sound_model
    for row, span in subject.spans("frame", "build", "paraphrase"):
        for words in _facts_and_names(span.text, model.names) if _is_plain(model, row, span) else ():
            yield _in_frame(row, span, words)
    for path in subject.prose.paths:
        # A requirement is in the notice's words: the model's figures of it claim what it says.
        for words in _typed(model, path) if requirement_at(model, path) is None else ():
            yield AuditProblem(
                message("the wording at {path} types {words} by hand", path=path, words=words), _HINT, path=path
            )
    changed = asked_once(_changed_around)
    for row in subject.new_rows:
        yield from (_reads_otherwise(row, index, found) for index, found in changed(row))


def _is_plain(model: Model, row: LedgerRow, span: LedgerSpan) -> bool:
    """Whether a span is wording and nothing else: no edition, and no label with its quotes and values as one text,
    which paraphrase-unsound reads."""
    if (span.path or "").rpartition(".")[2] in _VERSIONS:
        return False
    said = bool(row.field) or is_label(model, (span,)) or is_declared(model, span.path, span.text)
    return span.kind != "paraphrase" or not said


def _typed(model: Model, path: str) -> Iterator[str]:
    for text in typed_by_hand(prose_at(model, path) or ""):
        yield from _facts_and_names(text, model.names)


def _facts_and_names(text: str, names: tuple[str, ...]) -> Iterator[str]:
    yield from (fact.text for fact in facts_of(text))
    if len(text) > 1:
        yield from (name for name in names if name in text)


def _in_frame(row: LedgerRow, span: LedgerSpan, words: str) -> AuditProblem:
    text = message(
        "{id}: {words} stands in wording of kind {kind}: {text}", id=row.id, words=words, kind=span.kind, text=span.text
    )
    return AuditProblem(text, _HINT, row.file, span.path, mark=words, statement=row.id)


def _changed_around(row: LedgerRow) -> Iterator[tuple[int, str]]:
    """(place among the spans, how it reads) of facts that read otherwise in the statement than alone: 最高 before
    20万元 makes it a ceiling."""
    if row.field or not _has_values_among_words(row):
        return
    whole = facts_of("".join(span.text for span in row.spans))
    start = 0
    for index, span in enumerate(row.spans if whole else ()):
        end = start + len(span.text)
        if span.kind in _VALUES:
            inside = [fact for fact in _between(whole, start, end) if fact.kind not in _LOOSE]
            if not _as_alone(span.text, inside, start):
                yield index, ", ".join(map(said, inside)) or "—"
        start = end


def _between(facts: Sequence[Fact], start: int, end: int) -> Sequence[Fact]:
    """The facts of a text, which are in order and apart, that reach into a part of it."""
    first = bisect_right(facts, start, key=lambda fact: fact.end)
    return facts[first : bisect_left(facts, end, key=lambda fact: fact.start)]


def _has_values_among_words(row: LedgerRow) -> bool:
    return len(row.spans) > 1 and not _VALUES.isdisjoint(span.kind for span in row.spans)


def _as_alone(text: str, inside: list[Fact], start: int) -> bool:
    alone = [fact for fact in facts_of(text) if fact.kind not in _LOOSE]
    if [meaning(fact) for fact in inside] == [meaning(fact) for fact in alone]:
        return True
    # A bare number with its classifier behind it: 27 and 个.
    counted = len(inside) == 1 and not alone and inside[0].kind == "count" and inside[0].start == start
    return counted and inside[0].bound == "exact" and text == str(inside[0].value)


def _reads_otherwise(row: LedgerRow, index: int, found: str) -> AuditProblem:
    span = row.spans[index]
    told: Message = message(
        "{id}: {text} reads as {found} among the words around it: {whole}",
        id=row.id,
        text=span.text,
        found=found,
        whole=row.text,
    )
    path = wording_beside(row.spans, index) or span.path
    return AuditProblem(told, _HINT_AROUND, row.file, path, span.clause, statement=row.id)
