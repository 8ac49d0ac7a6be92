"""Words that are said to stand in the notice must stand there."""

import re
from collections.abc import Iterator, Sequence

from generator.checks.closest import closest
from generator.checks.subject import CheckProblem, CheckSubject, squeeze
from generator.checks.whole_words import stands_alone
from generator.message import message
from generator.notice.listed_levels import is_listed
from generator.policy.prose import quotes_in
from generator.policy.text import Prose, Words
from generator.policy.values import Source
from generator.policy.walk import Visit, sources_of
from generator.regex import regex

_STEP = regex(r"(?P<number>\d{1,3})(?P<unit>[A-Z]*级|星级)")


def quote_not_in_clause(subject: CheckSubject) -> Iterator[CheckProblem]:
    """The quoted words of a source must stand in the clause it names, letter by letter; white space is set aside.

    Passes, when clause c02 reads 给予一次性奖励 20 万元:

        source: {clause: c02, quote: 给予一次性奖励 20 万元}

    Fails (one word left out):

        source: {clause: c02, quote: 给予奖励 20 万元}
    """
    for visit in subject.visits:
        for source in sources_of(visit.value):
            yield from _quote(subject, source, f"{visit.path}.source")


def _quote(subject: CheckSubject, source: Source, path: str) -> Iterator[CheckProblem]:
    clause = subject.clauses.get(source.clause)
    if clause is None or clause.find(source.quote):
        return
    yield CheckProblem(
        message("these words do not stand in the clause: {quote}", quote=source.quote),
        message("the nearest words of the clause: {words}", words=closest(source.quote, clause.text)),
        path,
        source.clause,
        closest(source.quote, clause.text),
    )


def words_not_in_clause(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A field that holds words of the notice (beneficiary, trigger, level, term …) must hold words of a clause
    that its item cites; names and titles outside any item must stand somewhere in the notice.

    Passes, when the cited clause reads 认定为广西瞪羚企业的高新技术企业:

        trigger: 认定为广西瞪羚企业

    Fails:

        trigger: 被评为广西瞪羚企业

    A beneficiary stands there as a word of its own: 行业主管部门 names no 业主.
    """
    for visit in subject.visits:
        if not isinstance(visit.value, Words) or visit.path in ("title", "document_number"):
            continue
        texts = _texts_meant(subject, visit)
        words = squeeze(visit.value)
        if visit.sources and visit.path.endswith(".beneficiary") and any(words in text for text in texts):
            yield from _inside_others(visit, texts)
        elif texts and not any(_stands(words, text) for text in texts):
            yield _words_missing(visit, texts)


def _texts_meant(subject: CheckSubject, visit: Visit) -> list[str]:
    """The clauses that an item cites (none where they do not exist), or the whole notice."""
    if visit.path.startswith(("issuers.", "organisations.")) or not visit.sources:
        return [subject.whole_text]
    return [clause.text for source in visit.sources if (clause := subject.clauses.get(source.clause))]


def _words_missing(visit: Visit, texts: Sequence[str]) -> CheckProblem:
    cited = str(visit.sources[0].clause) if visit.sources else None
    return CheckProblem(
        message("these words do not stand in the notice: {words}", words=visit.value)
        if cited is None
        else message("these words do not stand in the clause: {quote}", quote=visit.value),
        message("the nearest words: {words}", words=closest(visit.value, "".join(texts))),
        visit.path,
        cited,
    )


def _inside_others(visit: Visit, texts: list[str]) -> Iterator[CheckProblem]:
    """A beneficiary that stands nowhere as a word of its own: 业主 in 行业主管部门."""
    words = squeeze(visit.value)
    if not any(words in text and stands_alone(words, text) for text in texts):
        yield CheckProblem(
            message("these words stand in the clause only as parts of other words: {words}", words=visit.value),
            message("name the one whom the clause names"),
            visit.path,
            str(visit.sources[0].clause),
            words,
        )


def _stands(words: str, text: str) -> bool:
    """Whether the words stand in the text, or a range or list names them: 3星级 in 2—5星级, 一等奖 in 一、二等奖."""
    step = _STEP.fullmatch(words)
    ranges = re.finditer(rf"(\d+)[—–~至到-](\d+){step['unit']}", text) if step else ()
    stepped = any(int(found[1]) <= int(step["number"]) <= int(found[2]) for found in ranges if step)
    return words in text or stepped or is_listed(words, text)


def prose_quote_not_in_clause(subject: CheckSubject) -> Iterator[CheckProblem]:
    """A quote inside prose, `[words](clause:c02)`, must stand in that clause, and the item must cite the clause.

    Passes:

        answer: 本文件写明[按政策分别给予奖励](clause:c03)。

    Fails (the words stand in clause c03, not in c04):

        answer: 本文件写明[按政策分别给予奖励](clause:c04)。
    """
    for visit in subject.visits:
        if not isinstance(visit.value, Prose):
            continue
        cited = {str(source.clause) for source in visit.sources} or {_clause_of(visit.path)}
        for clause_id, words in quotes_in(visit.value):
            clause = subject.clauses.get(clause_id)
            if clause is None:
                yield CheckProblem(
                    message("the prose quotes the clause {clause}, which is not declared", clause=clause_id),
                    message("clauses: {names}", names=", ".join(subject.clauses)),
                    visit.path,
                )
            elif not clause.find(words):
                yield CheckProblem(
                    message("these words do not stand in the clause: {quote}", quote=words),
                    message("the nearest words of the clause: {words}", words=closest(words, clause.text)),
                    visit.path,
                    clause_id,
                )
            elif clause_id not in cited:
                yield CheckProblem(
                    message("the prose quotes the clause {clause}, which its item does not cite", clause=clause_id),
                    message("add the clause to the item's source"),
                    visit.path,
                    clause_id,
                )


def _clause_of(path: str) -> str:
    """The summary of a clause cites that clause."""
    parts = path.split(".")
    return parts[1] if parts[0] == "clauses" and len(parts) > 1 else ""
