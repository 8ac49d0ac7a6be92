"""Figures: every number of a compact text together with the unit that makes it a fact."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.dataclass import dataclass
from generator.notice.model import FactKind
from generator.notice.numerals import CHINESE_NUMERALS, LONGEST_NUMBER, arabic_number, chinese_number, scale_value
from generator.notice.scan import matches
from generator.regex import regex

CURRENCIES = {
    "元": "CNY",
    "圆": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "美金": "USD",
    "欧元": "EUR",
    "英镑": "GBP",
    "港元": "HKD",
    "港币": "HKD",
    "日元": "JPY",
    "澳元": "AUD",
}
# A sign before the digits, where no currency stands behind them: $10万, HK$20万.
CURRENCY_SIGNS = {
    "US$": "USD",
    "HK$": "HKD",
    "$": "USD",
    "＄": "USD",
    "￥": "CNY",
    "¥": "CNY",
    "€": "EUR",
    "£": "GBP",
    "RMB": "CNY",
    "CNY": "CNY",
    "USD": "USD",
    "HKD": "HKD",
    "EUR": "EUR",
}
# ISO 8601 durations; a quarter is three months there.
_SPANS = {
    "年": ("P{}Y", 1),
    "周年": ("P{}Y", 1),
    "年半": ("P{}Y", 1),
    "个月": ("P{}M", 1),
    "月": ("P{}M", 1),
    "个季度": ("P{}M", 3),
    "周": ("P{}W", 1),
    "个星期": ("P{}W", 1),
    "星期": ("P{}W", 1),
    "天": ("P{}D", 1),
    "日": ("P{}D", 1),
    "个工作日": ("P{}D", 1),
    "工作日": ("P{}D", 1),
    "个自然日": ("P{}D", 1),
    "小时": ("PT{}H", 1),
    "个小时": ("PT{}H", 1),
    "分钟": ("PT{}M", 1),
}
# After a Chinese numeral only words that count something: 三位一体, 一对一 and 五部分 are no figures.
_CLASSIFIERS = "人次 批次 个百分点 百分点 个 家 户 人 名 项 件 次 倍 折 周岁 岁 亩 种 类 档 等次"
_CLASSIFIERS_AFTER_DIGITS = f"""
    {_CLASSIFIERS} 平方公里 平方千米 平方米 立方米 公顷 公里 千米 厘米 毫米 米 公斤 千克 吨 斤 载重吨 标准箱 标箱 箱
    航次 班次 架次 车次 列次 艘次 瓦时 千瓦时 兆瓦时 兆瓦 千瓦 度 学时 课时 工时 台 套 辆 艘 架 座 所 处 只 支 款 条
    批 场 届 份 本 部 篇 门 张 位 单 间 栋 幢 组 株 头 羽 床 分 层 级 成
