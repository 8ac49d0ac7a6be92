"""The documents of a checked policy: composed, sealed, written, with their ledger rows."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import field, replace

from generator.checks.subject import CheckSubject
from generator.dataclass import dataclass
from generator.documents.blocks import Document
from generator.documents.clauses import clause_texts
from generator.documents.compose import Composed, Subject, compose, compose_but
from generator.documents.ledger import LedgerRow, ledger_rows
from generator.documents.templates import TemplateSet
from generator.errors import TemplateError, UsageError
from generator.finding import Finding
from generator.forms.definition.definition import FormDefinition, form_definition, sealed
from generator.kept.steady import Steady
from generator.message import Message, message
from generator.policy.earlier import EarlierEdition
from generator.publish.edition import FinishedEdition
from generator.remaking import MadeBefore, Traces, plan
from generator.writers.write import OutputStyles, write, write_all


@dataclass(frozen=True, slots=True)
class BuildChoice:
    """What to build: document kinds and formats (empty: all), and whether hand-edited files may be replaced;
    `public`: for a public site, without internal documents and with nothing left open in office.yaml; `keep`: how many
    earlier editions of a policy are kept (None: those that are)."""

    kinds: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    force: bool = False
    public: bool = False
    keep: int | None = None

    @property
    def partial(self) -> bool:
        return bool(self.kinds or self.formats)


@dataclass(frozen=True, slots=True)
class Remade:
    """An edition of which some documents stood before. `reasons`: of each, why it was made anew; None where it stands;
    `traces`: what they were made from."""

    edition: FinishedEdition
    reasons: dict[str, Message | None] = field(default_factory=dict)
    traces: Traces | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a build makes of a policy, before anything is staged: values alone, which travel. `files`: None where an
    error stood in the way; `earlier`: the editions that are to be kept beside them."""

    name: str
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes] | None = None
    earlier: tuple[EarlierEdition, ...] = ()
    steady: Steady | None = None
    reasons: Mapping[str, Message | None] = field(default_factory=dict)
    traces: Traces | None = None


def remake_edition(
    subject: CheckSubject, templates: TemplateSet, styles: OutputStyles, made_before: MadeBefore
) -> Remade:
    """A whole edition, equal to that of make_edition, of which only those documents are made that something changed
    for. Raises TemplateError."""
    source = composing(subject)
    planned = plan(source, templates, made_before)
    texts = clause_texts(subject.policy, subject.notice)
    files, rows = planned.files(), planned.rows(texts)
    made: dict[str, Composed] = {}
    for composed in compose_but(source, templates, templates.kinds, planned.said()):
        document = seal(composed.document, subject)
        formats = templates.kinds[document.kind].formats
        for name, data in _written(document, formats, styles).items():
            files[f"{document.name}.{name}"] = data
        rows += ledger_rows(document, formats, texts)
        made[document.name] = composed
    edition = FinishedEdition(planned.files_in_order(files), planned.in_order(rows))
    traces = replace(planned.traces(source, templates, made), clean=frozenset(subject.clean.now))
    return Remade(edition, dict(planned.reasons), traces)


def make_edition(
    subject: CheckSubject, templates: TemplateSet, styles: OutputStyles, choice: BuildChoice, before: Container[str]
) -> FinishedEdition:
    """Compose and write the chosen documents; `before`: the names of the files that stand. Raises TemplateError."""
    kinds = {name: kind for name, kind in templates.kinds.items() if not choice.kinds or name in choice.kinds}
    texts = clause_texts(subject.policy, subject.notice)
    files: dict[str, bytes] = {}
    rows: list[LedgerRow] = []
    for composed in compose(composing(subject), templates, kinds):
        document = seal(composed, subject)
        formats = kinds[document.kind].formats
        for name, data in _written(document, _chosen(document, formats, choice, before), styles).items():
            files[f"{document.name}.{name}"] = data
        rows += ledger_rows(document, formats, texts)
    return FinishedEdition(files, tuple(rows))


def _chosen(
    document: Document, formats: tuple[str, ...], choice: BuildChoice, before: Container[str]
) -> tuple[str, ...]:
    """The chosen ones of `formats`. The page of a form carries its Word file, so neither is made anew without the
    other where both stand."""
    return tuple(
        name
        for name in formats
        if not choice.formats
        or name in choice.formats
        or (document.identity is not None and f"{document.name}.{name}" in before)
    )


@dataclass(frozen=True, slots=True)
class MadeForm:
    """A form as it is published: its definition and its Word file."""

    definition: FormDefinition
    docx: bytes


def known_form(subject: CheckSubject, form: str) -> None:
    """Raises UsageError where the policy has no form of that id."""
    if all(str(each.id) != form for each in subject.policy.forms):
        raise _no_such_form(subject, form)


def make_form(subject: CheckSubject, templates: TemplateSet, styles: OutputStyles, form: str) -> MadeForm:
    """One form of a checked policy. Raises UsageError where the policy has none of that id, TemplateError."""
    kinds = {name: kind for name, kind in templates.kinds.items() if kind.per == "form"}
    for composed in compose(composing(subject), templates, kinds):
        document = seal(composed, subject)
        if document.identity is not None and document.identity.form == form:
            definition = form_definition(document, document.identity.policy, document.identity.edition)
            return MadeForm(definition, write(document, "docx", styles))
    raise _no_such_form(subject, form)


def _no_such_form(subject: CheckSubject, form: str) -> UsageError:
    return UsageError(
        message("the policy {policy} has no form {form}", policy=subject.loaded.name, form=form),
        hint=message("forms: {names}", names=", ".join(str(each.id) for each in subject.policy.forms) or "—"),
    )


def seal(document: Document, subject: CheckSubject) -> Document:
    """A form with its identity: policy, edition and fingerprint; any other document as it is."""
    editions = {f"forms/{form.id}": str(form.edition) for form in subject.policy.forms}
    if not document.form or document.name not in editions:
        return document
    return sealed(document, subject.loaded.name, editions[document.name])


def _written(document: Document, formats: tuple[str, ...], styles: OutputStyles) -> dict[str, bytes]:
    """The document in its formats. Raises TemplateError on a tree that cannot be written: only a template makes one."""
    try:
        return write_all(document, formats, styles)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        where = f"templates/{document.kind}"
        raise TemplateError(message("{where}: {problem}", where=where, problem=str(error))) from error


def composing(subject: CheckSubject) -> Subject:
    """What documents are made of, from a checked policy."""
    return Subject(subject.notice, subject.policy, subject.status, subject.draft, subject.earlier)
