"""From when and until when the notice as a whole applies: only its own words count, not those on a single measure."""

import re
from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date, timedelta
from itertools import chain

from generator.notice.facts import find_facts
from generator.notice.model import Effective, Fact, NoticeClause
from generator.notice.start_words import start_words
from generator.notice.term import NAMES_LENGTH, WAIT, before, last_day
from generator.regex import regex

# The notice itself: 本 and any name (本办法, 本清单, 本《若干措施》), but not what 本 makes something else: 本条, 本市.
_SELF = (
    r"(?<![\u4e00-\u9fff])本(?:《[^》\n]{2,60}》|(?!人(?!才)|行(?!动)|项(?!目)|条(?!例)|[款级市区县省地年部院校季月轮次批期科届镇乡街院国旗盟州]|单位|企业|公司|机构|条例草)"
    r"[\u4e00-\u9fff]{1,12}?)(?:[（(][^）)]{1,12}[）)])?(?=[自从于由在为有执施试实即的，,至截]|[与和]|暂定|长期|\d|二[〇○零])"
)
_SUBJECT = regex(
    rf"(?P<own>{_SELF})|(?P<all>(?:上述|以上|各项|各|相关)(?:政策)?(?:措施|举措|意见|条款|政策措施|政策举措|政策|规定))"
)
_BEGIN = r"(?:施行|实施|执行|生效|试行|实行|有效)"
# 施行日期为…, 生效时间：…, 施行之日是…: the day of effect under a name.
_NAMED_DAY = r"(?:施行|实施|执行|生效|试行|实行|启用|起始|起效)(?:的?(?:时间|日期)|之日)"
_TAKES_EFFECT = regex(
    rf"起(?:正式|开始)?{_BEGIN}|(?:自|从|于)[^，。；]{{2,24}}?{_BEGIN}|有效期|执行期|执行至|实施至|有效至|施行期|试行期|实施期|政策期"
    rf"|{_NAMED_DAY}(?:[为是自从于:：]|(?=\s*[\d二]))"
    rf"|暂定\S{{1,4}}年|试行\S{{1,3}}年|截[至止]|(?:日|月|年)(?:起)?(?:自动)?(?:废止|失效|终止)"
)
_SENTENCE = regex(r"[^。；\n]+")
_START = regex(
    r"(?:自|从|于|(?:期限?|时间|日期)(?:为|是|[:：]))(?P<when>[^，。；自从]{2,20}?)(?:之日)?"
    rf"(?:起|至|到|[-—－]|正式|开始|{_BEGIN})"
)
_DAY_NAMED = regex(rf"{_NAMED_DAY}(?:为|是|于|[:：])?(?:自|从)?\s*(?P<when>[\d二][^，。；]{{5,20}}?日)")
_BARE_START = regex(rf"(?P<when>[\d二][^，。；]{{5,20}}?日)起(?:正式|开始)?{_BEGIN}")  # 2024年4月1日起施行
_UNTIL = regex(r"(?:至|到|截至|截止|[-—－~～])$")
_ENDS = regex(
    r"(?:之?日|底|末)?(?P<from>起)?(?:止|废止|失效|终止|自动失效|自动废止|自动终止|自行废止|自行失效|前有效|届满|到期)"
)
_ISSUED_WITH = regex(r"印发|颁布|公布|发布")
_VALID_PART = regex(r"自|从|起|有效|执行|施行|实施|试行|止|暂定|届满|期|失效|截")
# What a further part speaks of when it is another rule: the old notice, other laws, cases.
_OTHER_RULE = regex(r"^(?:原|《|此前|以前|过去|同时|国家|如|若|法律|上级|期间|由|其中)")
_NO_SUBJECT = regex(
    r"^\s*(?:(?:有效期|执行期|实施期|施行期|政策期|试行期)限?[:：为自]"
    rf"|{_NAMED_DAY}(?:[:：为是自于]|\s*\d)|[自从]|试行期)"
)
_OF_TERM = regex(
    rf"有效期限?(?:[为至截自:：\d一二两三四五])|执行期限|(?:施行|实施|试行)期限|暂定[^，。]{{1,4}}年|(?:自|从)[^，。；]{{2,20}}起{_BEGIN}|执行至|失效|有效至"
)
_SAYS_LENGTH = regex("期|暂定|试行|有效")  # quicker than the facts of words that say nothing of a length
# 现将《某办法》印发给你们，有效期3年: a covering letter that says how long the body holds.
_LENGTH_WITH = regex(r"(?<=[，。；])(?:有效期|试行期|执行期)限?[为是:：]?[^，。；\n]{1,6}(?=[，。；\n]|$)")
_ANNEX = ("附件", "附表", "附录")
_TOLD = 30  # characters of a passage that a warning repeats
_LAST = 3  # clauses at the end in which a term may stand without a subject
_SUBJECT_REACH = 60


def effective(preamble: Sequence[str], clauses: Sequence[NoticeClause], closing: Sequence[str]) -> Effective:
    """The validity of the whole notice; a relative start (自发布之日起) leaves `start` None and stands in `text`."""
    stated = map(_words, _sentences(preamble, clauses, closing))
    words = next(stated, None)
    if words is None:
        return Effective()
    start, end = _start(words), _end(words)
    starts = start is not None or start_words("".join(words.split())) is not None
    lasts = end is not None or _gives_length(words)
    if starts == lasts:
        return Effective(start, end or _computed_end(start, words), words)
    also = _also(preamble, clauses, closing, lasts=lasts)
    start = start or (_start(also) if also else None)
    return Effective(start, end or _computed_end(start, "，".join(filter(None, (words, also)))), words, also)


