"""The pipeline: from a policy's folder to its published documents (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path

from generator.audit.audit import audit
from generator.before import Before, read_before
from generator.checking import Checked, check_policy
from generator.checks.subject import CheckSubject
from generator.dataclass import dataclass, replace
from generator.documents.compose import computed_examples
from generator.documents.templates import TemplateSet
from generator.errors import TemplateError
from generator.finding import Finding, failed
from generator.kept.steady import Steady
from generator.looks import looks_of
from generator.making import BuildChoice, Made, Remade, make_edition, remake_edition
from generator.message import Message
from generator.neighbours import Neighbourhood
from generator.origin import Origin
from generator.public_site import for_public_site
from generator.publish.edition import FinishedEdition, complete, outdated, with_kept
from generator.publish.findings import edited_by_hand, file_in_the_way, file_left_alone
from generator.publish.folder import read_folder
from generator.publish.journal import StagedPolicy
from generator.publish.manifest import MANIFEST, manifest
from generator.publish.policy_json import dump, dump_closely, policy_json
from generator.publish.shelf import Shelf, moved
from generator.publish.standing import StandingFolder
from generator.publish.switch import stage_policy
from generator.remaking import MadeBefore
from generator.unchanged import Memory
from generator.workspace import POLICIES, Workspace
from generator.writers.write import OutputStyles


@dataclass(frozen=True, slots=True)
class Assessed:
    """A policy that was checked, composed and audited in memory.

    `edition` and `files`: what was made, None where an error stood in the way; the files include ledger, model and
    manifest; `remade`: what of it stood before.
    """

    checked: Checked
    findings: tuple[Finding, ...]
    edition: FinishedEdition | None = None
    files: Mapping[str, bytes] | None = None
    remade: Remade | None = None


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What a build did. `files`: all that the build made for the folder; `changed`: those that are new, different or
    gone; `staged`: the folder that is to be put in place, where anything changed; `steady`: the days for which it would
    do the same; `inputs`: the sum over what it was made from, as it was before; `reasons`: of each document of a whole
    build, why it was made anew, None where it stands; `traced`: what they were made from is on hold in the cache;
    `kept`, `gone`: folders of earlier editions that come and go with it. Small, for thousands are held at once."""

    name: str
    findings: Sequence[Finding] = ()
    files: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    published: bool = False
    staged: StagedPolicy | None = None
    kept: tuple[StagedPolicy, ...] = ()
    gone: tuple[StagedPolicy, ...] = ()
    steady: Steady | None = None
    inputs: str = ""
    reasons: Mapping[str, Message | None] = field(default_factory=dict)
    traced: bool = False

    @property
    def failed(self) -> bool:
        return not self.published


def assess_policy(
    workspace: Workspace,
    templates: TemplateSet,
    styles: OutputStyles,
    name: str,
    as_of: date,
    choice: BuildChoice,
    before: Container[str] = (),
    shelf: Shelf | None = None,
    made_before: MadeBefore | None = None,
    around: Neighbourhood | None = None,
    memory: Memory | None = None,
) -> Assessed:
    """Check one policy, then compose and write it in memory and audit what came out: what `check` and `build` share.

    The findings point at the lines of the model. `before`: the names of the files that stand; `shelf`: the editions
    that are kept beside them; `made_before`: what a whole edition may be made over; of that the audit leaves out no
    more than forms that are the same with all that they rest on; `memory`: as for check_policy. Nothing else is written
    to a disk. Raises NoticeUnreadable.
    """
    clean = made_before.clean if made_before else frozenset()
    checked = check_policy(workspace, templates, name, as_of, around, clean, memory)
    subject = checked.subject
    if subject is None or failed(checked.findings):
        return Assessed(checked, checked.findings)
    earlier = shelf.after(model_json(subject), choice.keep) if shelf is not None else ()
    if earlier:  # another subject would find out all anew that this one knows
        subject = replace(subject, earlier=earlier)
        checked = replace(checked, subject=subject)
    try:
        remade = (
            Remade(make_edition(subject, templates, styles, choice, before))
            if made_before is None
            else remake_edition(subject, templates, styles, made_before)
        )
    except TemplateError as error:
        return Assessed(checked, (*checked.findings, Origin(subject, templates, ()).unbuildable(error)))
    edition = remade.edition
    built = folder_files(workspace, templates, subject, with_kept(edition, {}))
    audited_before = made_before.files if made_before is not None and made_before.traces is not None else None
    found = audit(built, name, looks_of(templates, styles), audited_before)
    audited = Origin(subject, templates, edition.rows).located(found)
    return Assessed(checked, (*checked.findings, *audited), edition, built, remade)


