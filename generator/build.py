"""The pipeline: from a policy's folder to its published documents (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.audit.audit import audit
from generator.checks.run import passed_over, run_checks
from generator.checks.subject import CheckSubject
from generator.corrections.apply import corrected
from generator.documents.blocks import Document
from generator.documents.clauses import clause_texts
from generator.documents.compose import Subject, compose, computed_examples
from generator.documents.ledger import LedgerRow, ledger_rows
from generator.documents.templates import TemplateSet
from generator.errors import TemplateError, UsageError
from generator.finding import Finding, Severity
from generator.forms.definition.definition import FormDefinition, form_definition, sealed
from generator.looks import looks_of
from generator.message import message
from generator.neighbours import neighbours_of
from generator.notice.read import read_parts
from generator.origin import Origin
from generator.policy.chain import chain_of
from generator.policy.load import load_policy
from generator.policy.status import status_on
from generator.public_site import for_public_site
from generator.publish.edition import Edition, complete, outdated, with_kept
from generator.publish.findings import edited_by_hand, file_in_the_way, file_left_alone
from generator.publish.folder import read_folder
from generator.publish.journal import StagedPolicy
from generator.publish.manifest import MANIFEST, manifest
from generator.publish.policy_json import dump, policy_json
from generator.publish.shelf import Shelf, moved, read_shelf
from generator.publish.standing import Standing, read_standing
from generator.publish.switch import stage_policy
from generator.workspace import POLICIES, Workspace, notice_file
from generator.writers.write import Styles, write, write_all


@dataclass(frozen=True, slots=True)
class Choice:
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
class Checked:
    """A policy that was loaded and checked. `subject` is None where it could not be loaded."""

    name: str
    findings: tuple[Finding, ...]
    subject: CheckSubject | None = None


@dataclass(frozen=True, slots=True)
class Assessed:
    """A policy that was checked, composed and audited in memory.

    `edition` and `files`: what was made, None where an error stood in the way; the files include ledger, model and
    manifest.
    """

    checked: Checked
    findings: tuple[Finding, ...]
    edition: Edition | None = None
    files: Mapping[str, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did. `files`: all that the build made for the folder; `changed`: those that are new, different or
    gone; `staged`: the folder that is to be put in place, where anything changed; `kept`, `gone`: folders of earlier
    editions that come and go with it."""

    name: str
    findings: tuple[Finding, ...] = ()
    files: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    published: bool = False
    staged: StagedPolicy | None = None
    kept: tuple[StagedPolicy, ...] = ()
    gone: tuple[StagedPolicy, ...] = ()

    @property
    def failed(self) -> bool:
        return not self.published


def failed(findings: tuple[Finding, ...], *, strict: bool = False) -> bool:
    """Whether there is an error among the findings; with `strict`, a warning counts too."""
    weighty = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(finding.severity in weighty for finding in findings)


def check_policy(workspace: Workspace, templates: TemplateSet, name: str, as_of: date) -> Checked:
    """Read, load and check one policy, without writing anything. Raises NoticeUnreadable."""
    folder = workspace.policy_folder(name)
    loading = load_policy(folder, f"{POLICIES}/{name}")
    if loading.loaded is None:
        return Checked(name, loading.findings)
    path = notice_file(folder)
    neighbours = neighbours_of(workspace, name)
    status = status_on(loading.loaded.policy, as_of, chain_of(loading.loaded.policy, neighbours.policies))
    read = corrected(read_parts(path), loading.loaded.policy.readings)
    shown = f"{POLICIES}/{name}/{path.name}"
    subject = CheckSubject(loading.loaded, read.notice, status, as_of, shown, read.refusals, neighbours=neighbours)
    findings = (*loading.findings, *run_checks(subject, templates.texts(), templates.unaccepted()))
    let_pass = passed_over(subject, findings)
    return Checked(name, findings, replace(subject, let_pass=let_pass) if let_pass else subject)


def assess_policy(
    workspace: Workspace,
    templates: TemplateSet,
    styles: Styles,
    name: str,
    as_of: date,
    choice: Choice,
    before: Container[str] = (),
    shelf: Shelf | None = None,
) -> Assessed:
    """Check one policy, then compose and write it in memory and audit what came out: what `check` and `build` share.

    The findings point at the lines of the model. `before`: the names of the files that stand; `shelf`: the editions
    that are kept beside them. Nothing is written to a disk. Raises NoticeUnreadable.
    """
    checked = check_policy(workspace, templates, name, as_of)
    subject = checked.subject
    if subject is None or failed(checked.findings):
        return Assessed(checked, checked.findings)
    if shelf is not None:
        subject = replace(subject, earlier=shelf.after(model_json(subject), choice.keep))
        checked = replace(checked, subject=subject)
    try:
        edition = make_edition(subject, templates, styles, choice, before)
    except TemplateError as error:
        return Assessed(checked, (*checked.findings, Origin(subject, templates, ()).unbuildable(error)))
    built = folder_files(workspace, templates, subject, with_kept(edition, {}))
    audited = Origin(subject, templates, edition.rows).located(audit(built, name, looks_of(templates, styles)))
    return Assessed(checked, (*checked.findings, *audited), edition, built)


