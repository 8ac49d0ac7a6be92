"""Another id for an item: where it stands, where it is named, in look-ups of prose, in what was accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.dataclass import dataclass
from generator.policy.model import Policy
from generator.policy.review import Accepted, Reviewed, ReviewState
from generator.policy.text import AwardId, ClauseId, FieldId, FormId, OrganisationId
from generator.policy.walk import walk
from generator.policy.yaml_scalars import Scalar, replaced, scalars_of
from generator.policy.yaml_source import read_yaml
from generator.regex import regex

# collection of an item -> the type by which other items name it
_NAMED_BY: Mapping[str, type[str]] = {
    "awards": AwardId,
    "clauses": ClauseId,
    "forms": FormId,
    "organisations": OrganisationId,
    "fields": FieldId,
}
_THEMES = regex(r"measures\.[^.]+\.theme\Z")
_STEPS = regex(r"examples\.[^.]+\.steps\.")


@dataclass(frozen=True, slots=True)
class Renaming:
    """`path`: of the item (awards.award-3, awards.gazelle.parts.once); `new`: the id that it gets."""

    path: str
    new: str

    @property
    def old(self) -> str:
        return self.path.rpartition(".")[2]

    @property
    def above(self) -> str:
        return self.path.rpartition(".")[0]

    @property
    def collection(self) -> str:
        return self.above.rpartition(".")[2]

    @property
    def renamed(self) -> str:
        return f"{self.above}.{self.new}"

    def of(self, path: str) -> str:
        """A path of the model after the renaming."""
        inside = path == self.path or path.startswith(f"{self.path}.")
        return self.renamed + path[len(self.path) :] if inside else path


def items_called(policy: Policy, name: str) -> tuple[str, ...]:
    """Paths of the items that have the id, or that path; one that stands by itself goes before those inside others."""
    paths = dict.fromkeys(visit.path for visit in walk(policy) if _is_item(visit.value))
    paths |= dict.fromkeys(f"organisations.{key}" for key in policy.organisations)
    found = tuple(path for path in paths if path == name or path.rpartition(".")[2] == name)
    first = tuple(path for path in found if path.count(".") == 1)
    return first if len(first) == 1 else found


def _is_item(value: object) -> bool:
    return getattr(value, "id", None) is not None and not isinstance(value, Policy)


def siblings(policy: Policy, renaming: Renaming) -> frozenset[str]:
    """The ids beside the item."""
    paths = [*(visit.path for visit in walk(policy) if _is_item(visit.value))]
    paths += [f"organisations.{key}" for key in policy.organisations]
    return frozenset(path.rpartition(".")[2] for path in paths if path.rpartition(".")[0] == renaming.above)


def renamed_texts(texts: Mapping[str, str], policy: Policy, renaming: Renaming) -> dict[str, str]:
    """The files of a policy (name -> text) with the new id; comments and everything else stay as they were."""
    named = _naming(policy, renaming)
    return {name: _renamed(name, text, named, renaming) for name, text in texts.items()}


def _naming(policy: Policy, renaming: Renaming) -> frozenset[str]:
    """Paths of the values that name the item by its id alone."""
    kind = _NAMED_BY.get(renaming.collection)
    form = ".".join(renaming.path.split(".")[:2]) + "."
    found = set()
    for visit in walk(policy):
        typed = kind is not None and isinstance(visit.value, kind) and visit.value == renaming.old
        inside = kind is not FieldId or visit.path.startswith(form)
        if typed and inside and not visit.path.endswith(".id"):
            found.add(visit.path)
    return frozenset(found)


def _renamed(name: str, text: str, named: frozenset[str], renaming: Renaming) -> str:
    data = read_yaml(text, name).data
    whole = re.compile(rf"(?<![\w.\-]){re.escape(renaming.path)}(?![\w\-])")
    quoted = re.compile(rf"\(clause:{re.escape(renaming.old)}\)")

    def changes() -> Iterator[tuple[Scalar, str]]:
        for scalar in scalars_of(text, data):
            raw = text[scalar.start : scalar.end]
            words = raw.replace(renaming.old, renaming.new, 1) if _names(scalar, named, renaming) else raw
            words = whole.sub(renaming.renamed, words)
            if renaming.collection == "clauses" and renaming.above == "clauses":
                words = quoted.sub(f"(clause:{renaming.new})", words)
            if words != raw:
                yield scalar, words

    return replaced(text, changes())


def _names(scalar: Scalar, named: frozenset[str], renaming: Renaming) -> bool:
    """Whether the scalar is the item's id where it stands, or names the item."""
    if scalar.value != renaming.old:
        return False
    if scalar.is_key:
        return scalar.path == renaming.path and renaming.above == "organisations"
    if scalar.path == f"{renaming.path}.id" or scalar.path in named:
        return True
    return _is_reference(scalar, renaming.above) or _is_input_of(scalar, renaming.path)


def _is_reference(scalar: Scalar, above: str) -> bool:
    """Whether the scalar names a clause or a theme by the place where it stands."""
    if above == "clauses":
        return scalar.key == "clause"
    return above == "themes" and _THEMES.search(scalar.path) is not None


def _is_input_of(scalar: Scalar, path: str) -> bool:
    """Whether the scalar is an input of the worked example that `path` lies in."""
    example = ".".join(path.split(".")[:2])
    return path.startswith("examples.") and scalar.path.startswith(example) and _is_input(scalar)


def _is_input(scalar: Scalar) -> bool:
    return scalar.key == "inputs" and _STEPS.search(scalar.path) is not None


def renamed_lock(
    lock: Mapping[str, Accepted], before: tuple[Reviewed, ...], after: tuple[Reviewed, ...], renaming: Renaming
) -> dict[str, Accepted]:
    """What was accepted, under the new paths. An item that was accepted as it stood stays so: only an id changed.

    `before`, `after`: the items of the model before and after the renaming, held against nothing.
    """
    now = {each.path: each for each in after}
    held = {each.path for each in before if each.state is ReviewState.ACCEPTED}
    result: dict[str, Accepted] = {}
    for path, accepted in lock.items():
        target = renaming.of(path)
        found = now.get(target)
        fresh = path in held and found is not None
        result[target] = _as_it_is(found, accepted) if fresh and found else accepted
    return result


def _as_it_is(found: Reviewed, accepted: Accepted) -> Accepted:
    return found.accepted_by(accepted.by, accepted.on, accepted.carried)
