"""`policydocs check`: findings on policies, nothing written."""

from datetime import datetime

import click

from generator.build import check_policy, failed
from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today, format_option, policies_argument, templates_of
from generator.cli.translated import TranslatedCommand, say
from generator.errors import PolicydocsError
from generator.finding import Finding
from generator.message import message


@click.command(
    cls=TranslatedCommand,
    name="check",
    help=say(
        "Check policies against their notices; nothing is written.\n\n"
        "Examples: policydocs check; policydocs check my-policy --as-of 2025-06-30 --format json"
    ),
)
@policies_argument()
@format_option()
@click.option("--strict", is_flag=True, help=say("warnings count as errors"))
@as_of_option()
@click.pass_obj
def command(console: Console, policies: tuple[str, ...], form: str, strict: bool, as_of: datetime | None) -> int:
    workspace = console.workspace
    names = workspace.chosen(policies)
    templates = templates_of(workspace)
    findings: list[Finding] = []
    for name in names:
        try:
            findings += check_policy(workspace, templates, name, as_of_today(as_of)).findings
        except PolicydocsError as error:
            findings.append(Finding(code="policy-unreadable", message=error.message, hint=error.hint, policy=name))
    console.report(findings, form)
    if form == "text" and not names:
        console.aside(message("there are no policies here"))
    return int(failed(tuple(findings), strict=strict))
