"""Items that are known already stand to a lock as those that are looked at anew."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import pytest

from generator.dataclass import replace
from generator.policy.review import Accepted, Reviewed, ReviewState, reviews
from generator.policy.review_states import restated, without_lock

from ..builders import a_policy

TEXTS = {f"c{number:02}": f"对符合第{number}项条件的企业给予奖励{number}0万元。" for number in range(1, 16)}
NEW = reviews(a_policy(), TEXTS, {})
ALL = {item.path: item.accepted_by("甲", "2025-06-30") for item in NEW}


def stated(items: tuple[Reviewed, ...]) -> list[tuple[object, ...]]:
    """All that checks ask of items."""
    return [(item.path, item.state, item.accepted, item.clauses, item.rests, item.text, item.wording) for item in items]


LOCKS: Mapping[str, Mapping[str, Accepted]] = {
    "empty": {},
    "all accepted": ALL,
    "half of it": dict(islice(ALL.items(), 0, None, 2)),
    "other texts": {path: replace(item, text="0" * 64) for path, item in ALL.items()},
    "other words": {path: replace(item, rests=dict.fromkeys(item.rests, "0" * 64)) for path, item in ALL.items()},
    "one clause less": {path: replace(item, rests=dict(islice(item.rests.items(), 1))) for path, item in ALL.items()},
    "of items that are gone": {"awards.gone": Accepted({}, "0", "甲", "2025-06-30")},
}


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("texts", [TEXTS, {**TEXTS, "c04": "别的"}], ids=["as accepted", "one clause changed"])
def test_states_are_those_of_a_review(lock: str, texts: Mapping[str, str]) -> None:
    known = restated(without_lock(reviews(a_policy(), texts, LOCKS[lock])), LOCKS[lock])
    anew = reviews(a_policy(), texts, LOCKS[lock])
    assert known is None or stated(known) == stated(anew)
    assert known is not None or lock == "other texts"  # an item without clauses may be of an earlier version


def test_of_a_lock_of_an_earlier_version_more_must_be_known() -> None:
    earlier = {path: replace(item, rests={}, text="0" * 64) for path, item in ALL.items()}
    assert restated(without_lock(NEW), earlier) is None
    assert {item.state for item in without_lock(reviews(a_policy(), TEXTS, ALL))} == {ReviewState.UNREVIEWED}
