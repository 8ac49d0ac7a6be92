"""Whether the words of a figure bear out what a correction says of them: digits, scale, unit, bound, role.

This does not ask the reader of facts, which the correction overrules: it looks at the printed digits and words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from generator.corrections.places import squeeze
from generator.corrections.refused import contradicts
from generator.message import message
from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.notice.numerals import CHINESE_NUMERALS, chinese_number, scale_value
from generator.regex import regex

_NUMBER = regex(rf"(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<scale>[十百千]?[万亿]+)?|(?P<han>[{CHINESE_NUMERALS}半]+)")
_SCALE = regex(r"(?<=[\d）)])[十百千]?[万亿]+|[十百千]?[万亿]+(?=[美欧日澳港]?元)")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_UNITS: Mapping[str, str] = {
    "CNY": r"元|圆|人民币",
    "USD": r"美元|美金",
    "EUR": "欧元",
    "GBP": "英镑",
    "HKD": "港元|港币",
    "JPY": "日元",
    "AUD": "澳元",
    "%": r"%|‰|分之|成",
}
_FOREIGN = r"[美欧日澳港]元|美金|英镑|港币"
_REPETITIONS = {
    "one_off": "一次",
    "yearly": "年",
    "half_yearly": "半年",
    "termly": "学期|期",
    "quarterly": "季",
    "monthly": "月",
    "weekly": "周|星期",
    "daily": "日|天",
}
_DURATIONS = {"Y": "年", "M": "月|季度|半年", "W": "周|星期", "D": "日|天|半个?月", "H": "小时", "S": "秒"}
_CEILING = (
    r"不得超过|不能超过|不超过|不超出|不高于|不得高于|不多于|不大于|最高|最多|最长|至多|上限|封顶|以下|以内|之内|为限"
    r"|低于|少于|小于|不足|不满|未达|内"
)
_FLOOR = (
    r"不低于|不得低于|不少于|不得少于|不小于|不短于|至少|最少|最低|下限|以上|超过|高于|大于|多于|达到|达|满|逾|突破|起"
)
# Right beside a figure these leave no doubt which of them it is.
_BESIDE: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "at_most": (
        regex(r"(?:不得超过|不能超过|不超过|不高于|不多于|最高(?:不超过)?|最多(?:不超过)?|至多)(?:人民币)?$"),
        regex(r"(?:人民币)?(?:[（(]不?含[^（）()]{0,6}[）)])?(?:以下|以内|之内|封顶|为限)"),
    ),
    "at_least": (
        regex(r"(?:不低于|不得低于|不少于|不得少于|不小于|至少)(?:人民币)?$"),
        regex(r"(?:人民币)?(?:[（(]不?含[^（）()]{0,6}[）)])?及?以上"),
    ),
}
_LIMITED = regex(r"不(?:得|应|能)?(?:超过|低于|少于|高于)[^，。；\d]*$")
_INCLUSION = regex(r"(?:人民币)?[（(](?P<not>不)?(?:包)?含")
_INCLUDES = regex(r"含|包括本数")
_EACH = regex(r"每(?:[人亩户家台辆套间吨件项次平]|名|平方米|公里|千瓦时?)[^，。；]{0,8}$")
_SLASH = regex(r"[/／](?:人|亩|户|家|台|辆|套|间|吨|件|项|次|平方米|公里|千瓦)")
_COUNTS = regex(r"每|[/／]|均|逐")
_SURE_FIGURE = regex(
    rf"[\d.]+\s*[十百千]?[万亿]*(?:元|美元|欧元|港元|港币|英镑|%|‰|年(?!级|度)|个月|个工作日|倍)|[{CHINESE_NUMERALS}]分之"
)
_YEAR = regex(r"(?:19|20)\d\d年")
_GRANTS = regex(r"(?:给予|予以|奖励|奖补|补助|补贴|资助)(?:[^，。；\d]{0,10})$")
_GRANTS_IT = regex(
    r"(?:(?:给予|予以)[^，。；\d]{0,8}(?:奖励|奖补|补助|补贴|资助)|给予|予以)(?:最高|不超过|最高不超过|人民币)?$"
)
_LISTED = regex(r"(?:[\d.]+[十百千]?[万亿]*[美欧港日]?[元%][、和及或])+$")
_LENDS = regex(r"[^，。；\d]{0,6}(?:贷款|额度|授信|担保|规模)")
_GRANTED = regex(r"[^，。；\d]{0,8}(?:奖励|奖补|补助|补贴|资助|资金扶持|奖金)")
_SAYS_GRANT = regex(r"奖|补助|补贴|资助|扶持|支持|贴息|返还|发放|给予")
_SAYS_RELIEF = regex(r"免|减|降|优惠|缓")


def holds_out(words: str, before: str, behind: str, quote: str, fact: Fact) -> None:
    """Raises RefusedError where the printed words say otherwise than the corrected fact."""
    _value(words, quote, fact)
    _unit(words, behind, quote, fact)
    _bound(words, before, behind, quote, fact)
    _inclusive(before, behind, quote, fact)
    _per(before, behind, quote, fact)


def _inclusive(before: str, behind: str, quote: str, fact: Fact) -> None:
    """含 beside a figure makes it inclusive, 不含 exclusive; without one of them a quote makes it neither."""
    beside = _INCLUSION.match(behind)
    printed = None if beside is None else not beside["not"]
    if fact.inclusive is None and printed is None:
        return
    said = "及以" in squeeze(quote) or (_INCLUDES.search(quote) is not None and fact.inclusive is not None)
    if (printed is not None and fact.inclusive is not printed) or (printed is None and not said):
        contradicts(
            message(
                "the words beside {words} do not make it {value}", words=fact.text, value=f"inclusive: {fact.inclusive}"
            ),
            message("found: {found}", found=f"{before[-6:]}{fact.text}{behind[:8]}"),
        )


def _per(before: str, behind: str, quote: str, fact: Fact) -> None:
    """每亩 or /亩 beside a sum says what it is counted by; without such words it is counted by nothing."""
    counted = _EACH.search(before) or _SLASH.match(behind)
    if (counted and fact.per is None) or (fact.per is not None and not _COUNTS.search(squeeze(quote) + before)):
        contradicts(
            message(
                "the words beside {words} do not make it {value}", words=fact.text, value=f"per: {fact.per or '—'}"
            ),
            message("found: {found}", found=f"{before[-8:]}{fact.text}{behind[:6]}"),
        )


def _value(words: str, quote: str, fact: Fact) -> None:
    if fact.kind in ("money", "percentage", "count"):
        possible = set(_numbers(words, quote, percent=fact.kind == "percentage"))
        if fact.value not in possible:
            _says_otherwise(words, fact.value, sorted(possible))
    elif fact.kind == "duration":
        length = re.fullmatch(r"PT?(\d+(?:\.\d+)?)([YMWDHS])", str(fact.value))
        numbers = set(_numbers(words, words, percent=False))
        if length is None or not _is_length(Decimal(length[1]), length[2], words, numbers):
            _says_otherwise(words, fact.value, sorted(numbers))
    elif fact.kind == "date":
        _date(words, str(fact.value))
    else:
        _word(words, fact)


def _word(words: str, fact: Fact) -> None:
    """A level, a rank, a repetition, a document number: what the words say where they say one at all."""
    said = {str(each.value) for each in find_facts(words) if each.kind == fact.kind}
    printed = _REPETITIONS.get(str(fact.value)) if fact.kind == "repetition" else None
    if (said and fact.value not in said) or (printed and not re.search(printed, words)):
        contradicts(
            message("the words {words} do not say {value}", words=words, value=fact.value),
            message("found: {found}", found="、".join(sorted(said)) or "—"),
        )


def _is_length(length: Decimal, unit: str, words: str, numbers: set[Decimal]) -> bool:
    """半年 is P6M, 2个季度 P6M."""
    factors = (Decimal(1), Decimal(3) if "季度" in words else Decimal(1))
    halves = {Decimal(6): "半年", Decimal(15): "半个月"}
    told = (
        any(number * factor == length for number in numbers for factor in factors) or halves.get(length, "无") in words
    )
    return told and re.search(_DURATIONS[unit], words) is not None


def _date(words: str, value: str) -> None:
    if any(fact.value == value for fact in find_facts(words)):
        return  # 2025年底 is read as its last day
    printed = {int(number) for number in _numbers(words, words, percent=False) if number == int(number)}
    digits = re.sub(r"\D", "", words.translate(_FULL_WIDTH))
    for part in value.lstrip("-").split("-"):
        if part and int(part) not in printed and part not in digits and not _is_han_year(part, words):
            _says_otherwise(words, value, sorted(printed))


def _is_han_year(part: str, words: str) -> bool:
    """二〇二四年 says 2024 sign by sign."""
    signs = str.maketrans("〇○零一二三四五六七八九", "000123456789")
    return part in words.translate(signs)


def _numbers(words: str, quote: str, *, percent: bool) -> Iterator[Decimal]:
    """What the numbers in the words can be: with their own scale, or with one that the quote lends (30-50万元)."""
    text = squeeze(words).translate(_FULL_WIDTH)
    lent = {scale_value(scale) for scale in _SCALE.findall(squeeze(quote).translate(_FULL_WIDTH))}
    for match in _NUMBER.finditer(text):
        if match["han"]:
            number = chinese_number(match["han"])
            yield from () if number is None else (Decimal(number),)
            continue
        try:
            number_read = Decimal(match["digits"].replace(",", ""))
        except InvalidOperation:
            continue
        if match["scale"]:
            yield number_read * scale_value(match["scale"])
        else:
            yield number_read
            yield from (number_read * scale for scale in lent)
        if percent and "‰" in quote:
            yield number_read / 10


def _unit(words: str, behind: str, quote: str, fact: Fact) -> None:
    if fact.kind in ("money", "percentage"):
        near = words if re.search("|".join(_UNITS.values()), words) else quote
        if not _says_unit(fact.unit or "", near):
            contradicts(message("the words {words} do not say the unit {unit}", words=near, unit=fact.unit or "—"))
    elif fact.kind == "count" and fact.unit and fact.unit not in squeeze(words + behind[:6]):
        contradicts(message("the words {words} do not say the unit {unit}", words=words, unit=fact.unit))


def _says_unit(unit: str, words: str) -> bool:
    foreign = unit == "CNY" and re.search(_FOREIGN, words)
    return unit in _UNITS and not foreign and re.search(_UNITS[unit], words) is not None


def _bound(words: str, before: str, behind: str, quote: str, fact: Fact) -> None:
    if fact.kind not in ("money", "percentage", "count", "duration"):
        return
    for bound, (left, right) in _BESIDE.items():
        if (left.search(before) or right.match(behind)) and fact.bound != bound:
            contradicts(
                message("{words} stands beside words that make it {bound}", words=words, bound=bound),
                message("found: {found}", found=f"{before[-6:]}{words}{behind[:4]}"),
            )
    if fact.bound == "exact" and (told := _LIMITED.search(before)):
        contradicts(
            message("{words} stands beside words that make it {bound}", words=words, bound=told[0]),
            message("found: {found}", found=f"{before}{words}"),
        )
    wanted = {"at_most": _CEILING, "at_least": _FLOOR}.get(fact.bound)
    if wanted and not re.search(wanted, squeeze(quote)) and not re.search(r"[-~—－至到]", squeeze(quote)):
        contradicts(
            message("no word of the quote makes {words} {bound}", words=words, bound=fact.bound),
            message("quote the words that do"),
        )


def may_be_none(words: str, before: str, behind: str) -> None:
    """Raises RefusedError where the words are a figure beyond doubt: digits with a currency, a percent sign, a length
    of time, or a bound beside them. What such a figure is for can be corrected, that it is one cannot."""
    text = _YEAR.sub("", squeeze(words).translate(_FULL_WIDTH))
    bounded = any(left.search(before) or right.match(behind) for left, right in _BESIDE.values())
    if _SURE_FIGURE.search(text) or bounded:
        contradicts(
            message("{words} is a figure", words=words),
            message("say what it is for (role: other, target, condition …), or set the words aside in policy.yaml"),
        )


def role_holds(role: str, words: str, before: str, behind: str, quote: str) -> None:
    """Raises RefusedError where the words beside the figure say what it is for, and that is not the role."""
    before = _LISTED.sub("", before)
    grants = (_GRANTS.search(before) and _GRANTED.match(behind)) or (
        _GRANTS_IT.search(before) and not _LENDS.match(behind)
    )
    if role in ("other", "target", "fund", "condition") and grants:
        contradicts(
            message("{words} is what is granted", words=words),
            message("found: {found}", found=f"{before[-8:]}{words}{behind[:8]}"),
        )
    says = {"award": _SAYS_GRANT, "relief": _SAYS_RELIEF}.get(role)
    if says and not says.search(quote):
        contradicts(
            message("no word of the quote says that {words} is an {role}", words=words, role=role),
            message("quote the words that do"),
        )


def _says_otherwise(words: str, value: object, possible: Iterable[object]) -> None:
    contradicts(
        message("the words {words} do not say {value}", words=words, value=value),
        message("found: {found}", found="、".join(f"{number}" for number in possible) or "—"),
    )
