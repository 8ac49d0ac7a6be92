"""The chain of a policy: what it does to earlier ones, what later ones do to it, and from which day on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date

from generator.dataclass import dataclass
from generator.policy.model import Policy
from generator.policy.starting import known_start, start_of
from generator.policy.text import Id, Text
from generator.policy.ties import ENDING, Extension, Tie, TieKind


@dataclass(frozen=True, slots=True)
class OtherPolicy:
    """The policy at the other end of a link, as documents name it."""

    id: Id
    title: Text
    document_number: Text | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a policy's chain. `id`: `to-old-policy`, `by-new-policy`, and -2 … where several lead there.

    `outgoing`: this policy does it to the other one; else the other one to this. `since`: the first day on which it
    holds, None where nobody knows it yet; `printed`: the same, where notice or office name that day, and no day is only
    taken for it. `until`: the last day of the longer term. `stated`: the later notice says so itself.
    """

    id: Id
    kind: TieKind
    outgoing: bool
    other: OtherPolicy
    since: date | None = None
    printed: date | None = None
    until: date | None = None
    stated: bool = False

    def holds_on(self, day: date) -> bool:
        return self.since is not None and self.since <= day

    @property
    def ends(self) -> bool:
        """Whether the earlier policy does not hold any more from then on."""
        return self.kind in ENDING


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The policies that are tied to one, directly or through others, by id (their folder's name), itself among them.

    `called`: of every policy of the workspace, also of one that cannot be loaded, its title and document number.
    """

    policies: Mapping[str, Policy] = field(default_factory=dict)
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def ties_of(policy: Policy) -> Iterator[tuple[TieKind, int, Tie]]:
    """Every tie of a policy with its kind and its place in the list of that kind."""
    for kind in TieKind:
        for index, tie in enumerate(getattr(policy, kind.value)):
            yield kind, index, tie


def chain_of(policy: Policy, others: Mapping[str, Policy]) -> tuple[Link, ...]:
    """The links of `policy`: first what it does to others, then what others do to it, by the day and their ids.

    `others`: policies by id; ties to what is not among them make no link (a check says so).
    """
    mine = [
        (kind, tie, others[tie.policy], policy, True)
        for kind, _, tie in ties_of(policy)
        if tie.policy in others and tie.policy != policy.id
    ]
    theirs = [
        (kind, tie, other, other, False)
        for name, other in sorted(others.items())
        if name != policy.id
        for kind, _, tie in ties_of(other)
        if tie.policy == policy.id
    ]
    links: list[Link] = []
    for kind, tie, other, later, outgoing in (*mine, *theirs):
        stem = f"{'to' if outgoing else 'by'}-{other.id}"
        count = sum(link.other.id == other.id and link.outgoing is outgoing for link in links)
        name = Id(stem if not count else f"{stem}-{count + 1}")
        links.append(_link(name, kind, tie, (other, later), outgoing=outgoing))
    return tuple(sorted(links, key=lambda link: (not link.outgoing, link.since or date.max, str(link.id))))


def _link(name: Id, kind: TieKind, tie: Tie, policies: tuple[Policy, Policy], *, outgoing: bool) -> Link:
    other, later = policies
    number = Text(other.document_number) if other.document_number else None
    return Link(
        id=name,
        kind=kind,
        outgoing=outgoing,
        other=OtherPolicy(Id(other.id), Text(other.title), number),
        since=tie.since or start_of(later),
        printed=tie.since or known_start(later),
        until=tie.until if isinstance(tie, Extension) else None,
        stated=tie.source is not None,
    )


def replaced_by(chain: tuple[Link, ...]) -> Link | None:
    """The first link that ends this policy; None where none does, or nobody knows when."""
    found = [link for link in chain if not link.outgoing and link.ends and link.since is not None]
    return min(found, key=lambda link: link.since or date.max, default=None)


def extended_by(chain: tuple[Link, ...], day: date) -> Link | None:
    """The link that gives the term its last day as of `day`."""
    found = [link for link in chain if not link.outgoing and link.until is not None and link.holds_on(day)]
    return max(found, key=lambda link: (link.since or date.min, link.until or date.min), default=None)
