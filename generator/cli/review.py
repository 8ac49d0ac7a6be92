"""`policydocs review`: accepts the office's wording against the clauses of today."""

from __future__ import annotations

import getpass
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from generator.build import check_policy
from generator.checks.guesses import guessed_items
from generator.checks.subject import CheckSubject
from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today
from generator.cli.reporting import report
from generator.cli.templating import templates_of
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.message import Message, message
from generator.policy.review import DRAFT_EDITION, LOCK_FILE, NOTICE, Accepted, Reviewed, ReviewState, sha, write_lock
from generator.policy.template_review import accept_templates
from generator.policy.yaml_edit import with_value
from generator.publish.folder import write_if_changed
from generator.report.review_page import review_page
from generator.report.review_text import review_lines

FIRST_EDITION = "第一版"
_STATES: dict[ReviewState, Message] = {
    ReviewState.ACCEPTED: message("accepted"),
    ReviewState.STALE: message("stale"),
    ReviewState.UNREVIEWED: message("new"),
}


@click.command(
    cls=TranslatedCommand,
    name="review",
    help=say(
        "Accept the office's wording of a policy against the clauses of today; without ITEM, all that is new or stale "
        "and carries no comment 待核. Each item is shown with its values and quotes, beside its clauses. Once all of a "
        "draft is accepted, its edition is set. Of a stale item the words of the clause are shown as they were and as "
        "they are. With --ask each is accepted by yes or no. With --templates the wording of this workspace's own "
        "templates.\n\n"
        "Examples: policydocs review my-policy --list; policydocs review my-policy --list --format html > page.html; "
        "policydocs review my-policy faq.groups.term.questions.end; policydocs review --templates"
    ),
)
@click.argument("policy", required=False)
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option("--templates", "of_templates", is_flag=True, help=say("accept the wording of this workspace's templates"))
@click.option("--list", "only_list", is_flag=True, help=say("show what is new or stale and accept nothing"))
@click.option("--all", "everything", is_flag=True, help=say("with --list: every item, not only what carries 待核"))
@click.option("--format", "form", type=click.Choice(["text", "html"]), default="text", help=say("of --list"))
@click.option("--ask", is_flag=True, help=say("show one item after the other and ask for each"))
@click.option("--by", help=say("who has read it (default: the user of this computer)"))
@click.option("--edition", help=say("of policy and forms once all of a draft is accepted (default: 第一版)"))
@as_of_option()
@click.pass_obj
def command(
    console: Console,
    policy: str | None,
    items: tuple[str, ...],
    of_templates: bool,
    only_list: bool,
    everything: bool,
    form: str,
    ask: bool,
    by: str | None,
    edition: str | None,
    as_of: datetime | None,
) -> int:
    workspace = console.workspace
    name = by or getpass.getuser()
    if of_templates:
        folder = workspace.own_templates(policy) if policy else workspace.template_folders[0]
        return _accept_templates(console, folder, name, as_of_today(as_of), only_list=only_list)
    if policy is None:
        raise UsageError(message("review what?"), hint=message("name a policy, or give --templates"))
    workspace.chosen((policy,))
    order = Order(policy, items, name, as_of_today(as_of), edition, ask)
    if form == "html" and not only_list:
        raise UsageError(message("--format is for --list"))
    return _list(console, order, form, everything=everything) if only_list else _review(console, order)


@dataclass(frozen=True, slots=True)
class Order:
    """What to accept: a policy's items (empty: all), who has read them and when; `edition`: how the policy is called
    once nothing is left; `ask`: whether each item waits for a yes."""

    policy: str
    items: tuple[str, ...]
    by: str
    day: date
    edition: str | None
    ask: bool = False


def _subject(console: Console, order: Order) -> CheckSubject | None:
    checked = check_policy(console.workspace, templates_of(console.workspace, order.policy), order.policy, order.day)
    if checked.subject is None:
        report(console, checked.findings)
    return checked.subject


def _list(console: Console, order: Order, form: str, *, everything: bool) -> int:
    """How many items wait, then those that carry 待核, or whose words changed, with all that is asked about them; the
    others by number, unless they are named or all are asked for. As a page: every item."""
    subject = _subject(console, order)
    if subject is None:
        return 1
    pending = _chosen(subject, order.items)
    if form == "html":
        click.echo(review_page(subject, pending), nl=False)
        return 0
    marked = guessed_items(subject)
    first = [item for item in pending if item.path in marked or _comes_first(item)]
    shown = pending if everything or order.items else first
    console.tell(
        message(
            "{count} items are new or stale; {marked} of them carry 待核",
            count=len(pending),
            marked=sum(item.path in marked for item in pending),
        )
    )
    for item in shown:
        _show(console, subject, item)
    rest = Counter(item.path.partition(".")[0] for item in pending if item not in shown)
    if rest:
        told = ", ".join(f"{part} {number}" for part, number in rest.items())
        console.tell(
            message(
                "not shown: {parts}; `policydocs review {policy} PART --list` or `--list --all` shows them",
                parts=told,
                policy=order.policy,
            )
        )
    _tell_kept(console, subject, by_name=True)
    return 0


def _comes_first(item: Reviewed) -> bool:
    """What changed after it was accepted, and what a person says against the reader."""
    return item.state is ReviewState.STALE or item.path.startswith("readings.")


def _tell_kept(console: Console, subject: CheckSubject, *, by_name: bool) -> None:
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


