"""What a policy grants as flat rows: one for each sum, rate or factor that an applicant could get.

The rows do not depend on how awards are written; programs compare notices by them (`show --format json`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.dataclass import replace
from generator.notice.per import plain_unit
from generator.policy import wording_terms
from generator.policy.awards import Award, AwardLine, JointCap, Part, Tier
from generator.policy.inclusion import Inclusion, inclusion_of
from generator.policy.model import Policy
from generator.policy.terms import Band, Cap, Each, Lasts, Terms, Years
from generator.policy.values import Count, Factor, Money, Payment, Portion, Share

GrantRow = dict[str, Any]


def grant_rows(policy: Policy) -> dict[str, list[GrantRow]]:
    """`grants`, `caps` (limits over several awards) and `unquantified` (no figure in this notice).

    A row's keys: clause (printed path), who, what, level, value, value_to, unit (CNY, USD, %, times, share), bound,
    per (units joined by ·), of, cap, band, years, lasts (months or days: value, unit, bound),
    payment. Numbers are plain int or float.
    """
    paths = {str(clause.id): str(clause.path) for clause in policy.clauses}
    inclusion = inclusion_of(policy)
    rows: dict[str, list[GrantRow]] = {"grants": [], "caps": [], "unquantified": []}
    for award in policy.awards:
        for chain in _chains(award):
            row = _row(award, chain, paths, inclusion)
            if row["value"] is None:
                told = {key: row[key] for key in ("clause", "who", "what")}
                if told not in rows["unquantified"]:
                    rows["unquantified"].append(told)
            else:
                rows["grants"].append(row)
    rows["caps"] = [_joint(cap, paths) for cap in policy.joint_caps]
    return rows


def _chains(award: Award) -> Iterator[tuple[AwardLine, ...]]:
    """Every way from the award down to a line that has an amount; a printed total stands before its parts."""
    if award.total:
        yield (replace(award, amount=award.total, parts=(), years=None),)
    for part in award.parts or (None,):
        above: tuple[AwardLine, ...] = (award,) if part is None else (award, part)
        tiers = award.tiers if part is None else part.tiers
        if tiers:
            yield from ((*above, tier) for tier in tiers)
        else:
            yield above


def _row(award: Award, chain: tuple[AwardLine, ...], paths: Mapping[str, str], inclusion: Inclusion) -> GrantRow:
    line = chain[-1]
    source = next(item.source for item in reversed(chain) if item.source)
    return {
        "clause": paths.get(str(source[0].clause), str(source[0].clause)),
        "who": str(award.beneficiary),
        "what": str(next((part.trigger for part in chain if isinstance(part, Part) and part.trigger), award.trigger)),
        "level": _level(line),
        **_counted(_amount(line.amount), _nearest(chain, "each")),
        "cap": _cap(chain),
        "band": _band(_nearest(chain, "band"), inclusion),
        "years": _years(_nearest(chain, "years")),
        "lasts": _lasts(_nearest(chain, "lasts")),
        "payment": _payment(chain),
    }


def _level(line: AwardLine) -> str | None:
    if not isinstance(line, Tier):
        return None
    if line.level is None and line.ranks is not None:
        return wording_terms.ranks(line.ranks).removesuffix("各")
    return None if line.level is None else str(line.level)


def _amount(amount: object) -> GrantRow:
    of = getattr(amount, "of", None)
    empty: GrantRow = {
        "value": None,
        "value_to": None,
        "unit": None,
        "bound": "exact",
        "per": None,
        "of": of and str(of),
    }
    match amount:
        case Money():
            found: GrantRow = {"value": plain(amount.value), "value_to": plain(amount.to), "unit": amount.unit}
        case Share():
            found = {"value": plain(amount.percent), "value_to": plain(amount.to), "unit": "%"}
        case Factor() if amount.in_points:
            found = {"value": plain(amount.times * 100), "unit": "%"}
        case Factor():
            found = {"value": plain(amount.times), "unit": "times"}
        case Portion():
            found = {"value": plain(amount.portion), "unit": "share"}
        case _:
            return empty
    bound = getattr(amount, "bound", None)
    per = "·".join(map(plain_unit, (getattr(amount, "per", None) or "").split("·")))
    return empty | found | {"bound": bound.value if bound else "exact", "per": per or None}


def _counted(row: GrantRow, each: Each | None) -> GrantRow:
    """每满一万人 counts by 万人, 每设立1个 by 个, unless the sum says by what it is counted."""
    if each is None or row["per"]:
        return row
    unit = re.escape({"CNY": "元", "USD": "美元"}.get(str(each.of), str(each.of)))
    words = "".join(each.words.split())  # 每接待10名学生: what is counted may follow
    numeral = r"[\d.〇一二两三四五六七八九十百千万亿]"
    found = re.search(rf"{numeral}+{unit}", words) or re.search(rf"{unit}\Z", words)
    return row | {"per": re.sub(r"\A[1一](?=\D)", "", found[0]) if found else str(each.of)}


def _nearest(chain: tuple[AwardLine, ...], name: str) -> Any:
    """A term of the line, else of what is above it."""
    return next((getattr(line, name) for line in reversed(chain) if getattr(line, name)), None)


def _cap(chain: tuple[AwardLine, ...]) -> GrantRow | None:
    """The first limit in money, of a rate or unit sum also in per cent: the ceiling that goes with it.

    A number of things limits how often, not how much; 最高50万元，且不超过支出的30% is a sum without a ceiling.
    """
    caps: tuple[Cap, ...] = _nearest(chain, "caps") or ()
    amount = chain[-1].amount
    plain_sum = isinstance(amount, Money) and amount.per is None and _nearest(chain, "each") is None
    left_out = (Count, Share) if plain_sum else (Count,)
    return next((limit(cap) for cap in caps if not isinstance(cap.value, left_out)), None)


def limit(cap: Cap) -> GrantRow:
    """A limit as a row: value, unit, scope."""
    value = cap.value
    scope = str(cap.scope) if cap.scope else None
    match value:
        case Money():
            return {"value": plain(value.value), "unit": value.unit, "scope": scope}
        case Share():
            return {"value": plain(value.percent), "unit": "%", "scope": scope}
        case Count():
            return {"value": plain(value.count), "unit": str(value.of), "scope": scope}


def _band(band: Band | None, inclusion: Inclusion) -> GrantRow | None:
    if band is None:
        return None
    lower, upper = inclusion.of(band)
    return {
        "from": plain(band.lower),
        "to": plain(band.upper),
        "unit": str(band.unit),
        "from_inclusive": lower,
        "to_inclusive": upper,
    }


def _years(years: Years | None) -> GrantRow | None:
    return {"first": years.first, "last": years.last} if years else None


def _lasts(lasts: Lasts | None) -> GrantRow | None:
    if lasts is None:
        return None
    unit = "months" if lasts.months is not None else "days"
    return {"value": lasts.length, "unit": unit, "bound": lasts.bound.value}


def _payment(chain: tuple[Terms, ...]) -> str | None:
    return next((line.payment.value for line in reversed(chain) if line.payment is not Payment.NOT_SAID), None)


def _joint(cap: JointCap, paths: Mapping[str, str]) -> GrantRow:
    clause = str(cap.source[0].clause) if cap.source else None
    return {"clause": paths.get(clause or "", clause), **limit(cap)}


def plain(value: Any) -> int | float | None:
    """A decimal as a JSON number; None stays."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
