"""What selects each of several sums besides a band: years, places of a ranking, levels, kinds that 分别 lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.dataclass import dataclass
from generator.notice.facts import find_facts
from generator.notice.listed_levels import lists_of_levels
from generator.notice.model import Fact
from generator.notice.numerals import chinese_number
from generator.regex import regex

_N = r"[\d〇零一二两三四五六七八九十]+"
_YEAR = regex(
    rf"第(?P<nth>{_N})(?:年?[至到—\-~]第?(?P<to>{_N}))?个?(?:年度?|学年|会计年度|完整年度)|(?P<head>(?<![较比与以过于])前)(?P<first>{_N})个?年度?(?!的?(?:平均|均值|同期|基础|水平))|(?P<tail>后)(?P<last>{_N})个?年度?"
    r"|(?P<one>首年)|(?P<two>次年)"
)
TERM = regex(
    rf"(?:连续(?:补贴|补助|奖励|支持|资助|给予)(?:最长|最多|原则上|不(?:得)?超过){{0,2}}|连续(?={_N}个?年(?:度)?(?:每年|按|给予|予以|奖|补|资助|支持|享受|的?[奖补资]|[，。；）]|\Z))|为期|(?<!注册)(?<!成立)(?<!登记)(?<!经营)(?<!运营)(?<!营业)(?<!从业)(?<!服务)(?<!工作)(?<!缴费)(?<!参保)(?<!合同)(?<!贷款)(?<!投产)(?<!租赁)(?<!使用)(?<!就业)(?<!落户)(?:期限|时间|年限)(?:最长|最多|原则上|为|不(?:得)?超过|不多于|是|可达|暂定){{0,3}}|期(?:最长|最多|为|不超过){{1,2}}|"
    rf"(?:最长|最多)(?:不超过|支持|补贴|补助|资助|享受|奖励|可?申请|为|连续){{0,2}}|(?:补贴|补助|奖励|支持|资助|免收|免除|贴息|给予)(?:期限|期)?为?|(?<=，)(?:最长|最多|累计|原则上)?不(?:得)?超过)(?P<n>{_N})个?(?:会计|完整|自然)?(?:年度|周年|年)(?!以上|期|级|底|末|前)"
)
# For how many months or days: 连续12个月生活补贴, 补贴期限最长36个月, 最多不超过10天.
_LENGTH = regex(
    rf"(?:连续(?:补贴|补助|奖励|支持|资助|给予|发放|享受)(?:最长|最多|不(?:得)?超过){{0,2}}|为期"
    rf"|连续(?={_N}个月(?:的?[^，。；\\d]{{0,6}}[补奖贴]|[^，。；\\d]{{0,2}}给予|按|每月|发放))"
    rf"|(?:补贴|补助|奖励|支持|资助|享受|发放|减免|贴息)(?:期限|时间|期)(?:最长|最多|原则上|为|不(?:得)?超过){{0,3}}"
    rf"|(?:最长|最多)(?:不超过|支持|补贴|补助|资助|享受|发放|为|连续){{0,2}}|(?<=，)期限(?:最长|最多|为|不(?:得)?超过){{0,2}}"
    rf"|(?<=，)(?:最长|最多|累计)?不(?:得)?超过)(?P<n>{_N})(?P<unit>个月|天|日)(?![以之]?[内前后上]|起|底|份|施行)"
)
_PLACES = regex(
    rf"第?(?P<a>{_N})名?[至到—\-~]第?(?P<b>{_N})[名位]|(?:排名|位列|位居)?前(?P<top>{_N})(?:[名位强]|(?=的))|第(?P<nth>{_N})[名位]"
)
_RANK_RANGE = regex(rf"(?P<a>{_N})[至到—–\-~](?P<b>{_N})(?P<unit>星级|[Aa]+级|级)")
_WITHIN = regex(rf"(?<![第前后\d])({_N})个?年(?:度|内|期间)?")
_YEARLY = regex("[^，。；\\d]{0,10}(?:逐年|分年|依次|分别)")
_BESIDES = regex(r"[^，。；、]{0,12}?(?:基础之?上|之外|以外|外，)")
_SERIES_OF = "类|级|档|等次|等|层次|期|批|组|星级"
_MEMBER = r"(?:[A-Z]\d?|[Ⅰ-Ⅻ]|[甲乙丙丁戊])"
_SERIES = regex(rf"{_MEMBER}(?:{_SERIES_OF})?(?:(?:、|和|及|或){_MEMBER}(?:{_SERIES_OF})?)*(?:{_SERIES_OF})(?!以上)")
_JOINED = regex("、|以及|或者?|和|及|与|”“")
_QUOTED = regex("[“「《]([^“”「」《》]{1,20})[”」》]")
_CHUNK = regex(r"[^，；：的]+")
_NO_KIND = regex("^(?:此后|其后|以后|之后|今后|随后|后续)|基础之?上")  # which years, on top of what
_BRACKET = regex(r"[（(][^（）()]*[）)]")
# 考核优秀的, 等次为良好的
_GRADE = regex("(?<!不)(?:基本合格|优秀|良好|合格)(?=的|等次|档次|等级|，|\\Z)")
_STRIP = regex(
    r"\A(?:对|凡|对于)?.*(?:获得|取得|获评|评为|认定为|评定为|达到|列入|入选|获批|首获|新获|荣获|实现|组织|参加|完成|引进|举办|承办|建设|制定|一次性|的)(?=.)"
)


@dataclass(frozen=True, slots=True)
class Selector:
    """What selects one sum: words of a level, places of a ranking, or years; `last` 0 where the words do not say."""

    level: str | None = None
    ranks: tuple[int, int] | None = None
    years: tuple[int, int] | None = None


def number_of(words: str) -> int:
    """The value of a numeral in digits or Chinese."""
    return int(words) if words.isdigit() and words.isascii() else int(chinese_number(words) or 0)


def years_in(text: str, done: int = 0) -> tuple[tuple[int, int], ...]:
    """The years that select sums, in order: 第一年, 前2年, 后3年 (behind `done` years)."""
    result: list[tuple[int, int]] = []
    for found in _YEAR.finditer(text):
        first, last = _span(found, result[-1][1] if result else done)
        if 0 < first <= last <= 30:
            result.append((first, last))
    return tuple(result)


def _span(found: re.Match[str], done: int) -> tuple[int, int]:
    if found["nth"]:
        first = number_of(found["nth"])
        return first, number_of(found["to"]) if found["to"] else first
    if found["head"]:
        return 1, number_of(found["first"])
    if found["tail"]:
        return (done + 1, done + number_of(found["last"])) if done else (0, 0)
    return (1, 1) if found["one"] else (2, 2) if done == 1 else (0, 0)


def year_words(text: str, years: tuple[int, int], done: int = 0) -> str | None:
    """The words that select these years: 前2年, 第三年."""
    last = done
    for found in _YEAR.finditer(text):
        span = _span(found, last)
        if span == years:
            return found[0]
        last = span[1] or last
    return None


def years_of_one(text: str, done: int = 0) -> tuple[tuple[tuple[int, int], str], ...]:
    """The years of the single sum behind the text with their words: the last ones said, 第一年、第二年 each."""
    result: list[tuple[tuple[int, int], str]] = []
    start = len(text)
    for found in reversed([found for found in _YEAR.finditer(text) if _span(found, done)[0]]):
        first, last = _span(found, done)
        if first > last or last > 30 or (result and not _joined(text[found.end() : start])):
            break
        result.insert(0, ((first, last), found[0]))
        start = found.start()
    follow = all(one[0][1] + 1 == other[0][0] for one, other in pairwise(result))
    if len(result) > 1 and follow:
        return (((result[0][0][0], result[-1][0][1]), text[start : _years_end(text, start)]),)
    return tuple(result)


def _years_end(text: str, start: int) -> int:
    return max(found.end() for found in _YEAR.finditer(text, start))


def _joined(between: str) -> bool:
    return re.fullmatch("、|和|及|以及", between) is not None


def term_words(text: str) -> str | None:
    """The words that say for how many years."""
    found = TERM.search(text)
    return found[0] if found else None


def term_in(text: str) -> int | None:
    """For how many years something is granted: 连续3年, 补贴期限不超过3年."""
    found = TERM.search(text)
    length = number_of(found["n"]) if found else 0
    return length if 0 < length <= 30 else None


def length_words(text: str) -> str | None:
    """The words that say for how many months or days something is granted."""
    found = _LENGTH.search(text)
    return found[0] if found else None


def aligned(text: str, count: int, done: int) -> tuple[Selector, ...]:
    """What selects each of `count` sums in the words before them, in order; empty where nothing matches one to one."""
    found = years_in(text, done)
    if len(found) == count:
        return tuple(Selector(years=each) for each in found)
    for words in (_places, _listed_levels, _levels, _series, _rank_range, _quoted, _year_by_year, _kinds):
        selectors = words(text, count)
        if selectors:
            return selectors
    return ()


def one_in(text: str) -> Selector | None:
    """What selects a single sum: the only level or rank in the words, or places."""
    places = list(_PLACES.finditer(text))
    if len(places) == 1:
        return Selector(places[0][0], _place_span(places[0]))
    found = [fact.text for fact in _choosing(text)] or _GRADE.findall(text)
    return Selector(found[0]) if len(found) == 1 else None


def _choosing(text: str) -> list[Fact]:
    """Levels and ranks that choose a sum; 在市级奖励的基础上 says what it comes on top of."""
    facts = (fact for fact in find_facts(text) if fact.kind in ("level", "rank"))
    return [fact for fact in facts if not _BESIDES.match(text, fact.end)]


def _place_span(found: re.Match[str]) -> tuple[int, int]:
    if found["a"]:
        return number_of(found["a"]), number_of(found["b"])
    if found["top"]:
        return 1, number_of(found["top"])
    return number_of(found["nth"]), number_of(found["nth"])


def _places(text: str, count: int) -> tuple[Selector, ...]:
    """第一名、第二名、第三名; 一至三名 for three sums is a place each."""
    found = list(_PLACES.finditer(text))
    if len(found) == count:
        return tuple(Selector(each[0], _place_span(each)) for each in found)
    for each in found:
        first, last = _place_span(each)
        if last - first + 1 == count:
            return tuple(Selector(ranks=(place, place)) for place in range(first, last + 1))
    return ()


def _levels(text: str, count: int) -> tuple[Selector, ...]:
    facts = _choosing(text)
    for run in (facts, *_runs(text, facts)):
        words = [fact.text for fact in run]
        if len(run) == count and len(set(words)) == count and len({fact.kind for fact in run}) == 1:
            return tuple(Selector(each) for each in words)
    return ()


def _listed_levels(text: str, count: int) -> tuple[Selector, ...]:
    """一、二、三等奖: 一等奖, 二等奖 and 三等奖; the last list first."""
    for levels in reversed(list(lists_of_levels(text))):
        if len(levels) == count == len(set(levels)):
            return tuple(Selector(level) for level in levels)
    return ()


def _runs(text: str, facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Levels that stand in one list, the last list first."""
    runs: list[list[Fact]] = []
    for fact in facts:
        if runs and _JOINED.fullmatch(text[runs[-1][-1].end : fact.start]):
            runs[-1].append(fact)
        else:
            runs.append([fact])
    yield from reversed(runs)


