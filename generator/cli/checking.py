"""What `policydocs check` does where the cache has no answer. Apart from check.py: it is slow to import."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from generator.build import Assessed
from generator.check_all import check_all, remembered
from generator.checks.coverage import coverage
from generator.cli.console import Console
from generator.far import check_far
from generator.finding import Finding
from generator.neighbours import Neighbourhood
from generator.report.coverage import coverage_page, coverage_text
from generator.site import check_one
from generator.unchanged import Memory


def checked(
    memory: Memory, names: tuple[str, ...], as_of: date, *, quick: bool, jobs: int | None, scheduler: str | None
) -> Iterator[tuple[Finding, ...]]:
    """The findings on each of `names`, in their order: by processes of this machine, or on those of a scheduler."""
    if scheduler is not None:
        found = check_far(memory, names, as_of, scheduler, quick=quick)
    else:
        found = check_all(memory, names, as_of, quick=quick, jobs=jobs)
    return remembered(memory, names, found, quick=quick)


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
