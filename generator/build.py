"""The pipeline: from a policy's folder to its published documents (DESIGN.md section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.audit.audit import audit
from generator.checks.run import run_checks, run_template_checks
from generator.checks.subject import CheckSubject
from generator.documents.clauses import clause_texts
from generator.documents.compose import Subject, compose, computed_examples
from generator.documents.ledger import ledger_rows
from generator.documents.templates import TemplateSet
from generator.finding import Finding, Severity
from generator.notice.read import read_notice
from generator.policy.load import load_policy
from generator.policy.status import status_on
from generator.publish.edition import Edition, complete, with_kept
from generator.publish.folder import edited_by_hand, publish, read_folder
from generator.publish.manifest import MANIFEST, manifest
from generator.publish.policy_json import dump, policy_json
from generator.workspace import POLICIES, Workspace, notice_file
from generator.writers.write import WRITERS, Styles


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


def has_errors(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def check_policy(workspace: Workspace, templates: TemplateSet, name: str, as_of: date) -> Checked:
    """Read, load and check one policy, without writing anything. Raises NoticeUnreadable."""
    folder = workspace.policy_folder(name)
    loading = load_policy(folder, f"{POLICIES}/{name}")
    if loading.loaded is None:
        return Checked(name, loading.findings)
    path = notice_file(folder)
    status = status_on(loading.loaded.policy, as_of)
    subject = CheckSubject(loading.loaded, read_notice(path), status, as_of, f"{POLICIES}/{name}/{path.name}")
    return Checked(name, (*run_checks(subject), *run_template_checks(subject, templates.texts())), subject)


def build_policy(
    workspace: Workspace, templates: TemplateSet, styles: Styles, name: str, as_of: date, choice: Choice
) -> Outcome:
    """The whole line for one policy: all of its files are published, or none and the old ones stay.

    Raises NoticeUnreadable, TemplateError, OutputError.
    """
    checked = check_policy(workspace, templates, name, as_of)
    if checked.subject is None or has_errors(checked.findings):
        return Outcome(name, checked.findings)
    before = read_folder(workspace.output / name)
    edition = with_kept(make_edition(checked.subject, templates, styles, choice), before, partial=choice.partial)
    files = complete(edition, model_json(checked.subject))
    files[MANIFEST] = dump(manifest(name, checked.subject.status, inputs(workspace, templates, name), files))
    findings = (*checked.findings, *audit(files, name), *([] if choice.force else edited_by_hand(before, name)))
    if has_errors(findings):
        return Outcome(name, findings)
    changed = publish(files, before, workspace.output / name)
    return Outcome(name, findings, tuple(files), changed, published=True)


def make_edition(subject: CheckSubject, templates: TemplateSet, styles: Styles, choice: Choice) -> Edition:
    """Compose and write the chosen documents. Raises TemplateError."""
    kinds = {name: kind for name, kind in templates.kinds.items() if not choice.kinds or name in choice.kinds}
    texts = clause_texts(subject.policy, subject.notice)
    files: dict[str, bytes] = {}
    rows: list[dict[str, object]] = []
    for document in compose(Subject(subject.notice, subject.policy, subject.status), templates, kinds):
        formats = tuple(name for name in kinds[document.kind].formats if not choice.formats or name in choice.formats)
        for name in formats:
            files[f"{document.name}.{name}"] = WRITERS[name](document, styles)
        rows += ledger_rows(document, formats, texts)
    return Edition(files, tuple(rows))


def model_json(subject: CheckSubject) -> dict[str, object]:
    """policy.json of a checked policy; also what `show --format json` prints."""
    return policy_json(subject.policy, subject.notice, subject.status, computed_examples(subject.policy))


def inputs(workspace: Workspace, templates: TemplateSet, name: str) -> dict[str, bytes]:
    """Every file that the edition depends on, by its name in the workspace."""
    folder = workspace.policy_folder(name)
    own = {f"{POLICIES}/{name}/{file}": data for file, data in read_folder(folder).items()}
    return own | {f"templates/{file}": path.read_bytes() for file, path in templates.sources().items()}