"""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# 1亿2千万元, 3万5千元, 5万800元: two scales in one figure; the lower part is less than the scale of the higher.
_MIXED = (
    r"(?P<high>[1-9]\d{0,3})(?P<high_scale>[亿万])零?(?P<low>[1-9]\d{0,3}(?:\.\d+)?)(?P<low_scale>[十百千]?万|[百千]|(?<=\d{3}))"
    r"(?=元|圆|人民币|美元|欧元|英镑|港元|港币|日元|澳元)"
)
# Looked for up to the unit behind them: without an end, a row of numbers would be gone through anew from each of them.
_GROUPS = f"{{1,{LONGEST_NUMBER}}}"
NUMBER = regex(
    rf"(?P<over>[百千万])分之(?:(?P<part>\d+(?:\.\d+)?)|(?P<chinese_part>[{CHINESE_NUMERALS}]+(?:点[{CHINESE_NUMERALS}]+)?))"
    rf"|(?:(?<![\dA-Za-z.$＄€£])|(?<![A-Za-z\d])(?P<sign>{_any_of(CURRENCY_SIGNS)}))"
    rf"(?:{_MIXED}|"
    r"(?P<digits>\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?"
    # 5,0000元 is grouped by 万, as Chinese counts
    rf"|(?!(?:19|20)\d\d[,，])[1-9]\d{{0,3}}(?:[,，]\d{{4}}){_GROUPS}(?=(?:\.\d+)?[万亿]?(?:元|美元|人民币))(?:\.\d+)?"
    rf"|[1-9]\d{{0,2}}(?: \d{{3}}){_GROUPS}(?![\d ])(?=[万亿]?(?:元|美元|人民币))|\d+(?:\.\d+)?)"
    r"(?P<scale>[十百千]?万亿|[十百千]?[亿万]|百|千(?![瓦克米]))?)"
    rf"|(?P<chinese>[{CHINESE_NUMERALS}]+|半(?=个?[年月]))"
)
_OPENING = "".join(sign[0] for sign in CURRENCY_SIGNS)
NUMBER_STARTS = regex(rf"[\d{CHINESE_NUMERALS}{re.escape(_OPENING)}百千万半]")
_UNIT = regex(
    r"(?P<bracket>\((?:不?含|不?包含)(?:本数)?\))?"
    r"(?:(?P<percent>%|‰)"
    rf"|[多余]?(?P<money>{_any_of(CURRENCIES)})(?P<whole>[整正](?![体理合个改治数式常规确当]))?"
    rf"|(?P<span>{_any_of(_SPANS)})(?!岁)"
    rf"|(?P<count>{_any_of(_CLASSIFIERS_AFTER_DIGITS.split())}))"
)
# 单元, 多元化, 三元区 (a district), 三年级: the sign is there, the unit is not.
_NO_UNIT = regex(
    r"元[化素件区乙旦桥结]|年级|分[之别类]|级市|度[假过]|日常|个[别人体性]|家庭|位于|项目|类[似型]|成[立为果]|部[门分]"
    r"|条[件例]|所[有在]|处[理于]|单[位个]|层[次面]|组[织建]|米粉"
)
# 给予10万奖励, 奖励30万: the 元 is left out where the words around leave no other unit.
_GIVES = regex(r"(?:给予|予以|奖励|奖补|补助|补贴|资助|扶持|支持|不超过|最高)[^,，。；;、\d]{0,6}$")
_GIVEN = regex(
    r"(?:以内|以下)?(?:的)?(?:一次性)?(?:奖励|奖补|补助|补贴|资助|扶持|支持|资金|奖金)|(?:以内|以下|封顶)?(?:[,，。；;、)]|$)"
)
_NEIGHBOUR = regex(r"(?<![以之线网础名旗])[上下]|[前后](?=.年度)")  # not 以上, 线下, 基础上
_OF_FRACTION = regex(r"\d/$")  # 1/2万元 is not 2万元
_SLOGAN = regex(r"[“\"][^“”\"]{1,14}[”\"]")


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A number at `start:end` of a compact text (its unit included); `unit` is None where it prints none.

    `number` is the value before the scale, so that a neighbour ("30-50 万元") can lend scale and unit.
    """

    start: int
    end: int
    number: Decimal
    scale: int
    kind: FactKind | None
    unit: str | None
    form: str = ""
    bracket: str = ""

    @property
    def value(self) -> Decimal:
        """The number times its scale, without idle zeros: 1.50 万 is 15000."""
        value = self.number * self.scale
        return Decimal(int(value)) if value == int(value) else value.normalize()


def figures(text: str) -> Iterator[PrintedFigure]:
    """Every number of a compact text, in order; those without a unit too, for the neighbours to complete."""
    slogans = [match.span() for match in _SLOGAN.finditer(text)]
    nth = 0
    for match in matches(NUMBER, NUMBER_STARTS, text):
        while nth < len(slogans) and slogans[nth][1] <= match.start():
            nth += 1
        quoted = nth < len(slogans) and slogans[nth][0] < match.start()
        figure = _fraction(match) if match["over"] else _figure(text, match)
        if figure and not (quoted and figure.kind in ("count", None)):
            yield figure


