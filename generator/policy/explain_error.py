"""Errors of the type checker in the words of a policy office: what was found, what was expected, how to mend it."""

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.dataclass import fields_of
from generator.finding import FilePlace, Finding
from generator.message import NOTHING, Message, message
from generator.policy.model import Policy
from generator.policy.text import UnitName
from generator.policy.validating import json_schema
from generator.policy.yaml_slips import slip_in_key
from generator.policy.yaml_source import Path, dotted

# pydantic's error type -> what was expected
_EXPECTED: dict[str, Message] = {
    "string_type": message("a text; put quotes around what looks like a number or a date"),
    "string_too_short": message("a text that is not empty"),
    "date_type": message("a date such as 2021-12-30, without quotes"),
    "date_from_datetime_parsing": message("a date such as 2021-12-30, without quotes"),
    "date_from_datetime_inexact": message("a date such as 2021-12-30, without quotes"),
    "int_type": message("a whole number"),
    "bool_type": message("true or false"),
    "bool_parsing": message("true or false"),
    "tuple_type": message("a list"),
    "dict_type": message("a mapping of keys to values"),
    "model_type": message("a mapping of keys to values"),
    "too_short": message("at least one entry"),
}


def model_invalid(
    error: ValidationError, data: dict[str, object], places: dict[Path, FilePlace], policy: str
) -> Iterator[Finding]:
    """Every key of a model file must be one that docs/model.md names, hold what it says there, and none may be missing.

    Passes:

        clauses: [{id: c01, path: 一}]

    Fails (an unknown key, a number for an id, a key that is missing):

        clauses: [{id: 1, paht: 一}]
    """
    yield from sorted(_findings(error, data, places, policy), key=_order)


def _order(finding: Finding) -> tuple[bool, str, int, int]:
    """As a reader meets them: policy.yaml first, each file from top to bottom."""
    place = finding.place or FilePlace("")
    return not place.file.endswith("policy.yaml"), place.file, place.line or 0, place.column or 0


def _findings(
    error: ValidationError, data: dict[str, object], places: dict[Path, FilePlace], policy: str
) -> Iterator[Finding]:
    for detail in error.errors(include_url=False):
        if detail["type"] == "too_short" and detail["input"]:
            continue  # pydantic counts the valid entries; what is wrong with the others is told anyway
        path, missing = _path_in(data, detail["loc"])
        words, hint = _words(detail, missing)
        yield Finding(
            code="model-invalid",
            message=words,
            hint=hint,
            policy=policy,
            place=_nearest(places, path),
            path=".".join((*filter(None, (dotted(path, data),)), *map(str, missing))),
        )


def _path_in(data: object, loc: tuple[int | str, ...]) -> tuple[Path, Path]:
    """The part of `loc` that leads through the data, and what is missing behind it.

    `loc` also names members of unions (money, requirement); these lead nowhere in the data and are left out.
    """
    path: list[str | int] = []
    for position, segment in enumerate(loc):
        if (isinstance(data, dict) and segment in data) or (isinstance(data, list) and isinstance(segment, int)):
            data = data[segment]  # type: ignore[index]
        elif position == len(loc) - 1 and isinstance(data, dict):
            return tuple(path), (segment,)
        else:
            continue
        path.append(segment)
    return tuple(path), ()


def _words(detail: ErrorDetails, missing: Path) -> tuple[Message, Message]:
    kind, context = detail["type"], detail.get("ctx", {})
    name = detail["loc"][-1] if detail["loc"] else ""
    if kind == "extra_forbidden":
        return slip_in_key(str(name)) or _unknown_key(str(name))
    if kind == "missing":
        return message("the key {key} is missing", key=missing[-1] if missing else name), message(
            "add it; docs/model.md says what it holds"
        )
    found = _shown(detail["input"])
    if kind in ("enum", "literal_error"):
        choices = str(context["expected"]).replace(" or ", ", ")
        return message("found {found}, expected one of {choices}", found=found, choices=choices), NOTHING
    if kind == "string_pattern_mismatch":
        return _ill_formed(found, context)
    if kind == "value_error":
        return _expected(detail, found, context["error"].args[0]), NOTHING
    expected = _EXPECTED.get(kind) or _limit(context)
    if expected is not None:
        return message("found {found}, expected {expected}", found=found, expected=expected), NOTHING
    return message("found {found}, which is nothing that may stand here", found=found), message("see docs/model.md")


def _unknown_key(name: str) -> tuple[Message, Message]:
    close = difflib.get_close_matches(name, _known_keys(), 1)
    hint = message("did you mean {key}?", key=close[0]) if close else message("remove it, or see docs/model.md")
    return message("unknown key {key}", key=name), hint


def _ill_formed(found: str, context: dict[str, Any]) -> tuple[Message, Message]:
    if context.get("pattern") == UnitName.pattern:
        return message("found {found}, which is no unit", found=found), message(
            "write it without 每, several units joined by ·: 人·月"
        )
    return message("found {found}, which is no identifier", found=found), message(
        "use lower-case letters, digits and hyphens, starting with a letter"
    )


def _expected(detail: ErrorDetails, found: str, expected: Message) -> Message:
    """What a rule of the model's own types expected; a whole item is not printed for the sake of one of its keys."""
    if isinstance(detail["input"], dict):
        return message("expected {expected}", expected=expected)
    return message("found {found}, expected {expected}", found=found, expected=expected)


def _limit(context: dict[str, Any]) -> Message | None:
    """A limit of a number or of the length of a text, where that is what was overstepped."""
    if "max_length" in context:
        return message("{limit} characters or fewer", limit=context["max_length"])
    if "ge" in context:
        return message("{limit} or more", limit=context["ge"])
    if "gt" in context:
        return message("more than {limit}", limit=context["gt"])
    return message("{limit} or less", limit=context["le"]) if "le" in context else None


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _nearest(places: dict[Path, FilePlace], path: Path) -> FilePlace | None:
    while path and path not in places:
        path = path[:-1]
    return places.get(path)


def _known_keys() -> list[str]:
    """Every key that any type of the model knows."""
    definitions = json_schema(Policy)["$defs"].values()
    return sorted(
        {key for definition in definitions for key in definition.get("properties", {})} | set(fields_of(Policy))
    )
