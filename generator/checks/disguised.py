"""Facts in a guise that notices do not use and people type: halves and multiples, scaled figures (50W), enclosed and
traditional numerals, days of the calendar without a date, offices in short, ways to reach somebody.

The reader of facts reads notices and is not widened for them: what it reads as a fact becomes a value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.notice.facts import find_facts
from generator.notice.scan import matches
from generator.regex import regex

_NUMERAL = "〇○零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸廿卅"
_DIGIT = "一二两三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸"
_FESTIVAL = "元旦|春节|除夕|元宵|清明|劳动节|端午|中秋|国庆|五一(?=[节前后假])"
_AREA = (
    "科技|财政|税务|发改|发展改革|发展和改革|工信|经信|工业和信息化|人社|商务|市场监管|住建|自然资源|生态环境|农业农村|教育|民政|统计"
    "|审计|司法|公安|交通|交通运输|卫健|文旅|金融|行政审批|大数据|投促|招商|应急管理|国资|水利|林业"
)
# What counts as a figure though no unit, or an odd one, stands behind it.
_FIGURES = regex(
    rf"[{_NUMERAL}\d]+分之[{_NUMERAL}\d]+|一半|半数|减半|半价|折半|对半|[双成加翻]倍|[{_NUMERAL}\d]+倍|翻[{_NUMERAL}\d]*番"
    r"|[一二两三四五六七八九\d]成(?![为立功果员长分熟本])|[一二三四五六七八九\d]折"
    rf"|[{_NUMERAL}数几上近]*(?:[{_DIGIT}]|[廿卅])[{_NUMERAL}]*[十拾百佰千仟万萬亿億][{_NUMERAL}余多来]*"
    rf"|[{_NUMERAL}数几上近]*[十百千][万亿萬億](?![不别要一])|百万|千万(?![不别要勿])|[万亿]元(?=级|户|大奖|企业|项目|俱乐部)"
    rf"|[廿卅][{_NUMERAL}]*[万萬元人家]"
    r"|(?:[￥¥$€]|(?:USD|CNY|RMB|HKD|EUR)\s?)\s*\d[\d,.]*"
    r"|(?<![A-Za-z\d.])(?<![A-Za-z][ -])\d[\d,.]*(?:[WwKk](?![A-Za-z])|(?![A-Za-z\d]))"
)
_MANNER = regex("千方百计|万无一失|百分百|万一|千万[不别要勿]|十[一二三四五六]五规划|[一二三四五六七八九]百强")
_DAYS = regex(
    r"(?:[本下上次当每]个?)?(?:月|季度?|年)(?:底|末|初)|(?:[本下上]个?|这个?)(?:周|月|季度)|(?:今|明|后|去)年"
    rf"|(?:周|星期|礼拜)[一二三四五六日天](?![级性])|(?:{_FESTIVAL})节?|(?:当|次|隔|即)(?:天|日)"
    r"|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}[日号]?|份|前)|(?<!\d)\d{1,2}/\d{1,2}(?![/\d])"
)
_CONTACTS = regex(
    r"(?:https?://|www\.)[^\s，。；、）)]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:gov|com|org|net|cn)(?:\.cn)?\b"
    r"|(?<!\d)(?:0\d{2,3}[-—－ ]?\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4}|1\d{4}(?=热线)|12345)(?!\d)"
    r"|(?:微信|QQ)(?:号|群)?[:：]?\s*[A-Za-z\d_-]{5,}",
    re.ASCII,
)
_OFFICES = regex(
    rf"(?:自治区|[市区县省州])?(?:{_AREA})(?:局|委(?![托员派])|厅)"
    r"|(?<![一-鿿])[市区县省州](?:[一-鿿]{2,8}?(?:局|委员会|厅|办公室)|政府办?)"
)
# Each with the characters that it can begin with (notice/scan.py).
_GUISES = (
    (_DAYS, regex(r"[本下上次当每月季年这今明后去周星礼元春除清劳端中国五隔即一二三四五六七八九十\d]")),
    (_FIGURES, regex(rf"[{_NUMERAL}\d数几上近半减折对双成加翻￥¥$€UCRHE]")),
    (_OFFICES, regex(f"[自市区县省州{''.join(area[0] for area in _AREA.split('|'))}]")),
)
_REACHED_FROM = regex(r"[\w.+\-微]", re.ASCII)
_POINT = regex(r"万一|(?![万亿元萬億个家人])[^\W\d]")
_PLACE = regex("^.{0,8}?(?:自治区|自治州|[省市区县州])(?=.{3})")


def contacts(text: str) -> Iterator[str]:
    """What of a text tells how to reach somebody, as it stands there."""
    plain, places = _plain(text)
    for found in matches(_CONTACTS, _REACHED_FROM, plain):
        yield text[places[found.start()] : places[found.end() - 1] + 1]


def disguised(text: str, names: tuple[str, ...]) -> Iterator[str]:
    """What of a text is a fact in other guise, as it stands there; contacts aside, and what is part of one. `names`:
    organisations; their short forms are looked for too."""
    plain, places = _plain(text)
    reaching = [found.span() for found in matches(_CONTACTS, _REACHED_FROM, plain)]
    taken: list[tuple[int, int]] = []
    for start, end in _others(plain, names):
        if not any(start < other_end and other_start < end for other_start, other_end in (*reaching, *taken)):
            taken.append((start, end))
    for start, end in sorted(taken):
        yield text[places[start] : places[end - 1] + 1]


def _others(plain: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    found = [each.span() for pattern, starts in _GUISES for each in matches(pattern, starts, plain)]
    found += [each.span() for each in _short_forms(names).finditer(plain)]
    manner = [each.span() for each in _MANNER.finditer(plain)] if found else []
    for start, end in found:
        if not any(start < other_end and other_start < end for other_start, other_end in manner):
            yield start, end


@lru_cache(maxsize=64)
def _short_forms(names: tuple[str, ...]) -> re.Pattern[str]:
    """The names without the place before them: 市科技局, and 科技局 of either."""
    short = {_PLACE.sub("", name) for name in names} - set(names)
    return re.compile("|".join(sorted(map(re.escape, filter(None, short)), key=len, reverse=True)) or r"(?!)")


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """The text as a person reads it, and where each of its characters stands: characters of no width left out,
    digits of every kind (５, ⑤, 𝟓, Ⅴ, ½) as plain ones. An enclosed number at the head of a point only counts it.
    """
    if not any(map(_is_odd, set(text))):
        return text, range(len(text))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if is_unseen(character):
            continue
        read = "·" if _counts_points(text, place) else _as_digits(character)
        characters.append(read)
        places += [place] * len(read)
    return "".join(characters), places


@lru_cache(maxsize=8192)
def _is_odd(character: str) -> bool:
    """Whether a character may be read as another than it is, or not at all."""
    return is_unseen(character) or _as_digits(character) != character or unicodedata.category(character) == "No"


def _as_digits(character: str) -> str:
    if character.isascii() or unicodedata.category(character) not in ("Nd", "Nl", "No") or character == "〇":
        return character
    value = unicodedata.numeric(character)
    return str(int(value)) if value == int(value) else str(value)


def _counts_points(text: str, place: int) -> bool:
    """Whether an enclosed number stands at the head of a point: ①材料; not ⑤⓪万元."""
    character, before, behind = text[place], text[:place].rstrip(), text[place + 1 : place + 3]
    heads = not before or before[-1] in "。；;：:，,、" or text[place - 1] in "\n\0"
    return unicodedata.category(character) == "No" and heads and _POINT.match(behind) is not None


def first_unseen(text: str) -> str | None:
    """The first character of a text that is unseen."""
    if text.isprintable():  # at once for all of it: these are not
        return None
    return next(filter(is_unseen, text), None)


def is_unseen(character: str) -> bool:
    """Whether a character has no width, or turns the direction of what stands behind it."""
    return unicodedata.category(character) == "Cf"


def facts_as_seen(text: str) -> tuple[tuple[int, int], ...]:
    """Where facts stand in the text, read without characters of no width and with plain digits."""
    plain, places = _plain(text)
    return tuple((places[fact.start], places[fact.end - 1] + 1) for fact in find_facts(plain))
