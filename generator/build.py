"""The pipeline: from a policy's folder to its published documents (DESIGN.md section 2)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.audit.audit import audit
from generator.audit.site_checks import site_altered
from generator.checks.run import run_checks
from generator.checks.subject import CheckSubject
from generator.documents.blocks import Document
from generator.documents.clauses import clause_texts
from generator.documents.compose import TEMPLATE_FUNCTIONS, Subject, compose, computed_examples
from generator.documents.ledger import ledger_rows
from generator.documents.templates import TemplateSet, load_templates
from generator.errors import TemplateError, UsageError
from generator.finding import Finding, Severity
from generator.message import message
from generator.notice.read import read_notice
from generator.policy.load import load_policy
from generator.policy.status import status_on
from generator.publish.edition import Edition, complete, with_kept
from generator.publish.findings import not_current
from generator.publish.folder import edited_by_hand, publish, read_folder
from generator.publish.manifest import LEDGER, MANIFEST, POLICY, manifest
from generator.publish.policy_json import dump, policy_json
from generator.publish.site_record import SITE
from generator.workspace import POLICIES, Workspace, notice_file
from generator.writers.write import Styles, load_styles, write


@dataclass(frozen=True, slots=True)
class Choice:
    """What to build: document kinds and formats (empty: all), and whether hand-edited files may be replaced."""

    kinds: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    force: bool = False

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
class Outcome:
    """What a build did. `files`: all that the folder holds now; `changed`: those that are new, different or gone."""

    name: str
    findings: tuple[Finding, ...] = ()
    files: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    published: bool = False

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
    status = status_on(loading.loaded.policy, as_of)
    subject = CheckSubject(loading.loaded, read_notice(path), status, as_of, f"{POLICIES}/{name}/{path.name}")
    return Checked(name, tuple(run_checks(subject, templates.texts(), templates.unaccepted())), subject)


def build_policy(
    workspace: Workspace, templates: TemplateSet, styles: Styles, name: str, as_of: date, choice: Choice
) -> Outcome:
    """The whole line for one policy: all of its files are published, or none and the old ones stay.

    Raises NoticeUnreadable, TemplateError, OutputError.
    """
    checked = check_policy(workspace, templates, name, as_of)
    if checked.subject is None or failed(checked.findings):
        return Outcome(name, checked.findings)
    before = read_folder(workspace.output / name)
    files = make_files(workspace, templates, styles, checked.subject, before, choice)
    findings = (*checked.findings, *audit(files, name), *([] if choice.force else edited_by_hand(before, name)))
    if failed(findings):
        return Outcome(name, findings)
    changed = publish(files, before, workspace.output / name)
    return Outcome(name, findings, tuple(files), changed, published=True)


def make_files(
    workspace: Workspace,
    templates: TemplateSet,
    styles: Styles,
    subject: CheckSubject,
    before: Mapping[str, bytes],
    choice: Choice,
) -> dict[str, bytes]:
    """Every file of the policy's folder: composed and written, with those of `before` that the choice leaves alone."""
    name = subject.loaded.name
    edition = with_kept(make_edition(subject, templates, styles, choice), before, partial=choice.partial)
    kinds = {kind.kind: kind.declared() for kind in templates.kinds.values() if kind.per != "site"}
    files = complete(edition, model_json(subject), kinds)
    files[MANIFEST] = dump(manifest(name, subject.status, kinds, inputs(workspace, templates, name), files))
    return files


def make_edition(subject: CheckSubject, templates: TemplateSet, styles: Styles, choice: Choice) -> Edition:
    """Compose and write the chosen documents. Raises TemplateError."""
    kinds = {name: kind for name, kind in templates.kinds.items() if not choice.kinds or name in choice.kinds}
    texts = clause_texts(subject.policy, subject.notice)
    files: dict[str, bytes] = {}
    rows: list[dict[str, object]] = []
    for document in compose(composing(subject), templates, kinds):
        formats = tuple(name for name in kinds[document.kind].formats if not choice.formats or name in choice.formats)
        for name in formats:
            files[f"{document.name}.{name}"] = _written(document, name, styles)
        rows += ledger_rows(document, formats, texts)
    return Edition(files, tuple(rows))


def _written(document: Document, form: str, styles: Styles) -> bytes:
    """The document in one format. Raises TemplateError on a tree that cannot be written: only a template makes one."""
    try:
        return write(document, form, styles)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        where = f"templates/{document.kind}"
        raise TemplateError(message("{where}: {problem}", where=where, problem=str(error))) from error


def composing(subject: CheckSubject) -> Subject:
    """What documents are made of, from a checked policy."""
    return Subject(subject.notice, subject.policy, subject.status, subject.draft)


def model_json(subject: CheckSubject) -> dict[str, object]:
    """policy.json of a checked policy; also what `show --format json` prints."""
    return policy_json(subject.policy, subject.notice, subject.status, computed_examples(subject.policy))


def inputs(workspace: Workspace, templates: TemplateSet, name: str) -> dict[str, bytes]:
    """Every file that the edition depends on, by its name in the workspace."""
    folder = workspace.policy_folder(name)
    own = {f"{POLICIES}/{name}/{file}": data for file, data in read_folder(folder).items()}
    return own | {f"templates/{file}": path.read_bytes() for file, path in templates.sources().items()}


def verify_folder(folder: Path, current: Workspace | None, as_of: date) -> Iterator[Finding]:
    """Audit a published policy's folder, or every policy below an output folder.

    `current`: a workspace whose present edition the folder must be. Raises UsageError where nothing is published.
    """
    folders = [folder] if _is_published(folder) else [path for path in sorted(folder.iterdir()) if _is_published(path)]
    site = folders != [folder] and any((folder / name).exists() for name in (SITE, "index.html", "assets"))
    if not folders and not site:
        raise UsageError(
            message("{folder} holds no published policy", folder=folder),
            hint=message("build first: `policydocs build`"),
        )
    if site:
        yield from site_altered(read_folder(folder))
    for each in folders:
        files = read_folder(each)
        name = _own_name(files, each.name) if folders == [folder] else each.name
        yield from audit(files, name)
        if current is not None:
            yield from _not_current(files, name, current, as_of)


def _own_name(files: Mapping[str, bytes], named: str) -> str:
    """The policy of a folder that was taken out of output/, and perhaps renamed: what its policy.json says."""
    try:
        told = json.loads(files[POLICY])["id"]
    except (KeyError, TypeError, ValueError):
        return named
    return told if isinstance(told, str) else named


def _is_published(folder: Path) -> bool:
    """A policy's folder, also one that has lost its manifest."""
    return any((folder / name).is_file() for name in (MANIFEST, LEDGER, POLICY))


def _not_current(files: dict[str, bytes], name: str, current: Workspace, as_of: date) -> Iterator[Finding]:
    """The files that the workspace would make differently today."""
    current.chosen((name,))
    templates = load_templates(current.template_folders, TEMPLATE_FUNCTIONS)
    checked = check_policy(current, templates, name, as_of)
    if checked.subject is None:
        yield from checked.findings
        return
    made = make_files(current, templates, load_styles(templates), checked.subject, {}, Choice())
    for file in sorted(files.keys() | made.keys()):
        if files.get(file) != made.get(file):
            yield not_current(file, name)
