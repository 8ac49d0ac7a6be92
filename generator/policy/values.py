"""Typed values of the model: amounts, durations, figures, sources."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from generator.dataclass import fields_of
from generator.message import message
from generator.policy.frozen import Frozen, HeldTo, Prepared, StrictInt, UnionPart, UnionPartBy, held, holds
from generator.policy.text import ClauseId, Id, PartialDate, UnitName, Words


class Bound(StrEnum):
    """How a figure limits: 20万元 / 不超过20万元 / 不低于20万元."""

    EXACT = "exact"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


def _number(value: Any) -> Any:
    """A YAML number as an exact Decimal: 0.1 is 0.1 and not its binary neighbour. Text is refused."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError(message("a number without quotes and without unit"))
    return Decimal(str(value))


def plain_number(value: Decimal) -> int | float:
    """A number as JSON has it."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    Prepared(_number, written=Annotated[int | float, HeldTo(ge=0)]),
    HeldTo(ge=0),
]


class Money(Frozen):
    """A sum in the unit's smallest round form: 20万元 is value 200000, unit CNY.

    `to`: the upper end of a range (10万元—100万元). `per`: the whole unit it is counted by, joined by ·: 人·月.
    """

    value: Number
    to: Number | None = None
    unit: Literal["CNY", "USD"]
    bound: Bound = Bound.EXACT
    inclusive: bool | None = None
    per: UnitName | None = None

    @holds
    def range_in_order(self) -> None:
        _range_in_order(self.value, self.to, self.bound)


def _range_in_order(first: Decimal, last: Decimal | None, bound: Bound) -> None:
    if last is not None and (first >= last or bound is not Bound.EXACT):
        raise ValueError(message("a range runs upwards and has no bound besides"))


class Share(Frozen):
    """A percentage, of something the notice names where it does: {percent: 20, of: 自治区奖励资金}.

    `to`: the upper end of a range (5%—20%).
    """

    percent: Number
    to: Number | None = None
    of: Words | None = None
    bound: Bound = Bound.EXACT
    inclusive: bool | None = None
    per: UnitName | None = None

    @holds
    def range_in_order(self) -> None:
        _range_in_order(self.percent, self.to, self.bound)


class Factor(Frozen):
    """A multiple of something the notice names: 1.2倍 is {times: 1.2, of: …}; 1:1配套 is {times: 1, of: …}.

    `words` as printed, where they are not 倍: 1:1. Points of an interest rate are a factor of what is lent for a year:
    贴息1个百分点 is {times: 0.01, words: 1个百分点}.
    """

    times: Number
    of: Words | None = None
    words: Words | None = None
    bound: Bound = Bound.EXACT

    @property
    def in_points(self) -> bool:
        """Whether it is printed in percentage points."""
        return self.words is not None and self.words.endswith("百分点")


class Portion(Frozen):
    """A part of something in words: {portion: 1, words: 全额, of: 场地租金}, {portion: 0.5, words: 减半}."""

    portion: Number = held(gt=0, le=1)
    words: Words
    of: Words | None = None


NoFigure = Literal["not_in_this_notice"]
NOT_IN_THIS_NOTICE: NoFigure = "not_in_this_notice"


_KIND_BY_KEY = {"percent": "share", "times": "factor", "portion": "portion"}


def _amount_kind(value: Any) -> str:
    if isinstance(value, dict):
        return next((kind for key, kind in _KIND_BY_KEY.items() if key in value), "money")
    return "no_figure"


# A union with a stated choice, so that an error names one member and not all five.
Amount = Annotated[
    Annotated[Money, UnionPart("money")]
    | Annotated[Share, UnionPart("share")]
    | Annotated[Factor, UnionPart("factor")]
    | Annotated[Portion, UnionPart("portion")]
    | Annotated[NoFigure, UnionPart("no_figure")],
    UnionPartBy(_amount_kind),
]


class Duration(Frozen):
    """A length of time; exactly one unit."""

    years: StrictInt | None = held(default=None, ge=0)
    months: StrictInt | None = held(default=None, ge=0)
    days: StrictInt | None = held(default=None, ge=0)
    bound: Bound = Bound.EXACT
    inclusive: bool | None = None
    consecutive: bool = False

    @holds
    def one_unit(self) -> None:
        if sum(part is not None for part in (self.years, self.months, self.days)) != 1:
            raise ValueError(message("exactly one of years, months, days"))


class Count(Frozen):
    """A number of things: {count: 3, of: 家}."""

    count: Number
    of: Words
    bound: Bound = Bound.EXACT
    inclusive: bool | None = None


class Payment(StrEnum):
    """How often something is paid or done."""

    ONE_OFF = "one_off"
    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    TERMLY = "termly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    DAILY = "daily"
    NOT_SAID = "not_said"


class Source(Frozen):
    """The clause and the words in it that carry an item; the words must stand in the clause, white space aside."""

    clause: ClauseId
    quote: Words


def _many(value: Any) -> Any:
    return [value] if isinstance(value, dict) else value


_OneOrMany = Source | Annotated[tuple[Source, ...], HeldTo(min_length=1)]
Sources = Annotated[tuple[Source, ...], Prepared(_many, written=_OneOrMany), HeldTo(min_length=1)]


class Figure(Frozen):
    """A figure that a condition, exclusion or rule rests on; exactly one value.

    `level` (国家级), `rank` (一等奖), `document_number`, `period` (半个工作日): words as printed; `date` is ISO, as
    far as it is printed (2025-12-31, 2025-12, 2025); `repetition` says how often (每年); the others are typed.
    """

    id: Id
    money: Money | None = None
    share: Share | None = None
    duration: Duration | None = None
    count: Count | None = None
    level: Words | None = None
    rank: Words | None = None
    document_number: Words | None = None
    period: Words | None = None
    date: PartialDate | None = None
    repetition: Payment | None = None
    bound: Bound = Bound.EXACT  # of a period; the typed values have their own

    @property
    def value(self) -> "Money | Share | Duration | Count | Words | PartialDate | Payment":
        """The one value that is given."""
        return next(value for value in self._values() if value is not None)

    def _values(self) -> tuple["Money | Share | Duration | Count | Words | PartialDate | Payment | None", ...]:
        return tuple(getattr(self, name) for name in FIGURE_KINDS)

    @holds
    def one_value(self) -> None:
        if sum(value is not None for value in self._values()) != 1:
            raise ValueError(message("exactly one of {names}", names=", ".join(FIGURE_KINDS)))


FIGURE_KINDS = tuple(name for name in fields_of(Figure) if name not in ("id", "bound"))
