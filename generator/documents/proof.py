"""What the 核稿表 shows: every statement of the other documents beside the clause that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.dataclass import dataclass, replace
from generator.documents.blocks import Document, Span, SpanKind
from generator.documents.clauses import CLOSING, PREAMBLE
from generator.documents.ledger import Entry, entries, statement_kind
from generator.documents.said import DocumentWords
from generator.documents.views import Pointer
from generator.policy.text import Id, Text
from generator.regex import regex

# What a wrong word costs most stands first: the words by which a person reads the lines of a clause.
_SUM, _CONDITION, _READING, _EXAMPLE, _OFFICE, _OTHER = "金额", "条件", "理解", "举例", "办事", "转述"
_ORDER = (_SUM, _CONDITION, _READING, _EXAMPLE, _OFFICE, _OTHER)
_SUMS = regex(
    r"awards\.[^.]+\.(amount|parts|tiers|caps|total|each|floor|band|payout|stacking)\b|joint_caps\.|computed\."
)
_CONDITIONS = regex(r"eligibility\.|awards\.[^.]+\.(conditions|exclusions|quota|beneficiary|trigger)\b")
_JUDGED = (SpanKind.PARAPHRASE, SpanKind.EXAMPLE, SpanKind.OFFICE)
_POINTERS = {"": None, PREAMBLE: Pointer("notice.preamble"), CLOSING: Pointer("notice.closing")}
_REPRINTS = (".text", ".number", ".heading")
_READ_PARTS = frozenset(("body", "field", "title", "description"))
_QUOTE = SpanKind.QUOTE  # looked up for every statement
_FIELD = "field"  # the part of an entry: label, placeholder, unit and choices


@dataclass(frozen=True, slots=True)
class ShownProof:
    """The words of a statement as they stand in another document: its spans, with links to clauses only."""

    spans: tuple[Span, ...]


_Read = tuple[Entry, dict[str, ShownProof]]  # a statement, and the documents in which it stands by their names
_NAMES, _SHORT = "names", 24  # labels and names, in characters
_QUESTION = regex(r"faq\.groups\.[^.]+\.questions\.[^.]+")


@dataclass(frozen=True, slots=True)
class ProofLine:
    """Statements to be read together (a question with its answer, else one), what they are about, and the documents
    in which they stand."""

    id: Id
    statements: tuple[ShownProof, ...]
    kind: Text
    documents: tuple[ShownProof, ...]


@dataclass(frozen=True, slots=True)
class ProofLabels:
    """Labels and fixed wording of the same documents, to be read in one go."""

    id: Id
    documents: tuple[ShownProof, ...]
    statements: tuple[ShownProof, ...]


@dataclass(frozen=True, slots=True)
class ProofGroup:
    """The statements that rest on one clause first of all; `clause` is None for those that rest on none.

    `lines`: those with wording that a person must judge, sums and conditions first; `labels`: those that rest on no
    clause, by the documents in which they stand; `verified`: those made of quotes, facts and fixed wording
    alone, which the audit holds against notice and model letter by letter.
    """

    id: Id
    clause: Pointer | None
    lines: tuple[ProofLine, ...]
    verified: tuple[ShownProof, ...]
    labels: tuple[ProofLabels, ...] = ()


def said_in(document: Document) -> DocumentWords:
    """What the proof takes of a document."""
    read = tuple([entry for entry in entries(document, ("html", "docx")) if _is_read(entry)])
    return DocumentWords(document.name, document.form, _short_title(document), read)


def proof_groups(documents: Iterable[DocumentWords], clauses: Iterable[str]) -> tuple[ProofGroup, ...]:
    """The statements of `documents`, each once, by the clause that they cite first, in the order of `clauses`."""
    found: dict[tuple[str, str], tuple[Entry, dict[str, ShownProof]]] = {}
    listed = tuple(documents)
    forms = {document.name: document.title for document in listed if document.form}
    for document in listed:
        title = ShownProof(_bare(document.title))
        for entry in document.entries:
            key = (_first_clause(entry), entry.statement.text)
            found.setdefault(key, (entry, {}))[1][document.name] = title
    _leave_out_labels(found)
    for _, titles in found.values():
        _fold_forms(titles, forms)
    return tuple(_groups(found, tuple(clauses)))


def _leave_out_labels(found: dict[tuple[str, str], tuple[Entry, dict[str, ShownProof]]]) -> None:
    """A label is read with its field, where every document that prints it has the field too."""
    for (clause, _), (entry, titles) in list(found.items()):
        if entry.part == _FIELD:
            label = (clause, entry.statement.spans[0].text)
            if label in found and found[label][0].part != _FIELD and found[label][1].keys() <= titles.keys():
                del found[label]


def _fold_forms(titles: dict[str, ShownProof], forms: Mapping[str, tuple[Span, ...]]) -> None:
    """What stands in every form, or in all but a few, is named once: 各申请表."""
    others = forms.keys() - titles.keys()
    if len(forms) > 1 and len(others) * 3 <= len(forms):
        for name in forms:
            titles.pop(name, None)
        spans = (_bare(title) for name, title in forms.items() if name in others)
        named = tuple(span for title in spans for span in (Span("、"), *title))[1:]
        titles["forms"] = ShownProof((Span("各申请表"), *((Span("（"), *named, Span("除外）")) if named else ())))


def _is_read(entry: Entry) -> bool:
    """Whether somebody must read it: contents repeat headings, and a reprint is the notice itself."""
    if entry.part not in _READ_PARTS:
        return False
    for span in entry.statement.spans:  # nearly always the first one tells
        if span.kind is not _QUOTE or not (span.path or "").endswith(_REPRINTS):
            return any(each.text for each in entry.statement.spans)
    return False


def _groups(
    found: dict[tuple[str, str], tuple[Entry, dict[str, ShownProof]]], clauses: tuple[str, ...]
) -> Iterator[ProofGroup]:
    of_clause: dict[str, list[_Read]] = {}
    for (first, _), pair in found.items():
        of_clause.setdefault(first, []).append(pair)
    for clause in ("", *clauses):
        members = of_clause.get(clause, [])
        judged = [pair for pair in members if statement_kind(pair[0].statement.spans) in _JUDGED]
        verified = [entry for entry, _ in members if statement_kind(entry.statement.spans) not in _JUDGED]
        if members:
            told = [(_gravest(pairs), pairs) for pairs in _together(judged)] if clause else []
            ordered = sorted(told, key=lambda each: _ORDER.index(each[0]))
            yield ProofGroup(
                Id(clause or "none"),
                _POINTERS.get(clause, Pointer(f"clauses.{clause}")),
                tuple(_line(number, kind, pairs) for number, (kind, pairs) in enumerate(ordered, 1)),
                tuple(ShownProof(_in_line(_bare(_separated(entry)))) for entry in verified),
                () if clause else tuple(_labels(judged)),
            )


def _labels(judged: Iterable[tuple[Entry, dict[str, ShownProof]]]) -> Iterator[ProofLabels]:
    """The statements that rest on no clause, those of the same documents together."""
    together: dict[tuple[str, ...], tuple[tuple[ShownProof, ...], list[ShownProof]]] = {}
    for entry, titles in judged:
        _, found = together.setdefault(tuple(titles), (tuple(titles.values()), []))
        found.append(ShownProof(_in_line(_bare(_separated(entry)))))
    for number, (documents, statements) in enumerate(together.values(), 1):
        yield ProofLabels(Id(f"labels-{number}"), documents, tuple(statements))


def _sort_of(entry: Entry) -> str:
    """What a statement is about, by the values in it and by its place in the model."""
    paths = [span.path or "" for span in entry.statement.spans]
    if any(_SUMS.match(path) for path in paths):
        return _SUM
    if any(path.startswith("interpretations.") for path in paths):
        return _READING
    if any(_CONDITIONS.match(path) for path in paths):
        return _CONDITION
    kind = statement_kind(entry.statement.spans)
    return {SpanKind.EXAMPLE: _EXAMPLE, SpanKind.OFFICE: _OFFICE}.get(kind, _OTHER)


def _together(judged: Iterable[_Read]) -> list[list[_Read]]:
    """The statements of one question and its answer, and the short names of one clause, in one list each, where they
    stand in the same documents."""
    found: dict[object, list[_Read]] = {}
    for number, (entry, titles) in enumerate(judged):
        item = _item(entry)
        found.setdefault((item, tuple(titles)) if item else number, []).append((entry, titles))
    return list(found.values())


def _item(entry: Entry) -> str | None:
    paths = (_QUESTION.match(span.path or "") for span in entry.statement.spans)
    question = next((path[0] for path in paths if path), None)
    short = len(entry.statement.text) <= _SHORT and _sort_of(entry) == _OTHER
    return question or (_NAMES if short and entry.part != _FIELD else None)


def _gravest(pairs: Iterable[_Read]) -> str:
    return min((_sort_of(entry) for entry, _ in pairs), key=_ORDER.index)


def _line(number: int, kind: str, pairs: list[_Read]) -> ProofLine:
    return ProofLine(
        Id(f"line-{number}"),
        tuple(ShownProof(_bare(_separated(entry))) for entry, _ in pairs),
        Text(kind),
        tuple(pairs[0][1].values()),
    )


def _short_title(document: Document) -> tuple[Span, ...]:
    """What kind of document it is; the policy's title in each line would drown the statements."""
    kinds = [statement.spans for name, statement in document.metadata if name == "document-kind"]
    return kinds[0] if kinds else document.title.spans


