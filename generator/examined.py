"""What a policy's files say and what checks find in them, kept: a command that comes after another need not read them.

An entry follows from every file of the policy's folder but review.lock, from the policies that it is tied to and what
all others are called, and from this very code. review.lock and the templates are looked at each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.checks.run import before_lock
from generator.checks.subject import CheckSubject
from generator.corrections.apply import Refusal
from generator.dataclass import dataclass, replace
from generator.finding import FilePlace, Finding
from generator.kept.finding_json import NotPlainError, findings_as_json, findings_of_json
from generator.kept.inputs import sum_of_sums
from generator.kept.steady import steady_of
from generator.kept.values import NoValueError, values_as_json, values_of_json
from generator.notice.model import Notice
from generator.policy.load import LoadedPolicy, Loading, Places
from generator.policy.review import LOCK_FILE, Lock, Reviewed
from generator.policy.review_states import without_lock
from generator.unchanged import Memory

_KIND = "examined"
_UNLIKE = (LookupError, TypeError, ValueError, AttributeError)  # an entry of another shape


@dataclass(frozen=True, slots=True)
class Examined:
    """A policy as it was loaded, its notice as it was read, and what was found.

    `loading`: without the lock; `found`: by check (checks/run.py); `items`: of the model, lock aside; `clean`: texts
    that are known to hold nothing (kept/clean.py).
    """

    loading: Loading
    notice: Notice
    refusals: tuple[Refusal, ...]
    found: Mapping[str, tuple[Finding, ...]]
    items: tuple[Reviewed, ...]
    clean: frozenset[str] = frozenset()

    def with_lock(self, lock: Lock) -> LoadedPolicy:
        assert self.loading.loaded is not None  # noqa: S101 - nothing else is kept
        return replace(self.loading.loaded, lock=lock)


def examine(subject: CheckSubject, notes: tuple[Finding, ...]) -> Examined:
    """All checks that ask neither lock nor templates. `notes`: what loading found."""
    found = before_lock(subject)
    loading = Loading(replace(subject.loaded, lock=Lock()), notes)
    return Examined(loading, subject.notice, subject.refusals, found, without_lock(subject.reviews))


def inputs_of(memory: Memory, name: str) -> str:
    """The sum over all that an entry follows from; none where nothing is known or kept, as for Memory.inputs."""
    own = memory.model_files(name, but=LOCK_FILE)
    return sum_of_sums({"policy": own, **memory.around(name)}) if own else ""


def examined_before(memory: Memory, name: str, inputs: str, as_of: date) -> Examined | None:
    """What was kept of just these inputs, None where that is nothing."""
    if memory.cache is None or not inputs:
        return None
    kept = memory.cache.load(_KIND, memory.place, name, inputs)
    try:
        return _read(kept) if steady_of(kept["steady"]).holds(as_of) else None
    except _UNLIKE:
        return None


def keep_examined(memory: Memory, inputs: str, subject: CheckSubject, examined: Examined) -> None:
    """Once the templates are checked too, in which most texts hold nothing. `inputs`: as they were before the policy
    was loaded; where they are others by now, nothing is kept."""
    if memory.cache is None or not inputs or inputs != inputs_of(memory, subject.name):
        return
    try:
        days, clean = subject.steady.as_json(), sorted(subject.clean.now)
        data = {"steady": days, "clean": clean, **_written(examined)}
    except (NotPlainError, NoValueError):
        return
    memory.cache.store(data, _KIND, memory.place, subject.name, inputs)


def _written(examined: Examined) -> dict[str, object]:
    loaded = examined.loading.loaded
    assert loaded is not None  # noqa: S101 - nothing else is kept
    values = (loaded.policy, loaded.settings, loaded.guesses, examined.notice, examined.refusals, examined.items)
    return {
        "values": values_as_json((loaded.name, *values)),
        "places": [[path, each.file, each.line, each.column] for path, each in loaded.places.by_path.items()],
        "notes": findings_as_json(examined.loading.findings),
        "found": {code: findings_as_json(found) for code, found in examined.found.items()},
    }


def _read(kept: Any) -> Examined:
    name, policy, settings, guesses, notice, refusals, items = values_of_json(kept["values"])
    places = Places({path: FilePlace(*place) for path, *place in kept["places"]})
    loaded = LoadedPolicy(name, policy, places, settings, guesses=guesses)
    found = {code: findings_of_json(each) for code, each in kept["found"].items()}
    return Examined(
        Loading(loaded, findings_of_json(kept["notes"])), notice, refusals, found, items, frozenset(kept["clean"])
    )
