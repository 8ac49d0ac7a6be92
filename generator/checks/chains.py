"""What a policy says of earlier ones: that they exist, that it can be, that the notice says so, what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from generator.checks.subject import CheckProblem, CheckSubject, ClauseText, squeeze
from generator.message import Message, message
from generator.notice.facts import find_facts
from generator.notice.term import last_day
from generator.policy.chain import ties_of
from generator.policy.model import Policy
from generator.policy.starting import own_end, start_of
from generator.policy.ties import ENDING, Extension, Tie, TieKind
from generator.policy.values import Source
from generator.regex import regex

_SAYS: Mapping[TieKind, re.Pattern[str]] = {
    TieKind.REPEALS: regex("废止|失效|停止执行|不再执行|停止施行|终止"),
    TieKind.REVISES: regex("废止|失效|停止执行|不再执行|停止施行|终止|代替|替代|取代|修订"),
    TieKind.AMENDS: regex("修改|调整|修订|改为|更改|变更|增加|删除|删去|完善|补充"),
    TieKind.EXTENDS: regex("延长|延续|延期|展期|顺延|继续(?:有效|执行|施行|实施)|有效期|执行期|执行至|有效至"),
}
# Words that end another document: what stands before them names it.
_ENDS_ANOTHER = regex(r"(?:同时|予以|自行|即行|一并)?(?:废止|停止执行|不再执行)")
_SENTENCE = regex(r"[^。；;\n]+")
_ONE_DAY = timedelta(days=1)
_NAMED = regex(r"《([^《》]{2,80})》")


def chain_unknown(subject: CheckSubject) -> Iterator[CheckProblem]:
    """The policy that `revises`, `repeals`, `amends` or `extends_term_of` names is another policy of the workspace,
    named by its folder, and can be loaded.

    Passes, when there is a folder policies/zone-2021:

        revises: zone-2021

    Fails (no such folder):

        revises: zone-2012
    """
    neighbours = subject.neighbours
    for path, _, tie in _ties(subject):
        if tie.policy in (subject.name, str(subject.policy.id)):
            yield CheckProblem(message("a policy cannot be its own predecessor"), _NAME_ANOTHER, f"{path}.policy")
        elif tie.policy in neighbours.called and tie.policy not in neighbours.policies:
            told = message("the policy {policy} cannot be loaded", policy=tie.policy)
            yield CheckProblem(
                told, message("`policydocs check {policy}` says why", policy=tie.policy), f"{path}.policy"
            )
        elif tie.policy not in neighbours.policies:
            others = ", ".join(sorted(neighbours.called.keys() - {subject.name})) or "—"
            told = message("there is no policy {name}", name=tie.policy)
            yield CheckProblem(told, message("policies here: {names}", names=others), f"{path}.policy")


_NAME_ANOTHER = message("name the folder of the earlier policy")


def chain_cycle(subject: CheckSubject) -> Iterator[CheckProblem]:
    """No policy takes the place of one that, directly or through others, takes its own place.

    Passes: zone-2024 revises zone-2021, which revises zone-2018.

    Fails: zone-2021 revises zone-2024 besides.
    """
    policies = {**subject.neighbours.policies, str(subject.policy.id): subject.policy}
    for path, kind, tie in _ties(subject):
        if kind in ENDING and tie.policy != subject.policy.id:
            way = _way(policies, str(tie.policy), str(subject.policy.id))
            if way:
                told = message(
                    "each takes the place of the next: {way}", way=" → ".join((str(subject.policy.id), *way))
                )
                yield CheckProblem(told, message("say it in the later notice only"), f"{path}.policy")


def _way(policies: Mapping[str, Policy], start: str, end: str) -> tuple[str, ...]:
    """The policies on a way of replacements from `start` to `end`; none where there is no such way."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == end:
            return way
        policy = policies.get(way[-1])
        for kind, _, tie in ties_of(policy) if policy else ():
            if kind in ENDING and tie.policy not in seen:
                seen.add(tie.policy)
                ways.append((*way, str(tie.policy)))
    return ()


