"""Corrections in readings.yaml that do not hold: each is told with the words that it names and those found."""

from collections.abc import Iterator

from generator.checks.subject import CheckProblem, CheckSubject
from generator.corrections.refused import Refusal, Why
from generator.message import message


def reading_misfit(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A correction in readings.yaml names a clause of the notice and words that stand in it once, white space aside.
    When the notice changes, a correction that fitted the old text is found here.

    Passes, when clause 二 reads 给予不超过20万元补助:

        readings: [{id: cap, clause: 二, quote: 给予不超过20万元补助, reason: …, figure: {role: award}}]

    Fails:

        readings: [{id: cap, clause: 二, quote: 给予不超过30万元补助, reason: …, figure: {role: award}}]
    """
    yield from _refused(subject, Why.MISFIT)


def reading_contradicted(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A correction says what its words say. Digits and values agree, a bound has its word, an organisation stands in
    the quote with a word of its role and none beside it is left out, a short name that is introduced stays, a sum is a
    figure, a clause keeps its place in a sequence of numbers, and no word of the notice is added, lost or moved.

    Passes, when clause 二 reads 补助50万元:

        readings: [{id: sum, clause: 二, quote: 补助50万元, reason: …, figure: {value: 500000}}]

    Fails:

        readings: [{id: sum, clause: 二, quote: 补助50万元, reason: …, figure: {value: 600000}}]
    """
    yield from _refused(subject, Why.CONTRADICTION)


def reading_idle(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A correction changes how the notice is read. One without effect says something else than its writer meant, or
    has become superfluous.

    Passes: the reader takes 三百元 in “三百元”商圈 for a sum, and a correction says that it is none.

    Fails: a correction says bound: at_most of 不超过20万元, which is read like that anyway.
    """
    yield from _refused(subject, Why.IDLE)


def _refused(subject: CheckSubject, why: Why) -> Iterator[CheckProblem]:
    for refusal in subject.refusals:
        if refusal.why is why:
            yield _problem(subject, refusal)


def _problem(subject: CheckSubject, refusal: Refusal) -> CheckProblem:
    reading = refusal.reading
    ids = {str(clause.path): str(clause.id) for clause in subject.policy.clauses}
    clause = ids.get(reading.clause, str(reading.clause))
    part = "quote" if refusal.why is Why.MISFIT else reading.kind
    return CheckProblem(
        refusal.told,
        refusal.hint or message("correct or remove it in {file}", file="readings.yaml"),
        f"readings.{reading.id}.{part}",
        clause if clause in subject.clauses else None,
        str(reading.quote),
    )
