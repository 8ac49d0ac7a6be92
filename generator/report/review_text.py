"""An item as `review` puts it before a person: its wording, its values in words, what it quotes, and the clauses."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.checks.subject import CheckSubject
from generator.checks.weighty_words import weighty_words
from generator.message import Message, message
from generator.policy import wording, wording_terms
from generator.policy.prose import lookups
from generator.policy.review import NOTICE, Reviewed, item_of
from generator.policy.terms import Band, Instalment, Lasts, Years
from generator.policy.text import Id, Label, Prose
from generator.policy.values import NOT_IN_THIS_NOTICE, Bound, Count, Duration, Money, Payment, Share
from generator.policy.walk import Visit, sources_of
from generator.report.review_changes import changed_clauses, in_brackets
from generator.report.value_names import told_key, told_value

_IN_WORDS: Mapping[type, Callable[[Any], str]] = {
    Money: wording.money,
    Share: wording.share,
    Duration: wording.duration,
    Count: wording.count,
    Payment: wording.payment,
    datetime.date: wording.day,
    Band: wording_terms.band,
    Years: wording_terms.years,
    Lasts: wording_terms.lasts,
    Instalment: wording_terms.instalment,
    Decimal: wording.number,
}
_SCALARS = (str, int, bool, *_IN_WORDS)
_TOLD_ELSEWHERE = (Id, Label, Prose)  # ids say nothing to a reader; wording is shown for itself


def review_lines(subject: CheckSubject, item: Reviewed) -> Iterator[Message]:
    """The lines under the path of an item, each indented."""
    visits = [visit for visit in subject.visits if item_of(visit) == item.path]
    values = tuple(_values(item, visits))
    nothing = () if values else (message("no wording of the office: its values and their order"),)
    for words in item.wording or nothing:
        yield message("    {words}", words=words)
    weighty = weighty_words(subject, item)
    if weighty:
        yield message("    read word by word, no program can judge it: {words}", words="、".join(weighty))
    yield from values
    yield from _looked_up(subject, visits)
    yield from _corrected(subject, item)
    for source in dict.fromkeys(source for visit in visits for source in sources_of(visit.value)):
        yield message("    quotes {clause}: “{words}”", clause=source.clause, words=source.quote)
    yield from _clauses_of(subject, item)
    for words in item.accepted.carried if item.accepted else ():
        yield message("    carried over by `revise`: {words}", words=words)


def _clauses_of(subject: CheckSubject, item: Reviewed) -> Iterator[Message]:
    """The clauses of an item, of those that changed also what they said."""
    then = {each.clause: each for each in changed_clauses(subject, item) if each.known}
    for clause in item.clauses if item.path != NOTICE else then:
        if clause in then:
            old, new = (in_brackets(words) or "—" for words in (then[clause].old, then[clause].new))
            yield message("    clause {clause} was: {text}", clause=clause, text=old)
            yield message("    clause {clause} is now: {text}", clause=clause, text=new)
        else:
            yield message("    clause {clause}: {text}", clause=clause, text=subject.clauses[clause].text)


def _values(item: Reviewed, visits: list[Visit]) -> Iterator[Message]:
    """Every typed value of the item by its place in it: amount: 不超过20万元."""
    shown: list[str] = []
    for visit in visits:
        inside = any(visit.path.startswith(f"{path}.") for path in shown)
        usual = visit.value is False or visit.value is Bound.EXACT
        if not (inside or usual) and isinstance(visit.value, _SCALARS) and not isinstance(visit.value, _TOLD_ELSEWHERE):
            shown.append(visit.path)
            name = visit.path.removeprefix(f"{item.path}.")
            yield message("    {name}: {value}", name=told_key(name), value=told_value(in_words(visit.value)))


def in_words(value: object) -> str:
    """A value of the model as documents print it; what the notice gives no figure for is said so."""
    if value == NOT_IN_THIS_NOTICE:
        return wording.NO_FIGURE
    printer = next((printer for kind, printer in _IN_WORDS.items() if isinstance(value, kind)), str)
    return printer(value)


def _corrected(subject: CheckSubject, item: Reviewed) -> Iterator[Message]:
    """Of a correction of the reader: the words that it names, what was read and what is read now."""
    for each in subject.notice.corrections:
        if item.path == f"readings.{each.id}":
            yield message("    the notice says: {words}", words=each.quote)
            yield message("    read as {before}; corrected to {after}", before=each.before, after=each.after)


def _looked_up(subject: CheckSubject, visits: list[Visit]) -> Iterator[Message]:
    """What the look-ups of the wording show today."""
    paths = dict.fromkeys(path for visit in visits if isinstance(visit.value, Prose) for path in lookups(visit.value))
    by_path = {visit.path: visit.value for visit in subject.visits}
    for path in paths:
        if isinstance(by_path.get(path), _SCALARS):
            yield message("    {name}: {value}", name=f"{{{{ {path} }}}}", value=in_words(by_path[path]))
