"""Facts that are words: dates, levels, repetition, ranks and document numbers of a compact text."""

import re
from collections.abc import Callable, Iterator

from generator.notice.model import Fact, FactKind
from generator.notice.numerals import chinese_number
from generator.notice.repetition import repetitions
from generator.notice.scan import matches
from generator.notice.tables import word_table
from generator.regex import regex

_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})"
_MONTH = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元(?=月\d))"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DATE = regex(
    rf"(?<!\d){_YEAR}年(?:{_MONTH}月(?:份)?(?:{_DAY}日|(?P<month_end>底|末))?|(?P<year_end>[底末])|度)?(?![级])"
    r"|(?<![\d-])(?P<iso>(?:19|20)\d\d[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9]))(?![\d-])"
    r"|(?<![\d-])(?P<first>(?:19|20)\d\d)(?=-(?:19|20)\d\d年)"
    r"|(?<![\d个第-])(?P<from_month>1[0-2]|[1-9])(?=-(?:1[0-2]|[1-9])月)"
    r"|(?<!\d)(?P<alone_month>1[0-2]|0?[1-9])月(?:份)?(?:(?P<alone_day>3[01]|[12]\d|0?[1-9])日|(?P<alone_end>底|末))?"
)
# Years and numbers of documents also stand in Chinese: 〔二〇二四〕三号.
YEAR_OF_NUMBER = r"(?:(?:19|20)\d\d|[一二][〇○零OＯ一二三四五六七八九]{3})"
NTH_OF_NUMBER = r"(?:\d{1,5}|[〇○零一二三四五六七八九十百千]{1,7})"
_LAST_DAY = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
_LEVELS = word_table("""
    国家=national 自治区=regional 省=provincial 部=ministerial 市=municipal 地市=municipal 州=municipal
    县=county 县区=county 区县=county 区=district 镇=township 乡=township 乡镇=township 街道=township 村=village
""")
_LEVEL_WORDS = "|".join(sorted(_LEVELS, key=len, reverse=True))
_LEVEL = regex(
    rf"(?<![园社片城校厂副小校])(?P<level>{_LEVEL_WORDS})(?:级(?![市别联])|(?=(?:[、和或及]|以及)(?:{_LEVEL_WORDS})级(?![市别联])))"
)
_DOCUMENT_NUMBER = regex(
    rf"[\[(](?P<of>{YEAR_OF_NUMBER})年?[\])](?P<nth>第?{NTH_OF_NUMBER}号)|(?:公告|令){YEAR_OF_NUMBER}年第{NTH_OF_NUMBER}号"
)
_ABBREVIATION = regex(r"[\u4e00-\u9fff]{2,14}$")
# Words that may run into the abbreviation of the office: 根据国办发〔2023〕11号.
_LEADING_WORDS = regex(
    r".*(?:根据|按照|依据|依照|执行|印发|下发|废止|参照|落实|通知|意见|办法|文件|原|以上|以下|上述|前述|以|见|和|及|与|按|的|由|号)"
)
_RANK = regex(
    r"第[一二三四五六七八九十\d]{1,3}名|[特一二三四]等奖|[一二三四五]星级|(?<![\d.])[1-5]星级|[甲乙丙]级"
    r"|(?<![A-Za-z\d])(?:\d?A{1,5}级|\dA(?=[、和及]\dA)|[BCDE]级)"
)


def word_facts(text: str) -> Iterator[Fact]:
    """Every date, level, repetition, rank and document number of a compact text, with compact offsets, unordered."""
    yield from repetitions(text)
    for pattern, starts, fact, needed in READERS:
        if not any(word in text for word in needed):
            continue
        for match in matches(pattern, starts, text) if starts else pattern.finditer(text):
            found = fact(match)
            if found:
                yield found


def _fact(kind: FactKind, match: re.Match[str], value: str, start: int | None = None) -> Fact:
    at = match.start() if start is None else start
    return Fact(kind, match.string[at : match.end()], at, match.end(), value)


def _date(match: re.Match[str]) -> Fact | None:
    value = _date_value(match)
    return _fact("date", match, value) if value else None


def _date_value(match: re.Match[str]) -> str | None:
    if match["iso"]:
        year, month, day = re.split(r"[-/.]", match["iso"])
        return f"{year}-{int(month):02}-{int(day):02}"
    if match["first"]:
        return match["first"]
    if match["from_month"] or match["alone_month"]:
        month = int(match["from_month"] or match["alone_month"])
        day = match["alone_day"]
        return f"--{month:02}" + (f"-{int(day):02}" if day else "")
    return _full_date(match)


def _full_date(match: re.Match[str]) -> str:
    """ISO 8601: 2025年12月31日 is 2025-12-31, 2020年12月底 2020-12-31, 2023年 2023."""
    year = _number(match["year"])
    if match["year_end"]:
        return f"{year}-12-31"
    if not match["month"]:
        return str(year)
    month = _number(match["month"])
    if match["month_end"]:
        leap = month == 2 and ((year % 4 == 0 and year % 100 != 0) or year % 400 == 0)
        return f"{year}-{month:02}-{29 if leap else _LAST_DAY.get(month, 31)}"
    return f"{year}-{month:02}" + (f"-{_number(match['day']):02}" if match["day"] else "")


def _number(numeral: str) -> int:
    if numeral == "元":
        return 1
    return int(numeral) if numeral.isdigit() and numeral.isascii() else chinese_number(numeral) or 0


def _level(match: re.Match[str]) -> Fact:
    return _fact("level", match, _LEVELS[match["level"]])


def _document_number(match: re.Match[str]) -> Fact | None:
    if match["of"] is None:
        return _fact("document_number", match, match.group())
    office = _ABBREVIATION.search(match.string, max(0, match.start() - 14), match.start())
    if office is None:
        return None
    start = office.start()
    leading = _LEADING_WORDS.match(office.group())
    if leading and leading.end() < len(office.group()) - 1:
        start += leading.end()
    name = match.string[start : match.start()]
    return _fact("document_number", match, f"{name}〔{match['of']}〕{match['nth']}", start)


def _rank(match: re.Match[str]) -> Fact:
    return _fact("rank", match, match.group())


_ReadMatch = Callable[[re.Match[str]], Fact | None]
# A pattern, the characters with which its matches begin, where that pays, what they say, and the words one of which
# each of them holds: most texts hold none, and are not searched.
READERS: tuple[tuple[re.Pattern[str], re.Pattern[str] | None, _ReadMatch, tuple[str, ...]], ...] = (
    (_DATE, regex("[0-9一二]"), _date, ("年", "月", "-", "/", ".")),
    (_LEVEL, None, _level, ("级",)),
    (_DOCUMENT_NUMBER, None, _document_number, ("号",)),
    (_RANK, regex(r"[\d第特一二三四五甲乙丙A-E]"), _rank, ("名", "奖", "级")),
)
