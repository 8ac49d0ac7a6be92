"""Findings as JSON and back, messages untranslated: whoever reads them chooses the language."""

from __future__ import annotations

import string
from collections.abc import Iterable
from typing import Any

from generator.finding import FilePlace, Finding, Severity
from generator.message import Message
from generator.regex import regex

_NAME = regex(r"[.\[]")  # what stands behind the name of a value: {file.name}, {names[0]}
_WORDS = ("policy", "path", "clause", "words", "mark", "statement")


class NotPlainError(ValueError):
    """A message that would not be the same after the way through JSON."""


def findings_as_json(findings: Iterable[Finding]) -> list[object]:
    """Findings for findings_of_json. Raises NotPlainError."""
    return [_as_json(finding) for finding in findings]


def findings_of_json(data: Any) -> tuple[Finding, ...]:
    """The findings that findings_as_json was given. Raises LookupError, TypeError, ValueError on anything else."""
    return tuple(_finding(each) for each in data)


def _as_json(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": _message_as_json(finding.message),
        "hint": _message_as_json(finding.hint),
        "place": [place.file, place.line, place.column] if place else None,
        **{name: None if (words := getattr(finding, name)) is None else str(words) for name in _WORDS},
    }


def _finding(data: Any) -> Finding:
    return Finding(
        code=data["code"],
        severity=Severity(data["severity"]),
        message=_message(data["message"]),
        hint=_message(data["hint"]),
        place=FilePlace(*data["place"]) if data["place"] else None,
        **{name: data[name] for name in _WORDS},
    )


def _message_as_json(told: Message) -> list[object]:
    as_they_are: set[str] = set()
    for _, place, shape, turned in string.Formatter().parse(told.template):
        name = _NAME.split(place or "")[0]
        if shape or turned or name != (place or ""):
            as_they_are.add(name)
    return [told.template, {name: _value_as_json(value, name in as_they_are) for name, value in told.values.items()}]


def _value_as_json(value: object, as_it_is: bool) -> object:
    """A number, its words, or [template, values]. `as_it_is`: the message asks for more than its words."""
    if isinstance(value, Message):
        return _message_as_json(value)
    if value.__class__ in (str, int):
        return value
    if as_it_is:
        raise NotPlainError(type(value).__name__)
    return str(value)


def _message(data: Any) -> Message:
    template, values = data
    return Message(
        template, {name: _message(value) if isinstance(value, list) else value for name, value in values.items()}
    )
