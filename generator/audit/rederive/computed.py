"""Computed values, computed again from policy.json: worked examples and the totals of the matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.audit.read.model import Model
from generator.audit.rederive.term import computed_end
from generator.message import Message, message

_ROLES = {"lead": "lead", "cooperating": "cooperating", "responsible": "responsible"}
MoneyData = dict[str, Any]


def recomputed(model: Model, path: str) -> Any:
    """The value that a computed path must have. Raises LookupError where nothing is computed under it."""
    first, *rest = path.split(".")
    try:
        if first == "computed" and len(rest) == 2:
            return example_steps(model, rest[0])[rest[1]]
        if path == "term.end" and (end := computed_end(model)):
            return end
        if path == "unfilled.total":
            return _unfilled(model)
        if first == "duties":
            return _total(model, rest)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise LookupError(path) from error
    raise LookupError(path)


def example_steps(model: Model, name: str) -> Mapping[str, MoneyData]:
    """The sums of a worked example's steps, from its assumptions and the model's amounts."""
    example = model.at(f"examples.{name}")
    known: dict[str, Any] = {
        each["id"]: next(each[name] for name in ("amount", "count", "duration") if name in each)
        for each in example["assumptions"]
    }
    for step in example["steps"]:
        inputs = [known[name] if name in known else model.at(name) for name in step["inputs"]]
        known[step["id"]] = _OPERATIONS[step["operation"]](*inputs)
    return {step["id"]: known[step["id"]] for step in example["steps"]}


def listed_otherwise(model: Model) -> Iterator[tuple[str, Message]]:
    """(path, what) where `computed` in policy.json is not what its examples come to, or an example is of an award with
    which it does not compute."""
    listed = model.data["computed"]
    examples = {each["id"]: each for each in model.data.get("examples", ())}
    for name in examples.keys() ^ listed.keys():
        yield f"computed.{name}", message("examples and what is computed for them are not the same: {name}", name=name)
    for name in examples.keys() & listed.keys():
        wanted = _listed(model, examples[name])
        for step in wanted.keys() | listed[name].keys():
            if wanted.get(step) != listed[name].get(step):
                told = message("computed again it is {value}", value=wanted.get(step, {}).get("value", "—"))
                yield f"computed.{name}.{step}", told
        used = {path.split(".")[1] for step in examples[name]["steps"] for path in step["inputs"] if "awards." in path}
        if not model.has(f"awards.{examples[name]['award']}") or (used and examples[name]["award"] not in used):
            yield f"examples.{name}.award", message("it computes nothing of {name}", name=examples[name]["award"])


def _listed(model: Model, example: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Step -> what policy.json has to say of it."""
    sums = example_steps(model, example["id"])
    return {
        each["id"]: {
            "operation": each["operation"],
            "inputs": each["inputs"],
            "value": _plain(sums[each["id"]]["value"]),
            "unit": sums[each["id"]]["unit"],
        }
        for each in example["steps"]
    }


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _sum(value: Decimal, unit: str) -> MoneyData:
    return {"value": value, "unit": unit}


def _amount(money: Mapping[str, Any]) -> Decimal:
    return Decimal(str(money["value"]))


def _factor(rate: Mapping[str, Any]) -> Decimal:
    """What the base is multiplied by: 20% is 0.2, 1.2倍 1.2, 减半 0.5."""
    name = next(name for name in ("percent", "times", "portion") if name in rate)
    return Decimal(str(rate[name])) / (100 if name == "percent" else 1)


def _number(value: int | Mapping[str, Any]) -> Decimal:
    """How many years or things: a number, the first and the last year, a duration, a count."""
    if isinstance(value, Mapping) and "last" in value:
        return Decimal(value["last"] - value["first"] + 1)
    if isinstance(value, Mapping):
        return Decimal(str(next(value[name] for name in ("count", "years", "value") if value.get(name) is not None)))
    return Decimal(str(value))


def _multiples(money: Mapping[str, Any], each: Mapping[str, Any], figure: Mapping[str, Any]) -> MoneyData:
    """每满一万人: what is left over below ten thousand counts nothing."""
    whole = int(_number(figure) / Decimal(str(each["count"])))
    return _sum(_amount(money) * whole, money["unit"])


def _above(figure: Mapping[str, Any], band: Mapping[str, Any]) -> MoneyData:
    return _sum(max(_amount(figure) - Decimal(str(band.get("lower") or 0)), Decimal(0)), figure["unit"])


_OPERATIONS: Mapping[str, Callable[..., MoneyData]] = {
    "percent_of": lambda rate, base: _sum(_amount(base) * _factor(rate), base["unit"]),
    "times": lambda money, number: _sum(_amount(money) * _number(number), money["unit"]),
    "each": _multiples,
    "above": _above,
    "sum": lambda *sums: _sum(sum(map(_amount, sums), Decimal(0)), sums[0]["unit"]),
    "smaller_of": lambda *sums: _sum(min(map(_amount, sums)), sums[0]["unit"]),
    "larger_of": lambda *sums: _sum(max(map(_amount, sums)), sums[0]["unit"]),
}


_TOLD = ("place", "website", "period", "deadline", "copies", "payment", "procedure")
_REACHED = ("role", "phone", "address", "email", "hours")


def _unfilled(model: Model) -> int:
    """How many blanks office.yaml has, counted in what policy.json has of it: nulls are left out there."""
    office = model.data.get("office", {})
    open_here = int("publisher" not in office)
    if not (model.data.get("awards") or model.data.get("forms")):
        return open_here
    told = office.get("application", {})
    contacts = [name not in each for each in office.get("contacts", ()) for name in _REACHED]
    materials = ["items" not in each for each in office.get("materials", ())]
    return open_here + sum(name not in told for name in _TOLD) + sum(contacts) + sum(materials)


def _total(model: Model, rest: list[str]) -> int:
    """duties.rows.science.lead_total, duties.lead_total, duties.organisation_total."""
    last = rest[-1]
    clauses = model.data["clauses"]
    if last == "organisation_total":
        return len({name for clause in clauses for role in _ROLES for name in clause.get(role, ())})
    role = _ROLES[last.removesuffix("_total")]
    if rest[0] == "rows":
        return sum(rest[1] in clause.get(role, ()) for clause in clauses)
    return sum(len(clause.get(role, ())) for clause in clauses)
