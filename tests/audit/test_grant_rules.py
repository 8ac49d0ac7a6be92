"""Whatever is changed in the rule that a form computes by, the audit says which field and what the model gives."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from generator.audit.audit import audit
from generator.audit.rederive.form_definition import definition_problems, fingerprint
from generator.audit.subject import AuditSubject
from tests.builders import NAME
from tests.forms.granting_policy import granting_policy

DOCUMENT = "forms/claim"
_ABOUT_FORMS = {"form-page-altered", "form-data-altered", "control-altered", "fingerprint-differs"}


@cache
def subject() -> AuditSubject:
    return AuditSubject(granting_policy().files, NAME)


@cache
def definition() -> dict[str, Any]:
    page = granting_policy().files[f"{DOCUMENT}.html"].decode()
    found = re.search(r'id="form-definition">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of everything that a rule says: figures, ends, fields, what is a percentage."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path


def rules() -> Iterator[tuple[str | int, ...]]:
    for index, field in enumerate(definition()["fields"]):
        for key in ("formula", "within"):
            yield from (("fields", index, key, *path) for path in leaves(field.get(key, {})))


def problems(data: dict[str, Any]) -> list[str]:
    """What the audit says of a definition whose forger has made its fingerprint anew."""
    sealed = {**data, "fingerprint": fingerprint(data)}
    return [str(found) for found in definition_problems(subject(), DOCUMENT, json.dumps(sealed, ensure_ascii=False))]


def test_an_honest_form_has_no_finding() -> None:
    assert [finding for finding in audit(granting_policy().files, NAME) if finding.code in _ABOUT_FORMS] == []
    assert problems(definition()) == []


def test_whatever_is_changed_or_taken_out_of_a_rule_is_found() -> None:
    paths = list(rules())
    assert len(paths) > 25
    for path in paths:
        for forged in (_changed(path), _without(path)):
            found = problems(forged)
            assert len(found) == 1, path
            assert definition()["fields"][path[1]]["name"] in found[0]


@pytest.mark.parametrize(
    ("key", "more"),
    [("limits", [{"figure": "1"}]), ("floor", "1"), ("to", "99"), ("bound", "at_most"), ("measures", [])],
)
def test_what_is_put_into_a_rule_is_found(key: str, more: object) -> None:
    data = copy.deepcopy(definition())
    field = next(each for each in data["fields"] if each["name"] == "claim-reward")
    line = field["formula"]["rule"]["parts"][0]["lines"][1]
    line[key] = more
    assert len(problems(data)) == 1


def _changed(path: tuple[str | int, ...]) -> dict[str, Any]:
    data, owner = _owner(path)
    old = owner[path[-1]]
    owner[path[-1]] = (not old) if isinstance(old, bool) else f"{old}0"
    return data


def _without(path: tuple[str | int, ...]) -> dict[str, Any]:
    data, owner = _owner(path)
    del owner[path[-1]]
    return data


def _owner(path: tuple[str | int, ...]) -> tuple[dict[str, Any], Any]:
    """A copy of the definition, and in it what holds the leaf."""
    data = copy.deepcopy(definition())
    owner: Any = data
    for key in path[:-1]:
        owner = owner[key]
    return data, owner
