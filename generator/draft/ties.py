"""What a notice does to earlier ones that are policies of the workspace, drafted from its own words.

A tie is drafted only where the words name the earlier notice as the workspace has it, by its whole title or its number,
and say in the same breath what becomes of it. Everything else stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from generator.checks.subject import squeeze
from generator.dataclass import dataclass
from generator.draft.figures import Data
from generator.draft.yaml_text import COMMENT
from generator.notice.facts import find_facts
from generator.notice.term import last_day
from generator.policy.ties import TieKind
from generator.regex import regex

_SENTENCE = regex(r"[^。；;\n]+")
_TITLE = regex(r"《([^《》]{2,90})》")
# 《甲办法》（示政规〔2020〕1号）, or the number alone.
_CITED = regex(
    r"《[^《》]{2,90}》(?:[（(][^（）()]{2,60}[）)])?|[\u4e00-\u9fff]{1,12}[〔\[［(（][12]\d{3}[〕\]］)）]第?\d+号"
)
_HERE = "\ue000"  # stands for a document that is cited
# No list begins inside another: each of its members would be tried as the first.
_NAMES = rf"(?<!{_HERE}[、和及与])(?<!{_HERE}以及)(?<!原)(?P<names>原?{_HERE}(?:(?:、|以及|和|及|与)原?{_HERE})*)"
_ALL = r"(?:等?[一二两三四五六七八九十\d]*(?:个|份|项|件)?(?:文件|规定|办法|措施|政策|通知|规范性文件)?)"
_WHEN = r"(?:自[^，。；]{0,20}起|从[^，。；]{0,20}起)?"
_HOW = r"，?(?:均|也|应|现|一律|全部)?(?:同时|予以|自行|自动|即行|即时|一并|相应|停止)*"
_END = r"(?:废止|失效|停止执行|不再执行|停止施行|终止执行)"
_DONE = r"(?!前|后|之前|之后|之日|的)"  # 废止前, 废止之日: no act of this notice
_LONGER = r"(?:延长|延续|顺延|展期|延期)"
_TERM = r"(?:的?(?:有效期限?|执行期限?|施行期限?|实施期限?|试行期限?|执行时间|期限))?"
_GOES_ON = r"(?:继续(?:有效|执行|施行|实施))"
_REST = r"[^，。；]{0,24}"
_CHANGED = (
    r"(?:(?:作|做|作出|做出|进行|予以)(?:如下|以下|部分|相应|了)*|如下|以下)(?:修改|修订|调整|补充)"
    r"|[^，。；]{0,90}?(?:修改为|修订为|调整为|改为|删去|删除)"
)
_PATTERNS: tuple[tuple[TieKind, re.Pattern[str]], ...] = (
    (TieKind.REPEALS, regex(f"{_NAMES}{_ALL}{_WHEN}{_HOW}{_END}{_DONE}")),
    (TieKind.REPEALS, regex(rf"(?:同时|一并|予以|现|决定)?废止{_NAMES}(?=[，。；]|\Z|等)")),
    (TieKind.REVISES, regex(rf"(?:代替|替代|取代)原?{_NAMES}(?=[，。；]|\Z|等)")),
    (TieKind.EXTENDS, regex(f"{_NAMES}{_ALL}{_TERM}{_WHEN}{_HOW}(?:{_LONGER}|{_GOES_ON}){_REST}")),
    (TieKind.EXTENDS, regex(f"{_LONGER}{_NAMES}{_TERM}{_REST}")),
    (TieKind.AMENDS, regex(f"(?:对|将|把){_NAMES}(?:{_CHANGED})")),
    (TieKind.AMENDS, regex(rf"(?:\A|，)(?:现|决定|现决定|同时)?(?:修改|修订){_NAMES}(?=[，。；：:]|\Z)")),
)
# 如《甲》废止, 已废止, 不废止: nothing that this notice does. 根据《甲》…调整为: the basis of something else.
_NOT_DONE = regex(r"(?:不|未|尚未|没有|已|已经|如|如果|若|因|根据|依据|依照|按照|参照|执行|落实)[^，]{0,4}\Z")
_NOT_INSIDE = regex(rf"{_HERE}[^，]*?(?:不予|未|没有|已经?|并不|不得|不)(?:同时|予以)?(?:废止|失效|延长)")
_GUESS: Mapping[TieKind, str] = {
    TieKind.REPEALS: "由程序按文件原文起草：本文件废止该文件，请核对；由本文件取代的改用 revises",
    TieKind.REVISES: "由程序按文件原文起草：本文件取代该文件，请核对",
    TieKind.AMENDS: "由程序按文件原文起草：本文件修改该文件，请核对",
    TieKind.EXTENDS: "由程序按文件原文起草：本文件延长该文件的有效期，请核对截止日期",
}
_SPAN = regex(r"P(\d+)([YMD])\Z")
_UNITS = {"Y": "years", "M": "months", "D": "days"}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DraftedTie:
    """What words of a clause (its id) do to `policy`; of a longer term its last day and, where told, by how much."""

    kind: TieKind
    policy: str
    clause: str
    quote: str
    until: date | None = None
    by: Mapping[str, int] | None = None

    @property
    def data(self) -> Data:
        """The entry of policy.yaml, with its mark."""
        more: Data = {} if self.until is None else {"until": self.until}
        more |= {"by": dict(self.by)} if self.by else {}
        source: Data = {"clause": self.clause, "quote": self.quote}
        return {COMMENT: _GUESS[self.kind], "policy": self.policy, **more, "source": source}


def ties_in(
    texts: Mapping[str, str], called: Mapping[str, tuple[str, ...]], end_of: Callable[[str], date | None]
) -> tuple[DraftedTie, ...]:
    """What the clauses (id -> text) do to other policies, each once, in their order.

    `called`: policy -> its title and number; `end_of`: the last day of a policy's term, None where nobody knows it.
    """
    by_name = {squeeze(name): policy for policy, names in called.items() for name in names}
    found: dict[tuple[TieKind, str], DraftedTie] = {}
    for clause, text in texts.items():
        for sentence in _SENTENCE.finditer(text):
            for tie in _of_sentence(clause, squeeze(sentence[0]), by_name, end_of):
                found.setdefault((tie.kind, tie.policy), tie)
    replaced = {policy for kind, policy in found if kind is TieKind.REVISES}
    return tuple(tie for (kind, policy), tie in found.items() if kind is not TieKind.REPEALS or policy not in replaced)


def headed(policy: Data, ties: Iterable[DraftedTie]) -> Data:
    """A drafted policy.yaml with its ties behind the id."""
    listed: Data = {}
    for tie in ties:
        members = listed.setdefault(tie.kind.value, [])
        assert isinstance(members, list)  # noqa: S101 - made one line above
        members.append(tie.data)
    rest = {key: value for key, value in policy.items() if key not in ("version", "id")}
    return {**{key: policy[key] for key in ("version", "id") if key in policy}, **listed, **rest}


def _of_sentence(
    clause: str, sentence: str, by_name: Mapping[str, str], end_of: Callable[[str], date | None]
) -> Iterator[DraftedTie]:
    cited = [*_CITED.finditer(sentence)]
    if not any(policy for each in cited for policy in _policies(each[0], by_name)):
        return
    short = _CITED.sub(_HERE, sentence)
    places = _places(sentence, cited)
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(short):
            if _NOT_DONE.search(short[: match.start("names")]) or _NOT_INSIDE.search(match[0]):
                continue
            first = short.count(_HERE, 0, match.start("names"))
            quote = sentence[places[match.start()] : places[match.end()]]
            for each in cited[first : first + match["names"].count(_HERE)]:
                for policy in _policies(each[0], by_name):
                    yield from _tie(kind, policy, clause, quote, end_of)


def _policies(cited: str, by_name: Mapping[str, str]) -> set[str]:
    """The policies of the workspace that a citation names by title or number."""
    numbers = [fact.text for fact in find_facts(cited) if fact.kind == "document_number"]
    return {by_name[name] for name in (*_TITLE.findall(cited), *map(squeeze, numbers)) if name in by_name}


def _places(sentence: str, cited: list[re.Match[str]]) -> list[int]:
    """Where each character of the shortened sentence stands in the whole one, and where that ends."""
    places, last = [], 0
    for each in cited:
        places += [*range(last, each.start()), each.start()]
        last = each.end()
    return [*places, *range(last, len(sentence) + 1)]


def _tie(
    kind: TieKind, policy: str, clause: str, quote: str, end_of: Callable[[str], date | None]
) -> Iterator[DraftedTie]:
    if kind is not TieKind.EXTENDS:
        yield DraftedTie(kind, policy, clause, quote)
        return
    told = quote.rpartition("》")[2]
    facts = [*find_facts(told)]
    days = [str(fact.value) for fact in facts if fact.kind == "date" and len(str(fact.value)) == 10]
    spans = [span for fact in facts if fact.kind == "duration" and (span := _SPAN.match(str(fact.value)))]
    by = {_UNITS[spans[0][2]]: int(spans[0][1])} if spans else None
    until = date.fromisoformat(days[-1]) if days else _longer(end_of(policy), by)
    if until is not None:  # a longer term without a day is no tie that anything could follow from
        yield DraftedTie(kind, policy, clause, quote, until, by)


def _longer(end: date | None, by: Mapping[str, int] | None) -> date | None:
    if end is None or by is None:
        return None
    if "days" in by:
        return end + timedelta(days=by["days"])
    return last_day(end + _ONE_DAY, by.get("years", 0), by.get("months", 0))
