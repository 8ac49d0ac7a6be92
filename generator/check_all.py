"""Policies checked, one by one or side by side: what the cache knows stands, the others are shared out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.build import steady
from generator.crew import shared_out, usual_processes
from generator.finding import Finding
from generator.publish.findings import policy_unbuildable
from generator.site import WORTH_A_PROCESS, check_one, lost_twice
from generator.unchanged import Memory

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CheckJob:
    """One policy to check; travels to another process. `memory`: of the moment in which the check began."""

    memory: Memory
    name: str
    as_of: date
    quick: bool


def check_all(
    memory: Memory, names: tuple[str, ...], as_of: date, *, quick: bool, jobs: int | None = None
) -> Iterator[Findings]:
    """The findings on each of `names`, in their order, as soon as they are there. `jobs`: processes; None: as many as
    pay."""
    processes = jobs or usual_processes(len(names), WORTH_A_PROCESS)
    work = (CheckJob(memory, name, as_of, quick) for name in names)
    yield from shared_out(check_anew, work, min(processes, len(names)), lost)


def check_anew(job: CheckJob) -> Findings:
    """The findings of a check, kept for the next one."""
    before = job.memory
    inputs = before.inputs(job.name)
    assessed = check_one(before.workspace, job.name, job.as_of, quick=job.quick)
    if assessed.checked.subject is not None:
        after = Memory(before.workspace, before.cache)
        after.keep_check(job.name, inputs, steady(assessed.checked.subject), assessed.findings, quick=job.quick)
    return assessed.findings


def lost(job: CheckJob) -> Findings:
    """Of a policy whose process did not come back, though it had the machine for itself."""
    return (policy_unbuildable(lost_twice(), job.name),)
