"""What a line of a grant comes to: each kind of rule by hand, and what holds for all of them."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.policy.awards import Award
from generator.policy.bounds import Ends
from generator.policy.granting import How, granted
from generator.policy.granting_inputs import (
    AmbiguousLineError,
    CannotGrantError,
    CaseInputs,
    MissingInputError,
    NoLineError,
)
from generator.policy.validating import validated
from generator.policy.values import Bound, Money
from tests.examples import examples

QUICK = settings(max_examples=examples(120))
SOURCE = {"clause": "c01", "quote": "奖励"}


def award(**terms: Any) -> Award:
    """An award with these terms and nothing else to say; parts get sources, lines ids."""
    for name in ("parts", "tiers"):
        for number, line in enumerate(terms.get(name, ())):
            line.setdefault("id", f"n{number}")
            if name == "parts":
                line.setdefault("source", SOURCE)
    named = {"id": "a", "name": "奖励", "beneficiary": "企业", "trigger": "获奖", "no_form": "无", "source": SOURCE}
    return validated(Award, named | terms)


def yuan(value: Decimal | int, **more: Any) -> dict[str, Any]:
    return {"value": value, "unit": "CNY", **more}


def money(value: Decimal | int) -> Money:
    return Money(value=Decimal(value), unit="CNY")


def base(value: Decimal | int) -> CaseInputs:
    return CaseInputs(bases={"": money(value)})


def comes_to(found: Award, inputs: CaseInputs) -> Decimal:
    return granted(found, inputs).money.value


def test_a_rate_is_held_by_floor_and_cap() -> None:
    found = award(amount={"percent": 8, "of": "设备投资额"}, floor=yuan(50_000), caps=[{"money": yuan(4_000_000)}])
    assert comes_to(found, base(10_000_000)) == 800_000
    assert comes_to(found, base(100)) == 50_000
    over = granted(found, base(10**9))
    assert over.money.value == 4_000_000
    assert [step.how for step in over.steps] == [How.RATE, How.CAP]
    assert over.steps[0].rule == "设备投资额的8%"
    assert over.steps[1].rule == "不超过400万元"


def test_units_multiply_and_a_limit_of_them_holds() -> None:
    rent = award(amount=yuan(60, per="平方米·月"), caps=[{"money": yuan(5_000_000), "scope": "每家机构每年"}], years=3)
    office = CaseInputs(quantities={"平方米": Decimal(500), "月": Decimal(12)})
    assert comes_to(rent, office) == 60 * 500 * 12 * 3
    assert [sum_.value for sum_ in granted(rent, office).by_year] == [360_000] * 3
    assert comes_to(rent, CaseInputs(quantities={"平方米": Decimal(10_000), "月": Decimal(12)}, year=2)) == 5_000_000
    people = award(amount=yuan(200_000, per="人"), caps=[{"count": {"count": 3, "of": "人"}, "scope": "每家机构"}])
    assert comes_to(people, CaseInputs(quantities={"人": Decimal(5)})) == 600_000
    by_year = award(amount=yuan(30_000, per="人·年"), years=3)
    assert comes_to(by_year, CaseInputs(quantities={"人": Decimal(2)})) == 180_000


def test_only_whole_multiples_count() -> None:
    tourists = award(amount=yuan(10_000), each={"words": "每满一万人", "count": 10_000, "of": "人"})
    assert comes_to(tourists, CaseInputs(quantities={"人": Decimal(39_999)})) == 30_000
    more = award(
        parts=[
            {"amount": yuan(1_000_000), "band": {"unit": "CNY", "lower": 10**8, "lower_inclusive": True}},
            {
                "amount": yuan(500_000),
                "each": {"words": "每增加1亿元", "count": 10**8, "of": "CNY"},
                "band": {"unit": "CNY", "lower": 10**8},
                "reach": "excess",
            },
        ]
    )
    assert comes_to(more, base(10**8)) == 1_000_000
    assert comes_to(more, base(35 * 10**7)) == 2_000_000
    assert comes_to(more, base(10**7)) == 0


def test_a_band_chooses_the_line() -> None:
    fines = award(
        tiers=[
            {"amount": yuan(1_500), "band": {"of": "罚款金额", "unit": "CNY", "upper": 150_000}},
            {
                "amount": {"percent": 1, "of": "罚款金额"},
                "band": {"of": "罚款金额", "unit": "CNY", "lower": 150_000, "upper": 500_000},
            },
            {"amount": yuan(150_000), "band": {"of": "罚款金额", "unit": "CNY", "lower": 5_000_000}},
        ]
    )
    by = "罚款金额"
    assert comes_to(fines, CaseInputs(bases={by: money(10_000)})) == 1_500
    assert comes_to(fines, CaseInputs(bases={by: money(300_000)})) == 3_000
    assert comes_to(fines, CaseInputs(bases={by: money(5_000_001)})) == 150_000
    with pytest.raises(AmbiguousLineError, match="n2"):
        granted(fines, CaseInputs(bases={by: money(5_000_000)}))
    assert granted(fines, CaseInputs(bases={by: money(5_000_000)}), Ends(lower=True)).money.value == 150_000
    with pytest.raises(NoLineError):
        granted(fines, CaseInputs(bases={by: money(3_000_000)}))
    with pytest.raises(AmbiguousLineError, match="n0, n1"):
        granted(fines, CaseInputs(bases={by: money(150_000)}))
    with pytest.raises(MissingInputError, match="figure of 罚款金额"):
        granted(fines, CaseInputs())


def test_an_end_that_says_whether_it_includes_its_number_settles_a_doubt() -> None:
    band = {"unit": "亩", "lower_inclusive": True}
    areas = award(
        tiers=[
            {"amount": yuan(100, per="亩"), "band": band | {"lower": 100, "upper": 500}},
            {"amount": yuan(200, per="亩"), "band": band | {"lower": 500}},
        ]
    )

    def acres(number: int) -> CaseInputs:
        return CaseInputs(figures={"": Decimal(number)}, quantities={"亩": Decimal(number)})

    assert comes_to(areas, acres(100)) == 10_000
    with pytest.raises(AmbiguousLineError):
        granted(areas, acres(500))  # 100亩至500亩 may hold 500亩 too
    assert granted(areas, acres(500), Ends(upper=False)).money.value == 100_000
    with pytest.raises(NoLineError):
        granted(areas, acres(99))
    above = award(tiers=[{"amount": yuan(1), "band": {"unit": "亩", "lower": 5, "lower_inclusive": False}}])
    with pytest.raises(NoLineError):
        granted(above, acres(5))


@pytest.mark.parametrize(
    ("size", "ends", "sum_"),
    [
        (299, Ends(), None),
        (301, Ends(), 10),
        (499, Ends(), 10),
        (501, Ends(), 20),
        (5_000, Ends(), 50),
        (500, Ends(lower=True, upper=True), 20),
        (500, Ends(lower=False), 10),
        (300, Ends(lower=True), 10),
    ],
)
def test_of_steps_the_highest_one_reached_applies(size: int, ends: Ends, sum_: int | None) -> None:
    figures = CaseInputs(figures={"": Decimal(size)})
    steps = award(
        tiers=[
            {"amount": yuan(sum_), "band": {"unit": "亩", "lower": lower}}
            for lower, sum_ in ((300, 10), (500, 20), (1_000, 50))
        ]
    )
    if sum_ is None:
        with pytest.raises(NoLineError):
            granted(steps, figures, ends)
    else:
        assert granted(steps, figures, ends).money.value == sum_


def test_a_figure_at_a_limit_of_which_nothing_says_whether_it_belongs_is_left_to_the_office() -> None:
    figures = CaseInputs(figures={"": Decimal(500)})
    steps = award(tiers=[{"amount": yuan(lower), "band": {"unit": "亩", "lower": lower}} for lower in (300, 500)])
    with pytest.raises(AmbiguousLineError, match="n0, n1"):
        granted(steps, figures)
    alone = award(amount=yuan(10), band={"unit": "亩", "lower": 500})
    with pytest.raises(AmbiguousLineError, match="its limit"):
        granted(alone, figures)
    assert granted(alone, figures, Ends(lower=True)).money.value == 10
    assert granted(alone, figures, Ends(lower=False)).money.value == 0


def test_progressive_bands_are_added_slice_by_slice() -> None:
    slices = award(
        tiers=[
            {"amount": {"percent": 1}, "band": {"unit": "CNY", "upper": 10**8}, "reach": "excess"},
            {"amount": {"percent": 2}, "band": {"unit": "CNY", "lower": 10**8, "upper": 3 * 10**8}, "reach": "excess"},
            {"amount": {"percent": 3}, "band": {"unit": "CNY", "lower": 3 * 10**8}, "reach": "excess"},
        ]
    )
    assert comes_to(slices, base(5 * 10**7)) == 500_000
    assert comes_to(slices, base(2 * 10**8)) == 1_000_000 + 2_000_000
    assert comes_to(slices, base(4 * 10**8)) == 1_000_000 + 4_000_000 + 3_000_000


def test_what_is_above_a_figure_is_computed_or_given() -> None:
    growth = award(
        amount={"percent": Decimal("0.5"), "of": "超出额"},
        band={"of": "产值增长", "unit": "CNY", "lower": 10**7, "lower_inclusive": False},
        reach="excess",
        caps=[{"money": yuan(200_000)}],
    )
    assert comes_to(growth, CaseInputs(bases={"产值增长": money(3 * 10**7)})) == 100_000
    given_itself = CaseInputs(bases={"产值增长": money(3 * 10**7), "超出额": money(10**7)})
    assert comes_to(growth, given_itself) == 50_000
    assert comes_to(growth, CaseInputs(bases={"产值增长": money(10**7)})) == 0
    assert comes_to(growth, CaseInputs(bases={"产值增长": money(10**9)})) == 200_000


def test_years_have_their_own_sums_and_limits() -> None:
    staged = award(
        years=5,
        parts=[
            {"amount": {"percent": 80, "of": "贡献"}, "years": {"first": 1, "last": 2}},
            {"amount": {"percent": 50, "of": "贡献"}, "years": {"first": 3, "last": 5}},
        ],
        caps=[{"money": yuan(50_000_000), "scope": "每年"}],
    )
    assert [each.value for each in granted(staged, base(10**6)).by_year] == [800_000] * 2 + [500_000] * 3
    assert comes_to(staged, base(10**6)) == 3_100_000
    assert comes_to(staged, CaseInputs(bases={"": money(10**9)}, year=5)) == 50_000_000
    assert comes_to(staged, CaseInputs(bases={"": money(10**9)}, year=6)) == 0
    stages = award(
        total=yuan(100_000),
        parts=[
            {"amount": yuan(value), "years": {"first": year, "last": year}}
            for year, value in enumerate((50_000, 30_000, 20_000), 1)
        ],
    )
    assert comes_to(stages, CaseInputs()) == 100_000
    rent = award(
        parts=[
            {"amount": {"portion": 1, "words": "全额", "of": "租金"}, "years": {"first": 1, "last": 3}},
            {"amount": {"portion": Decimal("0.5"), "words": "减半", "of": "租金"}, "years": {"first": 4, "last": 5}},
        ]
    )
    assert comes_to(rent, base(120_000)) == 3 * 120_000 + 2 * 60_000
    once_and_yearly = award(
        parts=[{"amount": yuan(500_000), "payment": "one_off"}, {"amount": {"percent": 20}, "years": 3}]
    )
    assert comes_to(once_and_yearly, base(600_000)) == 860_000


def test_levels_ranks_factors_and_limits_without_a_rate() -> None:
    prizes = award(
        tiers=[
            {"amount": yuan(800_000), "ranks": {"first": 1, "last": 1}},
            {"amount": yuan(100_000), "ranks": {"first": 4, "last": 10}},
        ]
    )
    assert comes_to(prizes, CaseInputs(rank=7)) == 100_000
    with pytest.raises(NoLineError):
        granted(prizes, CaseInputs(rank=2))
    with pytest.raises(MissingInputError):
        granted(prizes, CaseInputs())
    levels = award(tiers=[{"id": "top", "level": "国家级", "amount": yuan(100_000)}])
    assert comes_to(levels, CaseInputs(level="top")) == comes_to(levels, CaseInputs(level="国家级")) == 100_000
    assert comes_to(award(amount={"times": Decimal("1.2"), "of": "标准"}), base(1_000)) == 1_200
    assert comes_to(award(amount={"times": 1, "words": "1:1", "of": "投入"}), base(7)) == 7
    most = granted(award(amount={"percent": 30, "bound": "at_most", "of": "合同金额"}), base(1_000)).money
    assert most == Money(value=Decimal(300), unit="CNY", bound=Bound.AT_MOST)
    span = granted(award(amount={"percent": 5, "to": 20, "of": "投资"}), base(1_000)).money
    assert span == Money(value=Decimal(50), to=Decimal(200), unit="CNY")
    assert granted(award(amount=yuan(10, to=100)), CaseInputs()).money.to == 100
    capped = award(amount={"percent": 50, "of": "费用"}, caps=[{"share": {"percent": 30, "of": "合同额"}}])
    assert comes_to(capped, CaseInputs(bases={"费用": money(100), "合同额": money(100)})) == 30


def test_what_has_no_rule_is_told() -> None:
    with pytest.raises(CannotGrantError, match="no figure"):
        granted(award(amount="not_in_this_notice"), CaseInputs())
    with pytest.raises(CannotGrantError, match="currencies"):
        granted(award(parts=[{"amount": yuan(1)}, {"amount": {"value": 1, "unit": "USD"}}]), CaseInputs())
    with pytest.raises(CannotGrantError, match="is no sum"):
        granted(
            award(amount={"percent": 1}, band={"unit": "人", "lower": 1}, reach="excess"),
            CaseInputs(figures={"": Decimal(5)}),
        )
    with pytest.raises(CannotGrantError, match="cannot be held against"):
        granted(award(amount=yuan(1), caps=[{"money": {"value": 1, "unit": "USD"}}]), CaseInputs())
    with pytest.raises(MissingInputError, match="quantity of 人"):
        granted(award(amount=yuan(1, per="人")), CaseInputs())


CAPS = st.integers(1, 10**9)
BASES = st.integers(0, 10**12)


@QUICK
@given(percent=st.decimals(0, 100, places=2), cap=CAPS, first=BASES, second=BASES)
def test_a_larger_base_never_gives_less_and_a_cap_always_holds(
    percent: Decimal, cap: int, first: int, second: int
) -> None:
    found = award(amount={"percent": percent}, caps=[{"money": yuan(cap)}])
    small, large = (comes_to(found, base(each)) for each in sorted((first, second)))
    assert small <= large <= cap
    assert small == min(Decimal(min(first, second)) * percent / 100, Decimal(cap))


@QUICK
@given(ends=st.lists(st.integers(1, 10**9), min_size=1, max_size=5, unique=True), figure=st.integers(0, 2 * 10**9))
def test_slices_of_one_rate_come_to_that_rate(ends: list[int], figure: int) -> None:
    """Progressive bands that all pay the same are no bands at all."""
    borders = [None, *sorted(ends), None]
    tiers = [
        {
            "amount": {"percent": 7},
            "band": {"unit": "CNY", **({"lower": low} if low else {}), **({"upper": high} if high else {})},
            "reach": "excess",
        }
        for low, high in pairwise(borders)
    ]
    assert comes_to(award(tiers=tiers), base(figure)) == Decimal(figure) * 7 / 100


@QUICK
@given(lower=st.integers(1, 10**6), gap=st.integers(1, 10**6), figure=st.integers(0, 3 * 10**6))
def test_bands_that_say_what_they_include_are_never_ambiguous(lower: int, gap: int, figure: int) -> None:
    """Three bands side by side, each with its lower end and without its upper: every figure has one line."""
    ends = (lower, lower + gap)
    found = award(
        tiers=[
            {"amount": yuan(1), "band": {"unit": "人", "upper": ends[0], "upper_inclusive": False}},
            {
                "amount": yuan(2),
                "band": {
                    "unit": "人",
                    "lower": ends[0],
                    "lower_inclusive": True,
                    "upper": ends[1],
                    "upper_inclusive": False,
                },
            },
            {"amount": yuan(3), "band": {"unit": "人", "lower": ends[1], "lower_inclusive": True}},
        ]
    )
    wanted = 1 + sum(figure >= end for end in ends)
    assert comes_to(found, CaseInputs(figures={"": Decimal(figure)})) == wanted


@QUICK
@given(sums=st.lists(st.integers(1, 10**9), min_size=1, max_size=6), cap=CAPS, yearly=st.booleans())
def test_years_add_up_to_the_whole(sums: list[int], cap: int, yearly: bool) -> None:
    found = award(
        parts=[{"amount": yuan(value), "years": {"first": year, "last": year}} for year, value in enumerate(sums, 1)],
        caps=[{"money": yuan(cap), "scope": "每家企业每年" if yearly else "每家企业累计"}],
    )
    whole = granted(found, CaseInputs())
    assert sum(each.value for each in whole.by_year) == whole.money.value
    wanted = sum(min(value, cap) for value in sums) if yearly else min(sum(sums), cap)
    assert whole.money.value == wanted
    by_year = [comes_to(found, CaseInputs(year=year)) for year in range(1, len(sums) + 1)]
    assert by_year == [each.value for each in whole.by_year]


@QUICK
@given(count=st.integers(1, 10**6), quantity=st.integers(0, 10**9), value=st.integers(1, 10**6))
def test_multiples_are_whole(count: int, quantity: int, value: int) -> None:
    found = award(amount=yuan(value), each={"words": "每满", "count": count, "of": "人"})
    assert comes_to(found, CaseInputs(quantities={"人": Decimal(quantity)})) == value * (quantity // count)
