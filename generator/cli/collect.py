"""`policydocs collect`: returned forms as checked data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today, scheduler_option
from generator.cli.progress import progress
from generator.cli.templating import templates_of
from generator.cli.translated import TranslatedCommand, say
from generator.collect import WorkspaceForms, collect
from generator.crew import processors
from generator.errors import OutputError, UsageError
from generator.forms.collecting.across import across
from generator.forms.collecting.claims import claim_of, with_masked_numbers
from generator.forms.collecting.collected import Collected
from generator.forms.problem import FormProblem
from generator.message import message
from generator.report.collected import Totals
from generator.report.collected_files import SINKS, Sink
from generator.report.collected_text import form_lines, problem_line, totals_lines

_MOST_JOBS = 8


@click.command(
    cls=TranslatedCommand,
    name="collect",
    help=say(
        "Read returned forms, as .docx, as saved by their page, in folders or zip archives, into checked data. Without "
        "--output, shows what was read and what is wrong.\n\n"
        "Examples: policydocs collect returned/; policydocs collect forms.zip --output applications.xlsx"
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=say("records, problems and sums as .csv, .json or .xlsx"),
)
@click.option("--jobs", type=click.IntRange(1), help=say("processes that read files (default: as many as processors)"))
@scheduler_option()
@click.option(
    "--full-id-numbers", is_flag=True, help=say("show numbers of identity documents whole (else 450***********1234)")
)
@click.option("--carry", is_flag=True, help=say("read forms of a replaced policy as those of the one in its place"))
@as_of_option()
@click.pass_obj
def command(
    console: Console,
    paths: tuple[Path, ...],
    output: Path | None,
    jobs: int | None,
    scheduler: str | None,
    full_id_numbers: bool,
    carry: bool,
    as_of: datetime | None,
) -> int:
    forms = WorkspaceForms(console.workspace, templates_of(console.workspace), as_of_today(as_of), carry=carry)
    totals, whose = Totals(), dict[str, Collected]()
    with closing(_sink(console, output)) if output else nullcontext() as sink, progress() as shown:
        for collected in collect(paths, forms, jobs or min(_MOST_JOBS, processors()), scheduler):
            claim = claim_of(collected)
            totals.count(collected, claim)
            told = collected if full_id_numbers else with_masked_numbers(collected)
            if sink is not None:
                shown.step(collected.file)  # without a file the forms themselves are shown
                with _writing():
                    sink.take(told)
            else:
                _show(form_lines(told, claim, console.translate))
            if claim is not None:
                whose[collected.file] = _lean(collected)
        found = [(whose[file], problem) for file, problem in across([claim for claim, _ in totals.claims])]
        totals.warnings += len(found)
        _finish(console, sink, found, totals)
    for name in forms.broken:
        console.aside(message("{name} cannot be loaded, so its forms were checked by their own rules", name=name))
    return int(totals.clean < totals.files)


def _sink(console: Console, output: Path) -> Sink:
    make = SINKS.get(output.suffix.lower())
    if make is None:
        raise UsageError(
            message("{file} is of no known format", file=output),
            hint=message("formats: {names}", names=", ".join(SINKS)),
        )
    try:
        return make(output, console.translate)
    except OSError as error:
        raise OutputError(
            message("{file} cannot be written: {problem}", file=output, problem=error.strerror or error)
        ) from error


def _finish(console: Console, sink: Sink | None, found: list[tuple[Collected, FormProblem]], totals: Totals) -> None:
    if sink is None:
        for collected, problem in found:
            _show((f"! {collected.file}", problem_line(collected, problem, console.translate)))
    else:
        with _writing():
            written = sink.finish(found, totals)
        for path in written:
            console.tell(message("written: {file}", file=path))
    _show(totals_lines(totals, console.translate))


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            message("the result cannot be written: {problem}", problem=error.strerror or error),
            hint=message("close the file in other programs and try again"),
        ) from error


def _show(lines: Iterator[str] | tuple[str, ...]) -> None:
    for line in lines:
        click.echo(line)


def _lean(collected: Collected) -> Collected:
    """What a later problem of this form needs of it: not its record."""
    return Collected(collected.file, collected.definition, collected.edition, known=collected.known)
