"""A term that a notice states by its length: which words state it, and the day on which it ends."""

from datetime import MAXYEAR, date, timedelta

from generator.notice.facts import find_facts
from generator.notice.model import Fact
from generator.notice.numerals import chinese_number
from generator.regex import regex

# A wait between the day named and the first day of force, no term: 之日起30日后施行, 起满30日施行.
WAIT = regex(
    r"(?P<wait>(?:满|的?第)?[\d一二三四五六七八九十]+\s*(?:个?工作日|个?自然日|日|天|个月)(?:之?后|以后)?)起?(?:正式|开始)?(?:施行|实施|执行|生效)"
)
_DAYS = regex(r"满?(?P<days>\d{1,4}|[一二三四五六七八九十]+)(?:个?自然)?[日天](?:之?后|以后)?")
NAMES_LENGTH = regex(r"(?:有效期|执行期|施行期|试行期|实施期|政策期|暂定|期限|试行|为期|有效)[^，。；]{0,6}$")


def last_day(start: date, years: int, months: int = 0) -> date | None:
    """The last day of a term that begins on `start`: the day before its anniversary; where the month has no such day,
    the last of the month (Civil Code, art. 202). 自2023年6月20日起, 有效期5年 ends on 2028-06-19. None beyond the last
    year of the calendar.
    """
    months += start.month - 1
    year, month = start.year + years + months // 12, months % 12 + 1
    if year >= MAXYEAR:
        return None
    month_end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, month, start.day) - timedelta(days=1) if start.day <= month_end.day else month_end


def days_of(wait: str) -> int | None:
    """How many days a wait is; None for working days and for what else no calendar tells."""
    match = _DAYS.fullmatch(wait)
    if match is None:
        return None
    return int(match["days"]) if match["days"].isdigit() else chinese_number(match["days"])


def stated_length(words: str) -> Fact | None:
    """The length of the term among words on validity: 有效期5年; a wait (起满30日施行) is none. None without one."""
    waits = [match.span() for match in WAIT.finditer(words)]
    lengths = [
        fact
        for fact in find_facts(words)
        if fact.kind == "duration" and not any(start <= fact.start < end for start, end in waits)
    ]
    named = (fact for fact in lengths if NAMES_LENGTH.search(before(words, fact)))
    return next(named, next(iter(lengths), None))


def before(words: str, fact: Fact) -> str:
    """The words right before a fact; no more, since a search through all of them for each fact takes quadratic time."""
    return words[max(0, fact.start - 30) : fact.start].rstrip()
