"""The days on which something that is judged on an as-of date may turn out otherwise than the day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.policy.chain import Link
from generator.policy.model import Policy
from generator.policy.settings import CheckSettings
from generator.policy.starting import own_end, start_of

_ONE_DAY = timedelta(days=1)


def turning_days(
    policy: Policy, settings: CheckSettings, chain: tuple[Link, ...] = (), within: int | None = None
) -> Iterator[date]:
    """The policy begins to hold, to run out, or is over, by its own term or by what others do to it (`chain`, `within`:
    as for status_on); a term of a clause begins or is over; a waiver is over. Nothing else is judged on a day."""
    firsts = (start_of(policy), *(link.since for link in chain), *(term.start for term in policy.own_terms))
    yield from (day for day in firsts if day is not None)
    ends = [day for day in _ends(policy, chain) if day is not None]
    days = policy.office.runs_out_within if within is None else within
    yield from (date.fromordinal(max(1, last.toordinal() - days + 1)) for last in ends)
    over = (*ends, *(term.end for term in policy.own_terms), *(waiver.until for waiver in settings.waivers))
    yield from (last + _ONE_DAY for last in over if last is not None and last < date.max)


def _ends(policy: Policy, chain: tuple[Link, ...]) -> Iterator[date | None]:
    """The last days that the policy may have, of which the status on a day takes one."""
    yield own_end(policy)
    for link in chain:
        yield link.until
        if link.ends and link.since is not None and link.since > date.min:
            yield link.since - _ONE_DAY
