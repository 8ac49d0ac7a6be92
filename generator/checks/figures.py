"""The typed values of an item must equal the figures in the words it quotes, both ways."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from generator.checks.claim import ModelClaim
from generator.checks.inclusion import rules_of_inclusion
from generator.checks.reading_hints import figure_hint
from generator.checks.subject import CLOSING, PREAMBLE, CheckProblem, CheckSubject, ClauseText, QuotedItem, squeeze
from generator.checks.units_brackets import units_brackets
from generator.message import Message, message
from generator.notice.model import Fact

T = TypeVar("T")
AMOUNTS = ("money", "percentage")
ClauseFacts = list[tuple[ClauseText, Fact]]


def amount_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Sums and percentages of an item must equal those in the words it quotes: value, unit, bound (不超过,
    不低于), and for several of them their order. A figure in the quote that the item does not state is found too.

    Passes, when the clause reads 每家企业补助总额不超过 10 万元:

        amount: {value: 100000, unit: CNY, bound: at_most}
        source: {clause: c05, quote: 每家企业补助总额不超过 10 万元}

    Fails (the bound is missing):

        amount: {value: 100000, unit: CNY}
        source: {clause: c05, quote: 每家企业补助总额不超过 10 万元}
    """
    yield from _mismatches(subject, amounts=True)


def fact_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Durations, repetition (一次性, 每年), dates, levels (国家级) and counts of an item must equal those in the words
    it quotes, and stand in their order.

    Passes, when the clause reads 连续 3 年按自治区奖励资金的 20% 予以奖励:

        years: 3

    Fails:

        years: 2
    """
    yield from _mismatches(subject, amounts=False)


def _mismatches(subject: CheckSubject, *, amounts: bool) -> Iterator[CheckProblem]:
    rules = rules_of_inclusion(subject.policy.rules)
    for item in subject.quoted_items:
        if item.set_aside:
            continue
        own = subject.claims_of.get(item.path, ())
        award = ".".join(item.path.split(".")[:2]) if item.path.startswith("awards.") else None
        of_award = subject.claims_below.get(award, ()) if award else ()
        for kind in sorted({claim.kind for claim in own} | {fact.kind for _, fact in item.facts}):
            if (kind in AMOUNTS) is amounts:
                facts = [pair for pair in item.facts if pair[1].kind == kind]
                yield from _wrong(item, [claim for claim in own if claim.kind == kind], facts, rules)
                if award:
                    yield from _unstated(item, [claim for claim in of_award if claim.kind == kind], facts, rules)


def _wrong(
    item: QuotedItem, claims: list[ModelClaim], facts: ClauseFacts, rules: Mapping[str, bool]
) -> Iterator[CheckProblem]:
    """Claims that the quoted words do not bear out, or in another order."""
    place: dict[str | None, int] = {}
    told: set[tuple[object, ...]] = set()
    places = _by_value(enumerate(facts), lambda each: each[1][1])
    for claim in _without_repeated_bands(claims):
        alike = places.get((claim.kind, claim.value), ())
        begin = bisect_left(alike, place.get(claim.order, 0), key=lambda each: each[0])
        found = (index for index, (clause, fact) in alike[begin:] if claim.equals(fact, clause.text, rules))
        ahead = next(found, None)
        before = ahead is None and any(claim.equals(fact, clause.text, rules) for _, (clause, fact) in alike[:begin])
        if ahead is not None:
            told.add(_told(claim))
            place[claim.order] = ahead + 1 if claim.order else 0
        elif claim.implied or (before and claim.kind == "percentage" and _told(claim) in told):
            continue  # one rate may hold for several levels, each with a limit of its own
        else:
            yield _in_another_order(claim, facts) if before else _not_said(item, claim, facts)


def _by_value(
    members: Iterable[T], figure_of: Callable[[T], ModelClaim | Fact]
) -> dict[tuple[object, object], list[T]]:
    """What may say the same, in its order: a figure of a long clause is held against few of its many."""
    found: dict[tuple[object, object], list[T]] = {}
    for member in members:
        figure = figure_of(member)
        found.setdefault((figure.kind, figure.value), []).append(member)
    return found


def _without_repeated_bands(claims: Iterable[ModelClaim]) -> Iterator[ModelClaim]:
    """The same bands may hold for several lines: 第二年达到上述标准的."""
    bands: set[tuple[object, ...]] = set()
    for claim in claims:
        band = (claim.value, claim.unit, claim.bound)
        if claim.order != "band" or band not in bands:
            yield claim
        bands.add(band)


def _in_another_order(claim: ModelClaim, facts: ClauseFacts) -> CheckProblem:
    clause, fact = facts[0]
    return CheckProblem(
        message("{value} stands in the clause, but in another order", value=claim.shown),
        message("the clause says, in this order: {facts}", facts=_shown(facts)),
        claim.path,
        clause.id,
        fact.text,
    )


def _not_said(item: QuotedItem, claim: ModelClaim, facts: ClauseFacts) -> CheckProblem:
    near = facts or item.facts
    return CheckProblem(
        message("the model says {value}, the quoted words do not", value=claim.shown),
        _or_read(message("the quoted words say: {facts}", facts=_shown(facts) or "—"), claim, facts),
        claim.path,
        near[0][0].id if near else None,
        facts[0][1].text if facts else None,
    )


def _told(claim: ModelClaim) -> tuple[object, ...]:
    return claim.value, claim.bound, claim.per, claim.order


def _or_read(hint: Message, claim: ModelClaim, facts: ClauseFacts) -> Message:
    """The correction of the one figure that the quoted words hold, where the model has it right."""
    if len(facts) != 1:
        return hint
    clause, fact = facts[0]
    stated = {"value": claim.value, "bound": claim.bound, "inclusive": claim.inclusive}
    changes = {name: value for name, value in stated.items() if value is not None and value != getattr(fact, name)}
    return figure_hint(hint, clause, fact, changes, claim.path) if changes else hint


def _unstated(
    item: QuotedItem, claims: list[ModelClaim], facts: ClauseFacts, rules: Mapping[str, bool]
) -> Iterator[CheckProblem]:
    """Figures in the words that an award quotes and that nothing in the award states."""
    stated = _by_value(claims, lambda claim: claim)
    for clause, fact in facts:
        if not any(claim.equals(fact, clause.text, rules) for claim in stated.get((fact.kind, fact.value), ())):
            yield CheckProblem(
                message("the quoted words say {fact}, the award does not state it", fact=_one(fact)),
                message("state it as a typed value, or quote fewer words"),
                item.path,
                clause.id,
                fact.text,
            )


def _shown(facts: ClauseFacts) -> str:
    return "、".join(_one(fact) for _, fact in facts)


_BOUND_WORDS = {"exact": "", "at_most": "≤ ", "at_least": "≥ "}


def _one(fact: Fact) -> str:
    return f"{_BOUND_WORDS[fact.bound]}{fact.text}"


def amount_unclaimed(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Every sum and percentage in the notice must be stated by an item that quotes it, or be set aside with a reason.

    Passes, when the clause holds no other figure than 20 万元:

        awards: [{id: a, amount: {value: 200000, unit: CNY}, source: {clause: c02, quote: 一次性奖励 20 万元}, …}]

    Fails, when the clause goes on: 再给予一次性奖励 50 万元 and no item says so.
    """
    yield from _unclaimed(subject, amounts=True)


