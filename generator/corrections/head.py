"""Corrections of what a notice is: title, number, issuers, dates, term, its definitions and headings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from generator.corrections.places import place_of, squeeze, stands
from generator.corrections.refused import contradicts
from generator.dataclass import replace
from generator.message import message
from generator.notice.facts import find_facts
from generator.notice.model import Effective, Fact, Notice, ShortName
from generator.notice.organisations import is_organisation
from generator.notice.start_words import start_words
from generator.notice.term import last_day, stated_length
from generator.policy.readings import NOT_SAID, Reading, TermReading
from generator.regex import regex

_DOCUMENT_NUMBER = regex(r".{1,30}(?:〔|\[|［|（|\()?(?:19|20)\d\d(?:〕|\]|］|）|\)|年)?第?\d+号")
_OWN_TERM = regex(
    r"本(?![条款项级市区县省])[^，。；]{0,10}(?:施行|实施|执行|生效|试行|有效|暂定)|有效期|执行期|试行期|施行期"
)
_INTRODUCES = regex(r"简称|统称|合称|下称")
_EXPLAINS = regex(r"是指|指的?是|即|[“\"]")
_LONGEST_HEADING = 80
_TITLE_LINES = 4
_REPEATED = ("issuers", "title", "body_title")  # a head and its signature, a title and its notice say the same
_OPENING = "【［[《〔"  # brackets around a heading, which a correction may leave out
Changed = tuple[Notice, str, str]


def with_head(notice: Notice, reading: Reading, text: str) -> Changed:
    """The notice with one thing about it corrected, before and after in words. Raises RefusedError."""
    place_of(reading.quote, text, reading.clause, repeated=reading.kind in _REPEATED)
    return _BY_KIND[reading.kind](notice, reading, text)


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(map(str, value)) or "—"
    return str(value) if value is not None else "—"


def _field(notice: Notice, reading: Reading, text: str) -> Changed:
    """A field of words or names, each of which stands in the quote."""
    name = reading.kind
    value = getattr(reading, name)
    for words in value if isinstance(value, tuple) else (value,):
        if not stands(words, reading.quote):
            contradicts(message("the quote does not say {words}", words=words))
    if name == "document_number" and not _DOCUMENT_NUMBER.fullmatch(squeeze(value)):
        contradicts(message("{words} is no document number", words=value))
    _names_hold(name, value, text)
    new = tuple(map(str, value)) if isinstance(value, tuple) else str(value)
    changed = {name: new}
    return replace(notice, **changed), _told(getattr(notice, name)), _told(new)  # type: ignore[arg-type]


def _names_hold(name: str, value: str | tuple[str, ...], text: str) -> None:
    """An issuer is an organisation; a title stands by itself: as a paragraph, as some of them, or between 《》."""
    for issuer in value if name == "issuers" and isinstance(value, tuple) else ():
        if not is_organisation(squeeze(issuer)):
            contradicts(message("{words} is no organisation", words=issuer))
    if name in ("title", "body_title") and isinstance(value, str):
        paragraphs = [squeeze(line) for line in text.split("\n")]
        whole = {
            "".join(paragraphs[first:last])
            for last in range(len(paragraphs) + 1)
            for first in range(max(0, last - _TITLE_LINES), last)
        }
        if squeeze(value) not in whole and f"《{squeeze(value)}》" not in squeeze(text):
            contradicts(
                message("{words} does not stand by itself", words=value),
                message("a title is a paragraph, some of them, or stands between 《 and 》"),
            )


def _issued(notice: Notice, reading: Reading, _text: str) -> Changed:
    day = reading.issued
    assert day is not None  # noqa: S101 - the reading is of this kind
    if day.isoformat() not in _days(reading.quote):
        contradicts(
            message("the words {words} do not say {value}", words=reading.quote, value=day),
            message("found: {found}", found="、".join(sorted(_days(reading.quote))) or "—"),
        )
    return replace(notice, issued=day), _told(notice.issued), _told(day)


def _days(text: str) -> set[str]:
    return {str(fact.value) for fact in find_facts(text) if fact.kind == "date"}


def _heading(notice: Notice, reading: Reading, text: str) -> Changed:
    clause = next((each for each in notice.clauses if each.path == reading.clause), None)
    if clause is None:
        contradicts(message("only a clause has a heading"))
    if not squeeze(text).startswith(squeeze(reading.quote)):
        contradicts(message("the quoted words do not begin clause {clause}", clause=reading.clause))
    heading = None if reading.heading == NOT_SAID else str(reading.heading)
    if heading is not None:
        small = squeeze(heading)
        if (
            not squeeze(reading.quote).lstrip(_OPENING).startswith(small.lstrip(_OPENING))
            or len(small) > _LONGEST_HEADING
            or "。" in small
        ):
            contradicts(
                message("{words} is no heading of clause {clause}", words=heading, clause=reading.clause),
                message("a heading is the first words of its clause, up to a stop"),
            )
    clauses = tuple(replace(each, heading=heading) if each is clause else each for each in notice.clauses)
    return replace(notice, clauses=clauses), _told(clause.heading), _told(heading)


def _definitions(notice: Notice, reading: Reading, _text: str) -> Changed:
    """The short names that the quoted words introduce, in place of those that were read in them."""
    given = tuple(ShortName(str(each.term), str(each.meaning)) for each in reading.definitions or ())
    _are_introduced(given, reading.quote)
    small = squeeze(reading.quote)
    inside = [each for each in notice.definitions if stands(each.term, small) and stands(each.meaning, small)]
    _each_term_is_kept(inside, given)
    terms = {new.term for new in given}  # read with another meaning, which may reach beyond the quote
    old = [each for each in notice.definitions if each in inside or each.term in terms]
    kept = [each for each in notice.definitions if each not in old]
    at = notice.definitions.index(old[0]) if old else len(kept)
    done = (*kept[:at], *given, *kept[at:])
    return replace(notice, definitions=done), _pairs(tuple(old)), _pairs(given)


def _are_introduced(given: Sequence[ShortName], quote: str) -> None:
    """The quote says the terms and their meanings, and introduces short names just where some are given."""
    for words in (words for each in given for words in (each.term, each.meaning)):
        if not stands(words, quote):
            contradicts(message("the quote does not say {words}", words=words))
    small = squeeze(quote)
    introduced = _INTRODUCES.search(small)
    if introduced and not given:
        contradicts(
            message("the quoted words introduce a short name: {words}", words=small[introduced.start() :][:20]),
            message("say which, and what it stands for"),
        )
    if given and not introduced and not _EXPLAINS.search(small):
        contradicts(message("no word of the quote introduces {words}", words=given[0].term))


def _each_term_is_kept(inside: list[ShortName], given: tuple[ShortName, ...]) -> None:
    """A term that was read stays, or is a part of what is given: what was read as 甲”“乙 can be two terms."""
    for each in inside:
        if not any(stands(new.term, each.term) or stands(each.term, new.term) for new in given):
            contradicts(
                message("the quoted words introduce a short name: {words}", words=each.term),
                message("say which, and what it stands for"),
            )


def _pairs(definitions: tuple[ShortName, ...]) -> str:
    return "；".join(f"{each.term}: {each.meaning}" for each in definitions) or "—"


def _term(notice: Notice, reading: Reading, _text: str) -> Changed:
    term = reading.term
    assert term is not None  # noqa: S101 - the reading is of this kind
    old = notice.effective
    if term.not_said:
        _is_another_term(old.text, reading.quote)
        return replace(notice, effective=Effective()), _span(old), "—"
    facts = find_facts(reading.quote)
    start = term.start if isinstance(term.start, date) else None
    _start_holds(term, reading.quote)
    _every_day_counts(term, facts, reading.quote)
    _length_holds(term, reading.quote)
    computed = last_day(start, term.years or 0, term.months or 0) if start and (term.years or term.months) else None
    if term.end not in (computed, None):
        _end_holds(term.end, facts, reading.quote)
    new = Effective(start, term.end or computed, squeeze(reading.quote).rstrip("。"))
    return replace(notice, effective=new), _span(old), _span(new)


def _end_holds(end: date, facts: tuple[Fact, ...], quote: str) -> None:
    """A last day that is not computed stands in the quote."""
    days = _last_days(facts)
    if end.isoformat() not in days:
        contradicts(
            message("the words {words} do not say {value}", words=quote, value=end),
            message("found: {found}", found="、".join(sorted(days)) or "—"),
        )


def _is_another_term(read: str | None, quote: str) -> None:
    """The words that were read as the notice's term are quoted, and do not speak of the notice."""
    if read is not None and not stands(read, quote):
        contradicts(
            message("the term was read in other words: {words}", words=read),
            message("quote these words, all of them"),
        )
    if _OWN_TERM.search(squeeze(quote)):
        contradicts(message("the quoted words speak of the notice's own term: {words}", words=quote))


