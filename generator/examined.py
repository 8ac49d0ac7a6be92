"""What a policy's files say and what checks find in them, kept: a command that comes after another need not read them.

An entry follows from every file of the policy's folder but review.lock, from the policies that it is tied to and what
all others are called, and from this very code. review.lock and the templates are looked at each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from generator.checks.known import KnownCheck
from generator.checks.subject import CheckSubject
from generator.corrections.refused import Refusal
from generator.dataclass import dataclass, replace
from generator.finding import FilePlace, Severity
from generator.kept.finding_json import NotPlainError, findings_as_json, findings_of_json
from generator.kept.folder import EXAMINED, UNLIKE
from generator.kept.inputs import sum_of_sums
from generator.kept.steady import steady_of
from generator.kept.values import NoValueError, values_as_json, values_of_json
from generator.notice.model import Notice
from generator.policy.loaded import LoadedPolicy, Loading, Places
from generator.policy.prose import parsed
from generator.policy.prose_tokens import ProseToken
from generator.policy.review import LOCK_FILE, Lock, Reviewed
from generator.policy.review_states import without_lock
from generator.policy.text import Label, Prose
from generator.publish.policy_json import dump_closely, plain_policy
from generator.unchanged import Memory


@dataclass(frozen=True, slots=True)
class Look:
    """A policy as it was loaded, and its notice as it was read; None where the policy could not be loaded."""

    loading: Loading
    notice: Notice | None = None
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """A policy as it was loaded, its notice as it was read, and what was found.

    `loading`: without the lock; `found`: by the checks (checks/run.py). Of one that was kept: `items` of the model, the
    lock aside, `plain`: the model as JSON (publish/policy_json.py), `clean`: texts that hold nothing (kept/clean.py),
    `prose`: the tokens of texts that only the Markdown parser knows.
    """

    loading: Loading
    notice: Notice
    refusals: tuple[Refusal, ...]
    found: tuple[KnownCheck, ...]
    items: tuple[Reviewed, ...] | None = None
    plain: Mapping[str, Any] | None = None
    clean: frozenset[str] = frozenset()
    prose: Mapping[str, tuple[ProseToken, ...]] = field(default_factory=dict)

    def with_lock(self, lock: Lock) -> LoadedPolicy:
        assert self.loading.loaded is not None  # noqa: S101 - nothing else is kept
        return replace(self.loading.loaded, lock=lock)


def inputs_of(memory: Memory, name: str) -> str:
    """The sum over all that an entry follows from; none where nothing is known or kept, as for Memory.inputs."""
    own = memory.model_files(name, but=LOCK_FILE)
    return sum_of_sums({"policy": own, **memory.around(name)}) if own else ""


def examined_before(memory: Memory, name: str, inputs: str, as_of: date) -> Examined | None:
    """What was kept of just these inputs, None where that is nothing."""
    if memory.cache is None or not inputs:
        return None
    kept = memory.cache.load(EXAMINED, memory.place, name, inputs)
    try:
        return _read(kept) if steady_of(kept["steady"]).holds(as_of) else None
    except UNLIKE:
        return None


def keep_examined(memory: Memory, inputs: str, subject: CheckSubject, examined: Examined) -> None:
    """Once the templates are checked too, in which most texts hold nothing. `inputs`: as they were before the policy
    was loaded; where they are others by now, nothing is kept."""
    if memory.cache is None or not inputs or inputs != inputs_of(memory, subject.name):
        return
    try:
        data = {"steady": subject.steady.as_json(), **_written(subject, examined)}
    except (NotPlainError, NoValueError):
        return
    memory.cache.store(dump_closely(data), EXAMINED, memory.place, subject.name, inputs)


def _written(subject: CheckSubject, examined: Examined) -> dict[str, object]:
    loaded, items = subject.loaded, without_lock(subject.reviews)
    prose = parsed(str(visit.value) for visit in subject.visits if isinstance(visit.value, Prose | Label))
    values = (loaded.policy, loaded.settings, loaded.guesses, subject.notice, subject.refusals, items, prose)
    return {
        "values": values_as_json((loaded.name, *values)),
        "places": _places_as_json(loaded.places),
        "notes": findings_as_json(examined.loading.findings),
        "plain": plain_policy(subject.policy),
        "clean": sorted(subject.clean.now),
        "found": [
            [each.code, each.severity.value, None if each.found is None else findings_as_json(each.found)]
            for each in examined.found
        ],
    }


def _read(kept: Any) -> Examined:
    name, policy, settings, guesses, notice, refusals, items, prose = values_of_json(kept["values"])
    loaded = LoadedPolicy(name, policy, _places_of(kept["places"]), settings, guesses=guesses)
    loading = Loading(loaded, findings_of_json(kept["notes"]))
    found = tuple(
        KnownCheck(code, Severity(severity), None if found is None else findings_of_json(found))
        for code, severity, found in kept["found"]
    )
    return Examined(loading, notice, refusals, found, items, kept["plain"], frozenset(kept["clean"]), prose)


def _places_as_json(places: Places) -> list[list[Any]]:
    """Files, then in step: paths, the number of their file, line, column. There are thousands, in four files."""
    files = list(dict.fromkeys(place.file for place in places.by_path.values()))
    number = {file: each for each, file in enumerate(files)}
    found = [(path, number[place.file], place.line, place.column) for path, place in places.by_path.items()]
    return [files, *map(list, zip(*found, strict=True))]


def _places_of(data: Any) -> Places:
    files, paths, numbers, lines, columns = data
    named = (files[number] for number in numbers)
    return Places(dict(zip(paths, map(FilePlace, named, lines, columns), strict=True)))
