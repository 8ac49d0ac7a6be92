"""Worked examples: the values of their steps, computed exactly from assumptions and the model's amounts."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal

from generator.dataclass import dataclass
from generator.message import message
from generator.policy.awards import Example, Operation, Step
from generator.policy.terms import Band, Each, Years
from generator.policy.values import Count, Factor, Money, Portion, Share

Rate = Share | Factor | Portion
Value = Money | Rate | Count | Band | Each | int


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed sum with what it was computed from, so that an audit can do it again."""

    operation: str
    inputs: tuple[str, ...]
    money: Money


class CannotComputeError(ValueError):
    """A step whose inputs are missing or do not fit its operation."""


def compute(example: Example, resolve: Callable[[str], object]) -> dict[str, Computed]:
    """The steps of `example` by id. `resolve` gives the model's value at a path. Raises CannotComputeError."""
    known: dict[str, object] = {}
    for assumption in example.assumptions:
        known[assumption.id] = (
            assumption.amount or assumption.count or (assumption.duration and assumption.duration.years)
        )
    results: dict[str, Computed] = {}
    for step in example.steps:
        inputs = tuple(_value(known[name] if name in known else resolve(name), name) for name in step.inputs)
        money = _apply(step, inputs)
        known[step.id] = money
        results[step.id] = Computed(step.operation.value, step.inputs, money)
    return results


def _value(found: object, name: str) -> Value:
    if isinstance(found, Years):
        return found.last - found.first + 1
    if isinstance(found, Money | Rate | Count | Band | Each | int):
        return found
    raise CannotComputeError(message("{name} is nothing that an example computes with", name=name))


def _apply(step: Step, inputs: tuple[Value, ...]) -> Money:
    try:
        return _OPERATIONS[step.operation](*inputs)
    except (TypeError, AttributeError) as error:
        raise CannotComputeError(
            message("{operation} does not take {inputs}", operation=step.operation, inputs=", ".join(step.inputs))
        ) from error


def _money(value: Decimal, unit: Literal["CNY", "USD"]) -> Money:
    """A sum of figures of the model, which were validated; none of the operations takes it below 0."""
    return Money(value=value, unit=unit)


def _percent_of(rate: Rate, base: Money) -> Money:
    return _money(base.value * rate_of(rate), base.unit)


def rate_of(rate: Rate) -> Decimal:
    """What the base is multiplied by. Raises AttributeError where it is no rate."""
    match rate:
        case Factor():
            return rate.times
        case Portion():
            return rate.portion
    return rate.percent / Decimal(100)


def _times(amount: Money, number: int | Count) -> Money:
    return _money(amount.value * (number.count if isinstance(number, Count) else number), amount.unit)


def _each(amount: Money, each: Each, figure: Money | Count) -> Money:
    """The amount for every whole multiple of what `each` counts."""
    multiples = number_of(figure) // each.count
    return _money(amount.value * multiples, amount.unit)


def number_of(figure: Money | Count) -> Decimal:
    """The bare number of a sum or of a number of things."""
    return figure.count if isinstance(figure, Count) else figure.value


def _above(figure: Money, band: Band) -> Money:
    """What of a sum exceeds the lower end of a band."""
    return _money(max(figure.value - (band.lower or Decimal(0)), Decimal(0)), figure.unit)


def _sum(*amounts: Money) -> Money:
    return _money(sum((amount.value for amount in amounts), Decimal(0)), _one_unit(amounts))


def _smaller_of(*amounts: Money) -> Money:
    return _money(min(amount.value for amount in amounts), _one_unit(amounts))


def _larger_of(*amounts: Money) -> Money:
    return _money(max(amount.value for amount in amounts), _one_unit(amounts))


def _one_unit(amounts: tuple[Money, ...]) -> Literal["CNY", "USD"]:
    first = amounts[0].unit
    if any(amount.unit != first for amount in amounts):
        raise TypeError
    return first


_OPERATIONS: Mapping[Operation, Callable[..., Money]] = {
    Operation.PERCENT_OF: _percent_of,
    Operation.TIMES: _times,
    Operation.EACH: _each,
    Operation.ABOVE: _above,
    Operation.SUM: _sum,
    Operation.SMALLER_OF: _smaller_of,
    Operation.LARGER_OF: _larger_of,
}