def _review(console: Console, order: Order) -> int:
    """Accepts what was asked for; what still carries 待核 only where it is named."""
    subject = _subject(console, order)
    if subject is None:
        return 1
    refused = {} if order.items else guessed_items(subject)
    pending = tuple(item for item in _chosen(subject, order.items) if item.path not in refused)
    pending = _asked(console, subject, pending, order)
    _tell_kept(console, subject, by_name=False)
    if not refused and _is_last(subject, pending) and _set_edition(console, subject, order):
        subject = _subject(console, order)  # the forms have another edition now, which is accepted with them
        assert subject is not None  # noqa: S101 - an edition in its place is as good as the one before
        pending = _chosen(subject, order.items)
    accepted = {item.path: item.accepted_by(order.by, order.day.isoformat()) for item in pending}
    lock, complete = _with(subject, accepted, refused, order)
    data = write_lock(lock, complete=complete, texts=_texts(subject))
    if write_if_changed(console.workspace.policy_folder(order.policy) / LOCK_FILE, data):
        console.tell(message("{count} items accepted by {name}", count=len(pending), name=order.by))
    else:
        console.tell(message("{count} items are new or stale", count=0))
    _tell_left(console, subject, accepted)
    return int(_told_refused(console, [item.path for item in _chosen(subject, ()) if item.path in refused], order))


def _asked(
    console: Console, subject: CheckSubject, pending: tuple[Reviewed, ...], order: Order
) -> tuple[Reviewed, ...]:
    """Shows the items; with --ask those that were accepted one by one."""
    agreed = []
    for item in pending:
        _show(console, subject, item)
        if not order.ask or click.confirm(message("accept it?").text(console.translate)):
            agreed.append(item)
    return tuple(agreed)


def _tell_left(console: Console, subject: CheckSubject, accepted: Container[str]) -> None:
    left = [item for item in subject.reviews if _to_judge(item) and item.path not in accepted]
    if left:
        console.tell(message("{count} items are left to review", count=len(left)))


def _told_refused(console: Console, left: list[str], order: Order) -> bool:
    """Says what was not accepted and why. Whether there is any."""
    if left:
        count, names = len(left), ", ".join(left)
        console.tell(message("{count} items still carry 待核 and are not accepted: {names}", count=count, names=names))
        console.tell(
            message(
                "correct each and remove its comment, or name it: policydocs review {policy} ITEM", policy=order.policy
            )
        )
    return bool(left)


def _set_edition(console: Console, subject: CheckSubject, order: Order) -> bool:
    """Gives what is called a draft, policy and forms, its edition in the model files. Whether there was any."""
    paths = [f"forms.{form.id}.edition" for form in subject.policy.forms if form.edition == DRAFT_EDITION]
    paths += ["edition"] if subject.policy.edition == DRAFT_EDITION or order.edition else []
    edition = order.edition or FIRST_EDITION
    for path in paths:
        place = subject.places.by_path[path]
        file = console.workspace.root / place.file
        write_if_changed(file, with_value(file.read_bytes().decode(), place, edition).encode())
        console.tell(message("{path} is {edition} now", path=path, edition=edition))
    return bool(paths)


def _is_last(subject: CheckSubject, pending: tuple[Reviewed, ...]) -> bool:
    """Whether nothing that a person has to judge is left once these items are accepted."""
    paths = {item.path for item in pending}
    return not any(_to_judge(item) for item in subject.reviews if item.path not in paths)


def _to_judge(item: Reviewed) -> bool:
    waits = item.state is ReviewState.UNREVIEWED and bool(item.wording)
    return waits or item.state is ReviewState.STALE


def _accept_templates(console: Console, folder: Path, name: str, day: date, *, only_list: bool) -> int:
    """Accepts the templates of a folder, the workspace's or a policy's, as they are."""
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
    subject: CheckSubject, accepted: Mapping[str, Accepted], refused: Container[str], order: Order
) -> tuple[dict[str, Accepted], bool]:
    """The lock with what is accepted now, without what is gone, and whether nothing is left to accept.

    What has no wording is accepted along with the last item that has some: there is nothing in it to judge.
    """
    lock = {
        item.path: _standing(item, seen=not order.items) for item in subject.reviews if item.accepted is not None
    } | dict(accepted)
    left = [item for item in subject.reviews if item.state is not ReviewState.ACCEPTED and item.path not in accepted]
    if any(_to_judge(item) or item.path in refused for item in left):
        return lock, subject.loaded.lock.complete
    day = order.day.isoformat()
    return lock | {item.path: item.accepted_by(order.by, day) for item in left}, True


def _standing(item: Reviewed, *, seen: bool) -> Accepted:
    """What the lock says of an item. One that is as it was accepted is held to the words of today where the lock is of
    an earlier version, and where all that changed was `seen`; who accepted it and when stays."""
    assert item.accepted is not None  # noqa: S101 - asked for such items only
    dated = item.state is ReviewState.ACCEPTED and (not item.accepted.rests or (seen and item.kept))
    told = item.accepted
    return item.accepted_by(told.by, told.on, told.carried) if dated else told


def _texts(subject: CheckSubject) -> dict[str, str]:
    """The words of clauses, by hash: those that items were accepted against, and those of today."""
    lock = subject.loaded.lock
    return dict(lock.texts if lock.sealed else {}) | {
        sha(clause.text): clause.text for clause in subject.clauses.values()
    }


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
    for line in review_lines(subject, item):
        console.tell(line)
