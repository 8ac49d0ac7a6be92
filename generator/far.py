"""Policies built and checked on the machines of a cluster, which have no disk in common with this one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date

from generator.before import Before, read_before
from generator.build import BuildOutcome, stage_made
from generator.check_all import CheckResult
from generator.cluster import shared_far
from generator.dataclass import dataclass, replace
from generator.errors import PolicydocsError
from generator.kept.held_findings import held
from generator.making import BuildChoice, Made
from generator.parcel import Parcel, check_parcel, make_parcel, parcels, version
from generator.publish.findings import policy_unbuildable
from generator.publish.folder import discard
from generator.site import Job, looked_at, lost_twice, standing_outcome, told_of
from generator.unchanged import Memory


def check_far(
    memory: Memory, names: tuple[str, ...], as_of: date, address: str, *, quick: bool
) -> Iterator[CheckResult]:
    """As check_all, on a cluster."""
    parcel = parcels(memory)
    return shared_far(check_parcel, ((parcel(name, as_of), quick) for name in names), address, version, _unfound)


def _unfound(work: tuple[Parcel, bool]) -> CheckResult:
    return CheckResult((policy_unbuildable(lost_twice(), work[0].name),))


@dataclass(frozen=True, slots=True)
class _AtHome:
    """What stays here of a policy that is made elsewhere. `inputs`: the sum over what it is made from."""

    job: Job
    before: Before
    inputs: str


def outcomes_far(jobs: list[Job], address: str) -> Iterator[BuildOutcome]:
    """What comes of each job, made on a cluster and staged here; in their order, as soon as they are there."""
    if not jobs:
        return
    memory, _ = looked_at(jobs[0].memory)
    parcel = parcels(memory)
    waiting: deque[_AtHome | BuildOutcome] = deque()

    def work() -> Iterator[tuple[Parcel, BuildChoice, Before]]:
        for job in jobs:
            try:
                known = standing_outcome(job)
                if known is None:
                    before = read_before(job.workspace, job.name, job.choice, memory)
                    home = _AtHome(job, before, memory.inputs(job.name))
                    sent = (parcel(job.name, job.as_of), job.choice, home.before)
            except (PolicydocsError, OSError) as error:
                known = _unbuilt(job, told_of(error))
            waiting.append(home if known is None else known)
            if known is None:
                yield sent

    for made in shared_far(make_parcel, work(), address, version, _unmade):
        yield from _known(waiting)
        home = waiting.popleft()
        assert isinstance(home, _AtHome)  # noqa: S101
        yield _staged(home, made)
    yield from _known(waiting)


def _known(waiting: deque[_AtHome | BuildOutcome]) -> Iterator[BuildOutcome]:
    """Those before the next one that was sent away."""
    while waiting and isinstance(waiting[0], BuildOutcome):
        yield waiting.popleft()  # type: ignore[misc]


def _staged(home: _AtHome, made: Made) -> BuildOutcome:
    job = home.job
    try:
        staged = stage_made(job.workspace.output, job.staging, home.before, made, job.choice, job.memory)
    except (PolicydocsError, OSError) as error:
        return _unbuilt(job, told_of(error))
    return replace(staged, inputs=home.inputs, findings=held(staged.findings))


def _unbuilt(job: Job, error: PolicydocsError) -> BuildOutcome:
    discard(job.staging / job.name)
    return BuildOutcome(job.name, (policy_unbuildable(error, job.name),))


def _unmade(work: tuple[Parcel, BuildChoice, Before]) -> Made:
    name = work[0].name
    return Made(name, (policy_unbuildable(lost_twice(), name),))