def chain_contradicted(subject: CheckSubject) -> Iterator[CheckProblem]:
    """What a policy does to an earlier one can be: it is later than that one, ends it only once and neither amends nor
    prolongs what it ends, no other policy has ended it before, and a longer term ends later than the old one.

    Passes, when zone-2021 was issued in 2021 and ends on 2024-12-31:

        extends_term_of: {policy: zone-2021, until: 2026-12-31}

    Fails (the term would be shorter):

        extends_term_of: {policy: zone-2021, until: 2023-12-31}
    """
    ties = tuple(_ties(subject))
    for path, kind, tie in ties:
        other = subject.neighbours.policies.get(str(tie.policy))
        if other is None or other.id == subject.policy.id:
            continue
        told = [problem for judge in _JUDGES for problem in judge(subject, other, kind, tie)]
        yield from (CheckProblem(each, _HOLD_AGAINST, f"{path}.policy", _clause_of(tie)) for each in told)


_HOLD_AGAINST = message("hold both notices against each other; `since` and `until` can be given")


def _is_later(subject: CheckSubject, other: Policy, _: TieKind, __: Tie) -> Iterator[Message]:
    if subject.policy.issued and other.issued and subject.policy.issued < other.issued:
        yield message("{policy} was issued later, on {day}", policy=other.id, day=other.issued)


def _starts_first(subject: CheckSubject, _: Policy, __: TieKind, tie: Tie) -> Iterator[Message]:
    start = start_of(subject.policy)
    if tie.since and subject.policy.issued and start and tie.since < min(start, subject.policy.issued):
        yield message("it shall hold since {day}, before this notice was issued", day=tie.since)


def _ends_once(subject: CheckSubject, other: Policy, kind: TieKind, _: Tie) -> Iterator[Message]:
    kinds = [found for _, found, tie in _ties(subject) if tie.policy == other.id]
    if kind in ENDING and len(kinds) > 1 and kinds[0] is kind:
        yield message("{policy} is named more than once: {kinds}", policy=other.id, kinds=", ".join(kinds))


def _is_alive(subject: CheckSubject, other: Policy, kind: TieKind, tie: Tie) -> Iterator[Message]:
    """Another policy has ended it before: what no longer holds is not replaced again, nor amended, nor prolonged."""
    since = tie.since or start_of(subject.policy)
    for third, ended in _ended_by(subject, other):
        if kind in ENDING or (since and ended and ended <= since):
            yield message("{policy} was ended by {third} already", policy=other.id, third=third.id)


def _ended_by(subject: CheckSubject, other: Policy) -> Iterator[tuple[Policy, date | None]]:
    """The third policies that end `other`, each with the day."""
    for third in subject.neighbours.policies.values():
        if third.id in (subject.policy.id, other.id):
            continue
        for kind, _, tie in ties_of(third):
            if kind in ENDING and tie.policy == other.id:
                yield third, tie.since or start_of(third)


def _is_longer(_: CheckSubject, other: Policy, __: TieKind, tie: Tie) -> Iterator[Message]:
    end = own_end(other)
    if isinstance(tie, Extension) and end is not None and tie.until <= end:
        yield message("the term of {policy} ends on {end} anyway", policy=other.id, end=end)


def _adds_up(_: CheckSubject, other: Policy, __: TieKind, tie: Tie) -> Iterator[Message]:
    end, by = own_end(other), tie.by if isinstance(tie, Extension) else None
    if end is None or by is None or not isinstance(tie, Extension):
        return
    longer = end + timedelta(days=by.days) if by.days else last_day(end + _ONE_DAY, by.years or 0, by.months or 0)
    if longer != tie.until:
        yield message(
            "the term of {policy} ends on {end}; that much longer is {day}", policy=other.id, end=end, day=longer
        )


_JUDGES = (_is_later, _starts_first, _ends_once, _is_alive, _is_longer, _adds_up)


