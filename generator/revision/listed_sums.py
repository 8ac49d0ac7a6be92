"""Sums shared out over a list: in 博士、硕士分别给予3000元、1500元 the first sum is the first member's, and so on.

A member that was put into the list, or taken out of it, must not lend its sum to its neighbour, so lists are compared
member by member. Members are words between 、, or figures such as 1亿元、5亿元.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from generator.dataclass import dataclass, replace
from generator.regex import regex
from generator.revision.change import Change, ChangeKind
from generator.revision.facts import PlacedFact, compared
from generator.revision.tokens import Token, folded
from generator.revision.wording import WordingRun

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
_BEFORE_NAME = regex(".*[对的为获批评于是]")
_BEHIND_NAME = regex("(?<=.)(?:的|等(?!级)).*$")
_SHORTEST = 2  # characters that show a member to be the same with other words around it
_FEWEST = 2  # members of a list


@dataclass(frozen=True, slots=True)
class _Member:
    """One member of a list with its sum: its name, the words that print it, and whether it stands at an end.

    `joins`: what stands between it and the member before, 、 or 和.
    """

    name: str
    tokens: tuple[Token, ...]
    joins: tuple[Token, ...]
    amount: PlacedFact
    first: bool
    last: bool


def by_member(sentence: Sequence[WordingRun], old: str, new: str) -> tuple[list[WordingRun], list[Change]]:
    """The sentence with the members and sums that are told marked so, and what happened to them.

    Nothing is told where a side has not as many members as sums, where all members stayed, or none.
    """
    lists = (
        _members([token for run in sentence for token in run.old], old),
        _members([token for run in sentence for token in run.new], new),
    )
    before, after = _without_verb(*lists)
    pairs = list(_same(before, after))
    if not pairs or _are_called_otherwise(before, after, pairs):
        return list(sentence), []
    before, after = _without_tail(before, after, pairs)
    pairs = list(_same(before, after))
    stayed = [each for pair in pairs for each in pair]
    gone, come = _without(before, stayed), _without(after, stayed)
    changes = [change for one, other in pairs for change in compared(one.amount, other.amount)]
    changes += [_change(ChangeKind.TIER_ADDED, member) for member in come]
    changes += [_change(ChangeKind.TIER_DROPPED, member) for member in gone]
    told = {id(token) for each in (*before, *after) for token in (each.amount.token, *each.joins)}
    told |= {id(token) for each in (*gone, *come) for token in each.tokens}
    told |= {id(token) for each in stayed for token in each.tokens if token.text == each.name}
    return [_marked(run, told) for run in sentence], changes


def _without(members: Sequence[_Member], others: Sequence[_Member]) -> list[_Member]:
    """The members that are none of the others: two that say the same are two."""
    held = set(map(id, others))
    return [member for member in members if id(member) not in held]


def _members(tokens: Sequence[Token], text: str) -> list[_Member]:
    """The members of the list over which sums are shared out; empty where that cannot be told."""
    words = "".join(token.text for token in tokens)
    shares = _SHARED_OUT.search(words) or _GIVES.search(words)
    if shares is None:
        return []
    start = tokens[0].start
    sums = _sums([token for token in tokens if token.start - start >= shares.end()], text)
    before = [token for token in tokens if token.start - start < shares.start()]
    listed = _listed(before, len(sums)) if len(sums) >= _FEWEST else []
    return [
        _member(part, before, amount, first=not index, last=index == len(listed) - 1)
        for index, (part, amount) in enumerate(zip(listed, sums, strict=False))
    ]


def _member(part: Sequence[Token], words: Sequence[Token], amount: PlacedFact, *, first: bool, last: bool) -> _Member:
    joins = () if first else tuple(token for token in words if token.end == part[0].start)
    return _Member(_name(part, first=first, last=last), tuple(part), joins, amount, first, last)


def _sums(tokens: Sequence[Token], text: str) -> list[PlacedFact]:
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
    figures = [token.text for token in tokens if token.fact is not None and token.fact.kind in _NAMING]
    if len(figures) == 1:
        return figures[0]
    words = "".join(token.text for token in tokens)
    words = _BEHIND_NAME.sub("", words) if last else words
    return (_BEFORE_NAME.sub("", words, count=1) or words) if first else words


def _are_called_otherwise(
    before: Sequence[_Member], after: Sequence[_Member], pairs: Sequence[tuple[_Member, _Member]]
) -> bool:
    """Whether all members stayed in their places, some perhaps under other names: 国家级 became 全国重点实验室."""
    places = [(before.index(one), after.index(other)) for one, other in pairs]
    return len(before) == len(after) and all(one == other for one, other in places)


def _without_verb(before: Sequence[_Member], after: Sequence[_Member]) -> tuple[list[_Member], list[_Member]]:
    """The lists with their first members without the words that both have before them: 通过省、市 and 通过国家、省."""
    if not (before and after):
        return [], []
    head = _common_start(before[0].name, after[0].name)
    if before[0].name == after[0].name or len(head) < _SHORTEST:
        return list(before), list(after)
    firsts = [replace(each, name=each.name.removeprefix(head)) for each in (before[0], after[0])]
    if not all(each.name for each in firsts):
        return list(before), list(after)
    return [firsts[0], *before[1:]], [firsts[1], *after[1:]]


def _common_start(one: str, other: str) -> str:
    length = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    return one[:length]


def _without_tail(
    before: Sequence[_Member], after: Sequence[_Member], pairs: Sequence[tuple[_Member, _Member]]
) -> tuple[list[_Member], list[_Member]]:
    """The lists with their last members without the words behind the list, where the pairs show these."""
    tails = {
        long.removeprefix(short)
        for pair in pairs
        for short, long in [sorted((each.name for each in pair), key=len)]
        if short != long and long.startswith(short)
    }
    tail = tails.pop() if len(tails) == 1 else ""
    cut = [[_cut_tail(each, tail) if each.last else each for each in side] for side in (before, after)]
    return cut[0], cut[1]


def _cut_tail(member: _Member, tail: str) -> _Member:
    return replace(member, name=member.name.removesuffix(tail) or member.name) if tail else member


def _same(before: Sequence[_Member], after: Sequence[_Member]) -> Iterator[tuple[_Member, _Member]]:
    """The members of both lists that are the same, each once."""
    taken: set[int] = set()
    for one in before:
        able = [index for index, other in enumerate(after) if index not in taken and _is_same(one, other)]
        if able:
            taken.add(able[0])
            yield one, after[able[0]]


def _is_same(one: _Member, other: _Member) -> bool:
    """Whether two members have one name; at the ends of a list words around it may stand with the name."""
    name, called = folded(one.name), folded(other.name)
    if name == called:
        return True
    short, long = sorted((name, called), key=len)
    if len(short) < _SHORTEST:
        return False
    return ((one.first or other.first) and long.endswith(short)) or (
        (one.last or other.last) and long.startswith(short)
    )


def _change(kind: ChangeKind, member: _Member) -> Change:
    words, facts = f"{member.name} {member.amount.token.text}", (member.amount.fact,)
    if kind is ChangeKind.TIER_ADDED:
        return Change(kind, None, words, (), facts)
    return Change(kind, words, None, facts)


def _marked(run: WordingRun, told: Collection[int]) -> WordingRun:
    old, new = (
        tuple(replace(token, fact=None, told=True) if id(token) in told else token for token in side)
        for side in (run.old, run.new)
    )
    return replace(run, old=old, new=new)
