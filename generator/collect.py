"""Returned forms against the forms of a workspace: files read side by side, judged one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from generator.build import composing
from generator.checks.subject import CheckSubject
from generator.corrections.apply import corrected
from generator.documents.compose import compose
from generator.documents.templates import TemplateSet
from generator.errors import PolicydocsError
from generator.forms.checking import checker
from generator.forms.collecting import Collected, collect_form
from generator.forms.definition import form_definition
from generator.forms.known import Exclusion, KnownAward, KnownForm, Library
from generator.forms.returned.batch import Read, read_batch, read_one
from generator.forms.sources import Source, sources
from generator.notice.read import read_parts
from generator.policy.awards import Award
from generator.policy.forms import Form
from generator.policy.load import load_policy
from generator.policy.status import status_on
from generator.workspace import POLICIES, Workspace, notice_file

_KIND = "form"
_BATCH = 32  # files that travel to another process together
_WORTH_A_PROCESS = 96  # files that are read before another process has started


@dataclass(slots=True)
class WorkspaceForms:
    """The forms of a workspace; a policy's are composed when the first of them is asked for.

    `broken`: policies that could not be loaded, with the reason; their forms count as unknown.
    """

    workspace: Workspace
    templates: TemplateSet
    as_of: date
    broken: dict[str, PolicydocsError | None] = field(default_factory=dict)
    _made: dict[str, dict[str, KnownForm]] = field(default_factory=dict)

    def form(self, policy: str, form: str) -> KnownForm | None:
        """The form of today, None where the workspace has none."""
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
            return _known_forms(self.workspace, self.templates, policy, self.as_of)
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
    subject = CheckSubject(loaded, notice, status_on(loaded.policy, as_of), as_of, path.name)
    forms = {str(form.id): form for form in loaded.policy.forms}
    numbers = {str(clause.id): str(clause.path) for clause in loaded.policy.clauses}
    awards = {str(award.id): _known_award(award) for award in loaded.policy.awards}
    known: dict[str, KnownForm] = {}
    for document in compose(composing(subject), templates, {_KIND: templates.kinds[_KIND]}):
        form = forms.get(document.name.rpartition("/")[2])
        if form is not None:
            definition = form_definition(document, name, str(form.edition))
            rules = checker(definition, loaded.policy.eligibility)
            known[str(form.id)] = KnownForm(definition, rules, _awards_of(form, awards), numbers)
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


def collect(
    paths: Iterable[Path], library: Library, jobs: int, done: Callable[[Collected], None] = lambda _: None
) -> Iterator[Collected]:
    """Every returned file below `paths`, in order, as a checked record. `jobs`: processes that read files.

    No more than some batches of files are ever in memory.
    """
    for name, raw in _read_all(sources(paths), jobs):
        collected = collect_form(name, raw, library)
        done(collected)
        yield collected


def _read_all(files: Iterator[Source], jobs: int) -> Iterator[Read]:
    first = list(islice(files, _WORTH_A_PROCESS)) if jobs > 1 else []
    if len(first) < _WORTH_A_PROCESS:
        yield from map(read_one, chain(first, files))
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        batches = _batches(files)
        waiting = deque(pool.submit(read_batch, batch) for batch in islice(batches, 2 * jobs))
        yield from map(read_one, first)  # while the others start
        for batch in batches:
            waiting.append(pool.submit(read_batch, batch))
            yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(files: Iterator[Source]) -> Iterator[list[Source]]:
    while batch := list(islice(files, _BATCH)):
        yield batch
