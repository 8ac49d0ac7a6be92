"""`policydocs build`: the documents."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from generator.build import Choice, Outcome
from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today, policies_argument
from generator.cli.reporting import report
from generator.cli.templating import templates_of
from generator.cli.translated import TranslatedCommand, say
from generator.errors import UsageError
from generator.finding import Finding, Severity
from generator.message import message
from generator.report.text import waiting_lines, waits_for_review
from generator.site import build_all
from generator.workspace import OUTPUT, Workspace
from generator.writers.write import WRITERS


@click.command(
    cls=TranslatedCommand,
    name="build",
    help=say(
        "Make the documents of policies in Word and HTML. A policy with errors keeps its old documents.\n\n"
        "Examples: policydocs build; policydocs build my-policy --kind form --format docx"
    ),
)
@policies_argument()
@click.option("--kind", "kinds", multiple=True, help=say("only documents of this kind; the others stay as they are"))
@click.option("--format", "formats", multiple=True, type=click.Choice(list(WRITERS)), help=say("only this format"))
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help=say("instead of output/"))
@as_of_option()
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help=say("policies at the same time"))
@click.option("--scheduler", metavar="ADDRESS", help=say("a Dask scheduler that shares the policies out"))
@click.option("--public", is_flag=True, help=say("for a public site: no internal documents, nothing left to fill in"))
@click.option("--keep", type=click.IntRange(0), metavar="N", help=say("keep the N newest earlier editions beside it"))
@click.option("--force", is_flag=True, help=say("replace documents that were edited by hand"))
@click.pass_obj
def command(
    console: Console,
    policies: tuple[str, ...],
    kinds: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path | None,
    as_of: datetime | None,
    jobs: int,
    scheduler: str | None,
    public: bool,
    keep: int | None,
    force: bool,
) -> int:
    workspace = Workspace(console.workspace.root, output)
    names = workspace.chosen(policies)
    known = tuple(templates_of(workspace).kinds)
    for kind in kinds:
        if kind not in known:
            raise UsageError(
                message("there is no document kind {kind}", kind=kind),
                hint=message("kinds: {names}", names=", ".join(known)),
            )
    if keep is not None and (kinds or formats):
        raise UsageError(
            message("--keep keeps whole editions, --kind and --format build a part of one"),
            hint=message("leave one of them out"),
        )
    choice = Choice(kinds, formats, force, public, keep)
    day = as_of_today(as_of)
    outcomes = build_all(workspace, names, day, choice, jobs=jobs, scheduler=scheduler, waiting=console.aside)
    for outcome in outcomes:
        _tell(console, workspace, outcome)
    if not names:
        console.aside(message("there are no policies here"))
    return int(any(outcome.failed for outcome in outcomes))


def _tell(console: Console, workspace: Workspace, outcome: Outcome) -> None:
    """What was made and where; errors and findings on finished files in full, others by their number."""
    weighty = [finding for finding in outcome.findings if _is_weighty(finding)]
    if weighty:
        report(console, weighty)
    light = [finding for finding in outcome.findings if not _is_weighty(finding)]
    for line in waiting_lines(light):
        console.tell(line)
    others = Counter(finding.code for finding in light if not waits_for_review(finding))
    for code, count in others.items():
        console.tell(
            message(
                "{name}: {count} × {code}; `policydocs check` shows them", name=outcome.name, count=count, code=code
            )
        )
    folder = workspace.output / outcome.name
    if outcome.failed:
        console.tell(message("{name}: not built, what stood in {folder} stays", name=outcome.name, folder=folder))
    elif not outcome.changed:
        console.tell(message("{name}: nothing changed in {folder}", name=outcome.name, folder=folder))
    else:
        console.tell(
            message("{name}: {count} files in {folder}", name=outcome.name, count=len(outcome.files), folder=folder)
        )
        for kept in outcome.kept:
            console.tell(message("{name}: the edition before is kept in {folder}", name=outcome.name, folder=kept.name))
        for gone in outcome.gone:
            console.tell(message("{name}: the earlier edition {folder} is gone", name=outcome.name, folder=gone.name))
        for file in outcome.files:
            mark = "+" if file in outcome.changed else " "
            click.echo(f"  {mark} {file}")


def _is_weighty(finding: Finding) -> bool:
    in_output = finding.place is not None and finding.place.file.startswith(f"{OUTPUT}/")
    return finding.severity is Severity.ERROR or in_output
