"""The rule that a sum of a form follows by, made again from policy.json to hold that of a form's definition against it.

It goes down from the award to its lines over plain JSON. docs/forms.md has the shape of a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.audit.read.model import Model
from generator.audit.rederive.grant_sizes import in_unit, in_wan, plain, size_of
from generator.dataclass import dataclass

_YEARLY = ("年", "年度")
_LENGTHS = {"months": ("月", "个月"), "days": ("天", "日", "夜", "晚")}
RuleData = Mapping[str, Any]


@dataclass(frozen=True)
class _Chain:
    """The award down to a line: `own` is what the rule was asked for, with everything above it; `part` and `tier` lie
    below; `tiers`: the path of the tier's list."""

    own: tuple[RuleData, ...]
    part: RuleData | None
    tier: RuleData | None
    tiers: str

    @property
    def links(self) -> list[RuleData]:
        return [*self.own, *(each for each in (self.part, self.tier) if each is not None)]

    def nearest(self, name: str) -> Any:
        return next((link[name] for link in reversed(self.links) if link.get(name)), None)

    def caps(self, kind: str) -> list[RuleData]:
        return [cap[kind] for link in self.links for cap in link.get("caps", ()) if kind in cap]

    @property
    def amount(self) -> RuleData:
        found: RuleData = self.links[-1]["amount"]
        return found

    @property
    def excess(self) -> bool:
        """Only what exceeds the band counts: below the band the line gives nothing, and it stands beside others."""
        return bool(self.links[-1].get("reach") == "excess")

    @property
    def years(self) -> RuleData:
        """Once is in the first year, and so is what says nothing of years."""
        last = self.links[-1]
        once = last.get("payment") == "one_off" and not last.get("years")
        return (None if once else self.nearest("years")) or {"first": 1, "last": 1}


@dataclass(frozen=True)
class Asking:
    """`computing`: what forms.yaml says; `fields`: id -> (field, name of its control); `lower`, `upper`: whether 以上
    and 以下 include the figure itself."""

    computing: RuleData
    fields: Mapping[str, tuple[RuleData, str]]
    lower: bool | None
    upper: bool | None

    def entered(self, role: str, unit: str = "") -> dict[str, Any] | None:
        """The control that gives a figure, and its size; None where the form has none."""
        named = self.computing.get(role) or ()
        for name in [named] if isinstance(named, str) else named:
            data, control = self.fields[name]
            size = size_of(data, role, unit)
            if size is not None:
                return {"field": control} if size == 1 else {"field": control, "times": plain(size)}
        return None


def rule_of(model: Model, computing: RuleData, fields: Mapping[str, tuple[RuleData, str]]) -> dict[str, Any]:
    """The rule as a definition says it; nothing empty in it. Raises LookupError where policy.json has no such award."""
    path = computing["award"]
    own = tuple(_links(model, path))
    asking = Asking(computing, fields, _included(model, ("以上",)), _included(model, ("以下", "以内")))
    parts = [_part(asking, chains) for lines in _parts(own, path) for chains in _apart(list(lines))]
    inside = own[1:] if len(own) > 1 and own[0].get("parts") else own
    return _filled({"parts": parts, "floor": _floor(inside), "limits": _limits(asking, own)})


def fields_of_rule(rule: RuleData) -> list[str]:
    """The controls whose answers a rule takes, each once: those of its lines first, then those of its limits."""
    lines = [line for part in rule["parts"] for line in part["lines"]]
    found = [
        each["of"] for line in lines for name in ("holds", "measures") for each in line.get(name, ()) if "of" in each
    ]
    owners = [rule, *rule["parts"], *lines]
    found += [limit["of"] for owner in owners for limit in owner.get("limits", ()) if "of" in limit]
    return list(dict.fromkeys(each["field"] for each in found))


def _links(model: Model, path: str) -> Iterator[RuleData]:
    steps = path.split(".")
    for length in range(2, len(steps) + 1, 2):  # awards.x, awards.x.parts.y, awards.x.parts.y.tiers.z
        yield model.at(".".join(steps[:length]))


def _parts(own: tuple[RuleData, ...], path: str) -> Iterator[Iterator[_Chain]]:
    inner = own[-1].get("parts", ()) if len(own) == 1 else ()
    if inner:
        yield from (_lines(own, part, part, f"{path}.parts.{part['id']}") for part in inner)
    else:
        yield _lines(own, None, own[-1], path)


def _lines(own: tuple[RuleData, ...], part: RuleData | None, last: RuleData, path: str) -> Iterator[_Chain]:
    for tier in last.get("tiers") or (None,):
        yield _Chain(own, part, tier, f"{path}.tiers")


def _apart(chains: list[_Chain]) -> Iterator[list[_Chain]]:
    """Lines of which one applies, and each slice of progressive bands by itself."""
    whole = [chain for chain in chains if not chain.excess]
    yield from [whole] if whole else []
    yield from ([chain] for chain in chains if chain.excess)


def _part(asking: Asking, chains: list[_Chain]) -> dict[str, Any]:
    part = chains[0].part
    lines = _stepped([_line(asking, chain) for chain in chains])
    own = () if part is None else (part,)
    return _filled({"lines": lines, "floor": _floor(own), "limits": _limits(asking, own)})


