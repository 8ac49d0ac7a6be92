"""A figure is held against the few that say the same value, not against all of a long clause."""

from __future__ import annotations

import pytest

from generator.checks.claim import ModelClaim
from generator.checks.figures import amount_mismatch, amount_unclaimed
from tests.checks.test_words_claimed import subject_of


@pytest.mark.parametrize("sums", [20, 80])
def test_each_figure_of_a_list_is_compared_a_few_times(sums: int, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "、".join(f"{number}类{number + 10}万元" for number in range(1, sums + 1))
    subject = subject_of(f"一、按产业给予企业奖励：{said}。\n二、本措施自2024年4月1日起施行，有效期3年。")
    compared: list[object] = []
    equals = ModelClaim.equals

    def watched(self: ModelClaim, *of: object) -> bool:
        compared.append(self)
        return equals(self, *of)  # type: ignore[arg-type]

    monkeypatch.setattr(ModelClaim, "equals", watched)
    assert [*amount_mismatch(subject), *amount_unclaimed(subject)] == []
    assert 0 < len(compared) <= 6 * sums
