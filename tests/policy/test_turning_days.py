"""From one turning day to the next nothing is judged otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.kept.steady import Steady, steady_of
from generator.policy.load import load_policy
from generator.policy.settings import CheckSettings
from generator.policy.status import status_on
from generator.policy.turning_days import turning_days
from generator.policy.validating import validated
from tests.outputs.command import POLICY, ROOT

LOADED = load_policy(ROOT / "policies" / POLICY, f"policies/{POLICY}").loaded
WAIVER = {"code": "typed-fact", "path": "faq", "reason": "以后再改", "until": "2023-04-30"}


@pytest.mark.parametrize("waivers", [[], [WAIVER]])
def test_status_and_waivers_are_the_same_on_all_days_that_are_said_to_be_alike(waivers: list[object]) -> None:
    assert LOADED is not None
    settings = validated(CheckSettings, {"waivers": waivers})

    def judged(day: date) -> tuple[object, ...]:
        return status_on(LOADED.policy, day), [day <= waiver.until for waiver in settings.waivers]  # type: ignore[union-attr]

    first, ends = date(2021, 6, 1), set()
    for number in range(2500):
        day = first + timedelta(days=number)
        steady = Steady.around(day, turning_days(LOADED.policy, settings))
        assert steady.holds(day)
        for other in (steady.first, steady.last, day - timedelta(days=1), day + timedelta(days=1)):
            if other is not None and steady.holds(other):
                assert judged(other) == judged(day)
        ends.add(steady)
        assert steady_of(steady.as_json()) == steady
    assert len(ends) == 4 + len(waivers)  # not yet, in force, running out, over
