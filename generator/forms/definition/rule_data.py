"""The rule that a sum follows by, read back from the JSON of a form's definition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.policy.grant_rule import Entered, GrantRule, Holds, RuleLimit, RuleLine, RuleMeasure, RulePart


def read_rule(data: Mapping[str, Any]) -> GrantRule:
    """The rule from JSON in which nothing is that is blank. Raises KeyError, TypeError or ValueError where it is none.

    Whether its figures are figures and its fields those of the form is for forms/definition/soundness.py to say.
    """
    return GrantRule(tuple(_part(part) for part in data["parts"]), data.get("floor"), _limits(data))


def _part(data: Mapping[str, Any]) -> RulePart:
    return RulePart(tuple(_line(line) for line in data["lines"]), data.get("floor"), _limits(data))


def _line(data: Mapping[str, Any]) -> RuleLine:
    holds = tuple(Holds(**{**each, "of": Entered(**each["of"])}) for each in data.get("holds", ()))
    measures = tuple(RuleMeasure(**{**each, "of": Entered(**each["of"])}) for each in data.get("measures", ()))
    return RuleLine(**{**data, "holds": holds, "measures": measures, "limits": _limits(data)})


def _limits(data: Mapping[str, Any]) -> tuple[RuleLimit, ...]:
    return tuple(_limit(each) for each in data.get("limits", ()))


def _limit(data: Mapping[str, Any]) -> RuleLimit:
    return RuleLimit(data["figure"], Entered(**data["of"]) if "of" in data else None)
