"""`policydocs read`: how a notice file is understood."""

import json
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.translated import TranslatedCommand, say
from generator.notice.as_json import as_json
from generator.notice.read import read_notice
from generator.report.notice_text import notice_text


@click.command(
    cls=TranslatedCommand,
    name="read",
    help=say(
        "Show how a notice file is understood: head, clauses, organisations, figures. Needs no workspace.\n\n"
        "Example: policydocs read notice.txt --format json"
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(console: Console, file: Path, form: str) -> int:
    notice = read_notice(file)
    if form == "json":
        click.echo(json.dumps(as_json(notice), ensure_ascii=False, indent=2))
    else:
        click.echo(notice_text(notice, console.translate))
    return 0
