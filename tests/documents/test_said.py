"""What a document says, kept as JSON: the proof is the same."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from benchmarks.leaves import Bench, Change, Tried, bench, changes
from generator.documents.compose import compose
from generator.documents.proof import proof_groups, said_in
from generator.documents.said import said_of_json
from generator.making import composing
from generator.remaking import Trace, Traces

EVERY_FIELD = "yunling-2025"


@pytest.fixture(scope="module")
def standing() -> Bench:
    return bench(EVERY_FIELD)


def test_the_proof_is_made_of_it_as_of_the_documents(standing: Bench) -> None:
    kinds = {name for name, kind in standing.templates.kinds.items() if kind.per in ("policy", "form")}
    said = [said_in(each) for each in compose(composing(standing.subject), standing.templates, kinds)]
    clauses = ("preamble", *(str(clause.id) for clause in standing.subject.policy.clauses), "closing")
    kept = [said_of_json(json.loads(json.dumps(each.as_json()))) for each in said]
    assert [each.name for each in kept] == [each.name for each in said]
    assert any(each.form for each in kept)
    assert proof_groups(kept, clauses) == proof_groups(said, clauses)


@pytest.mark.parametrize("data", [1, [], {}, ["a", True], ["a", True, [["甲", "nothing", None, [], False, None]], []]])
def test_anything_else_says_nothing(data: object) -> None:
    with pytest.raises((LookupError, TypeError, ValueError)):
        said_of_json(data)


@pytest.fixture(scope="module")
def tried(standing: Bench) -> tuple[Change, Tried]:
    """The first change after which some documents stand and the proof is made anew."""
    documents = len(standing.made_before.traces.documents) if standing.made_before.traces else 0
    made = ((change, standing.tried(change)) for change in changes(standing.subject))
    return next((change, each) for change, each in made if 0 < each.kept < documents - 1)


@pytest.mark.parametrize("damaged", [None, [], {"a": 1}, ["a", True]])
def test_where_nobody_knows_what_stands_says_it_is_composed(
    standing: Bench, tried: tuple[Change, Tried], damaged: object
) -> None:
    traces = standing.made_before.traces
    assert traces is not None
    documents = {name: Trace(each.uses, each.templates, damaged) for name, each in traces.documents.items()}
    other = Traces(documents, traces.sums, traces.clean)
    unknown = replace(standing, made_before=replace(standing.made_before, traces=other))
    change, known = tried
    again = unknown.tried(change)
    assert again == known
    assert again.same
