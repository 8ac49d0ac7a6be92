"""What `policydocs check` does where the cache has no answer. Apart from check.py: it is slow to import."""

from __future__ import annotations

from datetime import date

import click

from generator.build import Assessed, steady
from generator.checks.coverage import coverage
from generator.cli.console import Console
from generator.finding import Finding
from generator.report.coverage import coverage_page, coverage_text
from generator.site import check_one
from generator.unchanged import Memory


def check_anew(before: Memory, name: str, as_of: date, *, quick: bool) -> tuple[Finding, ...]:
    """The findings of a check, kept for the next one."""
    inputs = before.inputs(name)
    assessed = check_one(before.workspace, name, as_of, quick=quick)
    if assessed.checked.subject is not None:
        after = Memory(before.workspace, before.cache)
        after.keep_check(name, inputs, steady(assessed.checked.subject), assessed.findings, quick=quick)
    return assessed.findings


def assessed(before: Memory, names: tuple[str, ...], as_of: date, *, quick: bool) -> list[Assessed]:
    """Policies checked, with what was checked: coverage needs the model."""
    return [check_one(before.workspace, name, as_of, quick=quick) for name in names]


def show_coverage(console: Console, found: list[Assessed], *, page: bool) -> None:
    """What of each clause the model claims, policy by policy."""
    for each in (one.checked for one in found):
        if each.subject is None:
            continue
        claims = coverage(each.subject)
        if page:
            click.echo(coverage_page(each.name, claims, each.subject.places, console.translate))
        else:
            click.echo(f"\n{each.name}")
            click.echo(coverage_text(claims, console.translate))
