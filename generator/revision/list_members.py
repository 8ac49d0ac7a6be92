"""The members of a list over which sums are shared out, each with its sum: 博士、硕士分别给予3000元、1500元.

Members are words between 、, or figures such as 1亿元、5亿元.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.dataclass import dataclass
from generator.regex import regex
from generator.revision.facts import PlacedFact
from generator.revision.tokens import Token

_SUMS = ("money", "percentage")
_NAMING = (*_SUMS, "count", "duration")  # figures that say alone which member of a list it is
_SHARED_OUT = regex("分别|依次")
# 按每月3000元、1500元发放 says 分别, too, where as many are listed before; of thresholds nobody can say.
_GIVES = regex(
    "(?:给予|予以|奖励|奖补|补助|补贴|资助|发放|按)[^，。；、]{0,6}?(?=\\d[\\d.]*(?:[百千万亿]*元|[%％])[、和])"
)
_STOPS = frozenset("，,：:。；;")
_BETWEEN_MEMBERS = (frozenset("、"), frozenset("、和及或"))
_BETWEEN_SUMS = frozenset("、和及最高不超过")
_BEFORE_NAME = regex(".*(?:[对的为获批评于是]|按(?![揭摩]))")
_BEHIND_NAME = regex("(?<=.)(?:的|等(?!级)).*$")
# 甲、乙、丙三个等级: how many members there are is no name of the last.
_COUNTED_BEHIND = regex(
    "(?<=.)[共等]?[一二两三四五六七八九十\\d]+(?:个?(?:等[级次]|档次?|层次|级别|类[别型]?)|种情[形况]).*$"
)
_FEWEST = 2  # members of a list


@dataclass(frozen=True, slots=True)
class ListMember:
    """One member of a list with its sum: its name, the words that print it, and whether it stands at an end.

    `joins`: what stands between it and the member before, 、 or 和.
    """

    name: str
    tokens: tuple[Token, ...]
    joins: tuple[Token, ...]
    amount: PlacedFact
    first: bool
    last: bool


def members_of(tokens: Sequence[Token], text: str) -> list[ListMember]:
    """The members of the list over which sums are shared out; empty where that cannot be told."""
    words = "".join(token.text for token in tokens)
    shares = _SHARED_OUT.search(words) or _GIVES.search(words)
    if shares is None:
        return []
    start = tokens[0].start
    sums = sums_in_a_row([token for token in tokens if token.start - start >= shares.end()], text)
    before = [token for token in tokens if token.start - start < shares.start()]
    listed = _listed(before, len(sums)) if len(sums) >= _FEWEST else []
    return [
        _member(part, before, amount, first=not index, last=index == len(listed) - 1)
        for index, (part, amount) in enumerate(zip(listed, sums, strict=False))
    ]


def _member(
    part: Sequence[Token], words: Sequence[Token], amount: PlacedFact, *, first: bool, last: bool
) -> ListMember:
    joins = () if first else tuple(token for token in words if token.end == part[0].start)
    return ListMember(_name(part, first=first, last=last), tuple(part), joins, amount, first, last)


def sums_in_a_row(tokens: Sequence[Token], text: str) -> list[PlacedFact]:
    """The first sums in a row, with nothing but 、 or 和 between them."""
    found: list[PlacedFact] = []
    for token in tokens:
        if token.fact is not None and token.fact.kind in _SUMS:
            found.append(PlacedFact(token.fact, token, text))
        elif found and token.text not in _BETWEEN_SUMS:
            break
    return found if len({(each.fact.kind, each.fact.unit) for each in found}) == 1 else []


def _listed(tokens: Sequence[Token], count: int) -> list[list[Token]]:
    """The nearest part of the words between stops that is a list of so many members."""
    for part in reversed(_cut(tokens, _STOPS)):
        for between in _BETWEEN_MEMBERS:
            members = _cut(part, between)
            if len(members) == count and all(members):
                return members
    return []


def _cut(tokens: Sequence[Token], at: Collection[str]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in at:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _name(tokens: Sequence[Token], *, first: bool, last: bool) -> str:
    """What a member is called, without the words before the list and behind it."""
    words = "".join(token.text for token in tokens)
    words = _COUNTED_BEHIND.sub("", words) if last else words
    end = tokens[0].start + len(words)
    named = (token for token in tokens if token.start < end)
    figures = [token.text for token in named if token.fact is not None and token.fact.kind in _NAMING]
    if len(figures) == 1:
        return figures[0]
    words = _BEHIND_NAME.sub("", words) if last else words
    return (_BEFORE_NAME.sub("", words, count=1) or words) if first else words
