"""The terms of a grant: what selects a line, what it is counted by, which years it covers, and what limits it.

Lines (`parts`, `tiers`, an award's own `amount`) share these terms. Parts are added up, of tiers one applies.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from generator.message import message
from generator.policy.frozen import Frozen, HeldTo, Prepared, StrictInt, held, holds
from generator.policy.text import Id, UnitName, Words
from generator.policy.values import Bound, Count, Duration, Money, Number, Payment, Share, Sources


class Band(Frozen):
    """The figure that selects a line: 罚款金额15万元以上、50万元以下.

    `of`: which figure, in the notice's words. `unit`: CNY, USD, % or the words counted (人, 亩). An open end is left
    out; `…_inclusive` is left out where the notice does not say (a rule `bounds_inclusive` may say it for all).
    """

    of: Words | None = None
    unit: UnitName
    lower: Number | None = None
    upper: Number | None = None
    lower_inclusive: bool | None = None
    upper_inclusive: bool | None = None

    @holds
    def one_end_at_least(self) -> None:
        if self.lower is None and self.upper is None:
            raise ValueError(message("lower, upper or both"))
        if self.lower is not None and self.upper is not None and self.lower >= self.upper:
            raise ValueError(message("lower below upper"))


class Reach(StrEnum):
    """What a rate or unit sum in a band is taken of: all of the base, or only what exceeds the band's lower end."""

    WHOLE = "whole"
    EXCESS = "excess"


class Ranks(Frozen):
    """Places of a ranking that get the amount each: 排四至十名的，各奖励10万元."""

    first: StrictInt = held(ge=1)
    last: StrictInt = held(ge=1)

    @holds
    def in_order(self) -> None:
        if self.first > self.last:
            raise ValueError(message("first not behind last"))


class Years(Ranks):
    """The years of a grant that a line covers, counted from 1: 前2年 is 1 to 2, 第三年 is 3 to 3.

    A plain number is short for the first years running: 3 is 1 to 3 (连续3年). `words` as printed, where the notice
    says it in another way: 前2年, 三个年度, 支持期限不超过三年. Documents print them then.
    """

    words: Words | None = None


def _years(value: Any) -> Any:
    plain = isinstance(value, int) and not isinstance(value, bool)
    return {"first": 1, "last": value} if plain else value


YearsOrLength = Annotated[Years, Prepared(_years, written=Annotated[int, HeldTo(ge=1)] | Years)]


class Lasts(Duration):
    """For how many months or days a sum by the month or the day is paid: 连续12个月, 补贴期限最长36个月, 最多10天.

    It limits how many months or days count. `words` as printed, where the notice says it in other words than the
    figure alone. For years there is `years`.
    """

    words: Words | None = None

    @holds
    def no_years(self) -> None:
        if self.years is not None:
            raise ValueError(message("months or days; a length in years is `years` of the line"))

    @property
    def length(self) -> int:
        """How many months or days."""
        return next(value for value in (self.months, self.days) if value is not None)

    def counts(self, unit: str) -> bool:
        """Whether what is counted in `unit` ends with it: months of a sum by the month, days of one by the day."""
        return unit in (_MONTHS if self.months is not None else _DAYS)


_MONTHS = frozenset({"月", "个月"})
_DAYS = frozenset({"天", "日", "夜", "晚"})


class Each(Frozen):
    """One sum for every so many: 每满一万人奖励一万元 is {words: 每满一万人, count: 10000, of: 人}.

    `words` as printed. Only whole multiples count.
    """

    words: Words
    count: Number = held(gt=0)
    of: UnitName


def _bounded(bound: Bound) -> Callable[[Any], Any]:
    """A limit that does not say its bound has the one that its key says."""
    return lambda value: {"bound": bound, **value} if isinstance(value, dict) else value


Limited = TypeVar("Limited")
Ceiling = Annotated[Limited, Prepared(_bounded(Bound.AT_MOST))]
Floor = Annotated[Limited, Prepared(_bounded(Bound.AT_LEAST))]


class Cap(Frozen):
    """An upper limit: of money, of a percentage or of a number of things. `scope` as printed: 每家企业每年.

    The bound is at_most where it is left out.
    """

    money: Ceiling[Money] | None = None
    share: Ceiling[Share] | None = None
    count: Ceiling[Count] | None = None
    scope: Words | None = None
    source: Sources | None = None

    @property
    def value(self) -> Money | Share | Count:
        """The one limit that is given."""
        return next(value for value in (self.money, self.share, self.count) if value is not None)

    @holds
    def one_limit(self) -> None:
        if sum(value is not None for value in (self.money, self.share, self.count)) != 1:
            raise ValueError(message("exactly one of {names}", names="money, share, count"))
        if self.value.bound is not Bound.AT_MOST:
            raise ValueError(message("a limit is at_most"))


class Instalment(Frozen):
    """A share of a granted sum that is paid in one year of paying out (分三年按40%、30%、30%比例拨付), or when a stage
    is reached, in the notice's words: {stage: 成功上市, percent: 60}.
    """

    year: StrictInt | None = held(default=None, ge=1)
    stage: Words | None = None
    percent: Number

    @holds
    def year_or_stage(self) -> None:
        if (self.year is None) == (self.stage is None):
            raise ValueError(message("exactly one of {names}", names="year, stage"))


class StackingKind(StrEnum):
    """How an award stands to others.

    on_top: paid besides what another level gives (除上级奖励外). difference: on promotion only what is missing
    (只奖差额). higher_only: of several awards for one thing the highest (就高不重复). exclusive: not with another.
    """

    ON_TOP = "on_top"
    DIFFERENCE = "difference"
    HIGHER_ONLY = "higher_only"
    EXCLUSIVE = "exclusive"


class Stacking(Frozen):
    """How an award stands to others, in the words of the clause."""

    id: Id
    kind: StackingKind
    source: Sources


class Terms(Frozen):
    """What every line of a grant may carry beside its amount."""

    payment: Payment = Payment.NOT_SAID
    years: YearsOrLength | None = None
    lasts: Lasts | None = None
    band: Band | None = None
    reach: Reach = Reach.WHOLE
    each: Each | None = None
    floor: Floor[Money] | None = None  # the least that is paid, where a rate or unit sum gives less
    caps: tuple[Cap, ...] = ()
