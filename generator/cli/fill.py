"""`policydocs fill`: prefilled Word forms from a roster."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today, scheduler_option
from generator.cli.progress import progress
from generator.cli.reporting import format_option, report
from generator.cli.translated import TranslatedCommand, say
from generator.dataclass import dataclass
from generator.finding import Finding
from generator.forms.filling.fill import Filled
from generator.forms.filling.output import opened
from generator.message import message
from generator.prefill import FillOrder, Ready, fill_rows, findings_of, form_named, prepare

_TOLD = 200  # findings; of a roster with one mistake in every row, more would tell nothing new


@click.command(
    cls=TranslatedCommand,
    name="fill",
    help=say(
        "Make a prefilled Word form for each row of a roster (.csv, .json, .xlsx, .xls, .ods). Its heads are labels or "
        "names of the form's fields. Every row is checked first; rows with errors are told and left out.\n\n"
        "Example: policydocs fill my-policy/my-form --data roster.csv --output forms.zip"
    ),
)
@click.argument("which", metavar="POLICY/FORM")
@click.option(
    "--data",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=say("the roster: one row a form"),
)
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), help=say("a folder, or a file ending in .zip")
)
@click.option(
    "--name",
    "pattern",
    default="{row}-{applicant-name}",
    show_default=True,
    metavar="PATTERN",
    help=say("of the files: names of fields in braces, the number of the row besides"),
)
@click.option("--protect", is_flag=True, help=say("with form protection besides the locked wording"))
@click.option(
    "--although-closed", is_flag=True, help=say("make forms of a policy whose term is over; their fields are locked")
)
@as_of_option()
@click.option("--jobs", type=click.IntRange(1), help=say("processes that fill forms (default: as many as processors)"))
@scheduler_option()
@format_option()
@click.pass_obj
def command(
    console: Console,
    which: str,
    data: Path,
    output: Path,
    pattern: str,
    protect: bool,
    although_closed: bool,
    as_of: datetime | None,
    jobs: int | None,
    scheduler: str | None,
    form: str,
) -> int:
    policy, name = form_named(which)
    ready = prepare(
        console.workspace, FillOrder(policy, name, data, pattern, as_of_today(as_of), protect, although_closed)
    )
    if not isinstance(ready, Ready):
        report(console, ready, form)
        return 1
    for head in ready.filling.columns.unknown:
        console.aside(message("the form has no field {head}: the column is left out", head=head))
    tally = _Tally(ready)
    with opened(output) as target, progress() as shown:
        for filled in fill_rows(ready, target, jobs, scheduler):
            tally.add(filled)
            shown.step(filled.name or "")
    tally.tell(console, output, form, target.set_aside)
    return int(tally.left_out > 0 or not tally.rows)


@dataclass(slots=True)
class _Tally:
    """Counts what became of the rows, and keeps the first findings."""

    ready: Ready
    rows: int = 0
    made: int = 0
    kept: int = 0
    numbered: int = 0
    left_out: int = 0
    findings: list[Finding] = field(default_factory=list)
    untold: int = 0

    def add(self, filled: Filled) -> None:
        self.rows += 1
        self.left_out += filled.failed
        self.numbered += filled.numbered
        self.made += filled.written
        self.kept += filled.name is not None and not filled.written
        for finding in findings_of(self.ready, filled):
            if len(self.findings) < _TOLD:
                self.findings.append(finding)
            else:
                self.untold += 1

    def tell(self, console: Console, output: Path, form: str, set_aside: int) -> None:
        for remark in self.ready.roster.remarks:
            console.aside(remark)
        if self.findings or form != "text":
            report(console, self.findings, form)
        if self.untold:
            console.aside(message("… and {count} more", count=self.untold))
        if not self.rows:
            console.aside(message("the roster has heads and no row below them: a row is an applicant"))
        if self.left_out:
            console.aside(message("{count} rows have errors: no form was made of them", count=self.left_out))
        console.aside(message("{count} forms are in {output}", count=self.made + self.kept, output=output))
        if self.kept:
            console.aside(message("{count} of them were there already", count=self.kept))
        if self.numbered:
            console.aside(
                message(
                    "{count} of them have a name that another form has; the number of the row stands behind it",
                    count=self.numbered,
                )
            )
        if set_aside:
            console.aside(
                message("{count} other files of their names were there; they now end in .bak", count=set_aside)
            )
