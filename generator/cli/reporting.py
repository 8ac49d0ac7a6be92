"""Findings shown in the format that was asked for."""

from __future__ import annotations

from collections.abc import Iterable

import click

from generator.cli.console import Console
from generator.cli.options import Decorator
from generator.cli.translated import say
from generator.finding import Finding
from generator.late import late
from generator.report.text import as_text

TEXT = "text"
FORMATS = (TEXT, "json", "sarif", "junit")  # the keys of report.formats.REPORTS, which is slow to import


def format_option() -> Decorator:
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(FORMATS)),
        default=TEXT,
        show_default=True,
        help=say("of the report"),
    )


def report(console: Console, findings: Iterable[Finding], form: str = TEXT) -> None:
    shown = as_text if form == TEXT else late("report.formats").REPORTS[form]
    click.echo(shown(findings, console.translate))
