"""“The notice does not say” needs proof: no word of that kind stands in the notice unclaimed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.checks.not_listed import listed_after_all
from generator.checks.reading_hints import around, or_correct, path_of
from generator.checks.subject import CheckProblem, CheckSubject, ClauseText, squeeze
from generator.checks.units_brackets import units_brackets
from generator.dataclass import dataclass
from generator.message import Message, message
from generator.notice.start_words import start_words
from generator.policy.awards import Condition
from generator.policy.model import Rule, SetAside, Validity
from generator.policy.responsible import silent_clauses
from generator.policy.text import Prose
from generator.policy.ties import OwnTerm, Tie
from generator.policy.walk import Visit, sources_of
from generator.regex import regex

# A number behind 有效期 makes it a term: 有效期内, 有效期相同 are none. 《…》同时废止 ends another document.
_END = regex(
    r"有效期(?=[^，。；]{0,8}?[\d一二两三四五六七八九十])|有效至|执行期|执行至|施行期|试行期|实施期限|暂行期"
    r"|(?<!同时)(?<!予以)废止|失效|停止执行|终止执行|(?:试行|暂定)(?=[一二两三四五六七八九十\d])"
)
_START = regex(r"起(?:正式)?(?:施行|实施|执行|生效|试行)|施行(?!中)|开始(?:施行|实施|执行)|(?<!落地)生效")
# The notice speaks of itself: not 本条政策.
_OWN_TERM = regex(
    r"本(?:办法|措施|意见|政策|细则|规定|通知|方案|[^条款项，。；]{0,6}(?:办法|措施|政策|细则|规定))", of="本"
)
# 对…负责, 负责人, 负责解释 and 积极配合 give nobody a duty for the clause.
_UNITS = regex(
    r"牵头|责任单位|责任部门|主办单位|落实单位|配合单位|[局委部办院会府门厅位]配合|(?<!谁)(?<!性)(?<!全)负责(?!人|同志|任|解释|制|的)"
)
# Words of one clause that name who answers for later ones: 以下措施均需各市人民政府落实.
_FOR_LATER = regex(r"以下[^，。：]{0,8}?(?:均|都)[^，,。；;（）()]+")
# An office's own words that say the same: 没有写明截止日期. Words between that make it another matter are left alone.
_NOT_SAID = r"(?:没有|未|并未|没)(?:写明|列明|注明|规定|明确)"
_TOPICS: Mapping[str, re.Pattern[str]] = {
    "end": regex(
        _NOT_SAID + "(?:本文件|文件|本措施|政策)?的?"
        "(?:截止日期|执行到何时|执行期限?|有效期限?|施行期限|失效日期|终止日期)"
    ),
    "start": regex(_NOT_SAID + "(?:本文件|文件|本措施|政策)?的?(?:施行日期|施行时间|实施日期|生效日期|何时施行)"),
}


@dataclass(frozen=True, slots=True)
class _Claimed:
    """Which places of a clause's text the model speaks for, by clause id: as to the term, as to organisations; what it
    quotes in rules, conditions and words set aside speaks for later clauses too, a clause's own bracket does not."""

    term: Mapping[str, frozenset[int]]
    units: Mapping[str, frozenset[int]]
    quoted: Mapping[str, frozenset[int]]


def not_said_unproven(subject: CheckSubject) -> Iterator[CheckProblem]:
    """Documents print 未写明执行到何时, 未写明施行日期, 没有写明责任单位 or 未列明 only where the notice has no word of
    that kind (有效期, 执行至, 废止; 施行, 生效; 负责, 牵头, 配合; sums) that the model leaves unclaimed. Words are
    claimed by the quotes of the term, of rules and conditions, by a clause's organisations, or set aside with a reason.

    Passes, when the notice reads 本措施自发布之日起施行，有效期5年:

        validity: {start: {rule: from_publication}, term: {years: 5}, source: …}

    Fails (documents would say that no end is given):

        validity: {start: {rule: from_publication}, source: …}
    """
    claimed = _claimed(subject)
    for prints in _PRINTS:
        yield from prints(subject, claimed)


