"""Whether a policy still holds on the as-of date, and what single clauses have for terms."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.subject import CheckProblem, CheckSubject
from generator.message import message
from generator.policy.status import State


def policy_replaced(subject: CheckSubject) -> Iterator[CheckProblem]:
    """On the as-of date another policy has taken the place of this one, or repealed it. Documents say so, forms are
    marked closed.

    Passes: no policy of the workspace names this one under `revises` or `repeals`, or its day has not come.

    Fails (a warning): another policy names it, and holds.
    """
    by = subject.status.by
    if subject.status.state is State.REPLACED and by is not None:
        yield CheckProblem(
            message("{policy} has taken its place since {day}", policy=by.other.id, day=by.since),
            message("documents say so; `policydocs list` shows which policies hold"),
            "validity",
        )


def own_term_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A term of its own is that of clauses of the notice, once for each clause, and another than the notice's.

    Passes, when the notice holds until 2026-12-31:

        own_terms:
          - {id: rent, clauses: [c03], end: 2025-12-31, source: {clause: c03, quote: 本条执行至2025年12月31日止}}

    Fails: the clause is none of the model, stands in two terms, or both days are those of the notice.
    """
    known, seen = {str(clause.id) for clause in subject.policy.clauses}, dict[str, str]()
    validity = subject.policy.validity
    for term in subject.policy.own_terms:
        path = f"own_terms.{term.id}"
        for clause in map(str, term.clauses):
            if clause not in known:
                told = message("there is no clause {clause}", clause=clause)
                yield CheckProblem(told, message("clauses: {names}", names=", ".join(known)), f"{path}.clauses")
            elif clause in seen:
                told = message("{clause} has a term of its own in {term} already", clause=clause, term=seen[clause])
                yield CheckProblem(told, message("a clause has one term"), f"{path}.clauses", clause)
            seen[clause] = str(term.id)
        if term.end == validity.end and term.start in (None, validity.start.date):
            told = message("this is the term of the notice itself")
            yield CheckProblem(told, message("leave it out"), path, str(term.source[0].clause))
