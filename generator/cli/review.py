"""`policydocs review`: accepts the office's wording against the clauses of today."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import date, datetime

import click

from generator.build import check_policy
from generator.checks.subject import CheckSubject
from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today, templates_of
from generator.cli.reporting import report
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.message import Message, message
from generator.policy.review import LOCK_FILE, Accepted, Reviewed, ReviewState, write_lock
from generator.policy.template_review import accept_templates
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
        "Each item is shown beside its clauses. With --templates the wording of this workspace's own templates.\n\n"
        "Examples: policydocs review my-policy --list; policydocs review my-policy faq.groups.term.questions.end; "
        "policydocs review --templates"
    ),
)
@click.argument("policy", required=False)
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option("--templates", "of_templates", is_flag=True, help=say("accept the wording of this workspace's templates"))
@click.option("--list", "only_list", is_flag=True, help=say("show what is new or stale and accept nothing"))
@click.option("--by", help=say("who has read it (default: the user of this computer)"))
@as_of_option()
@click.pass_obj
def command(
    console: Console,
    policy: str | None,
    items: tuple[str, ...],
    of_templates: bool,
    only_list: bool,
    by: str | None,
    as_of: datetime | None,
) -> int:
    workspace = console.workspace
    name = by or getpass.getuser()
    if of_templates:
        return _accept_templates(console, name, as_of_today(as_of), only_list=only_list)
    if policy is None:
        raise UsageError(message("review what?"), hint=message("name a policy, or give --templates"))
    workspace.chosen((policy,))
    return _review(console, policy, items, name, as_of_today(as_of), only_list=only_list)


def _review(console: Console, policy: str, items: tuple[str, ...], name: str, day: date, *, only_list: bool) -> int:
    workspace = console.workspace
    checked = check_policy(workspace, templates_of(workspace), policy, day)
    if checked.subject is None:
        report(console, checked.findings)
        return 1
    subject = checked.subject
    pending = _chosen(subject, items)
    for item in pending:
        _show(console, subject, item)
    if only_list:
        console.tell(message("{count} items are new or stale", count=len(pending)))
        return 0
    accepted = {item.path: Accepted(item.clauses, item.text, name, day.isoformat()) for item in pending}
    lock, complete = _with(subject, accepted, name, day.isoformat())
    if write_if_changed(workspace.policy_folder(policy) / LOCK_FILE, write_lock(lock, complete=complete)):
        console.tell(message("{count} items accepted by {name}", count=len(pending), name=name))
    else:
        console.tell(message("{count} items are new or stale", count=0))
    return 0


def _accept_templates(console: Console, name: str, day: date, *, only_list: bool) -> int:
    """Accepts the templates that stand in the workspace itself, as they are."""
    folder = console.workspace.template_folders[0]
    if not folder.is_dir():
        raise UsageError(message("there is no folder {folder}", folder=folder))
    lock, new = accept_templates(folder, name, day.isoformat())
    for each in new:
        console.tell(message("{path} ({state})", path=f"{folder.name}/{each}", state=message("new")))
    if only_list:
        console.tell(message("{count} items are new or stale", count=len(new)))
    else:
        write_if_changed(folder / LOCK_FILE, lock)
        console.tell(message("{count} items accepted by {name}", count=len(new), name=name))
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
    for each in subject.notice.corrections:
        if item.path == f"readings.{each.id}":
            console.tell(message("    the notice says: {words}", words=each.quote))
            console.tell(message("    read as {before}; corrected to {after}", before=each.before, after=each.after))
    for clause in item.clauses:
        console.tell(message("    clause {clause}: {text}", clause=clause, text=subject.clauses[clause].text))
