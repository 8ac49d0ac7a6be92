"""Whether a build over what stands is a whole build, byte for byte, whatever changes in the model.

`python -m benchmarks.leaves` takes the policies of benchmarks/every_field, which have a value in every field of the
model (tests/outputs/test_every_field.py). It changes every leaf in turn, leaves out every field that may be left out,
drops the last item of every list, changes every clause of the notice and every leaf of the policies that one is tied
to. Each time the edition that is made over the standing one is compared with one that is made from nothing: documents
and ledger rows. `--every N` takes each Nth change only; `--root .` the workspace of the Qinzhou policy (hours).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any

from generator.build import folder_files
from generator.checking import check_policy
from generator.checks.subject import CheckSubject
from generator.dataclass import FieldSpec, fields_of
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import TemplateSet, load_templates
from generator.errors import TemplateError
from generator.making import BuildChoice, make_edition, remake_edition
from generator.policy.chain import Neighbours, chain_of
from generator.policy.frozen import Frozen
from generator.policy.model import Policy
from generator.policy.status import status_on
from generator.publish.edition import FinishedEdition
from generator.remaking import MadeBefore
from generator.workspace import Workspace
from generator.writers.write import OutputStyles, load_styles

EVERY_FIELD = Path(__file__).parent / "every_field"
DAY = date(2025, 6, 30)


@dataclass(frozen=True, slots=True)
class Change:
    """A subject with one thing changed. `what`: the path of it."""

    what: str
    subject: CheckSubject


def changes(subject: CheckSubject) -> Iterator[Change]:
    """Every change of one leaf, one list, one clause, one leaf of a policy that it is tied to."""
    others = subject.neighbours.policies
    for path, policy in _changed(subject.policy, ""):
        assert isinstance(policy, Policy)
        yield Change(path, _of(subject, policy, others))
    for name, neighbour in others.items():
        for path, policy in _changed(neighbour, "") if name != subject.name else ():
            assert isinstance(policy, Policy)
            yield Change(f"{name}: {path}", _of(subject, subject.policy, {**others, name: policy}))
    notice = subject.notice
    for number, clause in enumerate(notice.clauses):
        other = replace(clause, text=f"{clause.text}另行通知。")
        clauses = (*notice.clauses[:number], other, *notice.clauses[number + 1 :])
        yield Change(f"notice, clause {clause.path}", replace(subject, notice=replace(notice, clauses=clauses)))


def _of(subject: CheckSubject, policy: Policy, others: Mapping[str, Policy]) -> CheckSubject:
    """The subject with another policy, or with others around it."""
    status = status_on(policy, subject.as_of, chain_of(policy, others))
    loaded, around = replace(subject.loaded, policy=policy), Neighbours(others, subject.neighbours.called)
    return replace(subject, loaded=loaded, status=status, neighbours=around)


def _changed(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """`value` with one thing below it changed, for each thing, without validation."""
    if isinstance(value, Frozen):
        for name, field in fields_of(type(value)).items():
            yield from _of_field(value, name, field, f"{path}.{name}".strip("."))
    elif isinstance(value, Mapping):
        for name in value:
            yield from ((below, {**value, name: other}) for below, other in _changed(value[name], f"{path}.{name}"))
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            for below, other in _changed(member, f"{path}.{index}"):
                yield below, (*value[:index], other, *value[index + 1 :])
        if value:
            yield f"{path}, without the last", value[:-1]
    else:
        yield from ((path, other) for other in _others(value))


def _of_field(value: Frozen, name: str, field: FieldSpec, path: str) -> Iterator[tuple[str, Frozen]]:
    own = getattr(value, name)
    for below, other in _changed(own, path):
        yield below, replace(value, **{name: other})
    if not field.required and own != (default := field.unsaid()):
        yield f"{path}, left out", replace(value, **{name: default})


# Another value of the same type; an id may then lead nowhere, which both ways of building must say.
_OTHER: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (bool, lambda value: not value),
    (Enum, lambda value: next((each for each in type(value) if each is not value), value)),
    (str, lambda value: type(value)(f"{value}2")),
    (int, lambda value: value + 1),
    (Decimal, lambda value: value + 1),
    (date, lambda value: value + timedelta(days=400)),
)


def _others(value: object) -> Iterator[object]:
    change = next((other for kind, other in _OTHER if isinstance(value, kind)), None)
    if change is not None:
        yield change(value)


@dataclass(frozen=True, slots=True)
class Tried:
    """`kept`: how many documents stand in spite of the change; where nothing can be built (`refused`), none."""

    same: bool
    kept: int
    refused: bool = False


@dataclass(frozen=True)
class Bench:
    """The standing edition, and what is needed to make others."""

    subject: CheckSubject
    templates: TemplateSet
    styles: OutputStyles
    made_before: MadeBefore

    def tried(self, change: Change) -> Tried:
        """The edition over the standing one beside the one from nothing."""
        over: FinishedEdition | str
        kept = 0
        try:
            remade = remake_edition(change.subject, self.templates, self.styles, self.made_before)
            over, kept = remade.edition, sum(reason is None for reason in remade.reasons.values())
        except _REFUSED as error:
            over = repr(error)
        return Tried(same=over == self._from_nothing(change), kept=kept, refused=isinstance(over, str))

    def _from_nothing(self, change: Change) -> FinishedEdition | str:
        try:
            return make_edition(change.subject, self.templates, self.styles, BuildChoice(), ())
        except _REFUSED as error:
            return repr(error)


# What nothing can be made of: both ways must say the same.
_REFUSED = (TemplateError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RuntimeError)


def bench(name: str, workspace: Workspace | None = None) -> Bench:
    """A policy (of those with every field, where no workspace is named), built from nothing."""
    workspace = workspace or Workspace(EVERY_FIELD)
    templates = load_templates(workspace.template_folders, TEMPLATE_FUNCTIONS)
    styles = load_styles(templates)
    subject = check_policy(workspace, templates, name, DAY).subject
    assert subject is not None
    first = remake_edition(subject, templates, styles, MadeBefore())
    files = folder_files(workspace, templates, subject, first.edition)
    return Bench(subject, templates, styles, MadeBefore(files, first.traces))


def main() -> int:
    parser = argparse.ArgumentParser(description="build over what stands against whole builds")
    parser.add_argument("--every", type=int, default=1, help="take each Nth change only")
    parser.add_argument("--first", type=int, default=0, help="the first one, counted from 0")
    parser.add_argument("--root", type=Path, default=EVERY_FIELD, help="the workspace whose policies are taken")
    asked = parser.parse_args()
    workspace = Workspace(asked.root)
    return max([_all_of(bench(name, workspace), asked.first, asked.every) for name in workspace.policy_names()])


def _all_of(made: Bench, first: int, every: int) -> int:
    """Tries the changes of one policy and tells what came of it; 1 where an edition differs."""
    began, tried, wrong = time.perf_counter(), [], 0
    for change in islice(changes(made.subject), first, None, every):
        tried.append(made.tried(change))
        if not tried[-1].same:
            wrong += 1
            print(f"differs: {change.what}", flush=True)
    kept = sum(each.kept for each in tried) / max(len(tried), 1)
    refused = sum(each.refused for each in tried)
    documents = len(made.made_before.traces.documents) if made.made_before.traces else 0
    print(
        f"{made.subject.name}: {len(tried)} changes, {wrong} of them differ, {refused} leave nothing to compose; "
        f"{kept:.1f} of {documents} documents stand on average; {time.perf_counter() - began:.0f} s",
        flush=True,
    )
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
