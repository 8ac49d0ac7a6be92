"""The days on which something that is judged on an as-of date may turn out otherwise than the day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.policy.model import Policy
from generator.policy.settings import CheckSettings
from generator.policy.status import term_days


def turning_days(policy: Policy, settings: CheckSettings) -> Iterator[date]:
    """The term begins, or is over; a waiver is over. Nothing else that a policy says is judged on a day."""
    start, end = term_days(policy)
    if start is not None:
        yield start
    for last in (end, *(waiver.until for waiver in settings.waivers)):
        if last is not None and last < date.max:
            yield last + timedelta(days=1)
