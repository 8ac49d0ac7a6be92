"""The JSON Schemas for editors accept what the loader accepts and refuse what it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.policy.load import load_policy
from generator.policy.schema import SCHEMAS, schema

from ..builders import a_model

SEED = Path(__file__).parents[2] / "policies" / "qinzhou-gxq-2021-12"


def as_json(data: Any) -> Any:
    """YAML data as an editor's schema check sees it: dates are text."""
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(value) for value in data]
    return data if isinstance(data, str | int | float | bool) or data is None else str(data)


def errors(name: str, data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema(name)).iter_errors(as_json(data))]


def test_a_schema_is_one_by_its_own_rules() -> None:
    """Each definition that several of them share is looked at once."""
    parts: dict[str, Any] = {}
    for name in SCHEMAS:
        whole = schema(name)
        shared = whole.pop("$defs")
        parts |= {name: whole} | {json.dumps([key, part], sort_keys=True): part for key, part in shared.items()}
    assert len(parts) > len(SCHEMAS)
    for part in parts.values():
        Draft202012Validator.check_schema(part)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_of_the_seed_policy_fit_their_schema(name: str) -> None:
    path = SEED / f"{name}.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {name: []}
    assert errors(name, data) == []


def test_the_seed_policy_loads() -> None:
    assert load_policy(SEED, "policies/seed").findings == ()


def test_a_schema_refuses_unknown_and_missing_keys_and_wrong_ids() -> None:
    model = {key: value for key, value in a_model().items() if key in SCHEMAS["policy"]}
    assert errors("policy", model) == []
    assert any("surprise" in words for words in errors("policy", {**model, "surprise": 1}))
    assert any("'validity' is a required property" in words for words in errors("policy", {"id": "x", "title": "y"}))
    assert any("does not match" in words for words in errors("policy", {**model, "id": "No Id"}))
