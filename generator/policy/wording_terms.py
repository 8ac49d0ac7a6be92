"""Chinese words for the terms of a grant and for its lines: 年营业收入5000万元以上：每满一万人给予1万元."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.dataclass import dataclass
from generator.policy import wording
from generator.policy.awards import Award, AwardLine, Nature, Part, Tier
from generator.policy.terms import Band, Cap, Each, Instalment, Lasts, Ranks, Reach, Years
from generator.policy.values import Count, Money, Payment, Share
from generator.regex import regex

_DIGITS = "〇一二三四五六七八九"
_CURRENCIES = ("CNY", "USD")
_TEN_THOUSAND = Decimal(10**4)
TIMES = frozenset({"年", "学期", "季度", "月", "周", "天", "日", "夜", "晚"})
_LOWER: Mapping[bool | None, str] = {None: "{}以上", True: "{}及以上", False: "超过{}"}
_UPPER: Mapping[bool | None, str] = {None: "{}以下", True: "{}及以下", False: "不足{}"}
_NATURES: Mapping[Nature, str] = {Nature.GRANT: "奖补", Nature.RELIEF: "减免", Nature.CHARGE: "收取"}
# Words that stand before the amount; others (支持期限不超过三年) stand behind it.
_LENGTHS = frozenset({"years", "lasts"})
_LEADING_YEARS = regex("[前后第首次]|连续")
_SAYS_EXCESS = regex("超|增|差额")


@dataclass(frozen=True, slots=True)
class WordingPiece:
    """A piece of a line's words: the value of `field` (caps.0, amount), or words between values where it is None."""

    text: str
    field: str | None = None


def years(value: Years) -> str:
    """连续3年, 第2年, 第3至5年; as printed where the notice says it in other words."""
    if value.words is not None:
        return str(value.words)
    if value.first == value.last:
        return f"第{value.first}年"
    return f"连续{value.last}年" if value.first == 1 else f"第{value.first}至{value.last}年"


def lasts(value: Lasts) -> str:
    """连续12个月, 36个月内; as printed where the notice says it in other words."""
    return str(value.words) if value.words is not None else wording.duration(value)


def numeral(value: int) -> str:
    """一, 十, 十二, 二十: up to 99, larger ones in digits."""
    tens, ones = divmod(value, 10)
    if tens > 9:
        return str(value)
    return ("" if not tens else f"{_DIGITS[tens] if tens > 1 else ''}十") + (_DIGITS[ones] if ones else "")


def ranks(value: Ranks) -> str:
    """第一名, 第四至十名各 (each of them gets the amount)."""
    first, last = numeral(value.first), numeral(value.last)
    return f"第{first}名" if value.first == value.last else f"第{first}至{last}名各"


def band(value: Band) -> str:
    """罚款金额15万元以上、50万元以下: 及以上 includes the number, 超过 and 不足 do not, 以上 is as the notice says."""
    ends = (
        ends_of[inclusive].format(quantity(end, value.unit))
        for ends_of, end, inclusive in (
            (_LOWER, value.lower, value.lower_inclusive),
            (_UPPER, value.upper, value.upper_inclusive),
        )
        if end is not None
    )
    return f"{value.of or ''}{'、'.join(ends)}"


def quantity(value: Decimal, unit: str) -> str:
    """A figure with its unit: 15万元, 5%, 1000人次, 2万人次."""
    if unit in _CURRENCIES:
        return wording.sum_of_money(value, unit)
    if value >= _TEN_THOUSAND and value % (_TEN_THOUSAND / 100) == 0:
        return f"{wording.number(value / _TEN_THOUSAND)}万{unit}"
    return f"{wording.number(value)}{unit}"


def each(value: Each) -> str:
    return str(value.words)


def cap(value: Cap) -> str:
    """每家企业每年不超过500万元, 每家机构不超过3人."""
    return f"{value.scope or ''}{limit(value.value)}"


def limit(value: Money | Share | Count) -> str:
    return wording.count(value) if isinstance(value, Count) else wording.amount(value)


def instalment(value: Instalment) -> str:
    """第1年40%; 成功上市60%."""
    return f"{value.stage or f'第{value.year}年'}{wording.number(value.percent)}%"


def nature(value: Nature) -> str:
    return _NATURES[value]


def line(value: AwardLine) -> str:
    """All that a line states, in one text: what chooses it stands with its amount.

    国家级：100万元; 罚款金额500万元以上：15万元; 连续3年按自治区奖励资金的20% (每年 is not added: it is not printed).
    """
    return "".join(piece.text for piece in pieces(value))


def pieces(value: AwardLine, *, payment: bool = True) -> tuple[WordingPiece, ...]:
    """The words of a line: what chooses it, how often and for which years, the amount, its limits.

    `payment`: whether to say how often it is paid. Two figures never stand side by side without a word or a sign.
    """
    head = tuple(_head(value))
    body = (*_times(value, payment=payment), *_amount(value), *_limits(value))
    if head and body:
        between = _sign_between(head[-1].text)
        return (*head, WordingPiece(between), *body) if between else (*head, *body)
    return (*head, *body)


def _head(value: AwardLine) -> Iterator[WordingPiece]:
    chosen = [WordingPiece(text, name) for name, text in _names(value) if text]
    if value.band is not None:
        chosen.append(WordingPiece(band(value.band), "band"))
    for index, piece in enumerate(chosen):
        yield from ((WordingPiece("，"), piece) if index else (piece,))
    if value.band is not None and value.reach is Reach.EXCESS and not _says_excess(value):
        yield WordingPiece("的部分")


