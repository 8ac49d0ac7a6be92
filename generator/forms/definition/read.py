"""A definition read back. Apart from definition.py: what validates it is slow to import."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from generator.forms.definition.definition import FormDefinition


def read_definition(text: str) -> FormDefinition:
    """The definition from the JSON of `as_json`. Raises ValueError where it is none: each value is of its type."""
    return _reader().validate_json(text, strict=True)


@cache
def _reader() -> TypeAdapter[FormDefinition]:
    return TypeAdapter(FormDefinition)