def _fraction(match: re.Match[str]) -> PrintedFigure | None:
    """百分之六十 is 60 %, 千分之八 0.8 %."""
    if match["part"]:
        part = arabic_number(match["part"])
    else:
        whole, _, tenths = match["chinese_part"].partition("点")
        value = chinese_number(whole)
        behind = chinese_number(tenths) if tenths else 0
        if value is None or behind is None:
            return None
        part = Decimal(f"{value}.{behind}") if tenths else Decimal(value)
    percent = part * 100 / {"百": 100, "千": 1000, "万": 10000}[match["over"]]
    return PrintedFigure(match.start(), match.end(), percent, 1, "percentage", "%")


def _figure(text: str, match: re.Match[str]) -> PrintedFigure | None:
    start, end = match.span()
    if text[start - 1 : start] in ("第", "初") or text.startswith("分之", end):
        return None
    unit = _unit(text, end)
    if match["high"]:
        return _mixed(match, unit)
    if match["digits"]:
        return _of_digits(text, match, unit)
    return _chinese_figure(text, match, unit)


def _of_digits(text: str, match: re.Match[str], unit: re.Match[str] | None) -> PrintedFigure | None:
    """A figure in Arabic digits: none where these are the rest of another one or of a fraction."""
    start, end = match.span()
    if _is_no_number(text, start, match["digits"], unit) or _is_below_stroke(text, start, unit):
        return None
    if match["sign"]:
        return _signed(match, unit)
    scale = match["scale"] or ""
    if unit is None and scale.endswith(("万", "亿")) and _is_bare_sum(text, start, end):
        return PrintedFigure(start, end, arabic_number(match["digits"]), scale_value(scale), "money", "CNY")
    return _with_unit(start, end, arabic_number(match["digits"]), scale_value(scale), unit)


def _names_its_neighbour(text: str, start: int, numeral: str, unit: re.Match[str] | None) -> bool:
    """上一年度, 下一个月, 前一年度 name a year or month and are no term; 三个月以上一年以下 and 申报前一年 are."""
    of_one = numeral in ("一", "1") and start > 0 and unit is not None and unit["span"]
    return bool(of_one and _NEIGHBOUR.match(text, start - 1))


def _is_below_stroke(text: str, start: int, unit: re.Match[str] | None) -> bool:
    """Whether a sum is the lower part of a fraction: 1/2万元."""
    return unit is not None and bool(unit["money"]) and bool(_OF_FRACTION.search(text[max(0, start - 2) : start]))


def _mixed(match: re.Match[str], unit: re.Match[str] | None) -> PrintedFigure | None:
    """1亿2千万元 is 120,000,000元; 10万20万元 is no figure, and one with a sign before it says too much."""
    high, low = scale_value(match["high_scale"]), arabic_number(match["low"]) * scale_value(match["low_scale"])
    if low >= high or match["sign"]:
        return None
    return _with_unit(match.start(), match.end(), arabic_number(match["high"]) * high + low, 1, unit)


def _signed(match: re.Match[str], unit: re.Match[str] | None) -> PrintedFigure | None:
    """$10万; the currency behind a figure counts, where it is that of the sign: ￥10万元. $10万元 says nothing sure."""
    number, scale = arabic_number(match["digits"]), scale_value(match["scale"] or "")
    currency = CURRENCY_SIGNS[match["sign"]]
    if unit is None:
        return PrintedFigure(match.start(), match.end(), number, scale, "money", currency)
    if CURRENCIES.get(unit["money"] or "") != currency:
        return None
    return _with_unit(match.start("digits"), match.end(), number, scale, unit)


def _is_bare_sum(text: str, start: int, end: int) -> bool:
    given = _GIVEN.match(text, end)
    gives = _GIVES.search(text[max(0, start - 16) : start])
    return given is not None and gives is not None


