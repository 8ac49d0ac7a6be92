"""Which documents of an edition stand, and which are made anew and why: by what each was made from.

The record of that comes from composing itself: the values that views were asked for (documents/uses.py), the templates
that Jinja asked for. It belongs to one published edition, known by the sum of its manifest, and is in the user's cache.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from generator.dataclass import dataclass
from generator.documents.compose import Composed, DocumentName, Subject, document_names, model_roots
from generator.documents.ledger import LedgerRow, with_clause_sums
from generator.documents.said import DocumentWords, said_of_json
from generator.documents.templates import TemplateSet
from generator.documents.uses import UsedSums, path_of, with_items
from generator.kept.folder import UNLIKE
from generator.message import Message, message
from generator.publish.manifest import LEDGER

_SHOWN = 3  # causes that are named


@dataclass(frozen=True, slots=True)
class Trace:
    """What one document was made from: keys of values, and templates with their SHA-256 ("" where there is none).
    `said`: what it says, for the proof, as JSON (documents/said.py)."""

    uses: frozenset[str]
    templates: Mapping[str, str]
    said: Any = None


@dataclass(frozen=True, slots=True)
class Traces:
    """What the documents of an edition were made from, by name; `sums`: of all their keys; `clean`: the texts of model
    and templates in which checks found nothing (kept/clean.py)."""

    documents: Mapping[str, Trace]
    sums: Mapping[str, str]
    clean: frozenset[str] = frozenset()

    def as_json(self) -> dict[str, object]:
        """Keys by their number: most stand in several documents."""
        keys = sorted(self.sums)
        number = {key: place for place, key in enumerate(keys)}
        documents = {
            name: {
                "uses": sorted(number[key] for key in trace.uses),
                "templates": dict(trace.templates),
                "said": trace.said,
            }
            for name, trace in self.documents.items()
        }
        sums = [self.sums[key] for key in keys]
        return {"keys": keys, "sums": sums, "documents": documents, "clean": sorted(self.clean)}


def traces_of(data: Any) -> Traces | None:
    """What as_json gave; None for anything else."""
    try:
        keys: list[str] = data["keys"]
        documents = {
            name: Trace(frozenset(keys[place] for place in each["uses"]), each["templates"], each["said"])
            for name, each in data["documents"].items()
        }
        return Traces(documents, dict(zip(keys, data["sums"], strict=True)), frozenset(data["clean"]))
    except UNLIKE:
        return None


@dataclass(frozen=True, slots=True)
class MadeBefore:
    """The edition that stands: its files, unedited, and what is known of how they were made."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    traces: Traces | None = None

    @property
    def clean(self) -> frozenset[str]:
        """The texts in which checks found nothing."""
        return self.traces.clean if self.traces is not None else frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """`reasons`: of every document in order, why it is made anew; None where it stands. `sums`: of today's values;
    `templates`: of the templates in force."""

    documents: tuple[DocumentName, ...]
    reasons: Mapping[str, Message | None]
    made_before: MadeBefore
    sums: Mapping[str, str]
    templates: Mapping[str, str]

    @property
    def standing(self) -> frozenset[str]:
        return frozenset(name for name, reason in self.reasons.items() if reason is None)

    def said(self) -> dict[str, DocumentWords | None]:
        """What the documents that stand say, where the proof is made anew; it is made of them."""
        known = self.made_before.traces.documents if self.made_before.traces else {}
        return {name: _said(known.get(name)) for name in self.standing}

    def files(self) -> dict[str, bytes]:
        """The files of the documents that stand."""
        return {
            file: self.made_before.files[file]
            for each in self.documents
            if each.name in self.standing
            for file in _files(each)
        }

    def rows(self, clause_texts: Mapping[str, str]) -> list[LedgerRow]:
        """The ledger rows of the documents that stand, with the sums of the clauses as they are now."""
        if not self.standing:
            return []
        rows = _rows_of(self.made_before.files[LEDGER], self.standing)
        return with_clause_sums(rows, clause_texts)

    def in_order(self, rows: Iterable[LedgerRow]) -> tuple[LedgerRow, ...]:
        """Rows by their documents, in the order of a whole build."""
        place = {each.name: number for number, each in enumerate(self.documents)}
        return tuple(sorted(rows, key=lambda row: place[str(row["document"])]))

    def files_in_order(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Files by their documents, in the order of a whole build."""
        return {file: files[file] for each in self.documents for file in _files(each)}

    def traces(self, subject: Subject, templates: TemplateSet, made: Mapping[str, Composed]) -> Traces:
        """What all documents are made from now. `made`: those that were made anew."""
        old = self.made_before.traces.documents if self.made_before.traces else {}
        known, uses = self.templates, {name: composed.uses() for name, composed in made.items()}
        documents = {
            each.name: Trace(
                frozenset(uses[each.name]),
                _with_sums(templates.behind(each.kind.kind), known),
                said.as_json() if (said := made[each.name].said) else None,
            )
            if each.name in made
            else old[each.name]
            for each in self.documents
        }
        keys = with_items({key for trace in documents.values() for key in trace.uses})
        seen = {key: view for its in uses.values() for key, view in its.items()}
        new = UsedSums(model_roots(subject), seen).of(keys - self.sums.keys())
        sums = {key: found for key in keys if (found := self.sums.get(key) or new.get(key)) is not None}
        return Traces({name: each for name, each in documents.items() if each.uses <= sums.keys()}, sums)


def _said(trace: Trace | None) -> DocumentWords | None:
    try:
        return said_of_json(trace.said) if trace is not None and trace.said else None
    except UNLIKE:
        return None


def plan(subject: Subject, templates: TemplateSet, made_before: MadeBefore) -> Plan:
    """What of a whole edition is to be made anew. Raises TemplateError."""
    own, proofs = (tuple(document_names(subject.policy, templates, proof=proof)) for proof in (False, True))
    known = templates.sums
    if made_before.traces is None:
        unknown = message("nothing is known of how it was made: by another version or computer, or without a cache")
        return Plan((*own, *proofs), {each.name: unknown for each in (*own, *proofs)}, made_before, {}, known)
    sums = UsedSums(model_roots(subject)).since(made_before.traces.sums)
    reasons = {each.name: _reason(each, made_before, sums, known) for each in (*own, *proofs)}
    anew = next((name for name, reason in reasons.items() if reason is not None), None)
    gone = made_before.traces.documents.keys() - reasons.keys()
    for each in proofs:
        reasons[each.name] = reasons[each.name] or _reason_of_proof(anew, min(gone, default=None))
    return Plan((*own, *proofs), reasons, made_before, sums, known)


def _rows_of(ledger: bytes, documents: Iterable[str]) -> Iterator[LedgerRow]:
    """The rows of these documents, of a ledger that is as this program wrote it: a row a line, those of a document one
    behind the other."""
    for name in documents:
        begins = b'\n{"id":"%s/' % name.encode()
        first, last = ledger.find(begins), ledger.rfind(begins)
        if first >= 0:
            rows = ledger[first : ledger.index(b"\n", last + 1)]
            yield from json.loads(b"[" + rows.rstrip(b",") + b"]")


def _reason_of_proof(anew: str | None, gone: str | None) -> Message | None:
    """Made from all the others."""
    if anew is not None:
        return message("it shows what {document} says, which is made anew", document=anew)
    return message("it showed what {document} said, which is gone", document=gone) if gone is not None else None


def _reason(
    each: DocumentName, made_before: MadeBefore, sums: Mapping[str, str], templates: Mapping[str, str]
) -> Message | None:
    assert made_before.traces is not None  # noqa: S101 - asked only where there are some
    trace = made_before.traces.documents.get(each.name)
    if trace is None:
        return message("it is new")
    for file in (*_files(each), LEDGER):
        if file not in made_before.files:
            return message("{file} was gone", file=file)
    files = [f"templates/{name}" for name, found in trace.templates.items() if templates.get(name, "") != found]
    values = [path_of(key) for key in trace.uses if made_before.traces.sums[key] != sums.get(key)]
    return _changed((*sorted(files), *_innermost(values)))


def _innermost(paths: Iterable[str]) -> list[str]:
    """Without what only holds another one."""
    found = set(paths)
    holding = {path[:place] for path in found for place, character in enumerate(path) if character == "."}
    return sorted(found - holding)


def _changed(causes: Sequence[str]) -> Message | None:
    if not causes:
        return None
    named = ", ".join(causes[:_SHOWN])
    more = len(causes) - _SHOWN
    if more > 0:
        return message("{causes} and {count} more changed", causes=named, count=more)
    return message("{causes} changed", causes=named)


def _files(each: DocumentName) -> Iterator[str]:
    yield from (f"{each.name}.{form}" for form in each.kind.formats)


def _with_sums(names: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    return {name: known.get(name, "") for name in sorted(names)}
