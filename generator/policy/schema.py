"""JSON Schema of the model files, for editors (the hint line at the head of each YAML file) and other programs."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from generator.dataclass import fields_of
from generator.policy.load import SIDE_FILES
from generator.policy.model import Policy
from generator.policy.validating import json_schema

# file -> the top-level keys that it holds
SCHEMAS: dict[str, tuple[str, ...]] = {
    "policy": tuple(name for name in fields_of(Policy) if name not in SIDE_FILES.values()),
    **{key: (key,) for key in SIDE_FILES.values()},
}


def schema(name: str) -> dict[str, Any]:
    """The schema of one model file: the part of the whole model that stands in it."""
    whole = json_schema(Policy)
    keys = SCHEMAS[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"policydocs {name}.yaml",
        "type": "object",
        "additionalProperties": False,
        "required": [key for key in whole["required"] if key in keys],
        "properties": {key: whole["properties"][key] for key in keys},
        "$defs": whole["$defs"],
    }


def write_schemas(folder: Path, names: Iterable[str] = tuple(SCHEMAS)) -> None:
    """Write the schema files that the hint lines of the model files name. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        text = json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")


SCHEMA_FOLDER = "docs/schema"


def hint_line(name: str) -> str:
    """The first line of a model file, by which editors find its schema."""
    return f"# yaml-language-server: $schema=../../{SCHEMA_FOLDER}/{name}.schema.json"
