"""`policydocs review`: accepts the office's wording against the clauses of today."""

from __future__ import annotations

import getpass
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import click

from generator.checks.guesses import guessed_items
from generator.cli.accepting import accept
from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today
from generator.cli.review_order import ReviewOrder, chosen_of, show, subject_of, tell_kept
from generator.cli.review_waiting import tell_counted, turning_on_words
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.message import message
from generator.policy.review import LOCK_FILE, Reviewed, ReviewState
from generator.policy.template_review import accept_templates
from generator.publish.folder import write_if_changed
from generator.report.review_page import review_page


@click.command(
    cls=TranslatedCommand,
    name="review",
    help=say(
        "Accept the office's wording of a policy against the clauses of today; without ITEM, all that is new or stale "
        "and carries no comment 待核. Each item is shown with its values and quotes, beside its clauses; one that "
        "turns on negations, limits or promises of its own waits for its name or --ask. Once all of a draft is "
        "accepted, its edition is set. Of a stale item the words of the clause are shown as they were and as "
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
@as_of_option(say("the day of acceptance as it is noted, and for which the term is judged (default: today)"))
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
    order = ReviewOrder(policy, items, name, as_of_today(as_of), edition, ask)
    if form == "html" and not only_list:
        raise UsageError(message("--format is for --list"))
    return _list(console, order, form, everything=everything) if only_list else accept(console, order)


def _list(console: Console, order: ReviewOrder, form: str, *, everything: bool) -> int:
    """How many items wait, then those that carry 待核, or whose words changed, with all that is asked about them; the
    others by number, unless they are named or all are asked for. As a page: every item."""
    subject = subject_of(console, order)
    if subject is None:
        return 1
    pending = chosen_of(subject, order.items)
    if form == "html":
        click.echo(review_page(subject, pending), nl=False)
        return 0
    marked = guessed_items(subject)
    weighty = turning_on_words(console, subject)
    first = [item for item in pending if item.path in marked or _comes_first(item) or item.path in weighty]
    shown = pending if everything or order.items else first
    tell_counted(console, pending, marked, weighty)
    for item in shown:
        show(console, subject, item)
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
    tell_kept(console, subject, by_name=True)
    return 0


def _comes_first(item: Reviewed) -> bool:
    """What changed after it was accepted, and what a person says against the reader."""
    return item.state is ReviewState.STALE or item.path.startswith("readings.")


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