def chain_words_mismatch(subject: CheckSubject) -> Iterator[CheckProblem]:
    """The words that a tie quotes name the earlier notice, by its title or its number, and say what becomes of it:
    废止, 修改, 延长 …; the days that it states stand in them too. Without `source` it is the office that says so.

    Passes:

        repeals: {policy: zone-2021, source: {clause: c05, quote: 《示例市若干措施》（示政办规〔2021〕3号）同时废止}}

    Fails (the words name another notice):

        repeals: {policy: zone-2021, source: {clause: c05, quote: 《示例市人才若干措施》同时废止}}
    """
    for path, kind, tie in _ties(subject):
        other = subject.neighbours.policies.get(str(tie.policy))
        if tie.source is None or other is None:
            continue
        words = "".join(squeeze(source.quote) for source in tie.source)
        for problem in _wrong_words(words, kind, tie, other):
            hint = message("quote the words that say it; where no words do, leave `source` out")
            yield CheckProblem(problem, hint, f"{path}.source", _clause_of(tie))


def _wrong_words(words: str, kind: TieKind, tie: Tie, other: Policy) -> Iterator[Message]:
    names = [squeeze(name) for name in (other.title, other.document_number or "") if name]
    if not any(name in words for name in names):
        yield message("the quoted words name neither {names}", names=" / ".join(names))
    if not _SAYS[kind].search(words):
        yield message("the quoted words do not say that it {kind} anything", kind=kind.value)
    dates = {fact.value for fact in find_facts(words) if fact.kind == "date"}
    days = [day.isoformat() for day in (tie.since, tie.until if isinstance(tie, Extension) else None) if day]
    for day in days:
        if dates and day not in dates:
            yield message("the quoted words do not say {value}", value=day)


def chain_unstated(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Where the notice ends a document that is a policy of this workspace (《…》同时废止), the model says so; else that
    policy goes on as if it were in force.

    Passes, when the notice reads 《示例市若干措施》同时废止, which is the folder zone-2021:

        repeals: {policy: zone-2021, source: {clause: c05, quote: 《示例市若干措施》同时废止}}

    Fails: no such line.
    """
    ended = {str(tie.policy) for _, kind, tie in _ties(subject) if kind in ENDING}
    told = [(clause, *each) for clause in subject.clauses.values() for each in _ended_in(clause)]
    by_name = _by_name(subject) if told else {}
    for clause, sentence, names in told:
        for policy in sorted({by_name[name] for name in names if name in by_name} - ended):
            yield CheckProblem(
                message("the notice ends {policy}, the model does not say so", policy=policy),
                message("write `repeals` (or `revises`, where this notice takes its place) with these words"),
                "repeals",
                clause.id,
                sentence,
            )


def _by_name(subject: CheckSubject) -> dict[str, str]:
    """The other policies of the workspace by title and document number: thousands, so only where one is looked for."""
    return {
        squeeze(name): policy
        for policy, names in subject.neighbours.called.items()
        if policy != subject.name
        for name in names
    }


def _ended_in(clause: ClauseText) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(sentence, titles and numbers in it) where a sentence ends other documents."""
    for found in _SENTENCE.finditer(clause.text):
        end = _ENDS_ANOTHER.search(found[0])
        if end is not None:
            before = found[0][: end.start()]
            numbers = (fact.text for fact in find_facts(before) if fact.kind == "document_number")
            yield found[0], (*_NAMED.findall(before), *map(squeeze, numbers))


def chain_undated(subject: CheckSubject) -> Iterator[CheckProblem]:
    """It is known from which day on an earlier policy is replaced, amended or prolonged: since this notice takes
    effect, or since the day that the tie states. While it is not, the earlier policy counts as in force.

    Passes, when this notice takes effect on a day that it prints or that office.yaml knows:

        revises: zone-2021

    Fails (a warning), when this notice reads 自批准之日起施行:

        revises: zone-2021
    """
    for path, _, tie in _ties(subject):
        if tie.since is None and start_of(subject.policy) is None:
            told = message("since when this holds for {policy} is not known", policy=tie.policy)
            yield CheckProblem(
                told, message("give `since`, or the day of publication in office.yaml"), path, _clause_of(tie)
            )


def _ties(subject: CheckSubject) -> Iterator[tuple[str, TieKind, Tie]]:
    """(path, kind, tie) of everything that the policy does to others."""
    for kind, index, tie in ties_of(subject.policy):
        yield f"{kind.value}.{index}", kind, tie


def _clause_of(tie: Tie) -> str | None:
    sources: tuple[Source, ...] = tie.source or ()
    return str(sources[0].clause) if sources else None
