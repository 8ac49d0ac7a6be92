"""`policydocs list`: the policies here, and which of them hold on a day."""

from __future__ import annotations

import json
from datetime import datetime

import click

from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today
from generator.cli.translated import TranslatedCommand, say
from generator.message import message
from generator.neighbours import neighbours_of
from generator.policy.chain import chain_of
from generator.policy.load import load_policy
from generator.policy.status import status_on
from generator.report.standing import Standing, standing_json, standing_lines
from generator.workspace import POLICIES


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
    names = console.workspace.policy_names()
    standings, broken = list[Standing](), list[str]()
    for name in names:
        loaded = load_policy(console.workspace.policy_folder(name), f"{POLICIES}/{name}").loaded
        if loaded is None:
            broken.append(name)
            continue
        chain = chain_of(loaded.policy, neighbours_of(console.workspace, name).policies)
        standings.append(Standing(name, loaded.policy, status_on(loaded.policy, day, chain, within)))
    shown = [each for each in standings if each.holds_in_part or not holding]
    if form == "json":
        told = {"as_of": day.isoformat(), "policies": [standing_json(each) for each in shown], "unreadable": broken}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return int(bool(broken))
    for standing in shown:
        for line in standing_lines(standing, console.translate):
            click.echo(line)
    for name in broken:
        console.tell(message("{name}: cannot be loaded; `policydocs check {name}` says why", name=name))
    if not names:
        console.aside(message("there are no policies here"))
    return int(bool(broken))
