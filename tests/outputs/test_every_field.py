"""benchmarks/every_field, whose policies have a value in every field: what `python -m benchmarks.leaves` changes is all
there is to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.leaves import EVERY_FIELD
from generator.dataclass import fields_of
from generator.policy.frozen import Frozen
from generator.policy.load import load_policy
from generator.policy.model import Policy
from generator.workspace import Workspace

from ..model_types import types_below

# A length in years is `years` of the line: the type has the field from `Duration`, and refuses it.
REFUSED = {("Lasts", "years")}


def with_values(value: Any) -> Iterator[tuple[str, str]]:
    """(type, field) of everything below that has another value than the one it has when it is left out."""
    if isinstance(value, Frozen):
        for name, field in fields_of(type(value)).items():
            member = getattr(value, name)
            if field.required or member != field.unsaid():
                yield type(value).__name__, name
            yield from with_values(member)
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from with_values(member)
    elif isinstance(value, tuple):
        for member in value:
            yield from with_values(member)


def models() -> Iterator[Policy]:
    workspace = Workspace(EVERY_FIELD)
    for name in workspace.policy_names():
        loaded = load_policy(workspace.policy_folder(name), name).loaded
        assert loaded is not None
        yield loaded.policy


def test_every_field_of_the_model_has_a_value() -> None:
    fields = {(kind.__name__, name) for kind in types_below(Policy, {}) for name in fields_of(kind)}
    assert fields - {each for model in models() for each in with_values(model)} == REFUSED