def _says_excess(value: AwardLine) -> bool:
    """Whether the base or the unit that is counted says that only an excess counts: 超出额的1%, 每增加1亿元."""
    words = f"{getattr(value.amount, 'of', None) or ''}{value.each.words if value.each else ''}"
    return _SAYS_EXCESS.search(words) is not None


def _names(value: AwardLine) -> Iterator[tuple[str, str]]:
    """(field, words) of what a part is paid for, and of the level or places of a tier."""
    if isinstance(value, Part):
        yield "trigger", str(value.trigger or "")
    if isinstance(value, Tier):
        yield "level", str(value.level or "")
        yield "ranks", ranks(value.ranks) if value.ranks else ""


def _sign_between(head: str) -> str:
    """国家级：100万元, 第一名：5万元, 500万元以上：15万元; 第四至十名各1万元 has a word there already."""
    return "" if head.endswith("各") else "："


def _times(value: AwardLine, *, payment: bool) -> Iterator[WordingPiece]:
    """How often, and in which years: 连续3年按20% says by itself that it is paid every year, 前2年10万元 does not."""
    by_years = value.years is not None and _leads(value.years) and value.payment is Payment.YEARLY
    often = _often(value, by_years=by_years) if payment or by_years else ()
    times = (*_running(value), *often) if by_years else (*often, *_running(value))
    yield from times
    if times and times[-1].field in _LENGTHS and _begins_with_sum(value):
        yield WordingPiece("给予")


def _often(value: AwardLine, *, by_years: bool) -> tuple[WordingPiece, ...]:
    counted = TIMES.intersection((getattr(value.amount, "per", None) or "").split("·"))  # 每人每月 says every month
    told = by_years and value.years is not None and _every_year(years(value.years), value.amount)
    if value.payment is Payment.NOT_SAID or counted or told:
        return ()
    return (WordingPiece(wording.payment(value.payment), "payment"),)


def _every_year(said: str, given: object) -> bool:
    """连续3年按20% is paid every year; 连续3年10万元 could be the sum of all three."""
    return said.startswith("连续") and not isinstance(given, Money)


def _begins_with_sum(value: AwardLine) -> bool:
    """Whether the sum of an award is what follows: documents print its years and its sum as two facts."""
    return isinstance(value, Award) and isinstance(value.amount, Money) and value.each is None and value.scope is None


def _running(value: AwardLine) -> Iterator[WordingPiece]:
    """For how long, where the words stand before the amount: 连续3年, 连续12个月."""
    if value.years is not None and _leads(value.years):
        yield WordingPiece(years(value.years), "years")
    if value.lasts is not None and _lasts_before(value.lasts):
        yield WordingPiece(lasts(value.lasts), "lasts")


def _leads(value: Years) -> bool:
    return _LEADING_YEARS.match(years(value)) is not None


def _lasts_before(value: Lasts) -> bool:
    return _LEADING_YEARS.match(lasts(value)) is not None


def _amount(value: AwardLine) -> Iterator[WordingPiece]:
    if value.each is not None:
        yield WordingPiece(each(value.each), "each")
        yield WordingPiece("给予")
    if isinstance(value, Award) and value.scope is not None:
        yield WordingPiece(str(value.scope), "scope")
    if value.amount is None:
        yield from _tiers(value)
        return
    if isinstance(value.amount, Share) and _needs_by(value):
        yield WordingPiece("按")
    yield WordingPiece(wording.amount(value.amount), "amount")


def _needs_by(value: AwardLine) -> bool:
    """连续3年按…的20%; 20% alone and a ceiling need no 按."""
    says_when = value.years is not None or value.payment is not Payment.NOT_SAID
    return says_when and value.each is None and not isinstance(value, Award)


def _tiers(value: AwardLine) -> Iterator[WordingPiece]:
    """Of a part with tiers of which one applies: its tiers, joined by ；."""
    for index, member in enumerate(value.tiers if isinstance(value, Part) else ()):
        yield from (WordingPiece("；"),) if index else ()
        yield WordingPiece(line(member), f"tiers.{member.id}")


def _limits(value: AwardLine) -> Iterator[WordingPiece]:
    if value.floor is not None:
        yield WordingPiece("，")
        yield WordingPiece(wording.money(value.floor), "floor")
    for index, member in enumerate(value.caps):
        yield WordingPiece("，")
        yield WordingPiece(cap(member), f"caps.{index}")
    if value.years is not None and not _leads(value.years):
        yield WordingPiece("，")
        yield WordingPiece(years(value.years), "years")
    if value.lasts is not None and not _lasts_before(value.lasts):
        yield WordingPiece("，")
        yield WordingPiece(lasts(value.lasts), "lasts")


def says_when(award: Award) -> bool:
    """Whether the award's terms say when it is paid though it names no way of paying: 每人每年2万元, 分三年拨付."""
    lines: tuple[AwardLine, ...] = (award, *award.tiers)
    units = (getattr(line.amount, "per", None) or "" for line in lines)
    timed = any(TIMES.intersection(names.split("·")) for names in units)
    return timed or bool(award.payout) or any(line.years is not None or line.lasts is not None for line in lines)