def _also(
    preamble: Sequence[str], clauses: Sequence[NoticeClause], closing: Sequence[str], *, lasts: bool
) -> str | None:
    """What other words give: the start that stands in the letter where the body says how long it `lasts`, else the
    length that stands in the other of the two."""
    main = [clause for clause in clauses if not clause.path.startswith(_ANNEX)]
    others = map(_words, _sentences(preamble, main[-_LAST:], closing))
    lengths = (found[0] for text in preamble for found in _LENGTH_WITH.finditer(text))
    told = chain(others, () if lasts else lengths)
    wanted, known = (_gives_start, _gives_length) if lasts else (_gives_length, _gives_start)
    return next((each for each in told if wanted(each) and not known(each)), None)


def _gives_start(words: str) -> bool:
    return _start(words) is not None or start_words("".join(words.split())) is not None


def _gives_length(words: str) -> bool:
    return _SAYS_LENGTH.search(words) is not None and any(
        fact.kind == "duration" and NAMES_LENGTH.search(before(words, fact)) is not None for fact in find_facts(words)
    )


def unclaimed_term(found: Effective, clauses: Sequence[NoticeClause], closing: Sequence[str]) -> str | None:
    """Words that speak of a term where none was read, from the last place on; None where there are none."""
    if found.text:
        return None
    for text in (*reversed(closing), *(clause.text for clause in reversed(clauses))):
        match = _OF_TERM.search(text)
        if match:
            around = text[max(0, match.start() - _TOLD // 2) : match.end() + _TOLD // 2]
            return "".join(around.split())
    return None


def _sentences(preamble: Sequence[str], clauses: Sequence[NoticeClause], closing: Sequence[str]) -> Iterator[str]:
    """The sentences on the validity of the whole notice, the last place first: it stands at the end.

    What an annex says of itself counts only where nothing else speaks of a term.
    """
    main = [clause for clause in clauses if not clause.path.startswith(_ANNEX)]
    last = [clause.text for clause in main[-1:]]
    for text in (*closing, *last):
        yield from _candidates(text, whole=True)
    for clause in reversed(main):
        yield from _candidates(clause.text, whole=False)
    for text in preamble:
        yield from _candidates(text, whole=False)
        yield from _with_the_letter(text)
    for text in (*closing, *reversed([clause.text for clause in main[-_LAST:]])):
        yield from _without_subject(text)
    for clause in reversed(clauses):
        if clause.path.startswith(_ANNEX):
            yield from _candidates(clause.text, whole=False)


def _candidates(text: str, *, whole: bool) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        takes_effect = _TAKES_EFFECT.search(sentence)
        if takes_effect is None:
            continue
        subject = _SUBJECT.search(sentence[:_SUBJECT_REACH])
        if not (subject and (subject["own"] or whole)):
            continue
        if re.search(r"(?:施行|实施|印发|执行)(?:前|后)|之日起\d+日内", sentence[: takes_effect.end()]):
            continue
        yield sentence[subject.start() :] + _more(text, match.end())


def _more(text: str, end: int) -> str:
    """A sentence right behind that gives the term: …起施行。有效期三年。"""
    term = re.match(
        r"[。；]\s*((?:有效期(?!届?满|内|到期|结束)|暂定|执行期|试行期|施行期|政策有效期)[^。；\n]*)",
        text[end : end + 60],
    )
    return f"。{term[1]}" if term else ""


def _without_subject(text: str) -> Iterator[str]:
    """自2024年1月1日起施行, 有效期：3年 at the end of a notice, which name nothing that takes effect."""
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        if _NO_SUBJECT.match(sentence) and _TAKES_EFFECT.search(sentence) and find_facts(sentence):
            yield sentence.strip() + _more(text, match.end())


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
    for index in range(first + 1, len(parts)):
        if _OTHER_RULE.match(parts[index]):
            break
        if _VALID_PART.search(parts[index]) and find_facts(parts[index]):
            last = index
    return "".join(parts[(0 if first == 0 else first) : last + 1]).rstrip("，,。 ")


def _dates(words: str) -> list[Fact]:
    return [fact for fact in find_facts(words) if fact.kind == "date"]


def _start(words: str) -> date | None:
    match = _START.search(words) or _DAY_NAMED.search(words) or _BARE_START.search(words)
    if match is None or WAIT.match(words, match.end()):
        return None
    dates = _dates(match["when"])
    return _day(str(dates[0].value)) if dates else None


def _end(words: str) -> date | None:
    """The last day: a date behind 至, or before 废止, 失效, 止; 自…起废止 ends on the day before."""
    for fact in _dates(words):
        behind = _ENDS.match(words, fact.end)
        if _UNTIL.search(before(words, fact)):
            return _day(str(fact.value), last=True)
        if behind:
            day = _day(str(fact.value), last=not behind["from"])
            return day - timedelta(days=1) if day and behind["from"] else day
    return None


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
    """自2023年6月20日起施行，有效期5年 ends on 2028-06-19: the day before the anniversary; 18个月 likewise."""
    if start is None:
        return None
    for fact in find_facts(words):
        term = re.fullmatch(r"P(\d+)([YM])", str(fact.value)) if fact.kind == "duration" else None
        if term and NAMES_LENGTH.search(before(words, fact)):
            months = int(term[1]) * (12 if term[2] == "Y" else 1)
            return last_day(start, 0, months) if start.year + months // 12 + 1 < MAXYEAR else None
    return None
