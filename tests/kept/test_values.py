"""Frozen values on their way through JSON: the same to the type, or refused."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from benchmarks.leaves import DAY, EVERY_FIELD
from generator.checking import check_policy
from generator.checks.subject import CheckSubject
from generator.finding import FilePlace, Severity
from generator.kept.values import NoValueError, values_as_json, values_of_json
from generator.own_templates import templates_of
from generator.policy.text import Id
from generator.policy.values import Bound, Money
from generator.workspace import Workspace


def through_json(value: object) -> Any:
    return values_of_json(json.loads(json.dumps(values_as_json(value), ensure_ascii=False)))


def told(value: Any) -> Iterator[tuple[type, object]]:
    """Type and content of a value and of all that is below it."""
    parts: list[Any] = []
    if isinstance(value, Mapping):
        parts = [part for pair in value.items() for part in pair]
    elif isinstance(value, tuple):
        parts = list(value)
    elif dataclasses.is_dataclass(value):
        parts = [tuple(vars(value)), *vars(value).values()]
    yield type(value), None if parts else value
    for part in parts:
        yield from told(part)


@pytest.fixture(scope="module")
def subjects() -> list[CheckSubject]:
    """Policies with a value in every field there is."""
    workspace = Workspace(EVERY_FIELD)
    checked = (check_policy(workspace, templates_of(workspace), name, DAY) for name in workspace.policy_names())
    return [each.subject for each in checked if each.subject is not None]


def test_policies_with_every_field_come_back_the_same(subjects: list[CheckSubject]) -> None:
    assert subjects
    for subject in subjects:
        for value in (subject.policy, subject.notice, subject.loaded.settings, subject.reviews, subject.refusals):
            back = through_json(value)
            assert back == value
            assert list(told(back)) == list(told(value))


# Reads values in a process that has imported no module of theirs, and says what it got.
_APART = """
import json, sys
from generator.kept.values import values_as_json, values_of_json
given = json.load(sys.stdin)
assert "generator.policy.model" not in sys.modules
value = values_of_json(given)
assert json.loads(json.dumps(values_as_json(value))) == given
print(type(value).__name__, *(type(each).__name__ for each in value))
"""


def test_values_come_back_where_no_module_of_theirs_is_loaded(subjects: list[CheckSubject]) -> None:
    """Else an import that goes from a command would cost it what is kept, and nobody would see."""
    subject = subjects[0]
    value = (subject.policy, subject.notice, subject.loaded.settings, *subject.refusals)
    given = json.dumps(values_as_json(value))
    ran = subprocess.run([sys.executable, "-c", _APART], input=given, capture_output=True, text=True, check=False)
    assert ran.stdout.split()[:4] == ["tuple", "Policy", "Notice", "CheckSettings"], ran.stderr


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0.5,
        "二十万元",
        Decimal("0.10"),
        date(2025, 6, 30),
        (),
        ((1,), "a"),
        frozenset({"b", "a"}),
        {"a": (1, None), Id("b"): {}},
        Bound.AT_MOST,
        Severity.NOTE,
        Id("gazelle"),
        FilePlace("policy.yaml", 3),
        Money(value=Decimal("5.5"), unit="CNY"),
        Money(value=Decimal(5), unit="CNY", bound=Bound.EXACT),
    ],
)
def test_each_kind_of_value_keeps_its_type(value: object) -> None:
    assert list(told(through_json(value))) == list(told(value))


class Stranger(Enum):
    """A class that is none of the package's."""

    ONE = 1


@dataclasses.dataclass(frozen=True)
class Strange:
    inner: object


@pytest.mark.parametrize("value", [object(), [1], {1}, b"x", Path("a"), Stranger.ONE, Strange(1), (1, Strange(1))])
def test_what_is_no_such_value_is_refused(value: object) -> None:
    with pytest.raises(NoValueError):
        values_as_json(value)


@pytest.mark.parametrize(
    "shape",
    [
        ["enum", "os", "PathLike", []],
        ["fields", "subprocess", "Popen", ["args"]],
        ["fields", "generator.not_there", "Nothing", []],
        ["fields", "generator..finding", "FilePlace", ["file"]],
        ["fields", "generator.", "FilePlace", ["file"]],
        ["fields", "generator.finding\0", "FilePlace", ["file"]],
        ["fields", "generators.finding", "FilePlace", ["file"]],
        ["fields", 1, "FilePlace", ["file"]],
        ["fields", "generator.finding", 1, ["file"]],
        ["fields", "generator.finding", "NotThere", []],
        ["fields", "generator.finding", "FilePlace", ["file", "row"]],
        ["fields", "generator.policy.values", "Money", ["value", "unit"]],
        ["nothing", "", "", []],
        ["tuple"],
        "tuple",
        None,
    ],
)
def test_another_shape_is_no_value(shape: object) -> None:
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        values_of_json({"shapes": [shape], "value": [0, "a", "b"]})


@pytest.mark.parametrize(
    "data", [None, [], {}, {"shapes": []}, {"shapes": [], "value": [0]}, {"shapes": 1, "value": 1}]
)
def test_anything_else_is_no_value(data: object) -> None:
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        values_of_json(data)
