"""Across returned forms: the same applicant twice, and awards that rule each other out in the notice's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.finding import Severity
from generator.forms.collecting.claims import ApplicantClaim
from generator.forms.problem import FormProblem
from generator.message import message

_TOLD = 5  # other files that a message names
_IN_A_ROW = 4  # 认定奖励 names an award, 奖励 alone does not


def across(claims: Sequence[ApplicantClaim]) -> Iterator[tuple[str, FormProblem]]:
    """(file, problem) for what only several forms together show. Forms without a credit code are left out."""
    named = sorted((claim for claim in claims if claim.code), key=_applicant)
    for _, group in groupby(named, key=_applicant):
        own = sorted(group, key=lambda claim: claim.file)
        yield from _twice(own)
        yield from _exclusions(own)


def _applicant(claim: ApplicantClaim) -> tuple[str, str]:
    return claim.policy, claim.code


def _twice(own: Sequence[ApplicantClaim]) -> Iterator[tuple[str, FormProblem]]:
    """The same applicant with the same form for the same award."""
    for number, claim in enumerate(own):
        before = [other.file for other in own[:number] if other.form == claim.form and _same_award(other, claim)]
        if before:
            others = "、".join(before[:_TOLD]) + "…" * (len(before) > _TOLD)
            words = message(
                "{code} applies with the same form in {others} too", code=claim.shown or claim.code, others=others
            )
            yield claim.file, FormProblem("applied-twice", None, Severity.WARNING, words)


def _same_award(one: ApplicantClaim, other: ApplicantClaim) -> bool:
    return not one.awards or not other.awards or bool(set(one.awards) & set(other.awards))


def _exclusions(own: Sequence[ApplicantClaim]) -> Iterator[tuple[str, FormProblem]]:
    """An award with an exclusion, where the same applicant applies for another award of the same policy: for one that
    the exclusion names (认定奖励), or for any where it names none.

    Whether the exclusion applies is for the office to judge: the notice's words are quoted.
    """
    for claim in own:
        for award in claim.awards:
            rivals = {other.name: each.file for each in own for other in each.awards if other.id != award.id}
            for exclusion in award.exclusions if rivals else ():
                others = {name: file for name, file in rivals.items() if _names(exclusion.words, name)} or rivals
                words = message(
                    "{award} is applied for together with {others}; the notice says: “{words}”",
                    award=award.name,
                    others="、".join(f"{name}（{file}）" for name, file in others.items()),
                    words=exclusion.words,
                )
                yield claim.file, FormProblem("exclusion", None, Severity.WARNING, words, exclusion.clauses)


def _names(words: str, award: str) -> bool:
    """Whether the words of a notice name an award: some signs in a row are those of its name."""
    return any(award[start : start + _IN_A_ROW] in words for start in range(len(award) - _IN_A_ROW + 1))