def _claimed(subject: CheckSubject) -> _Claimed:
    """What the model speaks for. A measure or an award that quotes a whole sentence answers neither question: its
    documents print the sentence, and beside it that the notice does not say."""
    term, units, quoted = _titles(subject), _titles(subject), defaultdict[str, set[int]](set)
    for visit in subject.visits:
        for source in sources_of(visit.value):
            located = subject.located(source)
            if located and _speaks_of_term(visit):
                term[located[0].id].update(range(*located[1]))
            if located and _speaks_of_units(visit):
                quoted[located[0].id].update(range(*located[1]))
    for name, places in quoted.items():
        units[name] |= places
    for clause in subject.clauses.values():
        for span in units_brackets(clause.text, clause.printed):
            units[clause.id].update(range(*span))
    return _Claimed(_frozen(term), _frozen(units), _frozen(quoted))


def _titles(subject: CheckSubject) -> defaultdict[str, set[int]]:
    """Where the title stands: 办法（试行） says nothing of days."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    titles = (subject.notice.title, subject.notice.body_title, subject.policy.title)
    for clause in subject.clauses.values():
        for words in filter(None, titles):
            found[clause.id].update(_places(clause.text, squeeze(words)))
    return found


def _frozen(places: Mapping[str, set[int]]) -> Mapping[str, frozenset[int]]:
    return {name: frozenset(found) for name, found in places.items()}


def _speaks_of_term(visit: Visit) -> bool:
    """The term itself, rules on other documents and on terms of single clauses, conditions, words set aside."""
    value = visit.value
    if isinstance(value, Rule) and value.kind == "own_terms":
        return not _OWN_TERM.search(squeeze("".join(source.quote for source in value.source)))
    return isinstance(value, Validity | Rule | SetAside | Condition | OwnTerm | Tie)


def _speaks_of_units(visit: Visit) -> bool:
    return isinstance(visit.value, Validity | Rule | SetAside | Condition)


def _places(text: str, words: str) -> Iterator[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield from range(start, start + len(words))
        start = text.find(words, start + 1)


def _end(subject: CheckSubject, claimed: _Claimed) -> Iterator[CheckProblem]:
    validity = subject.policy.validity
    if validity.end is None and validity.term is None:
        quoted = _of_term(subject, _END)
        yield from quoted or _unclaimed(subject.clauses.values(), claimed.term, _END, "validity", _SAYS_END)


def _of_term(subject: CheckSubject, words: re.Pattern[str]) -> tuple[CheckProblem, ...]:
    """Words in the quote of the term itself: 有效期5年 that `validity` quotes and does not state."""
    for source in subject.policy.validity.source:
        found = words.search(squeeze(source.quote))
        if found and re.search(r"[\d一二三四五六七八九十]", squeeze(source.quote)[found.start() :]):
            told = message("documents would say that no end is given, but the notice says {words}", words=source.quote)
            hint = message("state it: validity.end, or validity.term: {{years: …}}")
            return (CheckProblem(told, hint, "validity", str(source.clause), found[0]),)
    return ()


def _start(subject: CheckSubject, claimed: _Claimed) -> Iterator[CheckProblem]:
    if subject.policy.validity.start.rule == "not_said":
        yield from _unclaimed(subject.clauses.values(), claimed.term, _START, "validity.start", _SAYS_START)


def _units(subject: CheckSubject, claimed: _Claimed) -> Iterator[CheckProblem]:
    for clause in silent_clauses(subject.policy):
        found = subject.clauses.get(str(clause.id))
        if found:
            yield from _unclaimed((found,), claimed.units, _UNITS, f"clauses.{clause.id}", _SAYS_UNITS)
        if found and found.printed and found.printed.inherited:
            yield from _named_before(subject, claimed, found, found.printed.inherited)


def _named_before(
    subject: CheckSubject, claimed: _Claimed, silent: ClauseText, names: tuple[str, ...]
) -> Iterator[CheckProblem]:
    """The words of another clause that name organisations for this one, unless the model quotes them."""
    told = message(
        "documents would name no organisation for this clause, but another clause gives it {names}",
        names="、".join(names),
    )
    hint = message(
        "list them under this clause, with a correction `units` that names the clauses under `of`, or set the words "
        "aside with a reason"
    )
    open_words = {
        clause.id: match[0]
        for clause in subject.clauses.values()
        for match in _FOR_LATER.finditer(clause.text)
        if match.start() not in claimed.quoted.get(clause.id, frozenset()) and any(name in match[0] for name in names)
    }
    for giver, words in open_words.items():
        yield CheckProblem(told, hint, f"clauses.{silent.id}", giver, words)


@dataclass(frozen=True, slots=True)
class _Says:
    """What documents would say although the notice has words; how to claim the words; the line of a correction."""

    told: Callable[[str], Message]
    hint: Message
    line: Callable[[str], str]


def _rule_in(words: str) -> str:
    found = start_words(words)
    return found.kind if found else "from_publication"


_SAYS_END = _Says(
    lambda words: message("documents would say that no end is given, but the notice says {words}", words=words),
    message("quote the words under validity and state end or term; or in a rule, or set them aside with a reason"),
    lambda _: "term: {years: 5}",
)
_SAYS_START = _Says(
    lambda words: message("documents would say that no start is given, but the notice says {words}", words=words),
    message("quote the words under validity and state its start; or in a rule, or set them aside with a reason"),
    lambda words: f"term: {{start: {_rule_in(words)}}}",
)
_SAYS_UNITS = _Says(
    lambda words: message("documents would name no organisation for this clause, but it says {words}", words=words),
    message("list its organisations, quote the words in a measure or condition, or set them aside with a reason"),
    lambda _: "units: {lead: [], cooperating: [], responsible: []}",
)


def _unclaimed(
    clauses: Iterable[ClauseText],
    claimed: Mapping[str, frozenset[int]],
    words: re.Pattern[str],
    path: str,
    says: _Says,
) -> Iterator[CheckProblem]:
    for clause in clauses:
        for match in _open(clause, claimed, words):
            quote = around(clause.text, match.start(), match.end())
            hint = or_correct(says.hint, path_of(clause), quote, says.line(quote), f"{path}.{clause.id}")
            yield CheckProblem(says.told(quote), hint, path, clause.id, quote)


def _open(clause: ClauseText, claimed: Mapping[str, frozenset[int]], words: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The words of a kind that stand in a clause and that the model does not speak for."""
    taken = claimed.get(clause.id, frozenset())
    yield from (match for match in words.finditer(clause.text) if match.start() not in taken)


