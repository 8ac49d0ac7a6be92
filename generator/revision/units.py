"""Changed responsibilities: a unit came, went, changed its role, or is called otherwise throughout the notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from rapidfuzz import fuzz

from generator.notice.model import NoticeClause
from generator.regex import regex
from generator.revision.acting import acting_units
from generator.revision.change import Change, ChangeKind
from generator.revision.tokens import squeeze

# What a clause inherits from another one is told where it is printed.
ROLES = ("lead", "cooperating", "responsible")
_ALIKE = 60  # per cent: 市科学技术委员会 and 市科学技术局
_SEVERAL = 2  # clauses
_LEAST = 2  # characters in a row that two names have for what they deal with
_KIND = regex("(?:委员会|办公室|管理局|监督局|中心|部门|[局委厅办处科])$")
_PLACE = regex("[^省市县区州旗盟镇乡]*$")  # behind the name of the place
_GOVERNMENT = "政府"  # 省人民政府 is no earlier name of 省民政厅


def roles_in(clauses: Sequence[NoticeClause]) -> dict[str, str]:
    """The units that clauses name by name, each with the role in which it stands first; of 甲会同乙 the first leads."""
    found: dict[str, str] = {}
    for clause in clauses:
        said = dict(acting_units(clause.text))
        for role in ROLES:
            for name in map(squeeze, getattr(clause, role)):
                found.setdefault(name, said.get(name, role) if role == "responsible" else role)
        for name, role in said.items():
            found.setdefault(name, role)
    return found


def heirs(
    pairs: Iterable[tuple[Sequence[NoticeClause], Sequence[NoticeClause]]], gone: set[str], come: set[str]
) -> dict[str, str]:
    """Old name -> new name of units in whose place another stands in every clause.

    `gone`: names of the old notice that the new one has nowhere; `come`: the other way round. Where the names are not
    alike, roles must be the same and the clauses several: one alone does not show a unit in the place of another.
    """
    together: dict[str, Counter[str]] = {name: Counter() for name in gone}
    in_role: dict[str, Counter[str]] = {name: Counter() for name in gone}
    clauses: Counter[str] = Counter()
    for old, new in pairs:
        before, after = roles_in(old), roles_in(new)
        for name in gone & before.keys():
            clauses[name] += 1
            together[name].update(come & after.keys())
            in_role[name].update(other for other in come & after.keys() if after[other] == before[name])
    found: dict[str, str] = {}
    for name in sorted(gone):
        able = [
            other
            for other, count in together[name].items()
            if count == clauses[name]
            and other not in found.values()
            and (alike(name, other) or in_role[name][other] == count >= _SEVERAL)
        ]
        if able:
            found[name] = max(able, key=lambda other: (fuzz.ratio(name, other), other))
    return found


def alike(old: str, new: str) -> bool:
    """Whether two names can be those of one unit."""
    one_rank = old.endswith(_GOVERNMENT) == new.endswith(_GOVERNMENT)
    return one_rank and fuzz.ratio(old, new) >= _ALIKE and _deal_with_one_matter(old, new)


def _deal_with_one_matter(old: str, new: str) -> bool:
    """Whether names share more than place and kind: 市科技局 and 市科学技术局 do, 市商务局 and 市税务局 do not."""
    start = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    place = len(_PLACE.sub("", start))
    short, long = sorted((_KIND.sub("", name[place:]) for name in (old, new)), key=len)
    runs = (short[start : start + _LEAST] for start in range(len(short) - _LEAST + 1))
    return any(run in long for run in runs) or _shortens(short, long)


def _shortens(short: str, long: str) -> bool:
    """Whether the characters of one word stand in the other in their order."""
    left = iter(long)
    return all(each in left for each in short)


def taken_over(called: Mapping[str, str]) -> Iterator[Change]:
    """A name like the old one is a unit renamed; another one a unit in the place of the old one throughout."""
    for old, new in called.items():
        yield Change(ChangeKind.UNIT_RENAMED if alike(old, new) else ChangeKind.UNIT_REPLACED, old, new)


def units_of_parts(old: Sequence[NoticeClause], new: Sequence[NoticeClause]) -> Iterator[Change]:
    """Who answers for each part of a clause that was split, role by role, where it is not who did for the whole."""
    before = roles_in(old)
    named = [(part, roles_in((part,))) for part in new]
    for part, units in named if any(units != before for _, units in named if units) else ():
        for role in ROLES:
            names = "、".join(name for name, own in units.items() if own == role)
            if names:
                yield Change(ChangeKind.UNIT_OF_PART, None, names, turned=("", role), new_clauses=(part.path,))


def changed_units(
    old: Sequence[NoticeClause], new: Sequence[NoticeClause], called: Mapping[str, str]
) -> Iterator[Change]:
    """What happened to the units of clauses; a unit under its new name is the same unit.

    One that both texts name as often neither came nor went: only the sentence says otherwise what it does.
    """
    before = {called.get(name, name): (name, role) for name, role in roles_in(old).items()}
    after = roles_in(new)
    said, says = (squeeze("".join(clause.text for clause in side)) for side in (old, new))
    gone = {
        name: before[name] for name in before.keys() - after.keys() if says.count(name) < said.count(before[name][0])
    }
    come = {name: role for name, role in after.items() if name not in before and said.count(name) < says.count(name)}
    for name, (printed, role) in before.items():
        if name in gone and (other := _only_one(role, gone, come)):
            del come[other]
            yield Change(ChangeKind.UNIT_INSTEAD, printed, other, turned=(role, role))
        elif name in gone:
            yield Change(ChangeKind.UNIT_DROPPED, printed, None, turned=(role, ""))
        elif _has_another_role(name, (role, after.get(name, role)), (*old, *new)):
            yield Change(ChangeKind.UNIT_ROLE, printed, name, turned=(role, after[name]))
    for name, role in come.items():
        yield Change(ChangeKind.UNIT_ADDED, None, name, turned=("", role))


def _only_one(role: str, gone: Mapping[str, tuple[str, str]], come: Mapping[str, str]) -> str | None:
    """The one unit that came in a role from which one alone went."""
    able = [name for name, its_role in come.items() if its_role == role]
    went = [name for name, (_, its_role) in gone.items() if its_role == role]
    return able[0] if len(able) == len(went) == 1 else None


def _has_another_role(name: str, roles: tuple[str, str], clauses: Sequence[NoticeClause]) -> bool:
    """Whether a unit does something else than before: not where it acts alone and now with others (会同), or the other
    way round, and no words say that it leads.
    """
    leads = any(name in map(squeeze, clause.lead) for clause in clauses)
    return roles[0] != roles[1] and (leads or set(roles) != {"lead", "responsible"})


def without_changed_places(worded: Sequence[Change], units: Sequence[Change]) -> list[Change]:
    """What is told of the words, without names that only changed places: that is told by the roles of these units."""
    names = {change.old for change in units if change.kind is ChangeKind.UNIT_ROLE}
    went = {change.old for change in worded if change.new is None}
    came = {change.new for change in worded if change.old is None}
    crossed = {(change.old, change.new) for change in worded}
    placed = names & went & came
    told: set[tuple[str | None, str | None]] = {(name, None) for name in placed}
    told |= {(None, name) for name in placed}
    told |= {(one, other) for one, other in crossed if {one, other} <= names and (other, one) in crossed}
    return [change for change in worded if (change.old, change.new) not in told]
