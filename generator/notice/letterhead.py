"""Lines of a notice's head and foot that are known by their shape: document numbers, dates, offices with a date."""

import re

from generator.notice.compact import half_width
from generator.notice.organisations import is_organisation
from generator.notice.words import NTH_OF_NUMBER, YEAR_OF_NUMBER
from generator.regex import regex

_NUMBER = (
    rf"[\u4e00-\u9fffA-Za-z]{{2,16}}\s*[\[(]{YEAR_OF_NUMBER}\s*[\])]\s*第?\s*{NTH_OF_NUMBER}\s*号"
    rf"|(?:[\u4e00-\u9fff]{{2,20}}令\s*)?第\s*{NTH_OF_NUMBER}\s*号"
    rf"|[\u4e00-\u9fff]{{2,20}}令\s*[\[(]{YEAR_OF_NUMBER}[\])]\s*第?\s*{NTH_OF_NUMBER}\s*号"
    rf"|[\u4e00-\u9fff]{{0,24}}?(?:公告|通告)?\s*[\[(]?{YEAR_OF_NUMBER}\s*[\])]?\s*年?\s*第\s*{NTH_OF_NUMBER}\s*号"
)
# The number alone, in brackets, behind 特急, before a second number of a joint notice or the name of who signs.
_BEFORE_NUMBER = (
    r"[\[(]?(?:特急|特提|加急|平急|急件|明电|内部)?\s*(?:(?:编号|文号|发文字号|文件编号|发文编号)[:：]?\s*)?"
)
_BEHIND_NUMBER = r"(?:\s+签发人.*|签发人[:：].*)?(?:\s*[\[(]?(?:特急|特提|加急|平急|急件|明电)[\])]?)?$"
_NUMBER_LINE = regex(rf"{_BEFORE_NUMBER}(?P<number>{_NUMBER})[\])]?{_BEHIND_NUMBER}")
_NUMBERS_LINE = regex(
    rf"{_BEFORE_NUMBER}(?P<number>{_NUMBER})[\])]?(?:\s*[、，,]?\s*[\[(]?(?:{_NUMBER})[\])]?)*{_BEHIND_NUMBER}"
)
_COMMON = str.maketrans("﹝﹞０１２３４５６７８９", "〔〕0123456789")
# 同时废止某政发〔2020〕1号, 根据国办发〔2023〕11号: what the line says of another notice.
_ANOTHER = "废止|失效|以上|以下|上述|前述|根据|依据|按照|依照|参照|详见|代替|取代|替代|修订|落实|贯彻"
_OF_ANOTHER = regex(rf"[\u4e00-\u9fff]{{0,6}}?(?:{_ANOTHER})", of=_ANOTHER.split("|"))
_TITLED = "通知|意见|办法|规定|决定|公告|措施|方案"
_BEHIND_TITLE = regex(rf"(?<={_TITLED})\s*(?P<line>[\[(]?(?:{_NUMBER})[\])]?)$", of=_TITLED.split("|"))
_YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零OＯ一二三四五六七八九]{3})"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = (
    rf"(?:{_YEAR}\s*年\s*(?:{_SMALL}|元)\s*月\s*{_SMALL}\s*日"
    r"|(?:19|20)\d\d(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2})"
)
_NOTE = r"(?:\s*\([^()]{2,20}\))"
_DATE_LINE = regex(rf"\(?(?P<date>{_DATE})\)?(?:印发|发布)?{_NOTE}?$")
_SIGNED_LINE = regex(
    rf"(?P<office>[\u4e00-\u9fff][\u4e00-\u9fff\s、]{{3,60}}?)\s*(?P<date>{_DATE}){_NOTE}?$", of="年-/."
)
_LONGEST_SIGNED = 100


def number_of(line: str) -> str | None:
    """The document number that a line prints; None where the line is no line of a number.

    White space is removed; full-width digits and the small brackets ﹝﹞ are given as the common ones.
    """
    numbers = line.count("号")  # each has one; the line of several is a slow one to compile
    pattern = _NUMBER_LINE if numbers == 1 else _NUMBERS_LINE
    match = pattern.match(half_width(line)) if numbers else None
    if match is None or _OF_ANOTHER.match(match["number"]):
        return None
    start, end = match.span("number")
    return "".join(line[start:end].split()).translate(_COMMON)


def behind_title(text: str) -> int | None:
    """Where a document number begins that stands behind a title on one line; None where none does."""
    match = _BEHIND_TITLE.search(half_width(text[-60:])) if "号" in text[-60:] else None
    return match.start("line") + max(0, len(text) - 60) if match else None


def is_date_line(paragraph: str) -> bool:
    """Whether the paragraph is a date, perhaps with a release note behind it, and nothing else."""
    return date_of_line(paragraph) is not None


def date_of_line(paragraph: str) -> str | None:
    """The date as printed of a line that is one."""
    match = _DATE_LINE.match(half_width(paragraph)) if may_end_in_date(paragraph) else None
    return paragraph[slice(*match.span("date"))] if match else None


def signed_line(paragraph: str) -> tuple[str, str] | None:
    """Office and date of a signature on one line (某市人民政府 2024年1月5日); None for another line."""
    begins_with_date = paragraph[:1].isdecimal()  # the usual line of a date alone
    may_be_signed = not begins_with_date and may_end_in_date(paragraph)
    match = _SIGNED_LINE.match(half_width(paragraph)) if may_be_signed else None
    if match is None:
        return None
    office = paragraph[: match.end("office")].strip()
    names = [name for name in re.split(r"[\s、]+", office) if name]
    return (office, paragraph[slice(*match.span("date"))]) if all(map(is_organisation, names)) else None


def may_end_in_date(paragraph: str) -> bool:
    """Whether a line is short and ends like a date: most lines are no dates, and this is quick."""
    return len(paragraph) <= _LONGEST_SIGNED and (paragraph[-1:] in "日)）发布" or paragraph[-1:].isdigit())
