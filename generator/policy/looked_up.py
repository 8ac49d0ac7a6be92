"""What the look-ups of a wording show, as reviews hold it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.policy.as_data import without_defaults
from generator.policy.awards import Award, Measure
from generator.policy.forms import Form
from generator.policy.frozen import Frozen
from generator.policy.model import Organisation, Policy, Rule
from generator.policy.paths import resolve
from generator.policy.prose import lookups
from generator.policy.text import OrganisationId, Prose
from generator.policy.walk import Visit

_PRINTED_BY_NAME = (Award, Measure, Rule, Form, Organisation)


def looked_up(policy: Policy, visit: Visit) -> Iterator[str]:
    """What the look-ups of a prose show: wording that was accepted beside one sum is not accepted beside another.

    Of an item that prints as its name (an award) the name; of a clause what is looked up below it, its units.
    """
    for path, value in _resolved(policy, visit):
        if isinstance(value, _PRINTED_BY_NAME):
            yield f"{path} -> {value.title if isinstance(value, Form) else value.name}"
        elif path.startswith("clauses."):
            yield from (f"{path} -> {policy.organisations[name].name}" for name in _units(policy, value))
        else:
            yield f"{path} -> {_shown(value)}"


def _units(policy: Policy, value: object) -> tuple[OrganisationId, ...]:
    """The organisations that a look-up of a clause's units names."""
    names = value if isinstance(value, tuple) else ()
    return tuple(name for name in names if isinstance(name, OrganisationId) and name in policy.organisations)


def dumped(policy: Policy, visit: Visit) -> Iterator[str]:
    """The look-ups as locks of earlier versions hold them: all values of the item that is looked up."""
    for path, value in _resolved(policy, visit):
        if not path.startswith("clauses."):
            yield f"{path} -> {_shown(value)}"


def _shown(value: object) -> str:
    """A value as reviews hold it, an item by what it says."""
    if isinstance(value, Frozen):
        return json.dumps(without_defaults(value), ensure_ascii=False, separators=(",", ":"))
    return str(value)


def _resolved(policy: Policy, visit: Visit) -> Iterator[tuple[str, object]]:
    for path in lookups(str(visit.value)) if isinstance(visit.value, Prose) else ():
        try:
            yield path, resolve(policy, path)
        except LookupError:
            continue  # not of the model itself; where it leads nowhere a check says so
