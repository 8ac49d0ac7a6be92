"""Fields of a draft's form that compute a sum: of a rate its base, of a unit sum how many units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.checks.coverage import holds_figures
from generator.draft.figures import Data, source_of
from generator.notice.per import plain_unit
from generator.regex import regex

_LONGEST_LABEL = 20  # characters
_BY_THE_YEAR = frozenset({"年", "年度"})
_COUNTED = {"人": "人数", "名": "人数", "月": "月数", "亩": "面积", "平方米": "面积", "个": "个数", "天": "天数"}

_OF_A_YEAR = regex("每年|年度|当年")
_EACH_FIRM = regex("(?:给予|奖励|补助|补贴|资助|分别|，|的|\\A)每家")
_CURRENCIES = {"CNY": "元", "USD": "美元"}


def computed_fields(award: Data, prefix: str) -> Iterator[Data]:
    """The fields that an award's only sum follows from, then the sum; nothing where no rule gives it."""
    amount = award.get("amount")
    if not isinstance(amount, dict) or not _follows(award, amount):
        return
    units = _units(amount)
    path = f"awards.{award['id']}"
    if "percent" in amount and not units:
        base: Data = {"id": f"{prefix}base", "label": _base(amount), "type": "money", **_for_a_year(award)}
        yield from (base, _computed(award, prefix, {"award": path, "base": base["id"]}))
    elif amount.get("unit") == "CNY" and (units or "each" in award):
        each = award.get("each")
        names = [str(each["of"])] if isinstance(each, dict) else units
        fields = [_number(prefix, place, unit) | _for_a_year(award) for place, unit in enumerate(names, 1)]
        yield from fields
        yield _computed(award, prefix, {"award": path, "quantity": [field["id"] for field in fields]})


def _units(amount: Data) -> list[str]:
    return str(amount["per"]).split("·") if "per" in amount else []


def _follows(award: Data, amount: Data) -> bool:
    """Whether one sum follows from figures that an applicant can enter."""
    units = _units(amount)
    open_ended = "to" in amount or amount.get("bound") == "at_least" or "band" in award
    counted = any("count" in cap for cap in _caps(award))
    return not (open_ended or counted or _BY_THE_YEAR & {*units} or _counts_applicants(award, units))


def _counts_applicants(award: Data, units: Sequence[str]) -> bool:
    """每人每月1000元 for a person, 给予每家30万元 for a firm: who applies is one of them, and asks for no number."""
    if "人" in units and award.get("applicants") == ["individual"]:
        return True
    counted = {plain_unit(unit) for unit in units}
    return bool({"家", "企业"} & counted) and _EACH_FIRM.search(str(source_of(award)["quote"])) is not None


def _base(amount: Data) -> str:
    """What a rate is of, in the notice's words, where they can be a label: 场地租金总额."""
    words = str(amount.get("of", ""))
    return words if 2 <= len(words) <= _LONGEST_LABEL and not holds_figures(words) else "计算奖补的基数"


def _for_a_year(award: Data) -> Data:
    """每家企业每年不超过5万元 limits what one year gives: the figures of several years would be cut to it."""
    yearly = any(_OF_A_YEAR.search(str(cap.get("scope", ""))) for cap in _caps(award))
    return {"help": "按年度封顶，请填写当年度的数。"} if yearly else {}


def _caps(award: Data) -> list[Data]:
    caps = award.get("caps", [])
    assert isinstance(caps, list)  # noqa: S101 - made by award_of
    return caps


def _number(prefix: str, place: int, unit: str) -> Data:
    name = _CURRENCIES.get(unit, unit)
    asked = "数额" if unit in _CURRENCIES else _COUNTED.get(plain_unit(unit), "数量")
    return {"id": f"{prefix}quantity-{place}", "label": f"{asked}（{name}）", "type": "number"}


def _computed(award: Data, prefix: str, computes: Data) -> Data:
    amount = award["amount"]
    most = isinstance(amount, dict) and amount.get("bound") == "at_most"
    label = "按标准计算的上限" if most or _caps(award) else "按标准计算的金额"
    return {"id": f"{prefix}computed", "label": label, "type": "computed", "computes": computes}
