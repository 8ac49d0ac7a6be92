"""`policydocs list`: the policies here."""

from datetime import datetime

import click

from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today
from generator.cli.translated import TranslatedCommand, say
from generator.message import Message, message
from generator.policy.load import load_policy
from generator.policy.status import State, status_on
from generator.workspace import POLICIES

_STATES: dict[State, Message] = {
    State.NOT_STARTED: message("not yet in force"),
    State.IN_FORCE: message("in force"),
    State.LAPSED: message("lapsed"),
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
    broken = False
    for name in names:
        loaded = load_policy(console.workspace.policy_folder(name), f"{POLICIES}/{name}").loaded
        if loaded is None:
            broken = True
            console.tell(message("{name}: cannot be loaded; `policydocs check {name}` says why", name=name))
            continue
        policy = loaded.policy
        state = _STATES[status_on(policy, as_of_today(as_of)).state]
        number = policy.document_number or "—"
        console.tell(
            message("{name}: {number} {title} ({state})", name=name, number=number, title=policy.title, state=state)
        )
    if not names:
        console.aside(message("there are no policies here"))
    return int(broken)
