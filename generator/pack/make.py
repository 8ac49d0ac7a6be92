"""The revision pack: every file of it, made in memory, with its ledger and what an audit needs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.dataclass import dataclass, replace
from generator.documents.blocks import Span, SpanKind
from generator.documents.compose import Subject, compose_pack, computed_examples
from generator.documents.ledger import LedgerRow, ledger_rows
from generator.documents.proof import ShownProof
from generator.documents.revision_entry import RevisionEntry
from generator.documents.templates import STYLES, TemplateSet
from generator.editions import NoticeEdition
from generator.locale import translator
from generator.pack.awards import applying, award_entries, stayed
from generator.pack.model import ModelWords
from generator.pack.passages import passages_of
from generator.pack.republish import publish_entries
from generator.pack.rows import Teller, is_changed, rows
from generator.pack.side import Side
from generator.policy.status import status_on
from generator.publish.manifest import LEDGER, sha256
from generator.publish.policy_json import dump, dump_rows, policy_json
from generator.revision.as_json import comparison_json
from generator.revision.comparison import Comparison
from generator.writers.write import READING_SCRIPTS, OutputStyles, write_all

DATA = "revision.json"
_STYLE = '<link rel="stylesheet" href="../assets/page.css">'
_SCRIPT = '<script src="../assets/{name}.js"></script>'


@dataclass(frozen=True, slots=True)
class _Editions:
    """Both editions; subjects where they have a model."""

    old: Side
    new: Side
    before: Subject | None
    after: Subject | None


def make_pack(
    done: Comparison, old: NoticeEdition, new: NoticeEdition, templates: TemplateSet, styles: OutputStyles, as_of: date
) -> dict[str, bytes]:
    """The files by name: documents, revision.json (both editions, what changed), ledger.json. Raises TemplateError."""
    # The comparison has paragraphs behind a list as clauses: what is told of them is held against these.
    before, after = Side("old", replace(old, notice=done.old)), Side("new", replace(new, notice=done.new))
    editions = _Editions(before, after, _subject(old, as_of), _subject(new, as_of))
    texts = {**editions.old.texts, **editions.new.texts}
    files: dict[str, bytes] = {}
    ledger: list[LedgerRow] = []
    revision = _entry(done, editions, templates)
    for document in compose_pack(revision, templates):
        formats = templates.kinds[document.kind].formats
        for form, written in write_all(document, formats, styles).items():
            files[f"{document.name}.{form}"] = _alone(written, templates, styles) if form == "html" else written
        ledger += ledger_rows(document, formats, texts)
    data = _data(done, editions, revision)
    files[DATA] = dump(data)
    head = {"files": {name: sha256(each) for name, each in sorted(files.items())}, "model": {}, "kinds": ""}
    return {**files, LEDGER: dump_rows(head, "statements", ledger)}


def _alone(page: bytes, templates: TemplateSet, styles: OutputStyles) -> bytes:
    """The page with its style sheet and script inside: a pack is sent by mail, and no assets/ lies above it."""
    text = page.decode().replace(_STYLE, f"<style>\n{styles.shell.css}</style>")
    for name in READING_SCRIPTS:
        script = templates.text(f"{STYLES}/{name}.js")
        text = text.replace(_SCRIPT.format(name=name), f'<script id="script-{name}">\n{script}</script>')
    return text.encode()


def _subject(edition: NoticeEdition, as_of: date) -> Subject | None:
    policy = edition.policy
    return Subject(edition.notice, policy, status_on(policy, as_of)) if policy else None


def _entry(done: Comparison, editions: _Editions, templates: TemplateSet) -> RevisionEntry:
    old, new = editions.old, editions.new
    teller = Teller.of(done, old, new, translator("zh"))
    before = ModelWords(old, editions.before) if editions.before else None
    after = ModelWords(new, editions.after) if editions.after else None
    awards = tuple(award_entries(before, after)) if before and after else ()
    documents = tuple(publish_entries(editions.before, editions.after, templates))
    unchanged = sum(not is_changed(clause) and not clause.place for clause in done.clauses)
    return RevisionEntry(
        old_title=_title(old),
        new_title=_title(new),
        old_number=old.head("document_number", old.notice.document_number),
        new_number=new.head("document_number", new.notice.document_number),
        head=tuple(teller.shown(change) for change in done.head),
        rows=tuple(rows(done, teller)),
        same=ShownProof((Span(str(unchanged), SpanKind.BUILD, "counts.same"),)),
        passages=tuple(passages_of(done, old, new)),
        awards=awards,
        stayed=stayed(before, after, awards) if before and after else (),
        applying=tuple(applying(done, teller)),
        documents=documents,
        old_term=before.term() if before else None,
        new_term=after.term() if after else None,
        without=frozenset() if documents else frozenset({"republish"}),
    )


def _title(side: Side) -> ShownProof:
    return side.head("title", side.notice.title) or ShownProof((Span("（无标题）"),))


def _data(done: Comparison, editions: _Editions, revision: RevisionEntry) -> dict[str, Any]:
    """revision.json (docs/revision.md)."""
    counts = {f"{entry.id}": (entry.fate, entry.count.spans[0].text) for entry in revision.documents}
    return {
        "old": _side_json(editions.old, editions.before),
        "new": _side_json(editions.new, editions.after),
        "comparison": comparison_json(done),
        "unchanged": revision.same.spans[0].text,
        "documents": {name: {"fate": fate, "count": int(count)} for name, (fate, count) in counts.items()},
    }


def _side_json(side: Side, subject: Subject | None) -> dict[str, Any]:
    paths = {name: path for path, name in side.ids.items()}
    return {
        "name": side.edition.name,
        "title": side.notice.title,
        "document_number": side.notice.document_number,
        "clauses": {
            name: {"path": paths[name], "number": side.numbers.get(paths[name], ""), "text": text}
            for name, text in side.texts.items()
        },
        "model": _model_json(subject) if subject else None,
    }


def _model_json(subject: Subject) -> Mapping[str, Any]:
    told = policy_json(subject.policy, subject.notice, subject.status, computed_examples(subject.policy))
    found: Mapping[str, Any] = json.loads(json.dumps(told, ensure_ascii=False))
    return found
