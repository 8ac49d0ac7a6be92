"""What `policydocs check` does where the cache has no answer. Apart from check.py: it is slow to import."""

from __future__ import annotations

from datetime import date

import click

from generator.build import Assessed, steady
from generator.checks.coverage import coverage
from generator.cli.console import Console
from generator.finding import Finding
from generator.kept.steady import Steady
from generator.neighbours import Neighbourhood
from generator.report.coverage import coverage_page, coverage_text
from generator.site import check_one
from generator.unchanged import Memory


class Checks:
    """Checks of many policies in one command. What they find is kept for the next one in `keep`, at the end: whether
    the files are still those that were checked is looked at once for all."""

    def __init__(self, before: Memory, as_of: date, *, quick: bool) -> None:
        self._before = before
        self._around = Neighbourhood(before.workspace)
        self._as_of = as_of
        self._quick = quick
        self._found: list[tuple[str, str, Steady, tuple[Finding, ...]]] = []

    def anew(self, name: str) -> tuple[Finding, ...]:
        """The findings of a check."""
        inputs = self._before.inputs(name)
        assessed = check_one(self._before.workspace, name, self._as_of, quick=self._quick, around=self._around)
        if assessed.checked.subject is not None:
            self._found.append((name, inputs, steady(assessed.checked.subject), assessed.findings))
        return assessed.findings

    def keep(self) -> None:
        """Keeps what the checks found."""
        after = Memory(self._before.workspace, self._before.cache)
        for name, inputs, days, findings in self._found:
            after.keep_check(name, inputs, days, findings, quick=self._quick)


def assessed(before: Memory, names: tuple[str, ...], as_of: date, *, quick: bool) -> list[Assessed]:
    """Policies checked, with what was checked: coverage needs the model."""
    around = Neighbourhood(before.workspace)
    return [check_one(before.workspace, name, as_of, quick=quick, around=around) for name in names]


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