def build_policy(
    workspace: Workspace,
    templates: TemplateSet,
    styles: OutputStyles,
    name: str,
    as_of: date,
    choice: BuildChoice,
    staging: Path,
    memory: Memory | None = None,
    around: Neighbourhood | None = None,
) -> BuildOutcome:
    """The whole line for one policy: all of its files are staged below `staging`, or none. `memory`: knows of what the
    documents that stand were made; `around`: as for check_policy.

    Raises NoticeUnreadable, OutputError.
    """
    before = read_before(workspace, name, choice, memory)
    made = make_policy(workspace, templates, styles, name, as_of, choice, before, around, memory)
    return stage_made(workspace.output, staging, before, made, choice, memory)


def make_policy(
    workspace: Workspace,
    templates: TemplateSet,
    styles: OutputStyles,
    name: str,
    as_of: date,
    choice: BuildChoice,
    before: Before,
    around: Neighbourhood | None = None,
    memory: Memory | None = None,
) -> Made:
    """Everything that a build does in memory; output/ is not looked at. `memory`: as for check_policy. Raises
    NoticeUnreadable."""
    templates = templates.published() if choice.public else templates
    there = before.standing.made
    assessed = assess_policy(
        workspace, templates, styles, name, as_of, choice, there, before.shelf, before.made, around, memory
    )
    subject = assessed.checked.subject
    if choice.public and failed(weighed := for_public_site(assessed.findings, subject)):
        return Made(name, weighed)
    if assessed.files is None or assessed.edition is None or subject is None:
        return Made(name, assessed.findings)
    findings, files = assessed.findings, assessed.files
    if choice.partial:
        files = folder_files(workspace, templates, subject, with_kept(assessed.edition, there))
        looks = looks_of(templates, styles)
        findings = (*findings, *outdated(audit(files, name, looks), assessed.files, files))
    remade = assessed.remade or Remade(assessed.edition)
    return Made(name, findings, files, subject.earlier, subject.steady, remade.reasons, remade.traces)


def stage_made(
    output: Path, staging: Path, before: Before, made: Made, choice: BuildChoice, memory: Memory | None = None
) -> BuildOutcome:
    """The files of a policy, and the earlier editions that come and go with it, staged; nothing where there is an
    error. `memory`: puts on hold of what the documents were made. Raises OutputError."""
    name, files, standing = made.name, made.files, before.standing
    if files is None:
        return BuildOutcome(name, made.findings)
    findings = (*made.findings, *_of_others(standing, files, name, choice))
    if failed(findings):
        return BuildOutcome(name, findings)
    alone = choice.partial or standing.left_alone(files)  # what a whole build over this folder says is something else
    changed = standing.changed(files)
    staged = stage_policy(staging, name, files, standing) if changed else None
    kept, gone = moved(output, staging, before.shelf, made.earlier, standing)
    traced = (
        memory is not None and made.traces is not None and memory.hold_traces(name, dump_closely(made.traces.as_json()))
    )
    return BuildOutcome(
        name,
        findings,
        tuple(files),
        changed,
        published=True,
        staged=staged,
        kept=kept,
        gone=gone,
        steady=None if alone else made.steady,
        reasons=made.reasons,
        traced=traced,
    )


def _of_others(
    standing: StandingFolder, files: Mapping[str, bytes], name: str, choice: BuildChoice
) -> Iterator[Finding]:
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
    workspace: Workspace, templates: TemplateSet, styles: OutputStyles, subject: CheckSubject, choice: BuildChoice
) -> dict[str, bytes]:
    """Every file of the policy's folder that the choice names, composed and written. Raises TemplateError."""
    edition = make_edition(subject, templates, styles, choice, ())
    return folder_files(workspace, templates, subject, with_kept(edition, {}))


def folder_files(
    workspace: Workspace, templates: TemplateSet, subject: CheckSubject, edition: FinishedEdition
) -> dict[str, bytes]:
    """The files of an edition with ledger, model and manifest."""
    name = subject.loaded.name
    kinds = {
        kind.kind: templates.declared(kind) for kind in templates.kinds.values() if kind.per not in ("site", "revision")
    }
    files = complete(edition, model_json(subject), kinds)
    files[MANIFEST] = dump(manifest(name, subject.status, kinds, inputs(workspace, templates, name), files))
    return files


def model_json(subject: CheckSubject) -> dict[str, object]:
    """policy.json of a checked policy; also what `show --format json` prints."""
    computed = computed_examples(subject.policy)
    data = policy_json(subject.policy, subject.notice, subject.status, computed, subject.plain)
    if subject.draft:  # the start page says so beside the policy's name
        data["draft"] = True
    data |= {"earlier": [each.as_json() for each in subject.earlier]} if subject.earlier else {}
    return data | ({"let_pass": [each.as_json() for each in subject.let_pass]} if subject.let_pass else {})


def inputs(workspace: Workspace, templates: TemplateSet, name: str) -> dict[str, bytes]:
    """Every file that the edition depends on, by its name in the workspace."""
    folder = workspace.policy_folder(name)
    own = {f"{POLICIES}/{name}/{file}": data for file, data in read_folder(folder).items()}
    return own | {f"templates/{file}": data for file, data in templates.contents.items()}
