"""The end of a term that a notice states by its length."""

from datetime import MAXYEAR, date, timedelta


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
