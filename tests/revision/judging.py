"""A model before and after `revise`, held against lists that were written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.policy.as_data import as_data
from generator.policy.model import Policy

HERE = Path(__file__).parent


def leaves(policy: Policy) -> dict[str, str]:
    """Every value of the model by its path, quotes as source.0; lists of ids as one value, white space aside."""
    return dict(_leaves("", as_data(policy)))


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, member in value.items():
            yield from _leaves(f"{path}.{key}" if path else key, member)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for index, member in enumerate(value):
            yield from _leaves(f"{path}.{member.get('id', index)}", member)
    elif isinstance(value, list):
        yield path, ",".join(map(str, value))
    elif value is not None:
        yield path, "".join(str(value).split())


def expected_edits() -> list[tuple[str, str, tuple[str, ...]]]:
    """(old words, new words, paths) of qinzhou-revised.edits.txt."""
    lines = (HERE / "qinzhou-revised.edits.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        words, bar, paths = line.partition(" | ")
        if bar and not line.startswith("#"):
            old, _, new = (part.strip() for part in words.partition("⇒"))
            found.append((old, new, tuple(paths.split())))
    return found


def decisions() -> tuple[str, ...]:
    """Paths of qinzhou-revised.decisions.txt."""
    lines = (HERE / "qinzhou-revised.decisions.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.split()[0] for line in lines if line and not line.startswith("#"))
