"""`policydocs verify`: audits a published folder on its own."""

from datetime import datetime
from pathlib import Path

import click

from generator.audit.pack import audit_pack
from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today, jobs_option
from generator.cli.progress import progress
from generator.cli.reporting import TEXT, format_option, report
from generator.cli.summary import checked_lines
from generator.cli.translated import TranslatedCommand, say
from generator.dataclass import replace
from generator.finding import Finding, failed
from generator.publish.manifest import MANIFEST
from generator.revision_pack import is_pack, read_pack
from generator.verify import verify_folder
from generator.workspace import Workspace

_OUTPUT = "output/"


@click.command(
    cls=TranslatedCommand,
    name="verify",
    help=say(
        "Audit published documents: every file is read back and compared with ledger, model and notice.\n\n"
        "Examples: policydocs verify; policydocs verify output/my-policy --against ."
    ),
)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@format_option()
@click.option("--strict", is_flag=True, help=say("warnings count as errors"))
@click.option(
    "--against",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=say("a workspace: the folder must also be its current edition"),
)
@as_of_option()
@jobs_option()
@click.pass_obj
def command(
    console: Console,
    folder: Path | None,
    form: str,
    strict: bool,
    against: Path | None,
    as_of: datetime | None,
    jobs: int | None,
) -> int:
    named, folder = folder, folder or console.workspace.output
    current = Workspace(against) if against else None
    if is_pack(folder):
        findings = tuple(audit_pack(read_pack(folder), folder.as_posix()))
        report(console, findings, form)
        return int(failed(findings, strict=strict))
    audited: list[tuple[Finding, ...]] = []
    with progress() as shown:

        def done(name: str, found: tuple[Finding, ...]) -> None:
            audited.append(found)
            shown.step(name)

        findings = tuple(verify_folder(folder, current, as_of_today(as_of), console.workspace, done, jobs))
    report(console, tuple(_at(each, named) for each in findings) if named else findings, form)
    if form == TEXT and len(audited) > 1:
        for line in checked_lines(audited, strict=strict):
            console.tell(line)
    return int(failed(findings, strict=strict))


def _at(finding: Finding, folder: Path) -> Finding:
    """The finding at the file of the folder that was looked at: an audit places what it finds in output/."""
    if finding.place is None or not finding.place.file.startswith(_OUTPUT):
        return finding
    within = finding.place.file.removeprefix(_OUTPUT)
    if (folder / MANIFEST).is_file():  # the folder of one policy
        within = within.partition("/")[2]
    return replace(finding, place=replace(finding.place, file=(folder / within).as_posix()))
