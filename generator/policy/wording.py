"""Chinese words for the values of the model: 20万元, 不超过10万元, 连续3年, 2025年12月31日, 第二条."""

import datetime
from collections.abc import Mapping
from decimal import Decimal

from generator.notice.start_words import default_start
from generator.policy.awards import Addressee
from generator.policy.model import StartRule
from generator.policy.text import PartialDate
from generator.policy.values import Amount, Bound, Count, Duration, Factor, Figure, Money, Payment, Portion, Share

NO_FIGURE = "本文件未列明具体金额"
BLANK = "（由受理部门填写）"

_BOUNDS: Mapping[Bound, str] = {Bound.EXACT: "", Bound.AT_MOST: "不超过", Bound.AT_LEAST: "不低于"}
_INCLUSIVE: Mapping[bool | None, str] = {None: "", True: "（含）", False: "（不含）"}
_PAYMENTS: Mapping[Payment, str] = {
    Payment.ONE_OFF: "一次性",
    Payment.YEARLY: "每年",
    Payment.HALF_YEARLY: "每半年",
    Payment.TERMLY: "每学期",
    Payment.QUARTERLY: "每季度",
    Payment.MONTHLY: "每月",
    Payment.WEEKLY: "每周",
    Payment.DAILY: "每天",
    Payment.NOT_SAID: "本文件未列明",
}
_ADDRESSEES: Mapping[Addressee, str] = {
    Addressee.ENTERPRISE: "企业",
    Addressee.ZONE: "园区",
    Addressee.DEPARTMENT: "部门",
}
_CURRENCIES: Mapping[str, str] = {"CNY": "元", "USD": "美元"}
_INNER = ("款", "段")  # a paragraph of a clause: 第三条第二款
_NAMED = ("第", "附")  # steps of a clause's number that are its whole name: 第三条, 附则, 附件1
_HUNDRED_MILLION, _TEN_THOUSAND = Decimal(10**8), Decimal(10**4)


def number(value: Decimal) -> str:
    """A decimal without needless zeros and without an exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def sum_of_money(value: Decimal, unit: str) -> str:
    """20万元, 100亿元, 500元: in the largest unit in which the sum is a whole number or has few decimals."""
    currency = _CURRENCIES[unit]
    if value >= _HUNDRED_MILLION and value % (_HUNDRED_MILLION / 100) == 0:
        return f"{number(value / _HUNDRED_MILLION)}亿{currency}"
    if value >= _TEN_THOUSAND and value % (_TEN_THOUSAND / 100) == 0:
        return f"{number(value / _TEN_THOUSAND)}万{currency}"
    return f"{number(value)}{currency}"


def _bounded(text: str, bound: Bound, inclusive: bool | None) -> str:
    mark = _INCLUSIVE[inclusive]
    return f"{_BOUNDS[bound]}{text}{mark}"


def money(value: Money) -> str:
    """20万元, 不超过10万元, 10万元至100万元, 每平方米每月60元."""
    text = sum_of_money(value.value, value.unit)
    last = f"至{sum_of_money(value.to, value.unit)}" if value.to is not None else ""
    return per(value.per) + _bounded(text + last, value.bound, value.inclusive)


def per(units: str | None) -> str:
    """What a figure is counted by: 平方米·月 as 每平方米每月."""
    return "".join(f"每{unit}" for unit in units.split("·")) if units else ""


def share(value: Share) -> str:
    """自治区奖励资金的20%, 固定资产投资的5%至20%."""
    base = f"{value.of}的" if value.of else ""
    last = f"至{number(value.to)}%" if value.to is not None else ""
    return f"{per(value.per)}{_BOUNDS[value.bound]}{base}{number(value.percent)}%{last}{_INCLUSIVE[value.inclusive]}"


def factor(value: Factor) -> str:
    """补贴标准的1.2倍; as printed where the notice says it in other words: 按省级投入额度1:1配套."""
    if value.words is not None:
        return f"{_BOUNDS[value.bound]}按{value.of or ''}{value.words}"
    base = f"{value.of}的" if value.of else ""
    return f"{_BOUNDS[value.bound]}{base}{number(value.times)}倍"


def portion(value: Portion) -> str:
    """场地租金全额, 场地租金减半."""
    return f"{value.of or ''}{value.words}"


def amount(value: Amount) -> str:
    """Any amount; the word not_in_this_notice says that the notice gives no figure."""
    match value:
        case Money():
            return money(value)
        case Share():
            return share(value)
        case Factor():
            return factor(value)
        case Portion():
            return portion(value)
        case _:
            return NO_FIGURE


def duration(value: Duration) -> str:
    length = next(
        f"{count}{unit}"
        for count, unit in ((value.years, "年"), (value.months, "个月"), (value.days, "日"))
        if count is not None
    )
    before = "连续" if value.consecutive else ""
    after = {Bound.EXACT: "", Bound.AT_MOST: "内", Bound.AT_LEAST: "以上"}[value.bound]
    return f"{before}{length}{after}{_INCLUSIVE[value.inclusive]}"


def count(value: Count) -> str:
    return _bounded(f"{number(value.count)}{value.of}", value.bound, value.inclusive)


def figure(value: Figure) -> str:
    found = value.value
    match found:
        case Money() | Share():
            return amount(found)
        case Duration():
            return duration(found)
        case Count():
            return count(found)
        case Payment():
            return payment(found)
        case PartialDate():
            return partial_day(found)
        case _:
            return str(found)


def partial_day(value: str) -> str:
    """2025-12-31 as 2025年12月31日, 2025-12 as 2025年12月, 2025 as 2025年; --12-31 as 12月31日."""
    year, *rest = value.removeprefix("-").split("-")
    units = zip([year, *rest], "年月日", strict=False)
    return "".join(f"{int(part)}{unit}" for part, unit in units if part)


def payment(value: Payment) -> str:
    return _PAYMENTS[value]


def addressee(value: Addressee) -> str:
    return _ADDRESSEES[value]


def day(value: datetime.date) -> str:
    """A date as GB/T 9704 prints it: no zero padding."""
    return f"{value.year}年{value.month}月{value.day}日"


def start(value: StartRule) -> str:
    if value.date is not None:
        return f"自{day(value.date)}起施行"
    if value.rule is None or value.rule == "not_said":
        return "本文件未写明施行日期"
    return value.words or default_start(value.rule)


def clause_label(path: str, flat: bool) -> str:
    """How a clause is cited: 第二条 where the notice numbers flat 一、二、, else 第一部分第（二）项第3项."""
    *above, last = path.split("/")
    if last.startswith(_NAMED) and not last.endswith(_INNER):
        return last
    if flat:
        return f"第{last}条"
    article = next((depth for depth, step in enumerate(above) if step.endswith("条")), 0)
    return "".join(map(_step, (*above[article:], last)))


def _step(step: str) -> str:
    """One level of a clause's number: 一 is a part, （二） and 3 are items, 第三条, 附则 and 附件1 stay."""
    if step.startswith(_NAMED):
        return step
    return f"第{step}项" if step.isdigit() or step[:1] in "（(" else f"第{step}部分"


def printed_number(clause_number: str) -> str:
    """The number as it stands before the clause's text: 一、 / （一） / 1. / 第一条 and a space."""
    if clause_number.startswith("第"):
        return f"{clause_number}　"
    if clause_number[-1:] in "）)":
        return clause_number
    return f"{clause_number}." if clause_number.isdigit() else f"{clause_number}、"
