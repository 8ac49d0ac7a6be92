"""What the terms of a grant must read as, derived again from policy.json: amounts, bands, years, limits, whole lines.

Nothing of the generator's own wording is used: both must come to the same words, or the audit says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

TermData = Mapping[str, Any]
NO_FIGURE = "本文件未列明具体金额"
_MONEY = {"CNY": "元", "USD": "美元"}
_BOUND = {"exact": "", "at_most": "不超过", "at_least": "不低于"}
_INCLUDED = {None: "", True: "（含）", False: "（不含）"}
_TIMES = frozenset({"年", "学期", "季度", "月", "周", "天", "日", "夜", "晚"})
_HOW_OFTEN = {
    "one_off": "一次性",
    "yearly": "每年",
    "half_yearly": "每半年",
    "termly": "每学期",
    "quarterly": "每季度",
    "monthly": "每月",
    "weekly": "每周",
    "daily": "每天",
}
_NATURES = {"grant": "奖补", "relief": "减免", "charge": "收取"}
_ENDS = (
    ("lower", {None: ("", "以上"), True: ("", "及以上"), False: ("超过", "")}),
    ("upper", {None: ("", "以下"), True: ("", "及以下"), False: ("不足", "")}),
)
_CHINESE = "零一二三四五六七八九"


def figure(value: Any) -> str:
    """A JSON number in digits, without idle zeros."""
    number = Decimal(str(value))
    return str(int(number)) if number == int(number) else f"{number.normalize():f}"


def money(value: Any, unit: str) -> str:
    """1500元, 20万元, 1.2亿元: in 亿 or 万 where two decimals are enough."""
    number = Decimal(str(value))
    for name, scale in (("亿", 10**8), ("万", 10**4)):
        if number >= scale and number * 100 % scale == 0:
            return f"{figure(number / scale)}{name}{_MONEY[unit]}"
    return f"{figure(number)}{_MONEY[unit]}"


def counted_by(value: TermData) -> str:
    return "".join("每" + unit for unit in value["per"].split("·")) if value.get("per") else ""


def amount(value: Any) -> str:
    """A sum, a percentage, a factor or a portion; else that the notice gives no figure."""
    if not isinstance(value, Mapping):
        return NO_FIGURE
    maker = next(make for key, make in _AMOUNTS if key in value)
    return maker(value)


def _sum(value: TermData) -> str:
    first, last = (money(value[key], value["unit"]) if value.get(key) is not None else "" for key in ("value", "to"))
    return f"{counted_by(value)}{_bound(value)}{first}{'至' + last if last else ''}{_included(value)}"


def _bound(value: TermData) -> str:
    return _BOUND[value.get("bound", "exact")]


def _included(value: TermData) -> str:
    return _INCLUDED[value.get("inclusive")]


def _percentage(value: TermData) -> str:
    of = value["of"] + "的" if value.get("of") else ""
    last = f"至{figure(value['to'])}%" if value.get("to") is not None else ""
    return f"{counted_by(value)}{_bound(value)}{of}{figure(value['percent'])}%{last}{_included(value)}"


def _multiple(value: TermData) -> str:
    of = value.get("of") or ""
    if value.get("words"):
        return f"{_bound(value)}按{of}{value['words']}"
    return f"{_bound(value)}{of + '的' if of else ''}{figure(value['times'])}倍"


def _portion(value: TermData) -> str:
    return str(value.get("of") or "") + str(value["words"])


def _count(value: TermData) -> str:
    return f"{_bound(value)}{figure(value['count'])}{value['of']}{_included(value)}"


_AMOUNTS: tuple[tuple[str, Callable[[TermData], str]], ...] = (
    ("percent", _percentage),
    ("times", _multiple),
    ("portion", _portion),
    ("value", _sum),
)


def years(value: TermData) -> str:
    first, last = value["first"], value["last"]
    if value.get("words"):
        return str(value["words"])
    if first == 1 and last > 1:
        return f"连续{last}年"
    return f"第{first}年" if first == last else f"第{first}至{last}年"


def lasts(value: TermData) -> str:
    """连续12个月, 36个月内, 10日; as printed where it is told in words."""
    if value.get("words"):
        return str(value["words"])
    length = f"{value['months']}个月" if value.get("months") is not None else f"{value['days']}日"
    behind = {"exact": "", "at_most": "内", "at_least": "以上"}[value.get("bound", "exact")]
    return f"{'连续' if value.get('consecutive') else ''}{length}{behind}{_included(value)}"


def ranks(value: TermData) -> str:
    first, last = map(_chinese, (value["first"], value["last"]))
    return f"第{first}名" if first == last else f"第{first}至{last}名各"


def _chinese(number: int) -> str:
    if number < 10:
        return _CHINESE[number]
    if number > 99:
        return str(number)
    tens = "" if number < 20 else _CHINESE[number // 10]
    return f"{tens}十{_CHINESE[number % 10] if number % 10 else ''}"


def band(value: TermData) -> str:
    """罚款金额15万元以上、不足50万元: an end that includes its number says 及, one that does not 超过 or 不足."""
    said = []
    for name, words in _ENDS:
        if value.get(name) is not None:
            before, behind = words[value.get(f"{name}_inclusive")]
            unit = value["unit"]
            said.append(f"{before}{_number_of(value[name], unit)}{behind}")
    return (value.get("of") or "") + "、".join(said)


def _number_of(value: Any, unit: str) -> str:
    """15万元, 2万人次, 5%."""
    if unit in _MONEY:
        return money(value, unit)
    number = Decimal(str(value))
    in_tens = number >= 10**4 and number % 100 == 0
    return f"{figure(number / 10**4)}万{unit}" if in_tens else figure(number) + unit


def limit(value: TermData) -> str:
    """不超过500万元, 每家机构不超过3人."""
    scope = value.get("scope") or ""
    inner = next(value[name] for name in ("money", "share", "count") if value.get(name) is not None)
    return scope + (_count(inner) if "count" in inner else amount(inner))


def instalment(value: TermData) -> str:
    when = value["stage"] if value.get("stage") else f"第{value['year']}年"
    return f"{when}{figure(value['percent'])}%"


def nature(value: str) -> str:
    return _NATURES[value]


def each(value: TermData) -> str:
    return str(value["words"])


def line(value: TermData) -> str:
    """A part or a tier, whole: 国家级：100万元; 罚款金额500万元以上：15万元; 一次性50万元."""
    chosen = [str(value[name]) for name in ("trigger", "level") if value.get(name)]
    chosen += [ranks(value["ranks"])] if value.get("ranks") else []
    chosen += [band(value["band"]) + _of_excess(value)] if value.get("band") else []
    rest = _given(value) + "".join(f"，{each}" for each in _limits(value))
    if not chosen:
        return rest
    return "，".join(chosen) + _sign(chosen[-1]) + rest


def _sign(last: str) -> str:
    return "" if last.endswith("各") else "："


def _given(value: TermData) -> str:
    """What is given, how often and in which years."""
    when = _when(value)
    rule = f"{each(value['each'])}给予" if value.get("each") else ""
    if value.get("amount") is None:
        return when + rule + "；".join(line(tier) for tier in value.get("tiers", ()))
    by = "按" if _takes_by(value) else ""
    return when + rule + by + amount(value["amount"])


def _when(value: TermData) -> str:
    """连续3年, 一次性, 前2年每年: the years alone say 每年 only of a rate, for a sum could be that of all of them."""
    said = years(value["years"]) if _leading(value) else ""
    running = lasts(value["lasts"]) if _lasts_before(value) else ""
    often = value.get("payment", "not_said")
    how = "" if often == "not_said" or _counted_in_time(value.get("amount")) else _HOW_OFTEN[often]
    if not said or often != "yearly":
        return how + said + running
    return said + running + ("" if said.startswith("连续") and not _is_sum(value.get("amount")) else how)


def _is_sum(given: object) -> bool:
    return isinstance(given, Mapping) and "value" in given


def _counted_in_time(given: object) -> bool:
    """每人每月3000元 says by itself that it is paid every month."""
    per = given.get("per") if isinstance(given, Mapping) else None
    return not _TIMES.isdisjoint(str(per or "").split("·"))


def _takes_by(value: TermData) -> bool:
    given = value["amount"]
    timed = value.get("years") is not None or value.get("payment", "not_said") != "not_said"
    return isinstance(given, Mapping) and "percent" in given and timed and not value.get("each")


def _of_excess(value: TermData) -> str:
    """…的部分, where neither the base nor the unit that is counted says it."""
    if value.get("reach") != "excess":
        return ""
    base = value["amount"].get("of") or "" if isinstance(value.get("amount"), Mapping) else ""
    counted = value["each"]["words"] if value.get("each") else ""
    return "" if any(word in base + counted for word in ("超", "增", "差额")) else "的部分"


def _leading(value: TermData) -> bool:
    """前两年 and 连续3年 stand before the amount, 支持期限不超过三年 behind it."""
    if value.get("years") is None:
        return False
    said = years(value["years"])
    return said[0] in "前后第首次" or said.startswith("连续")


def _lasts_before(value: TermData) -> bool:
    return value.get("lasts") is not None and lasts(value["lasts"]).startswith(("连续", "前", "后", "第", "首", "次"))


def _limits(value: TermData) -> list[str]:
    found = [amount(value["floor"])] if value.get("floor") else []
    found += [limit(each) for each in value.get("caps", ())]
    found += [] if value.get("years") is None or _leading(value) else [years(value["years"])]
    return found if value.get("lasts") is None or _lasts_before(value) else [*found, lasts(value["lasts"])]


# How a term of an award reads: by the list that it is a member of, else by its own field.
_MEMBERS: Mapping[str, Callable[[Any], str]] = {"parts": line, "tiers": line}
_NUMBERED: Mapping[str, Callable[[Any], str]] = {"caps": limit, "payout": instalment}
_FIELDS: Mapping[str, Callable[[Any], str]] = {
    "amount": amount,
    "floor": amount,
    "total": amount,
    "years": years,
    "lasts": lasts,
    "ranks": ranks,
    "band": band,
    "each": each,
    "quota": limit,
    "nature": nature,
}


def _reading(path: str) -> Callable[[Any], str] | None:
    """What puts the term at a path into words; None of any other path."""
    head, _, last = path.rpartition(".")
    first, *middle = head.split(".")
    if first == "joint_caps" and not middle:
        return limit
    if first != "awards" or not middle:
        return None
    around = middle[-1] if len(middle) > 1 else ""
    numbered = _NUMBERED.get(around) if last.isdecimal() else None
    return _MEMBERS.get(around) or numbered or _FIELDS.get(last)


def said_at(path: str, value: Any) -> str | None:
    """The words that a term of a grant must read as; None of any other path."""
    said = _reading(path)
    try:
        return None if said is None else said(value)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, StopIteration):
        return ""  # of another shape than a term has: no words say it
