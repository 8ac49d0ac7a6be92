"""Figures of the notice that no item claims, told sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.coverage import SENTENCE, Coverage, coverage
from generator.checks.subject import CLOSING, PREAMBLE, CheckProblem, CheckSubject, ClauseText, squeeze
from generator.message import message


def digits_unclaimed(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Every run of digits or Chinese numerals in the notice lies in words that an item quotes or sets aside. This
    does not rely on the reader of facts, so a figure that the reader does not know cannot slip through. What is left
    of one sentence is told together; not where sentence-unclaimed tells it already and no setting makes light of that.

    Passes: 给予 20 万元 is quoted by an award.

    Fails, where checks.yaml waives sentence-unclaimed: the clause says 建设 3 个片区 and no item quotes these words.
    """
    named = (subject.policy.document_number, subject.policy.title, subject.notice.title, *_printed_dates(subject))
    head = {squeeze(words) for words in named if words}
    for each in coverage(subject):
        told = [] if _made_light_of(subject) or each.clause.id == PREAMBLE else list(each.unclaimed())
        for figures in _figures_left(each, head):
            if any(sentence.start <= figures[0].start() < sentence.end for sentence in told):
                continue
            first, last = figures[0], figures[-1]
            yield CheckProblem(
                message(
                    "no item of the model quotes these figures of the notice: {figures}",
                    figures="、".join(found[0] for found in figures),
                ),
                message("quote them in the item they belong to, or set them aside with a reason"),
                f"clauses.{each.clause.id}",
                each.clause.id,
                each.clause.text[max(first.start() - 4, 0) : last.end() + 4],
            )


def _made_light_of(subject: CheckSubject) -> bool:
    """Whether checks.yaml weighs or waives sentence-unclaimed: figures are then told by themselves."""
    settings, code = subject.loaded.settings, "sentence-unclaimed"
    return code in settings.severities or any(waiver.code == code for waiver in settings.waivers)


def _figures_left(each: Coverage, head: set[str]) -> Iterator[list[re.Match[str]]]:
    """The figures of a clause that nothing claims, by the sentence that they stand in."""
    for sentence in SENTENCE.finditer(each.clause.text):
        left = each.figures_left(sentence.start(), sentence.end())
        figures = [found for found in left if not _in_head(each.clause, found, head)]
        if figures:
            yield figures


def _printed_dates(subject: CheckSubject) -> Iterator[str]:
    issued = subject.policy.issued
    for place in (PREAMBLE, CLOSING):
        for fact in subject.clauses[place].facts if place in subject.clauses else ():
            if issued is not None and fact.value == issued.isoformat():
                yield fact.text


def _in_head(clause: ClauseText, found: re.Match[str], head: set[str]) -> bool:
    """Document number and day of issue around the clauses are claimed by the policy's own fields."""
    if clause.id not in (PREAMBLE, CLOSING):
        return False
    for words in filter(None, head):
        start = clause.text.find(words)
        while start >= 0:
            if start <= found.start() and found.end() <= start + len(words):
                return True
            start = clause.text.find(words, start + 1)
    return False
