"""A list with sums beside a single one of its members: 高级 with 3000元 became 高级、中级 with 3000元、1500元."""

from __future__ import annotations

from collections.abc import Sequence

from generator.dataclass import replace
from generator.regex import regex
from generator.revision.facts import PlacedFact
from generator.revision.list_members import ListMember, sums_in_a_row
from generator.revision.tokens import Token, folded
from generator.revision.wording import WordingRun

_GIVES_ONE = regex(
    "(?:给予|予以|奖励|奖补|补助|补贴|资助|发放|按)[^，。；、]{0,6}?(?=\\d[\\d.]*(?:[百千万亿]*元|[%％]))"
)


def with_single_member(
    sentence: Sequence[WordingRun], lists: tuple[list[ListMember], list[ListMember]], old: str, new: str
) -> tuple[Sequence[ListMember], Sequence[ListMember]]:
    """The lists; where one side has a single member of the list of the other, a list of that one with its sum."""
    if bool(lists[0]) == bool(lists[1]):
        return lists
    if lists[1]:
        single, several = _single([token for run in sentence for token in run.old], old, lists[1])
        return single, several
    single, several = _single([token for run in sentence for token in run.new], new, lists[0])
    return several, single


def _single(
    tokens: Sequence[Token], text: str, several: Sequence[ListMember]
) -> tuple[Sequence[ListMember], Sequence[ListMember]]:
    """The one member of a list that words name which give one sum, and the list, its names without the words that stand
    around that one, too: 取得高级职业资格 and 取得高级、中级职业资格.
    """
    words = "".join(token.text for token in tokens)
    gives = _GIVES_ONE.search(words)
    if gives is None:
        return [], several
    sums = sums_in_a_row([each for each in tokens if each.start - tokens[0].start >= gives.end()], text)
    named = folded(words[: gives.start()])
    nearest = _named(several, named, text)
    if nearest is None or len(sums) != 1 or _kind(sums[0]) != _kind(nearest.amount):
        return [], several
    own = tuple(token for token in tokens if token.text == nearest.name)
    single = ListMember(nearest.name, own, (), sums[0], first=True, last=True)
    return [single], [member if member is nearest else _bare(member, nearest, named) for member in several]


def _named(several: Sequence[ListMember], named: str, text: str) -> ListMember | None:
    """The one member that words name, unless the text has another one of them with its sum."""
    held = [member for member in several if folded(member.name) in named]
    nearest = max(held, key=lambda member: len(member.name), default=None)
    if nearest is None or any(member.name not in nearest.name for member in held):
        return None
    return None if any(_stands_in(text, member) for member in several if member not in held) else nearest


def _kind(amount: PlacedFact) -> tuple[str, str | None]:
    return amount.fact.kind, amount.fact.unit


def _stands_in(text: str, member: ListMember) -> bool:
    """Whether a text has a member and its sum in another sentence: nothing came, two sentences were made one."""
    return folded(member.name) in folded(text) and member.amount.token.text in text


def _bare(member: ListMember, nearest: ListMember, named: str) -> ListMember:
    """A member without the words at the end of its list that stand beside the single member, too."""
    name, other = member.name, folded(nearest.name)
    cuts = range(len(name) - 1, 0, -1)
    if member.first:
        name = next((name[cut:] for cut in cuts if folded(name[:cut]) + other in named), name)
    elif member.last:
        cuts = range(1, len(name))
        name = next((name[:cut] for cut in cuts if other + folded(name[cut:]) in named), name)
    return replace(member, name=name)
