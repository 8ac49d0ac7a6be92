"""An award of which documents print 未列明 quotes no words that list it: sums, and how often they are paid."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import CheckProblem, CheckSubject, squeeze
from generator.message import message
from generator.notice.repetition import said_how_often
from generator.policy.awards import Award
from generator.policy.values import NOT_IN_THIS_NOTICE, Payment
from generator.policy.walk import sources_of
from generator.policy.wording_terms import says_when
from generator.regex import regex

_SUMS = regex(r"\d[\d.,]*[十百千]?[万亿]*(?:[美欧港日]?元)|\d[\d.]*[%‰]|百分之", of="元%‰百")


def listed_after_all(subject: CheckSubject) -> Iterator[CheckProblem]:
    """An award without a sum, or without how often it is paid, quotes no words that say it."""
    for award in subject.policy.awards:
        quotes = "\n".join(squeeze(source.quote) for source in award.source)
        for part in _finer(award):
            quotes = quotes.replace(squeeze(part), "\n")
        if award.amount == NOT_IN_THIS_NOTICE and not award.tiers and not award.parts:
            found = _SUMS.search(quotes)
            yield from _said(award, found[0] if found else None, "amount")
        if award.payment is Payment.NOT_SAID and not (award.parts or award.tiers or says_when(award)):
            yield from _said(award, said_how_often(quotes), "payment")


def _finer(award: Award) -> Iterator[str]:
    """The words that conditions, exclusions, parts and limits of an award claim for themselves: 每家企业每年不超过…"""
    for item in (*award.conditions, *award.exclusions, *award.parts):
        yield from (source.quote for source in sources_of(item))
    limits = (*award.caps, *((award.quota,) if award.quota else ()))
    yield from (str(limit.scope) for limit in limits if limit.scope)


def _said(award: Award, found: str | None, field: str) -> Iterator[CheckProblem]:
    if found:
        yield CheckProblem(
            message("documents would say 未列明, but the quoted words say {words}", words=found),
            message("state it as a typed value, or quote fewer words"),
            f"awards.{award.id}.{field}",
            str(award.source[0].clause),
            found,
        )
