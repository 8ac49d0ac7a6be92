"""`policydocs explain`: the manual page of a check."""

import inspect

import click

from generator.cli.console import Console
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.forms.codes import FORM_CODES
from generator.locale.summaries import check_summaries
from generator.manual import MANUAL
from generator.message import message


@click.command(
    cls=TranslatedCommand,
    name="explain",
    help=say("Show the manual page of a check, or list all checks.\n\nExample: policydocs explain amount-mismatch"),
)
@click.argument("code", required=False)
@click.pass_obj
def command(console: Console, code: str | None) -> int:
    summaries = check_summaries(console.language)
    if code is None:
        for name, check in MANUAL.items():
            click.echo(f"{name}: {summaries.get(name) or (inspect.getdoc(check) or '').splitlines()[0]}")
        for name, words in FORM_CODES.items():
            console.tell(message("{code}: {words}", code=name, words=words))
        return 0
    if code in FORM_CODES:
        console.tell(message("{code}: {words}", code=code, words=FORM_CODES[code]))
        return 0
    if code not in MANUAL:
        raise UsageError(
            message("there is no check {code}", code=code), hint=message("`policydocs explain` lists all checks")
        )
    click.echo(f"{code}\n")
    if code in summaries:
        console.tell(message("{summary}\n\nThe manual page in full, in English:\n", summary=summaries[code]))
    click.echo(inspect.getdoc(MANUAL[code]))
    return 0
