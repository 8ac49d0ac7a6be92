"""The types that a model is made of."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

from generator.dataclass import fields_of
from generator.policy.frozen import Frozen


def annotations_of(kind: type[Frozen]) -> dict[str, Any]:
    """The fields of a type with what they are said to hold."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in fields_of(kind)}


def types_below(annotation: Any, found: dict[type[Frozen], None]) -> dict[type[Frozen], None]:
    """Every model type that `annotation` leads to."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen) and annotation not in found:
        found[annotation] = None
        for field in annotations_of(annotation).values():
            types_below(field, found)
    for part in get_args(annotation):
        types_below(part, found)
    return found
