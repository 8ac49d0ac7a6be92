"""From when and until when the notice as a whole applies: only its own words count, not those on a single measure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.notice.facts import find_facts
from generator.notice.model import Clause, Effective, Fact
from generator.notice.term import last_day

# 本办法, 本实施细则, 本若干措施, 本政策意见: the notice; 本条政策, 本市…: not.
_SELF = (
    r"本(?![条款项级市区县省地年])[\u4e00-\u9fff]{0,6}?"
    r"(?:办法|措施|意见|政策|细则|规定|通知|方案|条例|决定|规则|指南|规范|计划|举措)(?:意见|措施)?"
)
_SUBJECT = re.compile(
    rf"(?P<own>{_SELF})|(?P<all>(?:上述|以上|各|各项)(?:政策)?(?:措施|举措|意见|条款|政策措施|政策举措))"
)
_TAKES_EFFECT = re.compile(r"起(?:正式)?(?:施行|实施|执行|生效|试行)|有效期|执行期|执行至|施行期|试行期|实施期限")
_SENTENCE = re.compile(r"[^。；\n]+")
_START = re.compile(r"(?:自|从|期限?(?:为|是|[:：]))(?P<when>[^，。；自从]{2,20}?)(?:之日)?(?:起|至|到|[-—－])")
_UNTIL = re.compile(r"(?:至|到|截至|截止|[-—－])$")
_ISSUED_WITH = re.compile(r"印发|颁布|公布|发布")
_TERM = re.compile(r"(?:有效期|执行期|施行期|试行期|暂定|期限)[^，。；]{0,6}$")
_VALID_PART = re.compile(r"自|从|起|有效|执行|施行|实施|试行|止|暂定|届满|期")


def effective(preamble: Sequence[str], clauses: Sequence[Clause], closing: Sequence[str]) -> Effective:
    """The validity of the whole notice; a relative start (自发布之日起) leaves `start` None and stands in `text`."""
    for sentence in _sentences(preamble, clauses, closing):
        words = _words(sentence)
        start, end = _start(words), _end(words)
        return Effective(start, end or _computed_end(start, words), words)
    return Effective()


def _sentences(preamble: Sequence[str], clauses: Sequence[Clause], closing: Sequence[str]) -> Iterator[str]:
    """The sentences on the validity of the whole notice, the last place first: it stands at the end."""
    last = clauses[-1].text if clauses else ""
    for text in (*closing, last):
        yield from _candidates(text, whole=True)
    for clause in reversed(clauses):
        yield from _candidates(clause.text, whole=False)
    for text in preamble:
        yield from _candidates(text, whole=False)
        yield from _with_the_letter(text)


def _candidates(text: str, *, whole: bool) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        subject = _SUBJECT.search(sentence[:40])
        takes_effect = _TAKES_EFFECT.search(sentence)
        if not (subject and takes_effect and (subject["own"] or whole)):
            continue
        if re.search(r"(?:施行|实施|印发|执行)(?:前|后)|之日起\d+日内", sentence[: takes_effect.end()]):
            continue
        following = text[match.end() : match.end() + 40]
        term = re.match(r"。\s*(有效期[^。；\n]*)", following)
        yield sentence[subject.start() :] + (f"。{term[1]}" if term else "")


def _with_the_letter(text: str) -> Iterator[str]:
    """现将《某办法》印发给你们，自2023年7月1日起施行: a covering letter that says when the body takes effect."""
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        start = _START.search(sentence)
        if start and _TAKES_EFFECT.search(sentence) and _ISSUED_WITH.search(sentence[: start.start()]):
            yield sentence[start.start() :]


def _words(sentence: str) -> str:
    """The words on validity: from the subject on, as far as the parts between commas speak of it."""
    parts = re.split(r"(?<=[，,])", sentence)
    first = next((index for index, part in enumerate(parts) if _TAKES_EFFECT.search(part) or _START.search(part)), 0)
    last = first
    while last + 1 < len(parts) and _VALID_PART.search(parts[last + 1]) and find_facts(parts[last + 1]):
        last += 1
    return "".join(parts[(0 if first == 0 else first) : last + 1]).rstrip("，,。 ")


def _dates(words: str) -> list[Fact]:
    return [fact for fact in find_facts(words) if fact.kind == "date"]


def _start(words: str) -> date | None:
    match = _START.search(words)
    if match is None:
        return None
    dates = _dates(match["when"])
    return _day(str(dates[0].value)) if dates else None


def _end(words: str) -> date | None:
    for fact in _dates(words):
        if _UNTIL.search(_before(words, fact)):
            return _day(str(fact.value), last=True)
    return None


def _before(words: str, fact: Fact) -> str:
    """The words right before a fact; no more, since a search through all of them for each fact takes quadratic time."""
    return words[max(0, fact.start - 30) : fact.start].rstrip()


def _day(value: str, *, last: bool = False) -> date | None:
    """A printed date; of a month or year alone the first or last day."""
    if re.fullmatch(r"\d{4}", value):
        value += "-12-31" if last else "-01-01"
    if re.fullmatch(r"\d{4}-\d\d", value):
        year, month = map(int, value.split("-"))
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=1) if last else date(year, month, 1)
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _computed_end(start: date | None, words: str) -> date | None:
    """自2023年6月20日起施行，有效期5年 ends on 2028-06-19: the day before the anniversary."""
    if start is None:
        return None
    for fact in find_facts(words):
        years = re.fullmatch(r"P(\d+)Y", str(fact.value)) if fact.kind == "duration" else None
        if years and _TERM.search(_before(words, fact)):
            return last_day(start, int(years[1]))
    return None
