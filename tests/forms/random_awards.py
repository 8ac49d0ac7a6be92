"""Awards drawn at random from the types of the model, forms that ask for what they take, and answers at the limits."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.policy.as_data import without_none
from generator.policy.awards import Award
from generator.policy.bounds import ends_of
from generator.policy.field_units import giving
from generator.policy.forms import Computing, FormField
from generator.policy.grant_lines import Need, grant_parts
from generator.policy.grant_resolving import ResolvedInputs, grant_rule
from generator.policy.grant_rule import Entered, GrantRule
from generator.policy.model import Rule
from generator.policy.text import FieldId
from generator.policy.validating import validated

Data = dict[str, Any]
_SOURCE = {"clause": "c02", "quote": "给予奖励"}
_HEAD = {"id": "some", "name": "奖励", "beneficiary": "企业", "trigger": "新认定", "no_form": "无", "source": _SOURCE}
_PATH = "awards.some"
_FIELDS: tuple[Data, ...] = (
    {"id": "base", "label": "合同金额", "type": "money"},
    {"id": "sum", "label": "投资额", "type": "money"},
    {"id": "yuan", "label": "投资额（元）", "type": "number"},
    {"id": "growth", "label": "增长", "type": "percent"},
    {"id": "dollars", "label": "实到外资（万美元）", "type": "number"},
    {"id": "people", "label": "人数（人）", "type": "number"},
    {"id": "thousands", "label": "人次（万人次）", "type": "number"},
    {"id": "area", "label": "面积（平方米）", "type": "number"},
    {"id": "months", "label": "月数（月）", "type": "number"},
    {"id": "rank", "label": "名次", "type": "number"},
    {"id": "year", "label": "第几年", "type": "number"},
    {"id": "level", "label": "级别", "type": "choice", "choices_from": f"{_PATH}.tiers"},
)
_QUOTES = ("“以上”均包含本数", "“以上”“以下”均包括本数", "“以上”含本数，“以下”不含本数", "“以内”均含本数")


@dataclass(frozen=True)
class Drawn:
    """An award with the rule of a form for it. `model`: the same as plain data, as policy.json has it."""

    award: Award
    rule: GrantRule
    computing: Computing
    fields: dict[FieldId, FormField]
    rules: tuple[Rule, ...]

    @property
    def model(self) -> Data:
        rules = [without_none(rule) for rule in self.rules]
        return {"awards": [without_none(self.award)], "rules": rules}


def drawn(chance: random.Random) -> Drawn:
    """An award and its rule."""
    award = validated(Award, _award(chance))
    named = {"quantity": tuple(chance.sample(("people", "thousands", "area", "months"), 4))}
    band = chance.choice(("sum", "yuan")), "growth", "dollars", "people", "thousands"
    fields = {FieldId(each["id"]): validated(FormField, each) for each in _FIELDS}
    rules = _rules(chance)
    unit = _unit_of_bands(award)
    by_unit = {"CNY": band[0], "%": "growth", "USD": "dollars", "人": "people", "人次": "thousands"}
    asks = {"base": "base", "level": "level", "rank": "rank", **named, **({"band": by_unit[unit]} if unit else {})}
    if chance.random() < 0.4 or _needs_year(award):
        asks["year"] = "year"
    computing = validated(Computing, {"award": _PATH, **asks})

    def entered(need: Need) -> Entered | None:
        found = giving(computing, need, fields)
        return None if found is None else Entered(found[0], None if found[1] == 1 else f"{found[1]:f}")

    rule = grant_rule(grant_parts({"awards": (award,)}, _PATH), ResolvedInputs(entered, ends_of(rules)))
    return Drawn(award, rule, computing, fields, rules)


def _needs_year(award: Award) -> bool:
    lines = [line for lines in grant_parts({"awards": (award,)}, _PATH) for line in lines]
    return len({line.years for line in lines}) > 1


def _unit_of_bands(award: Award) -> str | None:
    links = [award, *award.parts, *award.tiers, *(tier for part in award.parts for tier in part.tiers)]
    return next((str(link.band.unit) for link in links if link.band), None)


def _rules(chance: random.Random) -> tuple[Rule, ...]:
    quotes = chance.sample(_QUOTES, chance.choice((0, 0, 1, 2)))
    return tuple(
        validated(
            Rule,
            {"id": f"r{n}", "name": "本数", "kind": "bounds_inclusive", "source": {"clause": "c02", "quote": quote}},
        )
        for n, quote in enumerate(quotes)
    )


def _award(chance: random.Random) -> Data:
    made: Data = {**_HEAD, **_limits(chance, counts=())}
    shape = chance.choice(("line", "tiers", "progressive", "parts", "years"))
    if shape == "line":
        return made | _line(chance, band=chance.random() < 0.5)
    if shape == "tiers":
        return made | {"tiers": _tiers(chance)}
    if shape == "progressive":
        return made | {"tiers": _slices(chance)}
    count = chance.randrange(1, 4)
    parts = [{"id": f"p{n}", "source": _SOURCE, **_line(chance, band=False)} for n in range(count)]
    if shape == "years":
        for number, part in enumerate(parts):
            part["years"] = {"first": number + 1, "last": number + chance.choice((1, 1, 3))}
    return made | {"parts": parts}


def _number(chance: random.Random, most: int = 10**7) -> int | float:
    whole = chance.randrange(1, chance.choice((10, 1000, most)))
    return chance.choice((whole, whole, whole * 10000, round(whole + chance.randrange(100) / 100, 2)))


def _line(chance: random.Random, band: bool) -> Data:
    amount, counts, more = _amount(chance)
    made = {"amount": amount, **more, **_limits(chance, counts)}
    if band:
        ends = sorted(chance.sample(range(1, 60), 2))
        unit = chance.choice(("CNY", "CNY", "%", "人", "USD", "人次"))
        made["band"] = _band(chance, unit, *(end * (10000 if unit in ("CNY", "USD") else 1) for end in ends))
        if unit == "CNY" and _is_rate(amount) and chance.random() < 0.4:
            made["reach"] = "excess"
    return made


def _is_rate(amount: Data) -> bool:
    return "value" not in amount


def _band(chance: random.Random, unit: str, lower: int | None, upper: int | None) -> Data:
    made: Data = {"unit": unit}
    for name, end in (("lower", lower), ("upper", upper)):
        if end is not None:
            made[name] = end
            said = chance.choice((None, None, True, False))
            made |= {} if said is None else {f"{name}_inclusive": said}
    return made


def _amount(chance: random.Random) -> tuple[Data, tuple[str, ...], Data]:
    """An amount, the units that it is counted by, and what stands beside it."""
    bound = chance.choice(("exact", "exact", "exact", "at_most", "at_least"))
    kind = chance.choice(("sum", "sum", "per", "each", "percent", "percent", "times", "portion", "range"))
    if kind == "percent":
        return {"percent": chance.choice((20, 12.5, 0.35, 3, 80)), "bound": bound}, (), {}
    if kind == "times":
        return {"times": chance.choice((1, 1.2, 2)), "bound": bound}, (), {}
    if kind == "portion":
        return {"portion": chance.choice((1, 0.5)), "words": "减半"}, (), {}
    if kind == "range":
        low = chance.randrange(1, 50)
        rate = {"percent": low, "to": low + chance.randrange(1, 30)}
        money = {"value": low * 10000, "to": (low + chance.randrange(1, 30)) * 10000, "unit": "CNY"}
        return chance.choice((rate, money)), (), {}
    money = {"value": _number(chance), "unit": "CNY", "bound": bound}
    if kind == "each":
        unit = chance.choice(("人", "人次"))
        return money, (unit,), {"each": {"words": "每满", "count": chance.choice((1, 7, 10000)), "of": unit}}
    if kind == "per":
        units = chance.choice((("人",), ("平方米", "月"), ("人", "年"), ("人次",)))
        return money | {"per": "·".join(units)}, units, {}
    return money, (), {}


def _limits(chance: random.Random, counts: tuple[str, ...]) -> Data:
    caps: list[Data] = []
    if chance.random() < 0.4:
        caps.append({"money": {"value": _number(chance), "unit": "CNY"}})
    if chance.random() < 0.15:
        caps.append({"share": {"percent": chance.choice((30, 50))}, "scope": "合同金额"})
    if counts and chance.random() < 0.3:
        caps.append({"count": {"count": chance.randrange(1, 9), "of": counts[0]}})
    floor = {"floor": {"value": _number(chance, 1000), "unit": "CNY"}} if chance.random() < 0.15 else {}
    return {"caps": caps, **floor}


def _ends(chance: random.Random) -> list[int | None]:
    inner = sorted(chance.sample(range(1, 60), chance.randrange(1, 4)))
    return [chance.choice((None, 0)), *inner, chance.choice((None, 100))]


def _tiers(chance: random.Random) -> list[Data]:
    by = chance.choice(("level", "band", "band", "rank"))
    if by == "level":
        return [
            {"id": f"t{n}", "level": f"第{n}级", **_line(chance, band=False)} for n in range(chance.randrange(1, 4))
        ]
    if by == "rank":
        starts = [1, 2, 4]
        return [{"id": f"t{n}", "ranks": {"first": n, "last": n}, **_line(chance, band=False)} for n in starts]
    unit = chance.choice(("CNY", "CNY", "%", "人", "USD", "人次"))
    size, ends = 10000 if unit in ("CNY", "USD") else 1, _ends(chance)
    pairs = [(low, high) for low, high in pairwise(ends) if (low, high) != (None, None)]
    if chance.random() < 0.3:  # steps: 300万元、500万元以上
        pairs = [(low, None) for low, _ in pairs if low is not None] or pairs
    return [
        {"id": f"t{n}", **_line(chance, band=False), "band": _band(chance, unit, _times(low, size), _times(high, size))}
        for n, (low, high) in enumerate(pairs)
        if chance.random() < 0.9 or n == 0  # a notice may leave a band out
    ]


def _times(end: int | None, size: int) -> int | None:
    return None if end is None else end * size


def _slices(chance: random.Random) -> list[Data]:
    ends = [0, *sorted(chance.sample(range(1, 60), chance.randrange(1, 4))), None]
    return [
        {
            "id": f"t{n}",
            "amount": {"percent": chance.choice((1, 2.5, 0.35))},
            "band": _band(chance, "CNY", _times(low, 10000), _times(high, 10000)),
            "reach": "excess",
        }
        for n, (low, high) in enumerate(pairwise(ends))
    ]


def answers(chance: random.Random, made: Drawn) -> dict[str, str]:
    """Answers to the form: mostly at or beside the limits of the award, now and then one is missing."""
    found: dict[str, str] = {}
    conditions = [holds for line in made.rule.lines for holds in line.holds]
    limits = sorted({end for holds in conditions for end in (holds.lower, holds.upper) if end})
    for name in made.rule.fields:
        if chance.random() < 0.03:
            continue
        found[name] = _answer(chance, made, name, limits)
    return found


def _answer(chance: random.Random, made: Drawn, name: str, limits: list[str]) -> str:
    field = made.fields[FieldId(name)]
    if field.choices_from is not None:
        return chance.choice([*(str(tier.id) for tier in made.award.tiers), "none"])
    if name in ("rank", "year"):
        return str(chance.randrange(0, 7))
    if limits and chance.random() < 0.6:
        end = chance.choice(limits)
        return end if name != "yuan" else f"{end}0000"
    number = chance.randrange(10 ** chance.randrange(1, 8)) / 100
    return f"{number:.2f}" if str(field.type) == "money" else f"{number:g}"
