"""`policydocs build`: the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today, jobs_option, policies_argument, scheduler_option
from generator.cli.progress import progress
from generator.cli.reporting import report
from generator.cli.translated import TranslatedCommand, say
from generator.finding import Finding, Severity
from generator.kept.folder import open_cache
from generator.late import late
from generator.message import Message, message
from generator.report.text import waiting_lines, waits_for_review
from generator.unchanged import Memory, UnchangedPolicy, at_work
from generator.workspace import OUTPUT, Workspace

_FORMATS = ("html", "docx")  # the keys of writers.write.WRITERS, which is slow to import


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
@click.option("--format", "formats", multiple=True, type=click.Choice(list(_FORMATS)), help=say("only this format"))
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help=say("instead of output/"))
@as_of_option()
@jobs_option()
@scheduler_option()
@click.option("--public", is_flag=True, help=say("for a public site: no internal documents, nothing left to fill in"))
@click.option("--keep", type=click.IntRange(0), metavar="N", help=say("keep the N newest earlier editions beside it"))
@click.option("--force", is_flag=True, help=say("replace documents that were edited by hand"))
@click.option("--explain", is_flag=True, help=say("say of each document why it was made anew, or that it stands"))
@click.pass_obj
def command(
    console: Console,
    policies: tuple[str, ...],
    kinds: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path | None,
    as_of: datetime | None,
    jobs: int | None,
    scheduler: str | None,
    public: bool,
    keep: int | None,
    force: bool,
    explain: bool,
) -> int:
    workspace = Workspace(console.workspace.root, output)
    names = workspace.chosen(policies)
    day = as_of_today(as_of)
    whole = not (kinds or formats) and keep is None  # which earlier editions come and go is for the build to say
    standing = _standing(workspace, names, day, public=public) if whole else None
    if standing is not None:
        return _tell_standing(console, workspace, standing, explain=explain)
    building = late("cli.building")
    choice = building.choice(workspace, kinds, formats, public=public, force=force, keep=keep)
    with progress(len(names)) as shown:
        calls = {"waiting": console.aside, "done": lambda outcome: shown.step(outcome.name)}
        far = building.elsewhere(scheduler) if scheduler else None
        outcomes = building.build_all(workspace, names, day, choice, jobs=jobs, elsewhere=far, **calls)
    for outcome in outcomes:
        _tell(console, workspace, outcome)
        _explain(console, outcome.reasons if explain else {})
    for line in building.summary_lines(outcomes) if len(outcomes) > 1 else ():
        console.tell(line)
    if not names:
        console.aside(message("there are no policies here"))
    return int(any(outcome.failed for outcome in outcomes))


def _tell_standing(
    console: Console, workspace: Workspace, standing: Iterable[UnchangedPolicy], *, explain: bool
) -> int:
    """Policies of which everything stands as it was made; the exit code."""
    for each in standing:
        _tell_findings(console, each.name, each.findings)
        _tell_unchanged(console, workspace, each.name)
        _explain(console, each.documents if explain else {})
    return 0


def _standing(
    workspace: Workspace, names: tuple[str, ...], as_of: date, *, public: bool
) -> list[UnchangedPolicy] | None:
    """The policies as they stand, where all of them and the start page are what a build would make now."""
    if not names or at_work(workspace.output):
        return None
    memory = Memory(workspace, open_cache())
    found: list[UnchangedPolicy] = []
    with progress(len(names)) as shown:
        for name in names:
            each = memory.stands(name, as_of, public=public)
            if each is None:
                return None
            found.append(each)
            shown.step(name)
    return found if memory.start_page_stands() and not at_work(workspace.output) else None


def _tell(console: Console, workspace: Workspace, outcome: Any) -> None:
    """What was made and where. `outcome`: a generator.build.Outcome."""
    _tell_findings(console, outcome.name, outcome.findings)
    folder = workspace.output / outcome.name
    if outcome.failed:
        console.tell(_not_built(outcome.name, folder))
    elif not outcome.changed:
        _tell_unchanged(console, workspace, outcome.name)
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


def _not_built(name: str, folder: Path) -> Message:
    if folder.is_dir():
        return message("{name}: not built, what stood in {folder} stays", name=name, folder=folder)
    return message("{name}: not built; {folder} is made once the errors are mended", name=name, folder=folder)


def _explain(console: Console, reasons: Mapping[str, Message | None]) -> None:
    """Of each document, why it was made anew; None: it stands."""
    for document, reason in reasons.items():
        if reason is None:
            console.tell(message("    {document}: stands, nothing that it was made from changed", document=document))
        else:
            console.tell(message("    {document}: made anew: {reason}", document=document, reason=reason))


def _tell_findings(console: Console, name: str, findings: Sequence[Finding]) -> None:
    """Errors and findings on finished files in full, others by their number."""
    weighty = [finding for finding in findings if _is_weighty(finding)]
    if weighty:
        report(console, weighty)
    light = [finding for finding in findings if not _is_weighty(finding)]
    for line in waiting_lines(light):
        console.tell(line)
    others = Counter(finding.code for finding in light if not waits_for_review(finding))
    for code, count in others.items():
        console.tell(
            message("{name}: {count} × {code}; `policydocs check` shows them", name=name, count=count, code=code)
        )


def _tell_unchanged(console: Console, workspace: Workspace, name: str) -> None:
    console.tell(message("{name}: nothing changed in {folder}", name=name, folder=workspace.output / name))


def _is_weighty(finding: Finding) -> bool:
    in_output = finding.place is not None and finding.place.file.startswith(f"{OUTPUT}/")
    return finding.severity is Severity.ERROR or in_output
