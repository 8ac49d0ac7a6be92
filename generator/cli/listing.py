"""`policydocs list`: the policies here, and which of them hold on a day."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import click

from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today
from generator.cli.progress import progress
from generator.cli.translated import TranslatedCommand, say
from generator.kept.folder import open_cache
from generator.late import late
from generator.message import message
from generator.unchanged import Memory


@click.command(
    cls=TranslatedCommand,
    name="list",
    help=say(
        "List the policies here with their status on a day: which hold, which are running out, over or replaced.\n\n"
        "Examples: policydocs list --as-of 2025-06-30; policydocs list --holding --format json"
    ),
)
@as_of_option()
@click.option(
    "--holding", is_flag=True, help=say("only policies that hold on that day, with all or some of their clauses")
)
@click.option("--within", type=click.IntRange(0), metavar="N", help=say("running out: its last day is so near"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(console: Console, as_of: datetime | None, holding: bool, within: int | None, form: str) -> int:
    day = as_of_today(as_of)
    entries, unreadable = _found(console, day, holding=holding, within=within, form=form)
    if form == "json":
        told = {"as_of": day.isoformat(), "policies": entries, "unreadable": unreadable}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return int(bool(unreadable))
    for line in entries:
        click.echo(line)
    for name in unreadable:
        console.tell(message("{name}: cannot be loaded; `policydocs check {name}` says why", name=name))
    if not console.workspace.policy_names():
        console.aside(message("there are no policies here"))
    return int(bool(unreadable))


def _found(
    console: Console, day: date, *, holding: bool, within: int | None, form: str
) -> tuple[list[Any], tuple[str, ...]]:
    """What is shown and which policies cannot be loaded: known from the files of all of them, or by loading them."""
    memory = Memory(console.workspace, open_cache())
    asked = (str(holding), str(within), form, console.language)
    total = len(console.workspace.policy_names())
    with progress(total) as looking:
        files = memory.all_model_files(looking.step)
    known = memory.listed(asked, files, day)
    if known is not None:
        return known, ()
    with progress(total) as reading:
        loading = late("cli.loading")
        wanted = loading.Wanted(day, holding, within, form)
        shown = loading.list_anew(console, memory, (asked, files), wanted, reading.step)
    return shown.entries, shown.unreadable