def _start_holds(term: TermReading, quote: str) -> None:
    if isinstance(term.start, date) and term.start.isoformat() not in _first_days(find_facts(quote)):
        contradicts(
            message("the words {words} do not say {value}", words=quote, value=term.start),
            message("found: {found}", found="、".join(sorted(_first_days(find_facts(quote)))) or "—"),
        )
    found = start_words(squeeze(quote))
    if isinstance(term.start, str) and (found is None or term.start != found.kind):
        contradicts(message("the words {words} do not say {value}", words=quote, value=term.start))


def _every_day_counts(term: TermReading, facts: tuple[Fact, ...], quote: str) -> None:
    """自 a day is the start, 至 a day the end; a reading that leaves one of them out says otherwise."""
    found = start_words(squeeze(quote))
    if term.start is None and found is not None and found.kind != "as_printed":
        contradicts(message("the quoted words say when it starts: {words}", words=quote))
    for fact in facts:
        before = quote[: fact.start].rstrip()
        if fact.kind == "date" and before.endswith(("自", "从")) and term.start is None:
            contradicts(message("the quoted words say when it starts: {words}", words=fact.text))
        if fact.kind == "date" and before.endswith(("至", "到", "截至", "截止")) and term.end is None:
            contradicts(message("the quoted words say when it ends: {words}", words=fact.text))


