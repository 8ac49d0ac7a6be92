"""What a call of `policydocs review` is about: whose items are asked for, and how each is shown."""

from __future__ import annotations

from datetime import date

from generator.checking import check_policy
from generator.checks.subject import CheckSubject
from generator.cli.console import Console
from generator.cli.reporting import report
from generator.cli.templating import templates_of
from generator.dataclass import dataclass
from generator.errors import UsageError
from generator.kept.folder import open_cache
from generator.message import Message, message
from generator.policy.review import NOTICE, Reviewed, ReviewState
from generator.report.review_text import review_lines
from generator.unchanged import Memory

_STATES: dict[ReviewState, Message] = {
    ReviewState.ACCEPTED: message("accepted"),
    ReviewState.STALE: message("stale"),
    ReviewState.UNREVIEWED: message("new"),
}


@dataclass(frozen=True, slots=True)
class ReviewOrder:
    """What to accept: a policy's items (empty: all), who has read them and when; `edition`: how the policy is called
    once nothing is left; `ask`: whether each item waits for a yes."""

    policy: str
    items: tuple[str, ...]
    by: str
    day: date
    edition: str | None
    ask: bool = False


def subject_of(console: Console, order: ReviewOrder) -> CheckSubject | None:
    workspace, memory = console.workspace, Memory(console.workspace, open_cache())
    checked = check_policy(workspace, templates_of(workspace, order.policy), order.policy, order.day, memory=memory)
    if checked.subject is None:
        report(console, checked.findings)
    return checked.subject


def chosen_of(subject: CheckSubject, items: tuple[str, ...]) -> tuple[Reviewed, ...]:
    """The items named, or below a named path; without names all that are not accepted."""
    for name in items:
        if not any(_below(item.path, name) for item in subject.reviews):
            raise UsageError(
                message("there is no item {name} with wording of the office", name=name),
                hint=message("`policydocs review {policy} --list` shows the items", policy=subject.loaded.name),
            )
    if items:
        return tuple(item for item in subject.reviews if any(_below(item.path, name) for name in items))
    return tuple(item for item in subject.reviews if item.state is not ReviewState.ACCEPTED)


def _below(path: str, name: str) -> bool:
    return path == name or path.startswith(f"{name}.")


def show(console: Console, subject: CheckSubject, item: Reviewed) -> None:
    console.tell(message("{path} ({state})", path=item.path, state=_STATES[item.state]))
    for line in review_lines(subject, item):
        console.tell(line)


def tell_kept(console: Console, subject: CheckSubject, *, by_name: bool) -> None:
    """Which items stay accepted though their clause changed, in words that they do not rest on."""
    kept = [item for item in subject.reviews if item.path != NOTICE and item.kept]
    for clause in dict.fromkeys(clause for item in kept for clause in item.kept):
        names = [item.path for item in kept if clause in item.kept]
        console.tell(
            message(
                "{clause} changed in words that {count} of its items do not rest on; they stay accepted",
                clause=clause,
                count=len(names),
            )
        )
        for name in names if by_name else ():
            console.tell(message("    {name}", name=name))
