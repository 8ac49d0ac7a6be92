"""`policydocs check`: findings on policies, nothing written."""

from __future__ import annotations

from datetime import datetime

import click

from generator.build import Checked, failed
from generator.checks.coverage import coverage
from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today, policies_argument
from generator.cli.reporting import report
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.message import message
from generator.report.coverage import coverage_page, coverage_text
from generator.report.formats import REPORTS
from generator.site import check_one

_PAGE = "html"


@click.command(
    cls=TranslatedCommand,
    name="check",
    help=say(
        "Check policies against their notices, then compose and audit their documents in memory: what passes here, "
        "`build` builds. Nothing is written. With --coverage also what of each clause the model claims, as text or "
        "(--format html) as a page.\n\n"
        "Examples: policydocs check; policydocs check my-policy --quick; "
        "policydocs check my-policy --as-of 2025-06-30 --format json"
    ),
)
@policies_argument()
@click.option(
    "--format",
    "form",
    type=click.Choice([*REPORTS, _PAGE]),
    default="text",
    show_default=True,
    help=say("of the report; html only with --coverage"),
)
@click.option("--quick", is_flag=True, help=say("model and notice only, without composing the documents"))
@click.option("--strict", is_flag=True, help=say("warnings count as errors"))
@as_of_option()
@click.option("--coverage", "covering", is_flag=True, help=say("show what of the notice the model claims"))
@click.pass_obj
def command(
    console: Console,
    policies: tuple[str, ...],
    form: str,
    quick: bool,
    strict: bool,
    as_of: datetime | None,
    covering: bool,
) -> int:
    if form == _PAGE and not covering:
        raise UsageError(message("--format html shows coverage only"), hint=message("add --coverage"))
    names = console.workspace.chosen(policies)
    assessed = [check_one(console.workspace, name, as_of_today(as_of), quick=quick) for name in names]
    checked = [each.checked for each in assessed]
    findings = tuple(finding for each in assessed for finding in each.findings)
    if form == _PAGE:
        _pages(console, checked)
    else:
        report(console, findings, form)
        if covering and form == "text":
            _texts(console, checked)
    if not names:
        console.aside(message("there are no policies here"))
    return int(failed(findings, strict=strict))


def _texts(console: Console, checked: list[Checked]) -> None:
    for each in checked:
        if each.subject is not None:
            click.echo(f"\n{each.name}")
            click.echo(coverage_text(coverage(each.subject), console.translate))


def _pages(console: Console, checked: list[Checked]) -> None:
    for each in checked:
        if each.subject is not None:
            places = each.subject.places
            click.echo(coverage_page(each.name, coverage(each.subject), places, console.translate))
