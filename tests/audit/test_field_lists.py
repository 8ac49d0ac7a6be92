"""The audit knows fields by name, since it reads JSON and no model: a walk through the model proves its lists whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from generator.audit.checks.model import WORDS
from generator.audit.read.targets import PROSE
from generator.policy.model import Policy
from generator.policy.text import Prose, Text, Words

# (model, field): what holds them, though no list names them.
HELD_OTHERWISE = {
    ("Source", "quote"): "each quote is held to its clause",
    ("Requirement", "statement"): "held below eligibility, where a statement is no prose",
    ("Policy", "title"): "model-identity-unsound",
    ("Policy", "document_number"): "model-identity-unsound",
    ("Policy", "issuers"): "model-identity-unsound",
    ("Organisation", "name"): "model-responsibility-unsound",
    ("Alias", "name"): "a name of readings.yaml: correction-unsound",
    ("Figure", "document_number"): "a figure of readings.yaml: correction-unsound",
    ("Figure", "period"): "a figure of readings.yaml: correction-unsound",
    ("Figure", "rank"): "a figure of readings.yaml: correction-unsound",
    ("Form", "how_to"): "known by the list that it stands in",
}


def _types(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from _types(inner)


def _fields(kind: type[Text]) -> set[tuple[str, str]]:
    """(model, field) of every field of a kind of text below a policy."""
    found: set[tuple[str, str]] = set()
    waiting, seen = [Policy], {Policy}
    while waiting:
        model: type[BaseModel] = waiting.pop()
        for name, field in model.model_fields.items():
            for each in _types(field.annotation):
                if issubclass(each, kind):
                    found.add((model.__name__, name))
                if issubclass(each, BaseModel) and each not in seen:
                    seen.add(each)
                    waiting.append(each)
    return found


def test_every_field_with_words_of_the_notice_is_held_to_it() -> None:
    fields = _fields(Words)
    assert len(fields) > 20
    assert {each for each in fields if each[1] not in WORDS} - HELD_OTHERWISE.keys() == set()


def test_every_field_with_wording_of_the_office_is_known_as_prose() -> None:
    fields = _fields(Prose)
    assert len(fields) > 8
    assert {each for each in fields if each[1] not in PROSE} - HELD_OTHERWISE.keys() == set()


def test_no_exception_is_idle() -> None:
    assert HELD_OTHERWISE.keys() <= _fields(Words) | _fields(Prose)
