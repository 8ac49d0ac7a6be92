"""`policydocs init`: a new workspace."""

import shutil
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.message import message
from generator.policy.schema import SCHEMA_FOLDER, write_schemas
from generator.workspace import POLICIES, TEMPLATES, packaged

EXAMPLE = "qinzhou-gxq-2021-12"


@click.command(
    cls=TranslatedCommand,
    name="init",
    help=say(
        "Make a new workspace with an example policy to learn from.\n\n"
        "Examples: policydocs init; policydocs init my-office"
    ),
)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--empty", is_flag=True, help=say("without the example policy"))
@click.pass_context
def command(context: click.Context, folder: Path | None, empty: bool) -> int:
    console: Console = context.obj
    folder = folder or context.find_root().params.get("root") or Path.cwd()
    if (folder / POLICIES).exists():
        raise UsageError(
            message("{folder} already holds a workspace", folder=folder), hint=message("name another folder")
        )
    (folder / POLICIES).mkdir(parents=True)
    (folder / TEMPLATES).mkdir(exist_ok=True)
    write_schemas(folder / SCHEMA_FOLDER)
    if not empty:
        shutil.copytree(packaged(POLICIES) / EXAMPLE, folder / POLICIES / EXAMPLE)
    console.tell(message("a new workspace is in {folder}", folder=folder.resolve()))
    console.tell(message("next: `policydocs --root {folder} build`", folder=folder))
    return 0
