"""What conditions claim of the sentences of awards is looked for once, however many awards and clauses there are."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks import coverage
from generator.checks.claim import ModelClaim
from generator.checks.figures import amount_mismatch, amount_unclaimed
from generator.checks.subject import CheckSubject
from generator.draft.settle import settled
from generator.draft.yaml_text import without_comments
from generator.notice.facts import facts_inside, find_facts
from generator.notice.read import parse_notice
from generator.policy.load import LoadedPolicy, Places
from generator.policy.model import Policy
from generator.policy.status import status_on
from generator.policy.validating import validated

_DAY = date(2024, 6, 1)
_NUMBERS = "一二三四五六七八九"


def subject_of(text: str) -> CheckSubject:
    notice = parse_notice(f"江城市支持企业若干措施\n{text}")
    files = settled(notice, "row", _DAY)
    policy = validated(Policy, without_comments({key: each for part in files.values() for key, each in part.items()}))
    return CheckSubject(LoadedPolicy("row", policy, Places({})), notice, status_on(policy, _DAY), _DAY, "row")


@pytest.mark.parametrize("clauses", [1, 9])
def test_each_word_is_looked_for_once(clauses: int, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "对从事{}类产业的企业，给予一次性奖励{}0万元。"
    texts = ["".join(said.format(f"{one}{n}", n + 2) for n in range(5)) for one in _NUMBERS[:clauses]]
    texts.append("本措施自2024年4月1日起施行，有效期3年。")
    subject = subject_of("\n".join(f"{number}、{text}" for number, text in zip(f"{_NUMBERS}十", texts, strict=False)))
    searched: list[str] = []
    places = coverage._places

    def watched(text: str, words: str) -> object:
        searched.append(words)
        return places(text, words)

    monkeypatch.setattr(coverage, "_places", watched)
    assert len(subject.policy.awards) >= 5 * clauses
    assert [*coverage.condition_unclaimed(subject)] == []
    assert len(searched) == len(set(searched)) > 5


def test_only_facts_in_a_part_of_a_text_are_looked_at() -> None:
    text = "奖励10万元、20%、30万元、3年。"
    facts = find_facts(text)
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            inside = tuple(fact for fact in facts if start <= fact.start and fact.end <= end)
            assert facts_inside(facts, start, end) == inside


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
