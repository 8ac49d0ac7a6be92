"""drafted.json: which items of a policy's files the program made, and what they were; by it a person's own are told.

An item that is as it was made may be made anew; one that was changed, or that is not in the record, is a person's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.plain_json import read_json
from generator.policy.renaming import Renaming
from generator.policy.yaml_source import read_yaml

RECORD_FILE = "drafted.json"
EDITION = "edition"
FILES: Mapping[str, str] = {  # part of the model -> the file in which it stands
    "definitions": "policy.yaml",
    "clauses": "policy.yaml",
    "organisations": "policy.yaml",
    "awards": "policy.yaml",
    "joint_caps": "policy.yaml",
    "measures": "policy.yaml",
    "rules": "policy.yaml",
    "eligibility": "policy.yaml",
    "forms": "forms.yaml",
    "faq": "faq.yaml",
}


def made_of(files: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """The record of files as plain values: path of an item -> as what it was made, and the SHA-256 of what was made."""
    return {
        path: {"as": path, "sha256": digest(item)}
        for part, file in FILES.items()
        for path, item in items_of(part, files.get(file, {}))
    }


def items_of(part: str, data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """(path, value) of the items of a part that are told apart: members of lists, questions, eligibility whole."""
    value = data.get(part)
    if part == "faq":
        for group in (value or {}).get("groups", ()):
            for question in group["questions"]:
                yield f"faq.groups.{group['id']}.questions.{question['id']}", question
    elif part == "organisations":
        yield from ((f"{part}.{name}", item) for name, item in (value or {}).items())
    elif isinstance(value, list):
        yield from ((f"{part}.{item['id']}", item) for item in value)
    elif value is not None:
        yield part, value


def still_as_made(folder: Path) -> frozenset[str]:
    """The items of a policy's folder that stand as the program drafted them; none where there is no sound record."""
    try:
        record = read_record((folder / RECORD_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return frozenset()
    made: set[str] = set()
    for file in dict.fromkeys(FILES.values()):
        data = read_yaml((folder / file).read_text("utf-8"), file).data if (folder / file).is_file() else {}
        found = (each for part, name in FILES.items() if name == file for each in items_of(part, data))
        made |= {path for path, item in found if record.get(path, {}).get("sha256") == digest(item)}
    return frozenset(made)


def digest(item: object) -> str:
    """The SHA-256 of a value; layout and comments of its YAML do not matter, nor the edition that `review` sets."""
    if isinstance(item, Mapping):
        item = {key: value for key, value in item.items() if key != EDITION}
    told = json.dumps(item, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def read_record(text: str | None) -> dict[str, dict[str, str]]:
    """A record; empty where there is none. Raises ValueError where the file is none."""
    told = read_json(text) if text is not None else {}
    if not isinstance(told, dict) or not all(isinstance(each, dict) and "as" in each for each in told.values()):
        raise ValueError(RECORD_FILE)
    return told


def written_record(record: Mapping[str, Mapping[str, str]]) -> bytes:
    """The record as a file, an item a line."""
    lines = ",\n".join(f"{json.dumps(path)}: {json.dumps(dict(told), sort_keys=True)}" for path, told in record.items())
    return f"{{\n{lines}\n}}\n".encode()


def renamed_record(record: str, before: Mapping[str, str], after: Mapping[str, str], renaming: Renaming) -> bytes:
    """The record under the new paths. An item that stood as it was made still does: only an id changed.

    `before`, `after`: the texts of the policy's files by name.
    """
    was, now = _all_items(before), _all_items(after)
    result: dict[str, dict[str, str]] = {}
    for path, told in read_record(record).items():
        target = renaming.of(path)
        untouched = path in was and target in now and digest(was[path]) == told["sha256"]
        result[target] = {**told, "sha256": digest(now[target])} if untouched else told
    return written_record(result)


def _all_items(texts: Mapping[str, str]) -> dict[str, Any]:
    data = {file: read_yaml(texts[file], file).data for file in set(FILES.values()) if file in texts}
    return {path: item for part, file in FILES.items() for path, item in items_of(part, data.get(file, {}))}
