"""Every class makes mutants with one fault, and a sample of them is killed by the real command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

import pytest

from benchmarks.faults.archive import members
from benchmarks.faults.classes import CLASSES
from benchmarks.faults.fault import Fault, FaultClass, Stage, chosen, mutants
from benchmarks.faults.original import POLICY, Original
from benchmarks.faults.trial import Bench

# These are many faults on purpose: a forger who changes an expression wherever it stands, an older edition as a whole.
_EVERYWHERE = ("settings: ", "forgery: ", "folder: whole edition before")
_SAMPLE = (
    "model: digit of a sum",
    "model: bound dropped",
    "model: tier order",
    "model: lead and cooperating exchanged",
    "model: quote altered by one character",
    "model: award deleted",
    "wording: value typed by hand for a look-up",
    "wording: negation dropped",
    "template: literal fact for a value",
    "notice: unit",
    "notice: date",
    "Word: figure",
    "Word: header",
    "HTML: organisation",
    "HTML: value of a choice",
    "folder: file removed",
    "forgery: labels exchanged, ledger agrees",
    "forgery: letterhead that hides words",
)


@pytest.fixture(scope="module")
def bench(original: Original) -> Iterator[Bench]:
    bench = Bench(original)
    yield bench
    bench.close()


@pytest.fixture(scope="module")
def some(original: Original) -> Callable[[FaultClass], list[Fault]]:
    """Some faults of a class; each class looks through the original once."""
    return cache(lambda each: chosen(list(islice(each.candidates(original), 200)), each.name, 2))


def test_there_are_faults_enough_of_every_kind(some: Callable[[FaultClass], list[Fault]]) -> None:
    assert len({each.name for each in CLASSES}) == len(CLASSES) > 20
    assert [each.name for each in CLASSES if not some(each)] == []


def test_a_mutant_differs_in_one_place(original: Original, some: Callable[[FaultClass], list[Fault]]) -> None:
    faults = [
        fault.what for each in CLASSES for fault in some(each) if not _differs_in_one_place(each, fault, original)
    ]
    assert faults == []


def _differs_in_one_place(each: FaultClass, fault: Fault, original: Original) -> bool:
    before = original.source if each.stage is Stage.SOURCE else original.published
    changed = {name: data for name, data in fault.make().items() if data != before.get(name)}
    if each.name.startswith(_EVERYWHERE):
        return bool(changed)
    if [*changed] != [fault.file]:
        return False
    data = changed[fault.file]
    of_word = fault.file.endswith(".docx") and data is not None and data.startswith(b"PK")
    if not of_word or each.name.startswith("folder: "):
        return True
    return len(_members_changed(before[fault.file], data or b"")) == 1


def _members_changed(before: bytes, data: bytes) -> list[str]:
    try:
        old, new = members(before), members(data)
    except ValueError:
        return []
    return [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]


def test_a_mended_mutant_differs_in_its_file_and_in_the_manifest(original: Original) -> None:
    (kind,) = (each for each in CLASSES if each.name == "Word: figure")
    plain, mended = mutants(kind, original, seed=1, most=1)
    manifest = f"{POLICY}/manifest.json"
    sums = {f"{POLICY}/ledger.json", "site.json"}  # which hold the sums of files and of manifests
    assert {plain.file, manifest} <= set(mended.files) <= {plain.file, manifest, *sums}
    old, new = (json.loads(data)["files"] for data in (original.published[manifest], mended.files[manifest] or b""))
    changed = {f"{POLICY}/{name}" for name in old if old[name] != new[name]}
    assert changed == {plain.file, *mended.files} - {manifest, "site.json"}


def test_the_same_seed_makes_the_same_mutants(original: Original) -> None:
    kind = CLASSES[0]
    first, again, other = ([each.what for each in mutants(kind, original, seed, 5)] for seed in (1, 1, 2))
    assert first == again != other


@pytest.mark.parametrize("name", _SAMPLE)
def test_a_mutant_is_killed(name: str, bench: Bench, original: Original) -> None:
    (kind,) = (each for each in CLASSES if each.name == name)
    mutant = next(mutants(kind, original, seed=7, most=1))
    trial = bench.tried(mutant)
    assert trial.killed, f"{trial.mutant.what}: {trial.command} leaves with {trial.code}"


def test_without_a_fault_nothing_is_killed(bench: Bench, original: Original) -> None:
    kind = CLASSES[0]
    mutant = next(mutants(kind, original, seed=7, most=1))
    name = mutant.file
    unchanged = type(mutant)(mutant.kind, mutant.stage, mutant.against, name, "", {name: original.source[name]})
    trial = bench.tried(unchanged)
    assert (trial.code, trial.killed, trial.equivalent) == (0, False, True)
