"""Words that a draft set aside itself: until a person has decided, nobody may say that the notice leaves it open."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dataclass import dataclass
from generator.policy.model import Policy, SetAside
from generator.regex import regex

OPEN_REASON = "由程序暂放，待核对"  # why a draft sets words aside that a person must look at
OF_TERM = regex("施行|实施|执行|有效|废止|失效|试行|截止|生效|暂行|暂定")
OF_UNITS = regex("牵头|责任|负责|主办|落实|配合|协同|协助|会同")


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What documents must send a reader to the notice for, instead of saying that it is not said.

    `end`, `start`: of the term; `units`: clauses whose organisations nobody has settled.
    """

    end: bool
    start: bool
    units: frozenset[str]


def waiting(policy: Policy) -> Iterator[SetAside]:
    """What still stands as the draft set it aside."""
    return (each for each in policy.set_aside if each.reason == OPEN_REASON)


def unsettled(policy: Policy) -> Unsettled:
    """What the waiting words may answer that the model does not state."""
    sources = [source for each in waiting(policy) for source in each.source]
    term, validity = any(OF_TERM.search(source.quote) for source in sources), policy.validity
    return Unsettled(
        end=term and validity.end is None and validity.term is None,
        start=term and validity.start.rule == "not_said",
        units=frozenset(str(source.clause) for source in sources if OF_UNITS.search(source.quote)),
    )