def _is_no_number(text: str, start: int, digits: str, unit: re.Match[str] | None) -> bool:
    """上1年度; the tail of a figure that lost its head or its point (02元, “1 0万元” of a scan); a serial number."""
    tail = digits.startswith("0") and (digits[1:2].isdecimal() or text[start - 1 : start] == " ")
    return tail or len(digits) > LONGEST_NUMBER or _names_its_neighbour(text, start, digits, unit)


def _unit(text: str, at: int) -> re.Match[str] | None:
    unit = _UNIT.match(text, at)
    return None if unit and _NO_UNIT.match(text, unit.end() - 1) else unit


def _chinese_figure(text: str, match: re.Match[str], unit: re.Match[str] | None) -> PrintedFigure | None:
    start, end = match.span()
    numeral = match["chinese"]
    number = Decimal("0.5") if numeral == "半" else Decimal(chinese_number(numeral) or 0)
    if unit is None or not number or _is_idiom(text, start, numeral, unit):
        return None
    return _with_unit(start, end, number, 1, unit)


def _is_idiom(text: str, start: int, numeral: str, unit: re.Match[str]) -> bool:
    """统一, 同一个, 每一项, 千家万户, 万元产值, 数百万元: numerals that state no figure."""
    before = text[start - 1 : start] if start else ""
    if before and before in "数几":
        return True
    if numeral in ("万", "亿"):
        return not (unit["money"] and (before in ("超", "过") or text.startswith("以上", unit.end())))
    if unit["money"] or unit["percent"]:
        return False
    return _counts_nothing(numeral, unit) or (numeral == "一" and _is_idiomatic_one(text, start, unit))


def _counts_nothing(numeral: str, unit: re.Match[str]) -> bool:
    """A month or day of a date, a unit that classifies nothing, 千家万户 and 百年老店, 二次开发 (twice is 两次)."""
    if unit["span"] in ("月", "日") or (unit["count"] and unit["count"] not in _CLASSIFIERS.split()):
        return True
    return numeral in ("百", "千", "佰", "仟") or (numeral == "二" and unit["count"] == "次")


def _is_idiomatic_one(text: str, start: int, unit: re.Match[str]) -> bool:
    before = text[start - 1 : start]
    if before and (before in "同另任每逐某这那哪统唯进之万专单第其" or _names_its_neighbour(text, start, "一", unit)):
        return True
    return unit["count"] in ("种", "类") or (unit["count"] == "次" and text.startswith("性", unit.end()))


def _with_unit(start: int, end: int, number: Decimal, scale: int, unit: re.Match[str] | None) -> PrintedFigure | None:
    if unit is None:
        return PrintedFigure(start, end, number, scale, None, None)
    if unit["span"] and (unit["span"] == "月" or _is_year(number, scale, unit["span"])):
        return None
    kind, name, form, factor = _meaning(unit)
    # The bracket of "200万（不含）美元" is not part of what the figure prints.
    stop = end if unit["bracket"] else unit.end()
    number += Decimal("0.5") if unit["span"] == "年半" else 0
    number *= factor if kind in ("percentage", "duration") else 1
    return PrintedFigure(start, stop, number, scale, kind, name, form, unit["bracket"] or "")


def _is_year(number: Decimal, scale: int, span: str) -> bool:
    return span == "年" and scale == 1 and 1900 <= number <= 2100


def _meaning(unit: re.Match[str]) -> tuple[FactKind, str, str, Decimal]:
    if unit["percent"]:
        return "percentage", "%", "", Decimal(1) if unit["percent"] == "%" else Decimal("0.1")
    if unit["money"]:
        return "money", CURRENCIES[unit["money"]], "", Decimal(1)
    if unit["span"]:
        form, months = _SPANS[unit["span"]]
        return "duration", unit["span"], form, Decimal(months)
    return "count", unit["count"], "", Decimal(1)
