"""A draft is settled when the checks find no error in it: they say which words are still claimed by nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.checks.coverage import condition_unclaimed
from generator.checks.subject import CheckSubject, Problem
from generator.draft.figures import Data
from generator.draft.files import documents_of
from generator.draft.model import Draft
from generator.notice.model import Notice
from generator.policy.load import LoadedPolicy, Places
from generator.policy.model import Policy
from generator.policy.status import status_on

_ROUNDS = 4


def settled(notice: Notice, name: str, as_of: date) -> dict[str, Data]:
    """The draft as plain values by file name, with a condition for every restriction that an award's words hold."""
    draft = Draft(notice, name)
    for _ in range(_ROUNDS):
        files = documents_of(draft)
        subject = _subject(files, notice, name, as_of)
        problems = list(condition_unclaimed(subject))
        if not problems:
            break
        for problem in problems:
            _add_condition(draft, problem)
    return documents_of(draft)


def _subject(files: dict[str, Data], notice: Notice, name: str, as_of: date) -> CheckSubject:
    data = {key: value for part in files.values() for key, value in part.items()}
    policy = Policy.model_validate(data)
    return CheckSubject(
        LoadedPolicy(name, policy, Places({})), notice, status_on(policy, as_of), as_of, str(Path(name))
    )


def _add_condition(draft: Draft, problem: Problem) -> None:
    """The restriction as a condition of its own, in the words of the clause."""
    award = next((award for award in draft.awards if problem.path == f"awards.{award['id']}"), None)
    if award is None or not problem.mark:
        return
    conditions = award.setdefault("conditions", [])
    assert isinstance(conditions, list)  # noqa: S101 - made here
    source = {"clause": problem.clause, "quote": problem.mark}
    conditions.append({"id": f"condition-{len(conditions) + 1}", "source": source})
