"""`policydocs migrate`: model files of an older version brought to the newest, in place."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.message import message
from generator.policy.load import MAIN_FILE, SIDE_FILES
from generator.policy.migration import ValueChange, migrated
from generator.policy.yaml_source import YamlError
from generator.publish.folder import write_if_changed

_MARK = "\ufeff"  # what some editors put before UTF-8 text


@click.command(
    cls=TranslatedCommand,
    name="migrate",
    help=say(
        "Bring the model files of a policy (of all, where none is named) to the newest version, in place: comments, "
        "order and spacing stay. Says what it changes; a second run changes nothing.\n\n"
        "Examples: policydocs migrate; policydocs migrate my-policy"
    ),
)
@click.argument("policies", nargs=-1, metavar="[POLICY]...")
@click.pass_obj
def command(console: Console, policies: tuple[str, ...]) -> int:
    by_hand = 0
    for name in console.workspace.chosen(policies):
        folder = console.workspace.policy_folder(name)
        for file in (MAIN_FILE, *SIDE_FILES):
            if (folder / file).is_file():
                by_hand += _migrate(console, folder / file, f"{name}/{file}", main=file == MAIN_FILE)
    return 1 if by_hand else 0


def _migrate(console: Console, path: Path, shown_as: str, *, main: bool) -> int:
    """Migrate one file; how many of its values a person must write."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
        new, changes = migrated(text.removeprefix(_MARK), shown_as, main=main)
    except (UnicodeDecodeError, YamlError) as problem:
        raise UsageError(
            message("{file} cannot be read: {problem}", file=shown_as, problem=getattr(problem, "message", problem)),
            hint=message("`policydocs check` says what is wrong with it"),
        ) from problem
    written = write_if_changed(path, ((_MARK if text.startswith(_MARK) else "") + new).encode())
    _tell(console, shown_as, changes, written=written)
    return sum(change.new is None for change in changes)


def _tell(console: Console, file: str, changes: tuple[ValueChange, ...], *, written: bool) -> None:
    for change in changes:
        console.tell(message("{file}:{line}: {change}", file=file, line=change.place.line, change=change.told))
    if written:
        console.tell(message("{file} is of version 2 now", file=file))
    else:
        console.tell(message("{file}: nothing to do", file=file))
