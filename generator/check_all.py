"""Many policies checked: in this process, side by side in several, or elsewhere (far.py); what is found is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.crew import shared_out, usual_processes
from generator.dataclass import dataclass
from generator.finding import Finding
from generator.kept.steady import Steady
from generator.publish.findings import policy_unbuildable
from generator.site import WORTH_A_PROCESS, check_one, looked_at, lost_twice
from generator.unchanged import Memory


@dataclass(frozen=True, slots=True)
class CheckJob:
    """One policy to check; travels to another process. `memory`: of the moment in which the check began."""

    memory: Memory
    name: str
    as_of: date
    quick: bool


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found. `steady`: the days for which it would find the same, None where it could not load."""

    findings: tuple[Finding, ...]
    steady: Steady | None = None


def check_all(
    memory: Memory, names: tuple[str, ...], as_of: date, *, quick: bool, jobs: int | None = None
) -> Iterator[CheckResult]:
    """What is found of each of `names`, in their order, as soon as it is there. `jobs`: processes; None: as many as
    pay."""
    processes = jobs or usual_processes(len(names), WORTH_A_PROCESS)
    work = (CheckJob(memory, name, as_of, quick) for name in names)
    return shared_out(check_anew, work, min(processes, len(names)), _lost)


def check_anew(job: CheckJob) -> CheckResult:
    """The findings of a check."""
    memory, around = looked_at(job.memory)
    assessed = check_one(memory.workspace, job.name, job.as_of, quick=job.quick, around=around, memory=memory)
    subject = assessed.checked.subject
    return CheckResult(assessed.findings, None if subject is None else subject.steady)


def _lost(job: CheckJob) -> CheckResult:
    """Of a policy whose process did not come back, though it had the machine for itself."""
    return CheckResult((policy_unbuildable(lost_twice(), job.name),))


def remembered(
    before: Memory, names: tuple[str, ...], found: Iterator[CheckResult], *, quick: bool
) -> Iterator[tuple[Finding, ...]]:
    """The findings of checks, kept for the next ones at the end: whether the files are still those that were checked
    is looked at once for all."""
    known: list[tuple[str, str, Steady, tuple[Finding, ...]]] = []
    inputs = {name: before.inputs(name) for name in names}
    try:
        for name, each in zip(names, found, strict=True):
            if each.steady is not None:
                known.append((name, inputs[name], each.steady, each.findings))
            yield each.findings
    finally:
        after = Memory(before.workspace, before.cache)
        for name, sum_, days, findings in known:
            after.keep_check(name, sum_, days, findings, quick=quick)