def _separated(entry: Entry) -> tuple[Span, ...]:
    """A field shows label, placeholder, unit and choices: set apart by strokes."""
    if entry.part != _FIELD:
        return entry.statement.spans
    first, *rest = entry.statement.spans
    return (first, *(span for behind in rest if behind.text for span in (Span("｜"), behind)))


def _in_line(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """On one line: the verified statements stand one behind the other."""
    return tuple(
        part
        for span in spans
        for part in ((Span("　"), replace(span, line_break=False)) if span.line_break else (span,))
    )


def _first_clause(entry: Entry) -> str:
    for span in entry.statement.spans:
        if span.clauses:
            return span.clauses[0]
    return ""


def _bare(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without looks and links, but for references to clauses, which the proof has itself."""
    for span in spans:
        if span.link or span.strong or span.blank or span.lines or span.breaks:
            return tuple([_bare_span(each) for each in spans])
    return spans


def _bare_span(span: Span) -> Span:
    parts = (span.text, span.kind, span.path, span.clauses, False, False, span.line_break, _clause_link(span))
    return Span(*parts, (), span.change)


def _clause_link(span: Span) -> str | None:
    if not span.link:
        return None
    target = span.link.rpartition("#")[2]
    return f"clause:{target}" if target in span.clauses else None
