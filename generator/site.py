"""A whole workspace: its policies built one by one or side by side, the site's start page and assets last."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from generator.build import Assessed, BuildOutcome, assess_policy, build_policy
from generator.checking import Checked, check_policy
from generator.collector import spare_what_stays
from generator.crew import shared_out, usual_processes
from generator.dataclass import dataclass, replace
from generator.documents.templates import TemplateSet
from generator.errors import OutputError, PolicydocsError
from generator.kept.folder import open_cache
from generator.kept.held_findings import held
from generator.making import BuildChoice
from generator.message import Message, message
from generator.neighbours import Neighbourhood
from generator.own_templates import templates_for, templates_of
from generator.publish.findings import policy_unbuildable
from generator.publish.folder import discard, told
from generator.publish.journal import Journal, StagedPolicy, clear_staging, has_journal, staging_folder, write_journal
from generator.publish.leftovers import clear_leftovers
from generator.publish.lock import locked
from generator.publish.manifest import sha256
from generator.publish.shelf import policy_of
from generator.publish.standing_site import standing_site
from generator.publish.switch import clear_old, finish, put_site, retire, stage_site, switch_policies
from generator.start_page import start_page
from generator.unchanged import Memory
from generator.workspace import Workspace
from generator.writers.write import OutputStyles, load_styles

WORTH_A_PROCESS = 3  # policies that take as long as it takes to start a process


@dataclass(frozen=True, slots=True)
class Job:
    """One policy to build, and where its files are staged; travels to another process. `memory`: of the moment in
    which the build began."""

    memory: Memory
    name: str
    as_of: date
    choice: BuildChoice
    staging: Path

    @property
    def workspace(self) -> Workspace:
        return self.memory.workspace


def build_all(
    workspace: Workspace,
    names: tuple[str, ...],
    as_of: date,
    choice: BuildChoice,
    *,
    jobs: int | None = None,
    elsewhere: Callable[[list[Job]], Iterator[BuildOutcome]] | None = None,
    waiting: Callable[[Message], None] = lambda _: None,
    done: Callable[[BuildOutcome], None] = lambda _: None,
) -> tuple[BuildOutcome, ...]:
    """Build `names` into a staging folder, then publish them in one go with the start page over all policies.

    `jobs`: processes on this machine, None: as many as pay; `elsewhere`: what shares them out over other
    machines instead (far.py); `waiting` hears of another build that this one has to wait for, `done` of each policy
    when it is ready to be published.
    Raises TemplateError, and OutputError where the work cannot start or the start page cannot be replaced: then
    nothing is published.
    """
    output = workspace.output
    build = secrets.token_hex(8)
    memory = Memory(workspace, open_cache(), build)
    templates, styles = _styles_of(workspace, memory.templates)
    with locked(output, waiting):
        finish(output)
        clear_leftovers(output)
        work = [Job(memory, name, as_of, choice, staging_folder(output, build)) for name in names]
        try:
            outcomes = tuple(_telling((elsewhere(work) if elsewhere else _outcomes(work, jobs)), done))
            if any(outcome.published for outcome in outcomes):
                failed = _publish(output, build, outcomes, (templates, styles), force=choice.force)
                outcomes = tuple(_with_failure(outcome, failed.get(outcome.name)) for outcome in outcomes)
                _remember(memory, outcomes, public=choice.public)
        finally:
            if not has_journal(output):
                clear_staging(output)
    return outcomes


def _remember(before: Memory, outcomes: tuple[BuildOutcome, ...], *, public: bool) -> None:
    """What stands now, and of what it was made, for the next build."""
    after = Memory(before.workspace, before.cache)
    for outcome in outcomes:
        if not outcome.published or not outcome.inputs or after.inputs(outcome.name) != outcome.inputs:
            continue  # somebody has worked on the model or a template meanwhile: nobody knows which was read
        if outcome.steady is not None:
            after.keep_edition(
                outcome.name, outcome.inputs, outcome.steady, outcome.findings, outcome.files, public=public
            )
        if outcome.traced:
            after.keep_traces(outcome.name, before.moment)
    if after.templates == before.templates:
        after.keep_start_page()


def _telling(outcomes: Iterator[BuildOutcome], done: Callable[[BuildOutcome], None]) -> Iterator[BuildOutcome]:
    for outcome in outcomes:
        done(outcome)
        yield outcome


def _publish(
    output: Path,
    build: str,
    outcomes: tuple[BuildOutcome, ...],
    looks: tuple[TemplateSet, OutputStyles],
    *,
    force: bool,
) -> dict[str, Message]:
    """Everything in place, or nothing; a folder that cannot be replaced stays, and the start page is made over it.

    From the journal on the publication is finished by the next command, should this one be killed. Returns, by
    policy, why its folder could not be replaced.
    """
    staging = staging_folder(output, build)
    # An earlier edition first: it stands before its policy's page leads to it.
    staged = [each for outcome in outcomes for each in (*outcome.kept, outcome.staged) if each is not None]
    gone = tuple(each for outcome in outcomes for each in outcome.gone)
    journal = _prepared(
        output, build, staged, start_page(output, {s.name: staging / s.name for s in staged}, *looks), force, gone
    )
    if journal is None:
        return {}
    failed = switch_policies(output, journal)
    if failed:  # of those that could not be replaced the earlier editions stay too
        left = [each for each in staged if each.name not in failed]
        gone = tuple(each for each in gone if policy_of(each.name) not in failed)
        site = start_page(output, {}, *looks)
        journal = _prepared(output, build, left, site, force, gone) or Journal(build, tuple(left), gone=gone)
    with told(output):
        retire(output, journal)
        put_site(output, journal)
        clear_old(output, journal)
    return failed


def _prepared(
    output: Path,
    build: str,
    staged: list[StagedPolicy],
    site: dict[str, bytes],
    force: bool,
    gone: tuple[StagedPolicy, ...],
) -> Journal | None:
    """The journal, in force; None where nothing is to be published."""
    replaced = standing_site(output, site, force=force)
    new = {name: data for name, data in site.items() if replaced.get(name) != sha256(data)}
    if not new and not staged and not gone and replaced.keys() <= site.keys():
        return None
    taken = {name: data for name, data in replaced.items() if name in new or name not in site}
    journal = Journal(build, tuple(staged), stage_site(staging_folder(output, build), new, taken), gone)
    with told(output):
        write_journal(output, journal)
    return journal


def _with_failure(outcome: BuildOutcome, problem: Message | None) -> BuildOutcome:
    if problem is None:
        return replace(outcome, staged=None)
    hint = message("close the files of this folder in Word and the file manager, then build again")
    finding = policy_unbuildable(OutputError(problem, hint=hint), outcome.name)
    return BuildOutcome(outcome.name, (*outcome.findings, finding))


def _outcomes(work: list[Job], jobs: int | None) -> Iterator[BuildOutcome]:
    processes = jobs or usual_processes(len(work), WORTH_A_PROCESS)
    return shared_out(build_one, work, min(processes, len(work)), _lost)


def _lost(job: Job) -> BuildOutcome:
    """Of a policy whose process did not come back, though it had the machine for itself."""
    discard(job.staging / job.name)
    return BuildOutcome(job.name, (policy_unbuildable(lost_twice(), job.name),))


def lost_twice() -> PolicydocsError:
    """Why there is nothing of a policy whose process was killed, and the one that tried again too."""
    return PolicydocsError(
        message("the process that built it was ended from outside, twice"),
        hint=message("see whether memory suffices: close other programs, or build this policy on another machine"),
    )


def build_one(job: Job) -> BuildOutcome:
    """Build one policy; what stops it comes back as a finding, so that the other policies go on."""
    try:
        memory, around = looked_at(job.memory)
        standing = standing_outcome(job)
        if standing is not None:
            return standing
        inputs = memory.inputs(job.name)
        templates, styles = styles_for(job.workspace, job.name, memory.templates)
        made = build_policy(
            job.workspace, templates, styles, job.name, job.as_of, job.choice, job.staging, memory, around
        )
        return replace(made, inputs=inputs, findings=held(made.findings))
    except (PolicydocsError, OSError) as error:
        discard(job.staging / job.name)
        return BuildOutcome(job.name, (policy_unbuildable(told_of(error), job.name),))


def standing_outcome(job: Job) -> BuildOutcome | None:
    """Of a policy that needs no work; None where something is to be done, or nobody knows."""
    if job.choice.partial or job.choice.keep is not None:
        return None
    memory, _ = looked_at(job.memory)
    standing = memory.stands(job.name, job.as_of, public=job.choice.public)
    if standing is None:
        return None
    return BuildOutcome(job.name, standing.findings, standing.files, published=True, reasons=standing.documents)


@lru_cache(maxsize=1)
def looked_at(memory: Memory) -> tuple[Memory, Neighbourhood]:
    """What a process has looked at of the workspace of one build: the ties of thousands of policies are read once a
    process, not once for each policy that travels to it."""
    return memory, Neighbourhood(memory.workspace)


def told_of(error: PolicydocsError | OSError) -> PolicydocsError:
    """What the system refuses, a file without the right to read it for example, concerns one policy."""
    if isinstance(error, PolicydocsError):
        return error
    return PolicydocsError(message("{file}: {problem}", file=error.filename, problem=error.strerror or error))


def check_one(
    workspace: Workspace,
    name: str,
    as_of: date,
    *,
    quick: bool = False,
    around: Neighbourhood | None = None,
    memory: Memory | None = None,
) -> Assessed:
    """Check one policy as `build` does, with everything composed and audited in memory; `quick`: without that;
    `around`: the workspace's, where many policies are checked; `memory`: as for check_policy.

    What cannot be read comes back as a finding, so that the other policies go on.
    """
    try:
        templates, styles = styles_for(workspace, name, (memory or Memory(workspace, None)).templates)
        if not quick:
            return assess_policy(workspace, templates, styles, name, as_of, BuildChoice(), around=around, memory=memory)
        checked = check_policy(workspace, templates, name, as_of, around, memory=memory)
    except (PolicydocsError, OSError) as error:
        checked = Checked(name, (policy_unbuildable(told_of(error), name),))
    return Assessed(checked, checked.findings)


def styles_for(workspace: Workspace, name: str, sum_: str) -> tuple[TemplateSet, OutputStyles]:
    """Templates and styles of one policy: those of the workspace, unless it has some of its own."""
    templates, styles = _styles_of(workspace, sum_)
    own = templates_for(workspace, name, templates)
    return (templates, styles) if own is templates else (own, load_styles(own))


@lru_cache(maxsize=8)
def _styles_of(workspace: Workspace, _sum: str) -> tuple[TemplateSet, OutputStyles]:
    """Templates and styles of a workspace, read once a process as long as the sum over them is the same."""
    templates = templates_of(workspace)
    styles = load_styles(templates)
    spare_what_stays()  # for the whole build
    return templates, styles
