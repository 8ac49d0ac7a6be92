"""`policydocs reference`: the file that gives Word documents their looks."""

from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.message import message
from generator.reference.making import completed, new_reference
from generator.workspace import TEMPLATES


@click.command(
    cls=TranslatedCommand,
    name="reference",
    help=say(
        "Make templates/styles/reference.docx, by which Word documents look: anew, or from a letterhead of the "
        "office, to which the missing styles are added.\n\n"
        "Examples: policydocs reference; policydocs reference 公文版式.docx"
    ),
)
@click.argument("letterhead", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help=say("also where the workspace has a reference.docx already"))
@click.pass_obj
def command(console: Console, letterhead: Path | None, replace: bool) -> int:
    target = console.workspace.root / TEMPLATES / "styles" / "reference.docx"
    if target.exists() and not replace:
        raise UsageError(
            message("{file} is there already, perhaps edited", file=target), hint=message("--replace makes it anew")
        )
    made = new_reference() if letterhead is None else completed(letterhead.read_bytes(), letterhead.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(made.data)
    console.tell(message("{file} has the looks of Word documents; edit its styles in Word", file=target))
    if letterhead is not None:
        added = "、".join(made.added)
        console.tell(
            message("{count} styles were missing and have been added: {names}", count=len(made.added), names=added)
        )
    return 0
