"""Fields of a draft's form that compute a sum: of a rate its base, of a unit sum how many units."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.coverage import holds_figures
from generator.draft.figures import Data

_LONGEST_LABEL = 20  # characters
_BY_THE_YEAR = frozenset({"年", "年度"})
_COUNTED = {"人": "人数", "名": "人数", "月": "月数", "亩": "面积", "平方米": "面积", "个": "个数", "天": "天数"}

_CURRENCIES = {"CNY": "元", "USD": "美元"}


def computed_fields(award: Data, prefix: str) -> Iterator[Data]:
    """The fields that an award's only sum follows from, then the sum; nothing where no rule gives it."""
    amount = award.get("amount")
    if not isinstance(amount, dict) or "to" in amount or amount.get("bound") == "at_least" or "band" in award:
        return
    units = str(amount["per"]).split("·") if "per" in amount else []
    if _BY_THE_YEAR & {*units} or any("count" in cap for cap in _caps(award)):
        return
    path = f"awards.{award['id']}"
    if "percent" in amount and not units:
        base: Data = {"id": f"{prefix}base", "label": _base(amount), "type": "money"}
        yield from (base, _computed(award, prefix, {"award": path, "base": base["id"]}))
    elif amount.get("unit") == "CNY" and (units or "each" in award):
        each = award.get("each")
        names = [str(each["of"])] if isinstance(each, dict) else units
        fields = [_number(prefix, place, unit) for place, unit in enumerate(names, 1)]
        yield from fields
        yield _computed(award, prefix, {"award": path, "quantity": [field["id"] for field in fields]})


def _base(amount: Data) -> str:
    """What a rate is of, in the notice's words, where they can be a label: 场地租金总额."""
    words = str(amount.get("of", ""))
    return words if 2 <= len(words) <= _LONGEST_LABEL and not holds_figures(words) else "计算奖补的基数"


def _caps(award: Data) -> list[Data]:
    caps = award.get("caps", [])
    assert isinstance(caps, list)  # noqa: S101 - made by award_of
    return caps


def _number(prefix: str, place: int, unit: str) -> Data:
    name = _CURRENCIES.get(unit, unit)
    asked = "数额" if unit in _CURRENCIES else _COUNTED.get(unit, "数量")
    return {"id": f"{prefix}quantity-{place}", "label": f"{asked}（{name}）", "type": "number"}


def _computed(award: Data, prefix: str, computes: Data) -> Data:
    amount = award["amount"]
    most = isinstance(amount, dict) and amount.get("bound") == "at_most"
    label = "按标准计算的上限" if most or _caps(award) else "按标准计算的金额"
    return {"id": f"{prefix}computed", "label": label, "type": "computed", "computes": computes}
