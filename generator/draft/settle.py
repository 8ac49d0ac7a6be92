"""A draft is settled when the checks find no error in it; what they find is mended, or said more cautiously."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.checks.coverage import CONNECTING
from generator.checks.run import CHECKS
from generator.checks.subject import CheckProblem, CheckSubject
from generator.draft.figures import Data, source_of
from generator.draft.files import documents_of
from generator.draft.model import Draft
from generator.draft.phrases import in_their_phrase
from generator.draft.questions import LATER_UNITS_OPEN, TERM_OPEN, UNITS_OPEN
from generator.draft.yaml_text import without_comments
from generator.finding import Severity
from generator.notice.model import Notice
from generator.policy.load import LoadedPolicy, Places
from generator.policy.model import Policy
from generator.policy.status import status_on
from generator.policy.validating import validated

_ROUNDS = 8
_LED_BY = "按每由经其"  # signs that belong to the word behind them


def settled(
    notice: Notice,
    name: str,
    as_of: date,
    known: Mapping[str, str] | None = None,
    organisations: Mapping[str, str] | None = None,
) -> dict[str, Data]:
    """The draft as plain values by file name. Every restriction of an award's words is a condition; an award or a
    tree of requirements in which a check finds an error becomes a measure, which claims no more than it quotes.
    `known`: ids of clauses by path, where the policy has some; `organisations`: of organisations by name.
    """
    draft = Draft(notice, name, known, organisations)
    files = documents_of(draft)
    for _ in range(_ROUNDS):
        problems = _problems(files, notice, name, as_of)
        mended = [_mended(draft, code, problem) for code, problem in problems]
        if not any(mended):
            break
        files = documents_of(draft)
    return files


def _problems(files: dict[str, Data], notice: Notice, name: str, as_of: date) -> list[tuple[str, CheckProblem]]:
    """What the checks find wrong in the draft: (code, problem)."""
    data = {key: value for part in files.values() for key, value in part.items()}
    policy = validated(Policy, without_comments(data))
    loaded = LoadedPolicy(name, policy, Places({}))
    subject = CheckSubject(loaded, notice, status_on(policy, as_of), as_of, str(Path(name)))
    weighty = (each for each in CHECKS if each.severity is Severity.ERROR)
    return [(each.code, problem) for each in weighty for problem in each.check(subject)]


def _mended(draft: Draft, code: str, problem: CheckProblem) -> bool:
    """Whether something was changed against the problem."""
    if code == "not-said-unproven":
        return _leave_open(draft, problem)
    collection, _, rest = (problem.path or "").partition(".")
    mend = _MENDS.get(collection)
    return mend(draft, code, problem, rest.split(".")) if mend else False


def _leave_open(draft: Draft, problem: CheckProblem) -> bool:
    """A draft decides neither way: the words are marked for a person."""
    of_clause = (problem.path or "").startswith("clauses.")
    if not problem.mark or not problem.clause or not (of_clause or (problem.path or "").startswith("validity")):
        return False
    of_later = of_clause and problem.path != f"clauses.{problem.clause}"
    question = LATER_UNITS_OPEN if of_later else UNITS_OPEN if of_clause else TERM_OPEN
    return draft.leave_open(problem.clause, problem.mark, question)


def _mend_award(draft: Draft, code: str, problem: CheckProblem, path: list[str]) -> bool:
    award = next((award for award in draft.awards if award["id"] == path[0]), None)
    if award is None:
        return False
    words = restricting(problem.mark or "")
    if code != "condition-unclaimed" or not words or not problem.clause:
        draft.demote(award)
        return True
    return _stated(award, words, problem.mark or words, problem.clause)


def _stated(award: Data, words: str, around: str, clause: str) -> bool:
    """Whether restricting `words`, which stand in `around`, became one more condition of the award."""
    passages = _quotes_in(award, clause)
    quotes = [str(condition["source"]["quote"]) for condition in _conditions(award)]
    if said_already(words, around, passages, quotes):
        return False
    phrase = in_their_phrase(words, around, passages)
    whole = around.strip("，。；、：")  # the words may stand in another place too, which is claimed
    told = next((each for each in (phrase, whole) if not any(each in quote for quote in quotes)), "")
    if told:
        _add_condition(award, clause, told, [])
    return bool(told)


def said_already(words: str, around: str, passages: Iterable[str], quotes: Sequence[str]) -> bool:
    """Whether quotes of this round hold `words` wherever they stand in `around` in a passage: 等因素 behind what a
    condition on the words before it has just taken in."""
    places = [
        (passage, found.start() + around.index(words))
        for passage in passages
        for found in re.finditer(re.escape(around), passage)
    ]
    return bool(places) and all(_holds(passage, place, place + len(words), quotes) for passage, place in places)


def _holds(passage: str, start: int, end: int, quotes: Iterable[str]) -> bool:
    held = (found.span() for quote in quotes for found in re.finditer(re.escape(quote), passage))
    return any(first <= start and end <= last for first, last in held)


def _add_condition(award: Data, clause: str, quote: str, found: list[Data]) -> None:
    """One more condition of an award, in the words of the clause."""
    conditions = award.setdefault("conditions", [])
    assert isinstance(conditions, list)  # noqa: S101 - made by award_of
    source = {"clause": clause, "quote": quote}
    number = len(conditions) + 1
    conditions.append({"id": f"condition-{number}", **({"figures": found} if found else {}), "source": source})


def restricting(run: str) -> str:
    """The words of a run that restrict something, without joints at either end: 择优 of ，择优予以最高."""
    joints = [joint.span() for joint in CONNECTING.finditer(run)]
    start, end = 0, len(run)
    for first, last in joints:
        start = last if first == start else start
    for first, last in reversed(joints):
        end = first if last == end and first >= start else end
    while start and run[start - 1] in _LED_BY:
        start -= 1
    return run[start:end]


def _quotes_in(award: Data, clause: str) -> list[str]:
    """The passages of a clause that the award rests on."""
    source: Any = award["source"]
    return [
        str(each["quote"]) for each in (source if isinstance(source, list) else [source]) if each["clause"] == clause
    ]


def _conditions(award: Data) -> Iterable[Any]:
    found: Any = award.get("conditions", [])
    return found if isinstance(found, list) else []


def _mend_eligibility(draft: Draft, _code: str, _problem: CheckProblem, _path: list[str]) -> bool:
    if draft.eligibility is None:
        return False
    draft.without_eligibility()
    return True


def _mend_measure(draft: Draft, _code: str, _problem: CheckProblem, path: list[str]) -> bool:
    """A sum under target or fund goes to the plain figures; these are stated as the whole clause gives them."""
    measure = next((each for each in draft.measures if each["id"] == path[0]), None)
    if measure is None:
        return False
    for role in ("target", "fund"):
        measure.pop(role, None)
    return draft.refigure(measure)


def _mend_rule(draft: Draft, _code: str, _problem: CheckProblem, path: list[str]) -> bool:
    rule = next((each for each in draft.rules if each["id"] == path[0]), None)
    if rule is None:
        return False
    plain = rule["kind"] == "other"
    rule["kind"] = "other"
    return draft.refigure(rule) or not plain


def _mend_form(draft: Draft, _code: str, _problem: CheckProblem, path: list[str]) -> bool:
    """A sum that cannot be computed is asked for."""
    before = len(draft.plain_forms)
    draft.plain_forms.add(path[0])
    return len(draft.plain_forms) > before


def _mend_joint(draft: Draft, _code: str, _problem: CheckProblem, path: list[str]) -> bool:
    """A limit of several awards that does not fit its words is a measure."""
    cap = next((each for each in draft.joint_caps if each["id"] == path[0]), None)
    if cap is None:
        return False
    draft.joint_caps.remove(cap)
    return draft.claim(str(source_of(cap)["clause"]), str(source_of(cap)["quote"]))


def _mend_clause(draft: Draft, _code: str, problem: CheckProblem, path: list[str]) -> bool:
    """Words that nothing claims are a measure by themselves."""
    return bool(problem.mark) and draft.claim(path[0], problem.mark or "")


_MENDS: dict[str, Callable[[Draft, str, CheckProblem, list[str]], bool]] = {
    "awards": _mend_award,
    "eligibility": _mend_eligibility,
    "measures": _mend_measure,
    "rules": _mend_rule,
    "clauses": _mend_clause,
    "forms": _mend_form,
    "joint_caps": _mend_joint,
}
