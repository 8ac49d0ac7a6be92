"""checks.yaml and review.lock: how findings are weighed, what is waived and until when, and what a review remembers."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.run import run_checks
from generator.checks.settings import apply_settings
from generator.dataclass import replace
from generator.finding import Finding, Severity
from generator.message import message
from generator.policy.review import Accepted, Lock, ReviewState, read_lock, reviews, write_lock
from generator.policy.settings import CheckSettings
from generator.policy.validating import validated
from generator.policy.values import Money
from tests.examples import examples

from ..builders import a_check_subject, a_policy

DAY = datetime.date(2025, 6, 30)
WRONG = Finding(code="amount-mismatch", message=message("wrong"), path="awards.gazelle.parts.once.amount")


def weighed(day: datetime.date = DAY, **given_settings: object) -> list[tuple[str, Severity]]:
    chosen = validated(CheckSettings, given_settings)
    return [(each.code, each.severity) for each in apply_settings([WRONG], chosen, day, "example")]


def a_waiver(path: str, code: str = "amount-mismatch") -> list[dict[str, object]]:
    return [{"code": code, "path": path, "reason": "asked the office", "until": DAY}]


def test_a_policy_weighs_a_code_as_it_wants() -> None:
    assert weighed(severities={"amount-mismatch": "note"}) == [("amount-mismatch", Severity.NOTE)]
    assert weighed(severities={"fact-mismatch": "note"}) == [("amount-mismatch", Severity.ERROR)]


@pytest.mark.parametrize("path", ["awards.gazelle.parts.once.amount", "awards.gazelle", "awards"])
def test_a_waiver_holds_for_its_item_and_what_is_below_on_its_last_day_too(path: str) -> None:
    assert weighed(waivers=a_waiver(path)) == [("amount-mismatch", Severity.NOTE)]


@pytest.mark.parametrize(
    ("path", "code", "day"),
    [
        ("awards.gazelle.parts.on", "amount-mismatch", DAY),
        ("awards.gazelle", "fact-mismatch", DAY),
        ("awards.gazelle", "amount-mismatch", DAY + datetime.timedelta(days=1)),
    ],
)
def test_a_waiver_of_something_else_or_that_has_ended_waives_nothing_and_is_told(
    path: str, code: str, day: datetime.date
) -> None:
    assert weighed(day, waivers=a_waiver(path, code)) == [
        ("amount-mismatch", Severity.ERROR),
        ("waiver-unused", Severity.WARNING),
    ]


def test_a_waived_finding_stays_listed_with_reason_and_day() -> None:
    (found,) = apply_settings([WRONG], validated(CheckSettings, {"waivers": a_waiver("awards")}), DAY, "example")
    assert str(found.message) == "waived until 2025-06-30 (asked the office): wrong"


def test_the_small_policy_of_the_tests_says_nothing_wrong_though_it_leaves_sentences_out(tmp_path: Path) -> None:
    found = [each for each in run_checks(a_check_subject(tmp_path), {}) if each.severity is Severity.ERROR]
    assert {each.code for each in found} == {"sentence-unclaimed"}


TEXTS = {f"c0{number}": f"条款{number}" for number in range(1, 5)}


def accepted_now() -> dict[str, Accepted]:
    return {item.path: Accepted(item.clauses, item.text, "Li", "2025-06-30") for item in reviews(a_policy(), TEXTS, {})}


def test_what_was_accepted_stays_so_until_its_words_or_its_clause_change() -> None:
    assert {item.state for item in reviews(a_policy(), TEXTS, {})} == {ReviewState.UNREVIEWED}
    lock = read_lock(write_lock(accepted_now(), complete=True)).items
    assert {item.state for item in reviews(a_policy(), TEXTS, lock)} == {ReviewState.ACCEPTED}
    stale = {
        item.path for item in reviews(a_policy(), {**TEXTS, "c04": "别的"}, lock) if item.state is ReviewState.STALE
    }
    assert stale == {"clauses.c04", "measures.cluster", "notice"}


def test_the_lock_is_a_line_an_item_in_order_so_that_two_versions_compare() -> None:
    lines = write_lock(accepted_now(), complete=True).decode().splitlines()
    paths = [json.loads(f"{{{line.rstrip(',')}}}") for line in lines[3:-2]]
    names = [name for each in paths for name in each]
    assert names == sorted(names)
    assert "faq.groups.money.questions.how-much" in names


@settings(max_examples=examples(40))
@given(st.dictionaries(st.text(min_size=1), st.tuples(st.text(), st.text(), st.dictionaries(st.text(), st.text()))))
def test_a_lock_is_read_back_as_it_was_written(items: dict[str, tuple[str, str, dict[str, str]]]) -> None:
    lock = {path: Accepted(clauses, text, by, "2025-01-01") for path, (text, by, clauses) in items.items()}
    assert read_lock(write_lock(lock, complete=False)) == Lock(lock, complete=False, sealed=True)


@pytest.mark.parametrize(("old", "new"), [("Li", "Wang"), ("2025-06-30", "2025-07-01"), ("true", "false")])
def test_a_lock_that_was_edited_by_hand_is_known_by_its_seal(old: str, new: str) -> None:
    written = write_lock(accepted_now(), complete=True)
    assert read_lock(written).sealed
    assert not read_lock(written.replace(old.encode(), new.encode(), 1)).sealed


def test_every_value_of_an_item_and_what_its_wording_looks_up_is_part_of_what_was_accepted() -> None:
    lock = accepted_now()
    policy = a_policy()
    award = policy.awards[0]
    other = validated(Money, {"value": 1, "unit": "CNY"})
    once = replace(award.parts[0], amount=other)
    changed = replace(policy, awards=(replace(award, parts=(once, *award.parts[1:])), *policy.awards[1:]))
    stale = [item.path for item in reviews(changed, TEXTS, lock) if item.state is ReviewState.STALE]
    assert "awards.gazelle.parts.once" in stale
    assert "faq.groups.money.questions.how-much" in stale  # shows {{ awards.gazelle.parts.once.amount }}
    assert "clauses.c02" not in stale  # shows {{ awards.gazelle }}, which prints the award's name


@pytest.mark.parametrize("data", [b"", b"[]", b'{"items": []}', b'{"items": {"a": 1}}', b"\xff"])
def test_what_is_no_lock_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - JSON, Unicode and shape each say it in their own words
        read_lock(data)
