"""What only several forms together show."""

from __future__ import annotations

from decimal import Decimal

from generator.forms.collecting.across import across
from generator.forms.collecting.claims import ApplicantClaim
from generator.forms.collecting.known import Exclusion, KnownAward

RECOGNITION = KnownAward("recognition", "孵化器认定奖励", ())
WORDS = "考核年度已享受认定奖励的不再享受考核奖励"
ASSESSMENT = KnownAward("assessment", "孵化器考核优秀奖励", (), (Exclusion(WORDS, ("c03",)),))
OTHER = KnownAward("platform", "平台扶持", ())
GENERAL = KnownAward("general", "综合奖补", (), (Exclusion("同一事项不重复支持", ("c09",)),))


def claim(file: str, *awards: KnownAward, form: str = "a", code: str = "X", policy: str = "p") -> ApplicantClaim:
    return ApplicantClaim(file, policy, form, code, "某公司", awards, Decimal(0))


def found(*claims: ApplicantClaim) -> list[tuple[str, str]]:
    return [(file, problem.code) for file, problem in across(claims)]


def test_the_same_form_twice_for_one_award_is_told_of_the_later_file() -> None:
    assert found(claim("1", OTHER), claim("2", OTHER)) == [("2", "applied-twice")]


def test_more_files_than_a_message_names_are_not_passed_over() -> None:
    told = [str(problem.message) for _, problem in across([claim(str(number), OTHER) for number in range(7)])]
    assert ["…" in words for words in told] == [False] * 5 + [True]


def test_other_applicants_forms_policies_and_awards_are_no_repeat() -> None:
    assert found(claim("1", OTHER), claim("2", OTHER, code="Y")) == []
    assert found(claim("1", OTHER), claim("2", OTHER, form="b")) == []
    assert found(claim("1", OTHER), claim("2", OTHER, policy="q")) == []
    assert found(claim("1", OTHER), claim("2", RECOGNITION)) == []


def test_forms_without_a_credit_code_are_not_compared() -> None:
    assert found(claim("1", OTHER, code=""), claim("2", OTHER, code="")) == []


def test_an_exclusion_is_told_with_the_award_that_it_names_and_its_clause() -> None:
    claims = [claim("1", ASSESSMENT), claim("2", RECOGNITION, form="b"), claim("3", OTHER, form="c")]
    ((file, problem),) = across(claims)
    assert (file, problem.code, problem.clauses) == ("1", "exclusion", ("c03",))
    assert WORDS in str(problem.message)
    assert "孵化器认定奖励（2）" in str(problem.message)
    assert "平台扶持" not in str(problem.message)


def test_an_exclusion_within_one_form_is_told_as_well() -> None:
    assert found(claim("1", RECOGNITION, ASSESSMENT)) == [("1", "exclusion")]


def test_an_exclusion_that_names_no_award_is_told_beside_any_other() -> None:
    assert found(claim("1", GENERAL), claim("2", OTHER, form="b")) == [("1", "exclusion")]
    assert found(claim("1", GENERAL)) == []