def _length_holds(term: TermReading, quote: str) -> None:
    """The length of the term is the one printed; a wait (自发布之日起30日后施行) is none."""
    printed = stated_length(quote)
    value = str(printed.value) if printed else "—"
    name, length = ("months", term.months) if term.months else ("years", term.years)
    if value != (f"P{length}{name[0].upper()}" if length else "—"):
        contradicts(
            message("the words {words} do not say {value}", words=quote, value=f"{name}: {length or '—'}"),
            message("found: {found}", found=value),
        )


def _first_days(facts: tuple[Fact, ...]) -> set[str]:
    """The days that printed dates can begin with: of a month its first."""
    return {f"{value}-01-01"[:10] for value in _dates(facts)} | {f"{value}-01"[:10] for value in _dates(facts)}


def _last_days(facts: tuple[Fact, ...]) -> set[str]:
    """The days that printed dates can end with: of a month its last, of a year the 31st of December."""
    return {_last_day(value) for value in _dates(facts)}


def _dates(facts: tuple[Fact, ...]) -> set[str]:
    return {str(fact.value) for fact in facts if fact.kind == "date" and not str(fact.value).startswith("-")}


def _last_day(value: str) -> str:
    if len(value) == 10:
        return value
    if len(value) == 4:
        return f"{value}-12-31"
    year, month = map(int, value.split("-"))
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()


def _span(effective: Effective) -> str:
    if effective == Effective():
        return "—"
    return f"{_told(effective.start)} – {_told(effective.end)} ({_told(effective.text)})"


_BY_KIND: Mapping[str, Callable[[Notice, Reading, str], Changed]] = {
    **dict.fromkeys(("title", "body_title", "document_number", "issuers", "addressees"), _field),
    "issued": _issued,
    "heading": _heading,
    "definitions": _definitions,
    "term": _term,
}
HEAD_KINDS = tuple(_BY_KIND)
