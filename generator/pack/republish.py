"""The documents of a policy of which the new edition says something else: what must be published again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.dataclass import dataclass
from generator.documents.blocks import Document, Span, SpanKind
from generator.documents.compose import Subject, compose
from generator.documents.ledger import entries
from generator.documents.proof import ShownProof
from generator.documents.revision_entry import PublishEntry
from generator.documents.templates import TemplateSet
from generator.policy.text import Id

_FRAMES = ("footer", "navigation")  # the document number in every footer makes no document another one


@dataclass(frozen=True, slots=True)
class _Known:
    """What a document says, and where. `statements`: how often each stands in it."""

    title: str
    files: tuple[str, ...]
    statements: Counter[str]


def publish_entries(old: Subject | None, new: Subject | None, templates: TemplateSet) -> Iterator[PublishEntry]:
    """Every document of both editions; none where one of them has no model."""
    if old is None or new is None:
        return
    before, after = _documents(old, templates), _documents(new, templates)
    for name in (*after, *(name for name in before if name not in after)):
        yield _entry(name, before.get(name), after.get(name))


def _documents(subject: Subject, templates: TemplateSet) -> Mapping[str, _Known]:
    kinds = {name: kind for name, kind in templates.kinds.items() if kind.per in ("policy", "form")}
    return {
        document.name: _known(document, kinds[document.kind].formats) for document in compose(subject, templates, kinds)
    }


def _known(document: Document, formats: tuple[str, ...]) -> _Known:
    said = Counter(
        "".join(entry.statement.text.split()) for entry in entries(document, formats) if entry.part not in _FRAMES
    )
    return _Known(_title(document), tuple(f"{document.name}.{each}" for each in formats), said)


def _title(document: Document) -> str:
    """企业政策指南 rather than the policy's whole title; of a form its own title, without that of the policy."""
    kinds = [text for name, text in document.properties if name == "document-kind"]
    return document.title.text.partition("：")[0] if document.form or not kinds else kinds[0]


def _entry(name: str, before: _Known | None, after: _Known | None) -> PublishEntry:
    known = after or before
    assert known is not None  # noqa: S101 - a name is one of either
    nothing: Counter[str] = Counter()
    new, old = (after.statements if after else nothing), (before.statements if before else nothing)
    count = max((new - old).total(), (old - new).total())
    fate = "new" if before is None else "dropped" if after is None else "changed" if count else "same"
    path = f"documents.{name.replace('/', '.')}"
    return PublishEntry(
        Id(name.replace("/", "-")),
        fate,
        ShownProof((Span(known.title, SpanKind.BUILD, f"{path}.title"),)),
        tuple(ShownProof((Span(each, SpanKind.BUILD, f"{path}.files"),)) for each in known.files),
        ShownProof((Span(str(count), SpanKind.BUILD, f"{path}.count"),)),
    )
