"""Returned forms against the forms of a workspace: files read side by side, judged one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import field
from datetime import date
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from generator.checks.subject import CheckSubject
from generator.cluster import shared_far
from generator.corrections.apply import corrected
from generator.dataclass import dataclass
from generator.documents.compose import compose
from generator.documents.templates import TemplateSet
from generator.errors import PolicydocsError
from generator.forms.collecting.collected import Collected, collect_form
from generator.forms.collecting.known import Exclusion, KnownAward, KnownForm, Library
from generator.forms.definition.definition import form_definition
from generator.forms.returned.read import Read, read_batch, read_one
from generator.forms.returned.sources import ReturnedFile, sources
from generator.forms.rules.checking import checker
from generator.making import composing
from generator.neighbours import neighbours_of
from generator.notice.read import read_parts
from generator.own_templates import templates_for
from generator.parcel import version
from generator.policy.awards import Award
from generator.policy.chain import chain_of, replaced_by
from generator.policy.forms import Form
from generator.policy.load import load_policy
from generator.policy.status import State, status_on
from generator.policy.ties import TieKind
from generator.policy.wording import clause_label
from generator.worker import end_with_parent
from generator.workspace import POLICIES, Workspace, notice_file

_KIND = "form"
_BATCH = 32  # files that travel to another process together
_WORTH_A_PROCESS = 96  # files that are read before another process has started
_LARGEST_BATCH, _LARGEST_FIRST, _LARGEST_FLIGHT = 8 << 20, 32 << 20, 64 << 20  # bytes of files in memory


@dataclass(slots=True)
class WorkspaceForms:
    """The forms of a workspace; a policy's are composed when the first of them is asked for.

    `carry`: forms of a policy that another one has taken the place of are read as those of the newer one. `broken`:
    policies that could not be loaded, with the reason; their forms count as unknown.
    """

    workspace: Workspace
    templates: TemplateSet
    as_of: date
    carry: bool = False
    broken: dict[str, PolicydocsError | None] = field(default_factory=dict)
    _made: dict[str, dict[str, KnownForm]] = field(default_factory=dict)

    def form(self, policy: str, form: str) -> KnownForm | None:
        """The form of today, None where the workspace has none. With `carry`, where another policy has taken the place
        of this one, the form of that id there."""
        return (self._successor(policy, form) if self.carry else None) or self._own(policy, form)

    def _successor(self, policy: str, form: str) -> KnownForm | None:
        """The form of the last policy of the chain that has one of that id."""
        found, seen = None, {policy}
        while (policy := self._replaced_by(policy)) and policy not in seen:
            seen.add(policy)
            found = self._own(policy, form) or found
        return found

    def _replaced_by(self, policy: str) -> str:
        """The policy that has taken the place of this one on the as-of date; nothing where none has."""
        policies = neighbours_of(self.workspace, policy).policies
        if policy not in policies:
            return ""
        by = replaced_by(chain_of(policies[policy], policies))
        takes_over = by is not None and by.kind is TieKind.REVISES and by.holds_on(self.as_of)
        return str(by.other.id) if by is not None and takes_over else ""

    def _own(self, policy: str, form: str) -> KnownForm | None:
        if policy not in self._made:
            if policy not in self._names():
                return None
            self._made[policy] = self._compose(policy)
        return self._made[policy].get(form)

    def names(self) -> Iterable[tuple[str, str]]:
        """(policy, form) of every form of the workspace."""
        for policy in self._names():
            self.form(policy, "")
            yield from ((policy, form) for form in self._made[policy])

    def _names(self) -> tuple[str, ...]:
        try:
            return self.workspace.policy_names()
        except PolicydocsError:  # no workspace here: every form is checked by its own rules
            return ()

    def _compose(self, policy: str) -> dict[str, KnownForm]:
        try:
            templates = templates_for(self.workspace, policy, self.templates)
            return _known_forms(self.workspace, templates, policy, self.as_of)
        except PolicydocsError as error:
            self.broken[policy] = error
            return {}


def _known_forms(workspace: Workspace, templates: TemplateSet, name: str, as_of: date) -> dict[str, KnownForm]:
    """The forms of a policy by id; none where it cannot be loaded. Raises PolicydocsError."""
    folder = workspace.policy_folder(name)
    loaded = load_policy(folder, f"{POLICIES}/{name}").loaded
    if loaded is None:
        return {}
    path = notice_file(folder)
    notice = corrected(read_parts(path), loaded.policy.readings).notice
    chain = chain_of(loaded.policy, neighbours_of(workspace, name).policies)
    status = status_on(loaded.policy, as_of, chain)
    followed_by = str(status.by.other.id) if status.by and status.state is State.REPLACED else None
    subject = CheckSubject(loaded, notice, status, as_of, path.name)
    forms = {str(form.id): form for form in loaded.policy.forms}
    flat = all("/" not in str(clause.path) for clause in loaded.policy.clauses)
    numbers = {str(clause.id): clause_label(str(clause.path), flat) for clause in loaded.policy.clauses}
    awards = {str(award.id): _known_award(award) for award in loaded.policy.awards}
    known: dict[str, KnownForm] = {}
    for document in compose(composing(subject), templates, {_KIND: templates.kinds[_KIND]}):
        form = forms.get(document.name.rpartition("/")[2])
        if form is not None:
            definition = form_definition(document, name, str(form.edition))
            rules = checker(definition, loaded.policy.eligibility)
            known[str(form.id)] = KnownForm(definition, rules, _awards_of(form, awards), numbers, followed_by)
    return known


def _awards_of(form: Form, awards: dict[str, KnownAward]) -> tuple[KnownAward, ...]:
    return tuple(awards[str(name)] for name in form.awards if str(name) in awards)


def _known_award(award: Award) -> KnownAward:
    exclusions = tuple(
        Exclusion(
            "；".join(str(source.quote) for source in each.source),
            tuple(dict.fromkeys(str(source.clause) for source in each.source)),
        )
        for each in award.exclusions
    )
    return KnownAward(str(award.id), str(award.name), (str(award.name), str(award.trigger)), exclusions)


def collect(paths: Iterable[Path], library: Library, jobs: int, scheduler: str | None = None) -> Iterator[Collected]:
    """Every returned file below `paths`, in order, as a checked record. `jobs`: processes that read files;
    `scheduler`: address of a Dask scheduler whose machines read them instead.

    No more than some batches of files are ever in memory.
    """
    files = sources(paths)
    for name, raw in _read_all(files, jobs) if scheduler is None else _read_far(files, scheduler):
        yield collect_form(name, raw, library)


def _read_far(files: Iterator[ReturnedFile], address: str) -> Iterator[Read]:
    """By the machines of a cluster; what is lost there is read here."""
    for batch in shared_far(read_batch, _batches(files), address, version, read_batch):
        yield from batch


def _read_all(files: Iterator[ReturnedFile], jobs: int) -> Iterator[Read]:
    first = _batch(files, _WORTH_A_PROCESS, _LARGEST_FIRST) if jobs > 1 else []
    more = next(files, None) if first else None
    if more is None:
        yield from map(read_one, chain(first, files))
        return
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=end_with_parent)
    with pool:
        flight = _Flight(pool, 2 * jobs)
        for batch in _batches(chain((more,), files)):
            if flight.is_full:
                yield from map(read_one, first)  # while the others start
                first = []
                yield from flight.land()
            flight.send(batch)
        yield from map(read_one, first)
        while flight.batches:
            yield from flight.land()


@dataclass(slots=True)
class _Flight:
    """Batches that are on their way through other processes, in order; never more than `most`, nor too many bytes."""

    pool: ProcessPoolExecutor
    most: int
    batches: deque[tuple[list[ReturnedFile], Future[list[Read]] | None]] = field(default_factory=deque)
    bytes: int = 0

    @property
    def is_full(self) -> bool:
        """Whether one has to land before the next is sent."""
        return len(self.batches) >= self.most or self.bytes >= _LARGEST_FLIGHT

    def send(self, batch: list[ReturnedFile]) -> None:
        try:
            self.batches.append((batch, self.pool.submit(read_batch, batch)))
        except BrokenProcessPool:
            self.batches.append((batch, None))
        self.bytes += sum(map(_bytes, batch))

    def land(self) -> list[Read]:
        """What the first batch says; it is read here where the process that had it was killed."""
        batch, future = self.batches.popleft()
        self.bytes -= sum(map(_bytes, batch))
        if future is not None:
            with suppress(BrokenProcessPool):
                return future.result()
        return read_batch(batch)


def _batches(files: Iterator[ReturnedFile]) -> Iterator[list[ReturnedFile]]:
    while batch := _batch(files, _BATCH, _LARGEST_BATCH):
        yield batch


def _batch(files: Iterator[ReturnedFile], most: int, largest: int) -> list[ReturnedFile]:
    """The next files, `most` of them, fewer where they have `largest` bytes together."""
    batch: list[ReturnedFile] = []
    size = 0
    while len(batch) < most and size < largest and (file := next(files, None)) is not None:
        batch.append(file)
        size += _bytes(file)
    return batch


def _bytes(file: ReturnedFile) -> int:
    return len(file.data) if isinstance(file.data, bytes) else 0
