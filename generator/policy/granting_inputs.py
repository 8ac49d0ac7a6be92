"""What must be known of an applicant's case to compute a grant, and what is told where it is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import TypeVar

from generator.dataclass import dataclass
from generator.message import message
from generator.policy.terms import Band
from generator.policy.values import Money

_Value = TypeVar("_Value")


class CannotGrantError(ValueError):
    """The notice gives no rule for this case, or its rule cannot be applied; the message says why."""


class MissingInputError(CannotGrantError):
    """A figure of the case is not given. `kind`: base, figure, quantity, level or rank; `name`: the notice's words."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(message("the {kind} of {name} is not given", kind=kind, name=name or "—"))
        self.kind = kind
        self.name = name


class NoLineError(CannotGrantError):
    """No line of the notice covers the case: 罚款金额200万元至500万元, where the notice leaves them out."""


class AmbiguousLineError(CannotGrantError):
    """Two lines cover the case: 50万元 where one ends with 以下, the next begins with 以上, and nothing says which."""


@dataclass(frozen=True, slots=True)
class CaseInputs:
    """The figures of one case, by the words that the model names them by; "" names the only one of its kind.

    `bases`: what a rate is of (罚款金额) -> the sum. `figures`: what a band is of -> its number in the band's unit
    (CNY in yuan). `quantities`: a unit (人, 月, 平方米) -> how many. `level`: the id of the tier that applies, or its
    words. `year`: of the grant, from 1; None for all its years together.
    """

    bases: Mapping[str, Money] = field(default_factory=dict)
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    quantities: Mapping[str, Decimal] = field(default_factory=dict)
    level: str | None = None
    rank: int | None = None
    year: int | None = None

    def base(self, of: str | None) -> Money:
        """The sum that a rate is taken of. Raises MissingInputError."""
        found = _named(self.bases, of)
        if found is None:
            raise MissingInputError("base", of or "")
        return found

    def figure(self, band: Band) -> Decimal:
        """The number that chooses a band; a base of the same words will do. Raises MissingInputError."""
        found = _named(self.figures, band.of)
        if found is not None:
            return found
        base = _named(self.bases, band.of)
        if base is None or base.unit != band.unit:
            raise MissingInputError("figure", band.of or str(band.unit))
        return base.value

    def quantity(self, unit: str) -> Decimal:
        """How many of a unit there are; a grant by the year is computed for one year. Raises MissingInputError."""
        found = _named(self.quantities, unit)
        if found is not None and (unit in self.quantities or unit != "年"):
            return found
        if unit == "年":
            return Decimal(1)
        raise MissingInputError("quantity", unit)


def _named(values: Mapping[str, _Value], name: str | None) -> _Value | None:
    """The value under its own words, else the only one that goes without a name."""
    return values.get(str(name or ""), values.get(""))
