"""`policydocs list`: the policies here."""

from __future__ import annotations

from datetime import date, datetime

import click

from generator.cli.console import Console
from generator.cli.late import late
from generator.cli.options import as_of_option, as_of_today
from generator.cli.translated import TranslatedCommand, say
from generator.kept.folder import open_cache
from generator.message import Message, message
from generator.unchanged import Listed, Memory

_STATES: dict[str, Message] = {
    "not_started": message("not yet in force"),
    "in_force": message("in force"),
    "lapsed": message("lapsed"),
}


@click.command(
    cls=TranslatedCommand,
    name="list",
    help=say("List the policies here with their status.\n\nExample: policydocs list --as-of 2025-06-30"),
)
@as_of_option()
@click.pass_obj
def command(console: Console, as_of: datetime | None) -> int:
    names = console.workspace.policy_names()
    memory = Memory(console.workspace, open_cache())
    broken = False
    for name in names:
        listed = _listed(memory, name, as_of_today(as_of))
        if listed is None:
            broken = True
            console.tell(message("{name}: cannot be loaded; `policydocs check {name}` says why", name=name))
            continue
        state, number = _STATES[listed.state], listed.document_number or "—"
        console.tell(
            message("{name}: {number} {title} ({state})", name=name, number=number, title=listed.title, state=state)
        )
    if not names:
        console.aside(message("there are no policies here"))
    return int(broken)


def _listed(memory: Memory, name: str, as_of: date) -> Listed | None:
    """A policy's line, known from its files or by loading them; None where it cannot be loaded."""
    known = memory.listed(name, as_of)
    if known is None:
        known = late("cli.loading").list_anew(memory, name, as_of)
    return known if isinstance(known, Listed) else None
