"""Findings shown in the format that was asked for."""

from __future__ import annotations

from collections.abc import Iterable

import click

from generator.cli.console import Console
from generator.cli.options import Decorator
from generator.cli.translated import say
from generator.finding import Finding
from generator.report.formats import REPORTS


def format_option() -> Decorator:
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(REPORTS)),
        default="text",
        show_default=True,
        help=say("of the report"),
    )


def report(console: Console, findings: Iterable[Finding], form: str = "text") -> None:
    click.echo(REPORTS[form](findings, console.translate))