def fact_unclaimed(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Every duration, repetition, date, level and count in a clause must be stated by an item that quotes it, or be
    set aside with a reason.

    Passes: an item quotes 毕业 1 年内 and states `figures: [{id: after, duration: {years: 1, bound: at_most}}]`.

    Fails: no item quotes these words.
    """
    yield from _unclaimed(subject, amounts=False)


def _unclaimed(subject: CheckSubject, *, amounts: bool) -> Iterator[CheckProblem]:
    rules = rules_of_inclusion(subject.policy.rules)
    stated: set[tuple[str, int]] = set()
    for item in subject.quoted_items:
        below = _by_value(subject.claims_below.get(item.path, ()), lambda claim: claim)
        for clause, fact in item.facts:
            alike = below.get((fact.kind, fact.value), ())
            if item.set_aside or any(claim.equals(fact, clause.text, rules) for claim in alike):
                stated.add((clause.id, fact.start))
    stated |= set(_in_the_head(subject))
    for clause in subject.clauses.values():
        brackets = units_brackets(clause.text, clause.printed)
        for fact in clause.facts:
            in_units = any(start <= fact.start < end for start, end in brackets)
            if (fact.kind in AMOUNTS) is amounts and (clause.id, fact.start) not in stated and not in_units:
                yield CheckProblem(
                    message("no item of the model claims {fact} of the notice", fact=_one(fact)),
                    figure_hint(
                        message("add it to the item it belongs to, or set it aside with a reason"),
                        clause,
                        fact,
                        {"none": True},
                        f"{clause.id}-{fact.start}",
                    ),
                    f"clauses.{clause.id}",
                    clause.id,
                    _around(clause, fact),
                )


def _in_the_head(subject: CheckSubject) -> Iterator[tuple[str, int]]:
    """What stands around the clauses and the policy's own fields claim: document number, day of issue, and the
    figures of its name (三年行动方案, 2023年…要点, …25条)."""
    number = squeeze(subject.policy.document_number or "")
    issued = subject.policy.issued.isoformat() if subject.policy.issued else ""
    for name in (PREAMBLE, CLOSING):
        titles = tuple(_titles(subject, subject.clauses[name].text))
        for fact in subject.clauses[name].facts:
            own = fact.value == issued or (fact.kind == "document_number" and squeeze(fact.text) == number)
            if own or any(start <= fact.start and fact.end <= end for start, end in titles):
                yield name, fact.start


def _titles(subject: CheckSubject, text: str) -> Iterator[tuple[int, int]]:
    """Where the policy's name stands, as model or notice have it."""
    for title in {squeeze(subject.policy.title), squeeze(subject.notice.title)} - {""}:
        yield from (found.span() for found in re.finditer(re.escape(title), text))


def _around(clause: ClauseText, fact: Fact) -> str:
    return clause.text[fact.start : fact.end]


__all__ = ["amount_mismatch", "amount_unclaimed", "fact_mismatch", "fact_unclaimed"]
