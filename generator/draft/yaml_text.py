"""A draft's values as YAML for a person: block style, and above each guess a comment that asks to look."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping

from generator.policy.load import GUESS
from generator.policy.schema import hint_line

COMMENT = "#"  # a key that begins so holds no value but a comment: "#" on the item itself, "#title" on its title
_WIDTH = 100


def without_comments(value: object) -> object:
    """The value as the model takes it."""
    if isinstance(value, dict):
        return {key: without_comments(inner) for key, inner in value.items() if not key.startswith(COMMENT)}
    if isinstance(value, list):
        return [without_comments(inner) for inner in value]
    return value


def as_yaml(name: str, data: Mapping[str, object]) -> str:
    """The file `name` as YAML."""
    lines = [hint_line(name.partition(".")[0]), ""]
    for key, value in data.items():
        lines += _lines(key, value, 0)
    return "\n".join(lines) + "\n"


def member_lines(member: object, depth: int) -> list[str]:
    """A member of a list as lines, its dash at `depth` steps of two blanks."""
    return list(_member(member, depth))


def key_lines(key: str, value: object) -> list[str]:
    """A top-level key with its value as lines, its comment above it."""
    return list(_lines(key, value, 0))


def _lines(key: str, value: object, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if key.startswith(COMMENT):
        yield f"{indent}{GUESS}{value}"
    elif not value or _is_short(value) or not isinstance(value, dict | list):
        yield f"{indent}{key}: {_flow(value)}"
    elif isinstance(value, list):
        yield f"{indent}{key}:"
        for member in value:
            yield from _member(member, depth + 1)
    else:
        if value.get(COMMENT):
            yield f"{indent}{GUESS}{value[COMMENT]}"
        yield f"{indent}{key}:"
        for name, member in value.items():
            if name != COMMENT:
                yield from _lines(name, member, depth + 1)


def _member(member: object, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if not isinstance(member, dict) or _is_short(member):
        yield f"{indent}- {_flow(member)}"
        return
    if member.get(COMMENT):
        yield f"{indent}{GUESS}{member[COMMENT]}"
    first, *rest = [
        line for name, value in member.items() if name != COMMENT for line in _lines(name, value, depth + 1)
    ]
    yield f"{indent}- {first.lstrip()}"
    yield from rest


def _is_short(value: object) -> bool:
    if isinstance(value, dict) and any(key.startswith(COMMENT) for key in value):
        return False
    return len(_flow(value)) <= _WIDTH and not (
        isinstance(value, list) and any(isinstance(member, dict) for member in value)
    )


def _flow(value: object) -> str:
    """The value on one line; texts in double quotes, as JSON writes them."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
