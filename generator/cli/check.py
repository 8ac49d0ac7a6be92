"""`policydocs check`: findings on policies, nothing written."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import click

from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today, jobs_option, policies_argument, scheduler_option
from generator.cli.progress import progress
from generator.cli.reporting import FORMATS, TEXT, report
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.finding import Finding, failed
from generator.kept.folder import open_cache
from generator.late import late
from generator.message import message
from generator.unchanged import Memory

_PAGE = "html"
_CHECKING = "cli.checking"


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
    type=click.Choice([*FORMATS, _PAGE]),
    default=TEXT,
    show_default=True,
    help=say("of the report; html only with --coverage"),
)
@click.option("--quick", is_flag=True, help=say("model and notice only, without composing the documents"))
@click.option("--strict", is_flag=True, help=say("warnings count as errors"))
@as_of_option()
@jobs_option()
@scheduler_option()
@click.option("--coverage", "covering", is_flag=True, help=say("show what of the notice the model claims"))
@click.pass_obj
def command(
    console: Console,
    policies: tuple[str, ...],
    form: str,
    quick: bool,
    strict: bool,
    as_of: datetime | None,
    jobs: int | None,
    scheduler: str | None,
    covering: bool,
) -> int:
    if form == _PAGE and not covering:
        raise UsageError(message("--format html shows coverage only"), hint=message("add --coverage"))
    names = console.workspace.chosen(policies)
    memory = Memory(console.workspace, open_cache(), f"check {time.monotonic_ns()}")
    day = as_of_today(as_of)
    assessed = late(_CHECKING).assessed(memory, names, day, quick=quick) if covering else []
    how = {"scheduler": scheduler, "jobs": jobs}
    found = [each.findings for each in assessed] if covering else _found(memory, names, day, how, quick=quick)
    findings = tuple(finding for its in found for finding in its)
    if form != _PAGE:
        report(console, findings, form)
    if form == TEXT:
        _tell_summary(console, found, strict=strict)
    if covering and form in (_PAGE, TEXT):
        late(_CHECKING).show_coverage(console, assessed, page=form == _PAGE)
    if not names:
        console.aside(message("there are no policies here"))
    return int(failed(findings, strict=strict))


def _tell_summary(console: Console, found: Sequence[Sequence[Finding]], *, strict: bool) -> None:
    """How many of several policies pass."""
    for line in late("cli.summary").checked_lines(found, strict=strict) if len(found) > 1 else ():
        console.tell(line)


def _found(
    memory: Memory, names: tuple[str, ...], as_of: date, how: Mapping[str, Any], *, quick: bool
) -> list[tuple[Finding, ...]]:
    """The findings on each policy: those that are known from a check of just these files, else by checking."""
    found: dict[str, tuple[Finding, ...]] = {}
    new: list[str] = []
    with progress(len(names)) as shown:
        for name in names:
            known = memory.checked(name, as_of, quick=quick)
            if known is None:
                new.append(name)
            else:
                found[name] = known
                shown.step(name)
        checked = late(_CHECKING).checked(memory, tuple(new), as_of, quick=quick, **how) if new else ()
        for name, findings in zip(new, checked, strict=True):
            found[name] = findings
            shown.step(name)
    return [found[name] for name in names]
