"""`policydocs review`: accepts the office's wording against the clauses of today."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import datetime

import click

from generator.build import check_policy
from generator.checks.subject import CheckSubject
from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today, templates_of
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.message import Message, message
from generator.policy.review import LOCK_FILE, Accepted, Reviewed, ReviewState, write_lock
from generator.publish.folder import write_if_changed

_STATES: dict[ReviewState, Message] = {
    ReviewState.ACCEPTED: message("accepted"),
    ReviewState.STALE: message("stale"),
    ReviewState.UNREVIEWED: message("new"),
}


@click.command(
    cls=TranslatedCommand,
    name="review",
    help=say(
        "Accept the office's wording of a policy against the clauses of today; without ITEM, all that is new or stale. "
        "Each item is shown beside its clauses.\n\n"
        "Examples: policydocs review my-policy --list; policydocs review my-policy faq.groups.term.questions.end"
    ),
)
@click.argument("policy")
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option("--list", "only_list", is_flag=True, help=say("show what is new or stale and accept nothing"))
@click.option("--by", help=say("who has read it (default: the user of this computer)"))
@as_of_option()
@click.pass_obj
def command(
    console: Console, policy: str, items: tuple[str, ...], only_list: bool, by: str | None, as_of: datetime | None
) -> int:
    workspace = console.workspace
    workspace.chosen((policy,))
    day = as_of_today(as_of)
    checked = check_policy(workspace, templates_of(workspace), policy, day)
    if checked.subject is None:
        console.report(checked.findings, "text")
        return 1
    subject = checked.subject
    pending = _chosen(subject, items)
    for item in pending:
        _show(console, subject, item)
    if only_list:
        console.tell(message("{count} items are new or stale", count=len(pending)))
        return 0
    name = by or getpass.getuser()
    accepted = {item.path: Accepted(item.clauses, item.text, name, day.isoformat()) for item in pending}
    lock, complete = _with(subject, accepted, name, day.isoformat())
    if write_if_changed(workspace.policy_folder(policy) / LOCK_FILE, write_lock(lock, complete=complete)):
        console.tell(message("{count} items accepted by {name}", count=len(pending), name=name))
    else:
        console.tell(message("{count} items are new or stale", count=0))
    return 0


def _with(
    subject: CheckSubject, accepted: Mapping[str, Accepted], name: str, day: str
) -> tuple[dict[str, Accepted], bool]:
    """The lock with what is accepted now, without what is gone, and whether nothing is left to accept.

    What has no wording is accepted along with the last item that has some: there is nothing in it to judge.
    """
    lock = {item.path: item.accepted for item in subject.reviews if item.accepted is not None} | dict(accepted)
    left = [item for item in subject.reviews if item.state is not ReviewState.ACCEPTED and item.path not in accepted]
    if any(item.wording or item.state is ReviewState.STALE for item in left):
        return lock, subject.loaded.lock.complete
    return lock | {item.path: Accepted(item.clauses, item.text, name, day) for item in left}, True


def _chosen(subject: CheckSubject, items: tuple[str, ...]) -> tuple[Reviewed, ...]:
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


def _show(console: Console, subject: CheckSubject, item: Reviewed) -> None:
    console.tell(message("{path} ({state})", path=item.path, state=_STATES[item.state]))
    for words in item.wording or (message("no wording of the office: its values and their order"),):
        console.tell(message("    {words}", words=words))
    for clause in item.clauses:
        console.tell(message("    clause {clause}: {text}", clause=clause, text=subject.clauses[clause].text))
