"""The types that a model is made of."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel


def types_below(annotation: Any, found: dict[type[BaseModel], None]) -> dict[type[BaseModel], None]:
    """Every model type that `annotation` leads to."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in found:
        found[annotation] = None
        for field in annotation.model_fields.values():
            types_below(field.annotation, found)
            for part in field.metadata:
                types_below(part, found)
    for part in get_args(annotation):
        types_below(part, found)
    return found
