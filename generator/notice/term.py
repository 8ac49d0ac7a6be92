"""The end of a term that a notice states by its length."""

from datetime import date, timedelta


def last_day(start: date, years: int, months: int = 0) -> date:
    """The last day of a term that begins on `start`: the day before its anniversary; where the month has no such
    day, the last but one of it. 自2023年6月20日起, 有效期5年 ends on 2028-06-19.
    """
    months += start.month - 1
    year, month = start.year + years + months // 12, months % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    day = min(start.day, (following - timedelta(days=1)).day)
    return date(year, month, day) - timedelta(days=1)
