"""JSON Schema of the model files, for editors (the hint line at the head of each YAML file) and other programs."""

from typing import Any

from generator.policy.load import SIDE_FILES
from generator.policy.model import Policy

# file -> the top-level keys that it holds
SCHEMAS: dict[str, tuple[str, ...]] = {
    "policy": tuple(name for name in Policy.model_fields if name not in SIDE_FILES.values()),
    **{key: (key,) for key in SIDE_FILES.values()},
}


def schema(name: str) -> dict[str, Any]:
    """The schema of one model file: the part of the whole model that stands in it."""
    whole = Policy.model_json_schema()
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
