"""The end of a term, computed again from policy.json."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta

from generator.audit.read.model import Model
from generator.audit.rederive.start_rule import counts_from, wait_of
from generator.regex import regex

_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_OF_TENS = r"(?:(?P<tens>[一二三四五六七八九]?)(?P<ten>十))?(?P<ones>[一二三四五六七八九]?)"
_WAIT = regex(rf"满?(?:(?P<days>\d{{1,4}})|{_OF_TENS})(?:个?自然)?[日天](?:之?后|以后)?")


def computed_end(model: Model) -> str | None:
    """The last day of a term whose length the notice prints, from the day of publication that the office entered."""
    validity = model.data["validity"]
    length, start = validity.get("term"), counted_start(model)
    if validity.get("end") or not length or start is None:
        return None
    if length.get("days"):
        days = length["days"] - 1
        return (start + timedelta(days=days)).isoformat() if days <= (date.max - start).days else None
    months = length.get("years", 0) * 12 + length.get("months", 0) + start.month - 1
    if start.year + months // 12 >= MAXYEAR:
        return None
    return _day_before(start.year + months // 12, months % 12 + 1, start.day)


def counted_start(model: Model) -> date | None:
    """The first day of force, from the day that the office entered; None where the words count from another one."""
    rule, published = model.data["validity"]["start"], model.data.get("office", {}).get("published")
    if not published or not counts_from(rule, published):
        return None
    return _first_day(date.fromisoformat(published["date"]), wait_of(rule))


def _first_day(published: date, wait: str) -> date | None:
    """自发布之日起30日后 counts 30 days on; other waits (15个工作日后) no calendar tells."""
    if not wait:
        return published
    match = _WAIT.fullmatch(wait)
    if match is None:
        return None
    tens = _DIGITS.get(match["tens"], 1) if match["ten"] else 0
    days = int(match["days"] or 0) or 10 * tens + _DIGITS.get(match["ones"], 0)
    return published + timedelta(days=days)


def _day_before(year: int, month: int, day: int) -> str:
    """The day before that day of the month; the last day of a month that has no such day."""
    try:
        return (date(year, month, day) - timedelta(days=1)).isoformat()
    except ValueError:
        return (date(year, month + 1, 1) - timedelta(days=1)).isoformat()