def _prose(subject: CheckSubject, claimed: _Claimed) -> Iterator[CheckProblem]:
    """Wording of the office that says so itself."""
    for visit in subject.visits:
        if not isinstance(visit.value, Prose):
            continue
        for topic, words in _TOPICS.items():
            found = words.search(squeeze(visit.value))
            shown = _stated(subject, claimed, topic) if found else None
            if found and shown:
                yield CheckProblem(
                    message("the wording says {wording}, but the notice says {words}", wording=found[0], words=shown),
                    message("look it up: {{{{ validity.end }}}}, {{{{ validity.term }}}}, {{{{ validity.start }}}}"),
                    visit.path,
                )


def _stated(subject: CheckSubject, claimed: _Claimed, topic: str) -> str | None:
    """What model or notice say on start or end of the term."""
    validity = subject.policy.validity
    known = (validity.end or validity.term) if topic == "end" else validity.start.rule != "not_said"
    if known:
        return str(validity.source[0].quote)
    pattern = _END if topic == "end" else _START
    open_words = (
        around(clause.text, *match.span())
        for clause in subject.clauses.values()
        for match in _open(clause, claimed.term, pattern)
    )
    return next(open_words, None)


def _figures(subject: CheckSubject, _claimed: _Claimed) -> Iterator[CheckProblem]:
    yield from listed_after_all(subject)


_PRINTS = (_end, _start, _units, _figures, _prose)