def _series(text: str, count: int) -> tuple[Selector, ...]:
    """A、B、C类; Ⅰ、Ⅱ、Ⅲ期: what stands behind the last one belongs to each."""
    for found in reversed(list(_SERIES.finditer(text))):
        words = _JOINED.split(found[0])
        if len(words) == count > 1:
            return tuple(Selector(each) for each in words)
    return ()


def _rank_range(text: str, count: int) -> tuple[Selector, ...]:
    """2—5星级 for four sums: 2星级, 3星级 …"""
    for found in _RANK_RANGE.finditer(text):
        first, last = number_of(found["a"]), number_of(found["b"])
        if last - first + 1 == count and found["a"].isdigit():
            return tuple(Selector(f"{place}{found['unit']}") for place in range(first, last + 1))
    return ()


def _year_by_year(text: str, count: int) -> tuple[Selector, ...]:
    """前三年按租金的80%、60%、40%: one for each year."""
    found = years_in(text)
    first, last = found[0] if len(found) == 1 else (0, 0)
    apart = first > 0 and last - first + 1 == count
    return tuple(Selector(years=(year, year)) for year in range(first, last + 1)) if apart else ()


def shared_out(text: str, behind: str, count: int) -> tuple[Selector, ...]:
    """自投产之日起5年内按100%、80%、60%、40%、20%逐年补贴: a length whose years the words share out, one sum each."""
    lengths = [number_of(found) for found in _WITHIN.findall(text)]
    yearly = _YEARLY.search(text) or _YEARLY.match(behind)
    return tuple(Selector(years=(year, year)) for year in range(1, count + 1)) if yearly and lengths == [count] else ()


def _quoted(text: str, count: int) -> tuple[Selector, ...]:
    words = _QUOTED.findall(text)
    return tuple(Selector(each) for each in words) if len(words) == count == len(set(words)) else ()


def _kinds(text: str, count: int) -> tuple[Selector, ...]:
    """Things that 分别 lists: 新建高级雪道、中级雪道、初级雪道."""
    for phrase in reversed(_CHUNK.findall(_BRACKET.sub("", text))):
        words = _JOINED.split(phrase)
        if len(words) == count:
            plain = [_plain(each) for each in words]
            if all(len(each) >= 2 and not _NO_KIND.search(each) for each in plain) and len(set(plain)) == count:
                return tuple(Selector(each) for each in plain)
    return ()


def _plain(words: str) -> str:
    """One thing of a list without the words around the list: 优秀奖 of 优秀奖的专利权人, 博士 of 来我市的博士."""
    words = re.sub(r"(?:分别|相应|依次|给予|予以|奖励).*\Z", "", words).removeprefix("对")
    head, _, tail = words.partition("的")
    if tail and len(head) <= 10 and not re.search("[来在到]|就业", head):
        words = head
    shorter = _STRIP.sub("", words)
    return shorter if len(shorter) >= 2 else words
