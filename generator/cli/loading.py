"""What `policydocs list` does where the cache has no answer. Apart from listing.py: it is slow to import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import date
from typing import Any

from generator.cli.console import Console
from generator.dataclass import dataclass
from generator.kept.steady import Steady
from generator.neighbours import Neighbourhood
from generator.policy.chain import chain_of
from generator.policy.load import load_policy
from generator.policy.status import status_on
from generator.policy.turning_days import turning_days
from generator.report.standing import PolicyStanding, standing_json, standing_lines
from generator.unchanged import Memory
from generator.workspace import POLICIES


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which policies `list` shows and how. `within`: as for status_on; `form`: text, or json for other programs."""

    as_of: date
    holding: bool
    within: int | None
    form: str


@dataclass(frozen=True, slots=True)
class ListedPolicies:
    """What `list` shows, line by line or policy by policy; `unreadable`: the policies that cannot be loaded."""

    entries: list[Any] = field(default_factory=list)
    unreadable: tuple[str, ...] = ()


def list_anew(
    console: Console,
    before: Memory,
    known_by: tuple[tuple[str, ...], str],
    wanted: Wanted,
    step: Callable[[str], None] = lambda _: None,
) -> ListedPolicies:
    """What is shown, by loading the policies; kept for the next list where all of them can be loaded. `known_by`: the
    options, and the sum over all files from before; `step` hears of each policy."""
    asked, files = known_by
    neighbourhood = Neighbourhood(console.workspace)
    standings: list[PolicyStanding] = []
    turning: list[date] = []
    unreadable: list[str] = []
    for name in console.workspace.policy_names():
        step(name)
        loaded = load_policy(console.workspace.policy_folder(name), f"{POLICIES}/{name}").loaded
        if loaded is None:
            unreadable.append(name)
            continue
        chain = chain_of(loaded.policy, neighbourhood.of(name).policies)
        standings.append(
            PolicyStanding(name, loaded.policy, status_on(loaded.policy, wanted.as_of, chain, wanted.within))
        )
        turning += turning_days(loaded.policy, loaded.settings, chain, wanted.within)
    entries = list(_entries(console, standings, wanted))
    if not unreadable:
        before.keep_listed(asked, files, Steady.around(wanted.as_of, turning), entries)
    return ListedPolicies(entries, tuple(unreadable))


def _entries(console: Console, standings: list[PolicyStanding], wanted: Wanted) -> Iterator[Any]:
    for each in standings:
        if wanted.holding and not each.holds_in_part:
            continue
        if wanted.form == "json":
            yield standing_json(each)
        else:
            yield from standing_lines(each, console.translate)
