"""Sums shared out over a list: in 博士、硕士分别给予3000元、1500元 the first sum is the first member's, and so on.

A member that was put into the list, or taken out of it, must not lend its sum to its neighbour, so lists are compared
member by member.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from generator.dataclass import replace
from generator.revision.change import Change, ChangeKind
from generator.revision.facts import compared
from generator.revision.list_members import ListMember, members_of
from generator.revision.single_member import with_single_member
from generator.revision.tokens import Token, folded
from generator.revision.wording import WordingRun

_SHORTEST = 2  # characters that show a member to be the same with other words around it


def by_member(sentence: Sequence[WordingRun], old: str, new: str) -> tuple[list[WordingRun], list[Change]]:
    """The sentence with the members and sums that are told marked so, and what happened to them.

    Nothing is told where a side has not as many members as sums, where all members stayed, or none.
    """
    lists = (
        members_of([token for run in sentence for token in run.old], old),
        members_of([token for run in sentence for token in run.new], new),
    )
    before, after = _without_verb(*with_single_member(sentence, lists, old, new))
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
    told |= {id(token) for each in (*gone, *come) for token in _said_of(each)}
    told |= {id(token) for each in stayed for token in _name_of(each)}
    told |= set(_in_both(sentence, told))
    return [_marked(run, told) for run in sentence], changes


def _name_of(member: ListMember) -> Sequence[Token]:
    """The words of a member that are its name, the others around it aside."""
    start = "".join(each.text for each in member.tokens).find(member.name)
    ends = list(accumulate(len(each.text) for each in member.tokens))
    held = zip(member.tokens, ends, strict=True)
    named = [each for each, end in held if start <= end - len(each.text) and end <= start + len(member.name)]
    return named if start >= 0 else []


def _said_of(member: ListMember) -> Iterator[Token]:
    """The words that print a member: 三个 of 三个等级 behind the last one says something of the list."""
    named = set(map(id, _name_of(member)))
    return (token for token in member.tokens if id(token) in named or token.fact is None)


def _without(members: Sequence[ListMember], others: Sequence[ListMember]) -> list[ListMember]:
    """The members that are none of the others: two that say the same are two."""
    held = set(map(id, others))
    return [member for member in members if id(member) not in held]


def _are_called_otherwise(
    before: Sequence[ListMember], after: Sequence[ListMember], pairs: Sequence[tuple[ListMember, ListMember]]
) -> bool:
    """Whether all members stayed in their places, some perhaps under other names: 国家级 became 全国重点实验室."""
    places = [(before.index(one), after.index(other)) for one, other in pairs]
    return len(before) == len(after) and all(one == other for one, other in places)


def _without_verb(
    before: Sequence[ListMember], after: Sequence[ListMember]
) -> tuple[list[ListMember], list[ListMember]]:
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
    before: Sequence[ListMember], after: Sequence[ListMember], pairs: Sequence[tuple[ListMember, ListMember]]
) -> tuple[list[ListMember], list[ListMember]]:
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


def _cut_tail(member: ListMember, tail: str) -> ListMember:
    return replace(member, name=member.name.removesuffix(tail) or member.name) if tail else member


def _same(before: Sequence[ListMember], after: Sequence[ListMember]) -> Iterator[tuple[ListMember, ListMember]]:
    """The members of both lists that are the same, each once; of one name before those with other words around it."""
    taken: dict[int, int] = {}
    free = dict(enumerate(after))
    for is_same in (_have_one_name, _is_same):
        for place, one in enumerate(before):
            able = (index for index, other in free.items() if is_same(one, other))
            if place not in taken and (found := next(able, None)) is not None:
                taken[place] = found
                del free[found]
    for place in sorted(taken):
        yield before[place], after[taken[place]]


def _have_one_name(one: ListMember, other: ListMember) -> bool:
    return folded(one.name) == folded(other.name)


def _is_same(one: ListMember, other: ListMember) -> bool:
    """Whether two members have one name; at the ends of a list words around it may stand with the name."""
    if _have_one_name(one, other):
        return True
    short, long = sorted((folded(one.name), folded(other.name)), key=len)
    if len(short) < _SHORTEST:
        return False
    return ((one.first or other.first) and long.endswith(short)) or (
        (one.last or other.last) and long.startswith(short)
    )


def _change(kind: ChangeKind, member: ListMember) -> Change:
    words, facts = f"{member.name} {member.amount.token.text}", (member.amount.fact,)
    if kind is ChangeKind.TIER_ADDED:
        return Change(kind, None, words, (), facts)
    return Change(kind, words, None, facts)


def _in_both(sentence: Sequence[WordingRun], told: Collection[int]) -> Iterator[int]:
    """Words that stayed of which one text tells what they state: it is told of both."""
    for run in sentence:
        for pair in zip(run.old, run.new, strict=False) if run.same and len(run.old) == len(run.new) else ():
            if any(id(token) in told for token in pair):
                yield from map(id, pair)


def _marked(run: WordingRun, told: Collection[int]) -> WordingRun:
    old, new = (
        tuple(replace(token, fact=None, told=True) if id(token) in told else token for token in side)
        for side in (run.old, run.new)
    )
    return replace(run, old=old, new=new)