def _stepped(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines that only begin, for the same level and years, end where the next higher one begins: it takes its figure or
    leaves it."""
    begun = [
        (line, start) for line in lines for start in line.get("holds", ()) if "lower" in start and "upper" not in start
    ]
    higher = [[other for beside, other in begun if _goes_on(beside, other, *each)] for each in begun]
    ends = [(start, min(above, key=_lower)) for (_, start), above in zip(begun, higher, strict=True) if above]
    for start, other in ends:
        said = {"in": "out", "out": "in"}.get(other.get("lower_end", ""))
        start |= {"upper": other["lower"], **({"upper_end": said} if said else {})}
    return lines


def _goes_on(beside: RuleData, other: RuleData, line: RuleData, start: RuleData) -> bool:
    """Whether another line begins above where `line` begins, and holds for the same in all else."""
    rest = [each for each in beside["holds"] if each is not other]
    alike = other["of"] == start["of"] and rest == [each for each in line["holds"] if each is not start]
    return alike and _lower(other) > _lower(start)


def _lower(start: RuleData) -> Decimal:
    return Decimal(start["lower"])


def _line(asking: Asking, chain: _Chain) -> dict[str, Any]:
    amount, own = chain.amount, () if chain.tier is None else (chain.tier,)
    figure, to = _figures(amount)
    return _filled(
        {
            "figure": figure,
            "to": to,
            "percent": "percent" in amount,
            "bound": None if amount.get("bound", "exact") == "exact" else amount["bound"],
            "holds": list(_holds(asking, chain)),
            "measures": list(_measures(asking, chain)),
            "floor": _floor(own),
            "limits": _limits(asking, own),
        }
    )


def _figures(amount: RuleData) -> tuple[str, str | None]:
    to = amount.get("to")
    if "value" in amount:
        return in_wan(amount["value"]), None if to is None else in_wan(to)
    name = next(name for name in ("percent", "times", "portion") if name in amount)
    return plain(amount[name]), None if to is None else plain(to)


def _holds(asking: Asking, chain: _Chain) -> Iterator[dict[str, Any]]:
    tier, band, year = chain.tier or {}, chain.nearest("band"), asking.entered("year")
    if "level" in tier:
        yield {"of": asking.entered("level", chain.tiers), "value": tier["id"]}
    if "ranks" in tier:
        yield _between(asking.entered("rank"), tier["ranks"])
    if band and not chain.excess:
        yield _banded(asking, band)
    if year is not None:
        yield _between(year, chain.years)


def _between(of: dict[str, Any] | None, numbers: RuleData) -> dict[str, Any]:
    first, last = str(numbers["first"]), str(numbers["last"])
    return {"of": of, "lower": first, "lower_end": "in", "upper": last, "upper_end": "in"}


def _banded(asking: Asking, band: RuleData) -> dict[str, Any]:
    found: dict[str, Any] = {"of": asking.entered("band", band["unit"])}
    for name, said in (("lower", asking.lower), ("upper", asking.upper)):
        if name in band:
            own = band.get(f"{name}_inclusive", said)
            found |= {name: in_unit(band[name], band["unit"])}
            found |= {} if own is None else {f"{name}_end": "in" if own else "out"}
    return found


def _measures(asking: Asking, chain: _Chain) -> Iterator[dict[str, Any]]:
    amount, each = chain.amount, chain.links[-1].get("each") or {}
    band = chain.nearest("band") if chain.excess else None
    if "value" not in amount:
        yield {"of": asking.entered("base" if band is None else "band", "CNY"), **_over(band, "CNY")}
    units = [*_per(amount), *((each["of"],) if each else ())]
    for unit in dict.fromkeys(units):
        of = asking.entered(_role(band, unit), unit)
        if of is not None or unit not in _YEARLY:
            full = in_unit(each["count"], unit) if each.get("of") == unit else None
            yield _filled({"of": of, "most": _most(chain, unit), **_over(band, unit), "each": full})


def _per(amount: RuleData) -> list[str]:
    """What a sum is counted by: 元/人·月."""
    return str(amount["per"]).split("·") if amount.get("per") else []


def _role(band: RuleData | None, unit: str) -> str:
    """Which figure of the form is counted: what exceeds a band, or a quantity of its own."""
    return "band" if band is not None and band["unit"] == unit else "quantity"


def _over(band: RuleData | None, unit: str) -> dict[str, str]:
    if band is None or band["unit"] != unit:
        return {}
    ends = {"over": band.get("lower"), "up_to": band.get("upper")}
    return {name: in_unit(value, unit) for name, value in ends.items() if value is not None}


def _most(chain: _Chain, unit: str) -> str | None:
    counts = [Decimal(str(count["count"])) for count in chain.caps("count") if count["of"] == unit]
    lasts = chain.nearest("lasts") or {}
    counts += [
        Decimal(lasts[name]) for name, units in _LENGTHS.items() if unit in units and lasts.get(name) is not None
    ]
    return plain(min(counts)) if counts else None


def _floor(links: tuple[RuleData, ...]) -> str | None:
    floor = next((link["floor"] for link in reversed(links) if link.get("floor")), None)
    return None if floor is None else in_wan(floor["value"])


def _limits(asking: Asking, links: tuple[RuleData, ...]) -> list[dict[str, Any]]:
    caps = [cap for link in links for cap in link.get("caps", ())]
    sums = [{"figure": in_wan(cap["money"]["value"])} for cap in caps if "money" in cap]
    base = asking.entered("base", "CNY")
    return [*sums, *({"figure": plain(cap["share"]["percent"]), "of": base} for cap in caps if "share" in cap)]


def _included(model: Model, words: tuple[str, ...]) -> bool | None:
    """What the rules of the notice say of 以上 or 以下: included or not; None where nothing or different things."""
    said = set()
    for rule in model.data.get("rules", ()):
        for source in rule["source"] if rule["kind"] == "bounds_inclusive" else ():
            quote = source["quote"]
            for start in (found.end() for word in words for found in re.finditer(word, quote)):
                verdict = re.search("(不)?(包含|包括|含)", quote[start:])
                said |= set() if verdict is None else {verdict[1] is None}
    return said.pop() if len(said) == 1 else None


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, False, [], "")}
