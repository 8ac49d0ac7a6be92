"""The end of a term, computed again from policy.json."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta

from generator.audit.read.model import Model


def computed_end(model: Model) -> str | None:
    """The last day of a term whose length the notice prints, from the day of publication that the office entered."""
    validity, published = model.data["validity"], model.data.get("office", {}).get("published")
    length = validity.get("term")
    if validity.get("end") or not length or not published or validity["start"].get("rule") != "from_publication":
        return None
    start = date.fromisoformat(published["date"])
    if length.get("days"):
        days = length["days"] - 1
        return (start + timedelta(days=days)).isoformat() if days <= (date.max - start).days else None
    months = length.get("years", 0) * 12 + length.get("months", 0) + start.month - 1
    if start.year + months // 12 >= MAXYEAR:
        return None
    return _day_before(start.year + months // 12, months % 12 + 1, start.day)


def _day_before(year: int, month: int, day: int) -> str:
    """The day before that day of the month; the last day of a month that has no such day."""
    try:
        return (date(year, month, day) - timedelta(days=1)).isoformat()
    except ValueError:
        return (date(year, month + 1, 1) - timedelta(days=1)).isoformat()
