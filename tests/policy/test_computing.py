"""Worked examples: exact sums from assumptions and values of the model."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.policy.awards import Example
from generator.policy.computing import CannotComputeError, compute
from generator.policy.paths import resolve
from generator.policy.terms import Band, Each, Years
from generator.policy.validating import validated
from generator.policy.values import Factor, Money, Portion
from tests.examples import examples

from ..builders import a_policy

POLICY = a_policy()


def sums(example: Example) -> dict[str, Decimal]:
    results = compute(example, lambda path: resolve(POLICY, path))
    return {name: result.money.value for name, result in results.items()}


def an_example(steps: list[dict[str, Any]], assumptions: list[dict[str, Any]]) -> Example:
    listed = [{"label": "某项", **each} for each in (*assumptions, *steps)]
    return validated(
        Example,
        {
            "id": "e",
            "award": "gazelle",
            "introduction": "假设。",
            "assumptions": listed[: len(assumptions)],
            "steps": listed[len(assumptions) :],
        },
    )


def cny(name: str, value: float) -> dict[str, Any]:
    return {"id": name, "amount": {"value": value, "unit": "CNY"}}


def test_the_steps_of_the_example_follow_from_model_and_assumption() -> None:
    assert sums(POLICY.examples[0]) == {"one-year": 120_000, "all-years": 360_000, "total": 860_000}


def test_a_result_says_what_it_was_computed_from() -> None:
    computed = compute(POLICY.examples[0], lambda path: resolve(POLICY, path))["one-year"]
    assert (computed.operation, computed.inputs) == ("percent_of", ("awards.gazelle.parts.yearly.amount", "base"))


def test_the_smaller_of_two_sums_is_a_ceiling() -> None:
    steps = [{"id": "capped", "operation": "smaller_of", "inputs": ["a", "b"]}]
    assert sums(an_example(steps, [cny("a", 300), cny("b", 200)])) == {"capped": 200}


def test_years_may_be_assumed_too() -> None:
    steps = [{"id": "all", "operation": "times", "inputs": ["a", "span"]}]
    assert sums(an_example(steps, [cny("a", 100), {"id": "span", "duration": {"years": 4}}])) == {"all": 400}


@settings(max_examples=examples(60))
@given(value=st.decimals(0, 10**9, places=2))
def test_a_percentage_is_exact_to_the_last_place(value: Decimal) -> None:
    steps = [{"id": "x", "operation": "percent_of", "inputs": ["awards.gazelle.parts.yearly.amount", "a"]}]
    found = sums(an_example(steps, [{"id": "a", "amount": {"value": value, "unit": "CNY"}}]))["x"]
    assert found * 5 == value


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ({"operation": "percent_of", "inputs": ["a", "a"]}, "percent_of does not take a, a"),
        ({"operation": "times", "inputs": ["a"]}, "times does not take a"),
        ({"operation": "sum", "inputs": ["title"]}, "title is nothing that an example computes with"),
        ({"operation": "sum", "inputs": ["a", "d"]}, "d is nothing"),
    ],
)
def test_what_cannot_be_computed_is_told(step: dict[str, Any], words: str) -> None:
    example = an_example([{"id": "x", **step}], [cny("a", 100), {"id": "d", "duration": {"months": 6}}])
    with pytest.raises(CannotComputeError, match=words):
        compute(example, lambda path: resolve(POLICY, path))


def test_sums_of_two_currencies_are_not_added() -> None:
    steps = [{"id": "x", "operation": "sum", "inputs": ["a", "b"]}]
    dollars = {"id": "b", "amount": {"value": 1, "unit": "USD"}}
    with pytest.raises(CannotComputeError):
        compute(an_example(steps, [cny("a", 100), dollars]), lambda _: Money)


def test_an_input_that_leads_nowhere_is_told() -> None:
    with pytest.raises(LookupError, match="nowhere"):
        sums(an_example([{"id": "x", "operation": "sum", "inputs": ["nowhere"]}], [cny("a", 1)]))


def test_multiples_excesses_portions_and_the_larger_of_two() -> None:
    """Each operation by hand; the audit computes the same from JSON (tests/outputs/test_grants_built.py)."""
    each = validated(Each, {"words": "每满一万人", "count": 10_000, "of": "人"})
    band = validated(Band, {"unit": "CNY", "lower": 8_000_000})
    values: dict[str, object] = {
        "rule.sum": Money(value=Decimal(500), unit="CNY"),
        "rule.each": each,
        "rule.band": band,
        "rule.half": validated(Portion, {"portion": 0.5, "words": "减半"}),
        "rule.factor": Factor(times=Decimal("1.2")),
        "rule.years": Years(first=3, last=5),
    }
    example = an_example(
        [
            {"id": "each", "operation": "each", "inputs": ["rule.sum", "rule.each", "guests"]},
            {"id": "above", "operation": "above", "inputs": ["base", "rule.band"]},
            {"id": "half", "operation": "percent_of", "inputs": ["rule.half", "base"]},
            {"id": "more", "operation": "percent_of", "inputs": ["rule.factor", "base"]},
            {"id": "years", "operation": "times", "inputs": ["each", "rule.years"]},
            {"id": "people", "operation": "times", "inputs": ["rule.sum", "guests"]},
            {"id": "larger", "operation": "larger_of", "inputs": ["each", "above"]},
        ],
        [
            {"id": "guests", "count": {"count": 36_000, "of": "人"}},
            {"id": "base", "amount": {"value": 10_000_000, "unit": "CNY"}},
        ],
    )
    found = {name: result.money.value for name, result in compute(example, values.__getitem__).items()}
    assert found == {
        "each": 1500,
        "above": 2_000_000,
        "half": 5_000_000,
        "more": 12_000_000,
        "years": 4500,
        "people": 18_000_000,
        "larger": 2_000_000,
    }