def build_policy(
    workspace: Workspace,
    templates: TemplateSet,
    styles: Styles,
    name: str,
    as_of: date,
    choice: Choice,
    staging: Path,
) -> Outcome:
    """The whole line for one policy: all of its files are staged below `staging`, or none.

    Raises NoticeUnreadable, OutputError.
    """
    standing = read_standing(workspace.output / name)
    before, shelf = standing.made, read_shelf(workspace.output, name, standing)
    templates = templates.published() if choice.public else templates
    assessed = assess_policy(workspace, templates, styles, name, as_of, choice, before, shelf)
    if choice.public and failed(weighed := for_public_site(assessed.findings, assessed.checked.subject)):
        return Outcome(name, weighed)
    if assessed.files is None or assessed.edition is None or assessed.checked.subject is None:
        return Outcome(name, assessed.findings)
    built = files = assessed.files
    if choice.partial:
        files = folder_files(workspace, templates, assessed.checked.subject, with_kept(assessed.edition, before))
    findings = (
        *assessed.findings,
        *(outdated(audit(files, name, looks_of(templates, styles)), built, files) if choice.partial else ()),
        *_of_others(standing, files, name, choice),
    )
    if failed(findings):
        return Outcome(name, findings)
    changed = standing.changed(files)
    staged = stage_policy(staging, name, files, standing) if changed else None
    kept, gone = moved(workspace.output, staging, shelf, assessed.checked.subject.earlier, standing)
    return Outcome(name, findings, tuple(files), changed, published=True, staged=staged, kept=kept, gone=gone)


def _of_others(standing: Standing, files: Mapping[str, bytes], name: str, choice: Choice) -> Iterator[Finding]:
    """What stands in the folder and is not as a build made it. With `--force` files are replaced, those of other names
    stay in any case."""
    yield from (file_left_alone(file, name) for file in standing.left_alone(files))
    if choice.force:
        return
    yield from (file_in_the_way(file, name) for file in standing.in_the_way(files))
    edited = standing.edited(files)
    yield from (edited_by_hand(file, name) for file in edited)
    places = {f"output/{name}/{file}" for file in edited}
    yield from (
        finding
        for finding in (audit(dict(standing.made), name) if edited else ())
        if finding.place and finding.place.file in places and finding.code != "file-changed"
    )


def make_files(
    workspace: Workspace, templates: TemplateSet, styles: Styles, subject: CheckSubject, choice: Choice
) -> dict[str, bytes]:
    """Every file of the policy's folder that the choice names, composed and written. Raises TemplateError."""
    edition = make_edition(subject, templates, styles, choice, ())
    return folder_files(workspace, templates, subject, with_kept(edition, {}))


def folder_files(
    workspace: Workspace, templates: TemplateSet, subject: CheckSubject, edition: Edition
) -> dict[str, bytes]:
    """The files of an edition with ledger, model and manifest."""
    name = subject.loaded.name
    kinds = {kind.kind: kind.declared() for kind in templates.kinds.values() if kind.per != "site"}
    files = complete(edition, model_json(subject), kinds)
    files[MANIFEST] = dump(manifest(name, subject.status, kinds, inputs(workspace, templates, name), files))
    return files


def make_edition(
    subject: CheckSubject, templates: TemplateSet, styles: Styles, choice: Choice, before: Container[str]
) -> Edition:
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
    return Edition(files, tuple(rows))


def _chosen(document: Document, formats: tuple[str, ...], choice: Choice, before: Container[str]) -> tuple[str, ...]:
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


def make_form(subject: CheckSubject, templates: TemplateSet, styles: Styles, form: str) -> MadeForm:
    """One form of a checked policy. Raises UsageError where the policy has none of that id, TemplateError."""
    kinds = {name: kind for name, kind in templates.kinds.items() if kind.per == "form"}
    for composed in compose(composing(subject), templates, kinds):
        document = seal(composed, subject)
        if document.identity is not None and document.identity.form == form:
            definition = form_definition(document, document.identity.policy, document.identity.edition)
            return MadeForm(definition, write(document, "docx", styles))
    raise UsageError(
        message("the policy {policy} has no form {form}", policy=subject.loaded.name, form=form),
        hint=message("forms: {names}", names=", ".join(str(each.id) for each in subject.policy.forms) or "—"),
    )


def seal(document: Document, subject: CheckSubject) -> Document:
    """A form with its identity: policy, edition and fingerprint; any other document as it is."""
    editions = {f"forms/{form.id}": str(form.edition) for form in subject.policy.forms}
    if not document.form or document.name not in editions:
        return document
    return sealed(document, subject.loaded.name, editions[document.name])


def _written(document: Document, formats: tuple[str, ...], styles: Styles) -> dict[str, bytes]:
    """The document in its formats. Raises TemplateError on a tree that cannot be written: only a template makes one."""
    try:
        return write_all(document, formats, styles)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        where = f"templates/{document.kind}"
        raise TemplateError(message("{where}: {problem}", where=where, problem=str(error))) from error


def composing(subject: CheckSubject) -> Subject:
    """What documents are made of, from a checked policy."""
    return Subject(subject.notice, subject.policy, subject.status, subject.draft, subject.earlier)


def model_json(subject: CheckSubject) -> dict[str, object]:
    """policy.json of a checked policy; also what `show --format json` prints."""
    data = policy_json(subject.policy, subject.notice, subject.status, computed_examples(subject.policy))
    data |= {"earlier": [each.as_json() for each in subject.earlier]} if subject.earlier else {}
    return data | ({"let_pass": [each.as_json() for each in subject.let_pass]} if subject.let_pass else {})


def inputs(workspace: Workspace, templates: TemplateSet, name: str) -> dict[str, bytes]:
    """Every file that the edition depends on, by its name in the workspace."""
    folder = workspace.policy_folder(name)
    own = {f"{POLICIES}/{name}/{file}": data for file, data in read_folder(folder).items()}
    return own | {f"templates/{file}": path.read_bytes() for file, path in templates.sources().items()}
