"""Values of the model's types out of what files say: pydantic validates, by types that are made of the model's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING
from functools import cache, reduce
from types import UnionType, new_class
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Tag,
    TypeAdapter,
    ValidationError,
)
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.dataclass import FieldSpec, dataclass, fields_of
from generator.policy.as_data import plain
from generator.policy.frozen import Frozen, HeldTo, Prepared, UnionPart, UnionPartBy, rules_of
from generator.policy.text import Text

Value = TypeVar("Value")


def validated(kind: type[Value], data: object) -> Value:
    """A value of a type of the model. Raises ValidationError."""
    value: Value = _adapter(kind).validate_python(data)
    return value


@cache
def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema of what a file may hold for a type."""
    return _adapter(kind).json_schema(schema_generator=_Schema)


class _Schema(GenerateJsonSchema):
    def encode_default(self, dft: Any) -> Any:
        return plain(dft)


_adapter: Callable[[Any], TypeAdapter[Any]] = cache(lambda kind: TypeAdapter(_for_pydantic(kind)))


def _for_pydantic(annotation: Any) -> Any:
    """An annotation of the model's types as one of pydantic's."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return reduce(_marked, annotation.__metadata__, _for_pydantic(parts[0]))
    if origin in (Union, UnionType):
        return Union[tuple(map(_for_pydantic, parts))]  # noqa: UP007 - of as many as there are
    if isinstance(origin, type):
        return origin[tuple(map(_for_pydantic, parts))]  # type: ignore[index]
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return Annotated[annotation, _OfModel(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Text):
        return Annotated[annotation, _OfText(annotation)]
    return annotation


def _marked(annotation: Any, mark: object) -> Any:
    """An annotation with what one mark of policy/frozen.py holds it to."""
    match mark:
        case HeldTo():
            return Annotated[
                annotation, Field(**{name: value for name, value in mark._asdict().items() if value is not None})
            ]
        case Prepared(function, written):
            in_files = {} if written is ... else {"json_schema_input_type": _for_pydantic(written)}
            return Annotated[annotation, BeforeValidator(function, **in_files)]
        case UnionPart(name):
            return Annotated[annotation, Tag(name)]
        case UnionPartBy(function):
            return Annotated[annotation, Discriminator(function)]
    raise TypeError(mark)


@dataclass(frozen=True, slots=True)
class _OfModel:
    """A type of the model: its keys are validated by a type of pydantic's, then its rules."""

    kind: Any  # a class below Frozen

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._made, handler.generate_schema(_keys_of(self.kind)))

    def _made(self, keys: BaseModel) -> object:
        value = object.__new__(self.kind)
        value.__dict__.update(keys.__dict__)
        for rule in rules_of(self.kind):
            rule(value)
        return value


@cache
def _keys_of(kind: type[Frozen]) -> type[BaseModel]:
    """The type of pydantic's that has the fields of one of the model's, and its name in the schema."""
    hints = get_type_hints(kind, include_extras=True)
    space = {
        "__module__": kind.__module__,
        "__qualname__": kind.__qualname__,
        "__doc__": kind.__doc__,
        "__annotations__": {name: _for_pydantic(hints[name]) for name in fields_of(kind)},
        "model_config": ConfigDict(extra="forbid", defer_build=True),
    }
    given = {name: _field(each) for name, each in fields_of(kind).items() if each.metadata or not each.required}
    return new_class(kind.__name__, (BaseModel,), exec_body=lambda names: names.update(space | given))


def _field(field: FieldSpec) -> Any:
    if field.required:
        return Field(**field.metadata)
    if field.default is MISSING:
        return Field(default_factory=field.default_factory, **field.metadata)
    return Field(default=field.default, **field.metadata)


@dataclass(frozen=True, slots=True)
class _OfText:
    """A text of the model: Numbers are refused, not converted."""

    kind: type[Text]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(
            strict=True, min_length=1, max_length=self.kind.longest, strip_whitespace=True, pattern=self.kind.pattern
        )
        return core_schema.no_info_after_validator_function(self.kind.made, text)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "description": self.kind.description}


__all__ = ["ValidationError", "json_schema", "validated"]
