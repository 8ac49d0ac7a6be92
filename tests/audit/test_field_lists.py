"""The audit knows fields by name, since it reads JSON and no model: a walk through the model proves its lists whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

import pytest

from generator.audit import let_pass
from generator.audit.audit import AUDIT_CHECKS
from generator.audit.checks import controls, corrections, own_members, pages, reach, required_paths
from generator.audit.checks.model import WORDS
from generator.audit.read import model_vocabulary
from generator.audit.read.targets import PROSE
from generator.audit.rederive import computed, printed, standing, start_rule, terms
from generator.checks.run import MANUAL
from generator.dataclass import fields_of
from generator.documents.declaration import DocumentRole
from generator.policy.awards import Addressee, Nature
from generator.policy.faq import Listing
from generator.policy.forms import AnswerType
from generator.policy.frozen import Frozen
from generator.policy.model import Policy, StartRule
from generator.policy.office import Application, Contact, Office
from generator.policy.readings import READING_KINDS
from generator.policy.text import Prose, Text, Words
from generator.policy.ties import ENDING
from generator.policy.values import Bound, Figure, Payment
from tests.model_types import annotations_of

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


def _models() -> Iterator[type[Frozen]]:
    """Every model below a policy, itself among them."""
    waiting: list[type[Frozen]] = [Policy]
    seen = {*waiting}
    while waiting:
        model = waiting.pop()
        yield model
        for annotation in annotations_of(model).values():
            for each in _types(annotation):
                if issubclass(each, Frozen) and each not in seen:
                    seen.add(each)
                    waiting.append(each)


def _fields(kind: type[Text]) -> set[tuple[str, str]]:
    """(model, field) of every field of a kind of text below a policy."""
    return {
        (model.__name__, name)
        for model in _models()
        for name, annotation in annotations_of(model).items()
        if any(issubclass(each, kind) for each in _types(annotation))
    }


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


# (field) of a list of words that another check holds: the sums' own, what a contact does, days of rounds.
CHOSEN_OTHERWISE = {"unit", "role", "start"}


def _chosen(annotation: Any) -> Iterator[str]:
    """The words of a list that a field is chosen from."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from map(str, annotation)
    if get_origin(annotation) is Literal:
        yield from (word for word in get_args(annotation) if isinstance(word, str))
    for inner in get_args(annotation):
        yield from _chosen(inner)


def test_every_field_that_is_chosen_from_a_list_has_that_list() -> None:
    found: dict[str, set[str]] = {}
    for model in _models():
        for name, annotation in annotations_of(model).items():
            words = set(_chosen(annotation))
            if words and name not in CHOSEN_OTHERWISE:
                found.setdefault(name, set()).update(words)
    assert {name: set(words) for name, words in model_vocabulary.CHOICES.items()} == found


# Of the office: one object each; the titles of cells for opinions stand in forms of any policy.
_NO_MEMBERS = {"application", "published", "opinions"}


def _values(kind: type[StrEnum]) -> set[str]:
    return {str(each) for each in kind}


def _lists(model: type[Frozen]) -> set[str]:
    """The fields of a model that are lists of objects."""
    fields = annotations_of(model).items()
    return {name for name, annotation in fields if any(issubclass(each, Frozen) for each in _types(annotation))}


@pytest.mark.parametrize(
    ("listed", "whole"),
    [
        pytest.param(printed._FIGURES.keys(), fields_of(Figure).keys() - {"id", "bound"}, id="figures"),
        pytest.param(printed._ADDRESSEES.keys(), _values(Addressee), id="addressees"),
        pytest.param(terms._NATURES.keys(), _values(Nature), id="natures of a grant"),
        pytest.param(terms._BOUND.keys(), _values(Bound), id="bounds"),
        pytest.param(terms._HOW_OFTEN.keys(), _values(Payment) - {"not_said"}, id="repetitions"),
        pytest.param(
            start_rule._ACTS.keys() | start_rule._PRINTED.keys(),
            {word for each in get_args(annotations_of(StartRule)["rule"]) for word in get_args(each)},
            id="rules of a start",
        ),
        pytest.param(controls._INPUTS.keys() | {"long_text", "computed"}, _values(AnswerType), id="types of answers"),
        pytest.param(computed._TOLD, fields_of(Application).keys(), id="how to apply"),
        pytest.param(computed._REACHED, fields_of(Contact).keys() - {"id", "organisation"}, id="contacts"),
        pytest.param(own_members._LISTS, _lists(Office) - _NO_MEMBERS, id="lists of the office"),
        pytest.param(corrections._BY_KIND.keys(), READING_KINDS, id="kinds of corrections"),
        pytest.param(standing._ENDING, {str(each) for each in ENDING}, id="ties that end a policy"),
        pytest.param(
            let_pass._SAME.keys() - MANUAL.keys(),
            set(),
            id="codes that are let pass",
        ),
        pytest.param(
            {code for found in let_pass._SAME.values() for code in found} - {each.code for each in AUDIT_CHECKS},
            set(),
            id="codes of the audit",
        ),
        pytest.param(
            {*required_paths._FOR, pages._ANSWERS, reach._AWARDS, reach._ANSWERS, *_values(Listing)},
            set(get_args(DocumentRole)),
            id="roles of kinds",
        ),
    ],
)
def test_a_list_of_the_audit_is_that_of_the_model(listed: Iterable[str], whole: Iterable[str]) -> None:
    assert set(listed) == set(whole)
