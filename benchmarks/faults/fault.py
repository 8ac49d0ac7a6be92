"""What a fault is, and how the faults of a class are chosen."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.faults.mending import fully_mended
from benchmarks.faults.text_rules import Edit

if TYPE_CHECKING:
    from benchmarks.faults.original import Original

# File name -> its bytes with the fault; None: the file is gone.
Files = Mapping[str, bytes | None]


_TOLD = 160


class Stage(StrEnum):
    """Where a fault lies: in what a workspace holds, or in what was published from it."""

    SOURCE = "source"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `what`: old and new, for a person; `make`: the files with it, made only when the fault is chosen."""

    file: str
    what: str
    make: Callable[[], Files]


def content_fault(name: str, what: str, data: bytes | None) -> Fault:
    """One file has other content, or (None) is gone."""
    return Fault(name, what, partial(_content, name, data))


def text_fault(name: str, text: str, edit: Edit) -> Fault:
    """One file has its text with an edit in it."""
    return Fault(name, edit.told(text)[:_TOLD], partial(_edited, name, text, edit))


def _content(name: str, data: bytes | None) -> Files:
    return {name: data}


def _edited(name: str, text: str, edit: Edit) -> Files:
    return {name: edit.applied(text).encode()}


Candidates = Callable[["Original"], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class FaultClass:
    """All faults that one rule makes.

    `against`: the folder is consistent in itself (an older edition, a thorough forgery), so only
    `verify --against` can tell. `mendable`: the forger may bring all hashes in line.
    """

    name: str
    stage: Stage
    candidates: Candidates
    against: bool = False
    mendable: bool = False


@dataclass(frozen=True, slots=True)
class Mutant:
    """A chosen fault, ready to be put in place; travels to another process."""

    kind: str
    stage: Stage
    against: bool
    file: str
    what: str
    files: Files


def source(name: str, candidates: Candidates) -> FaultClass:
    """A class of faults in model, templates or notice."""
    return FaultClass(name, Stage.SOURCE, candidates)


def published(name: str, candidates: Candidates, *, against: bool = False, mendable: bool = True) -> FaultClass:
    """A class of faults in finished files."""
    return FaultClass(name, Stage.PUBLISHED, candidates, against, mendable)


def mutants(each: FaultClass, original: Original, seed: int, most: int) -> Iterator[Mutant]:
    """At most `most` faults of a class as mutants, and each of them once more with all hashes mended."""
    for fault in chosen(list(each.candidates(original)), f"{seed} {each.name}", most):
        files = fault.make()
        yield Mutant(each.name, each.stage, each.against, fault.file, fault.what, files)
        if each.mendable:
            mended = with_mended_hashes(files, original.published)
            yield Mutant(f"{each.name}, hashes mended", each.stage, each.against, fault.file, fault.what, mended)


def chosen(faults: Sequence[Fault], seed: str, most: int) -> list[Fault]:
    """`most` of the faults by chance, the files in turn, so that a large file does not take all the places."""
    order = random.Random(seed)
    by_file: dict[str, list[Fault]] = {}
    for fault in order.sample(faults, len(faults)):
        by_file.setdefault(fault.file, []).append(fault)
    turns = (rank for rank in range(max((len(each) for each in by_file.values()), default=0)))
    in_turn = (each[rank] for rank in turns for each in by_file.values() if rank < len(each))
    return [fault for fault, _ in zip(in_turn, range(most), strict=False)]


def with_mended_hashes(files: Files, published: Mapping[str, bytes]) -> Files:
    """The files with a ledger, a manifest and a site.json that tell their new hashes."""
    gone: dict[str, bytes | None] = {name: None for name, data in files.items() if data is None}
    now = {name: data for name, data in {**published, **files}.items() if data is not None}
    mended = fully_mended(now)
    return gone | {name: data for name, data in mended.items() if published.get(name) != data}
