"""`policydocs read`: how a notice file is understood."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.reporting import report
from generator.cli.translated import TranslatedCommand, say
from generator.corrections.apply import corrected
from generator.message import message
from generator.notice.as_json import as_json, correction_json
from generator.notice.model import Notice
from generator.notice.read import read_parts
from generator.policy.load import Readings, load_readings
from generator.report.notice_page import notice_page
from generator.report.notice_text import notice_text

_COLOURS = {
    "award": "green",
    "relief": "blue",
    "condition": "yellow",
    "fund": "magenta",
    "target": "magenta",
    "lead": "red",
    "cooperating": "cyan",
    "responsible": "cyan",
    "inherited": "cyan",
    "warning": "yellow",
}


@click.command(
    cls=TranslatedCommand,
    name="read",
    help=say(
        "Show how a notice file is understood: head, clauses, organisations, figures. Needs no workspace. The format "
        "html gives a page with the original text beside what was understood.\n\n"
        "Example: policydocs read notice.txt --format json"
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option(
    "--readings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=say("a readings.yaml: show the notice as corrected by it; corrections that do not hold are listed"),
)
@click.pass_obj
def command(console: Console, file: Path, form: str, readings: Path | None) -> int:
    loading = load_readings(readings) if readings else Readings()
    if loading.findings:
        report(console, loading.findings)
        return 1
    done = corrected(read_parts(file), loading.readings)
    # click leaves colours out where the output is no terminal; NO_COLOR (no-color.org) asks for none at all.
    click.echo(_SHOWN[form](done.notice, console), color=False if os.environ.get("NO_COLOR") else None)
    for refusal in done.refusals:
        console.aside(message("{id} does not hold: {problem}", id=refusal.reading.id, problem=refusal.told))
    return 1 if done.refusals else 0


def _text(notice: Notice, console: Console) -> str:
    return notice_text(notice, console.translate, _painted)


def _painted(words: str, kind: str) -> str:
    return click.style(words, fg=_COLOURS.get(kind), bold=kind in ("number", "lead", "award"))


def _json(notice: Notice, _console: Console) -> str:
    corrections = [correction_json(each) for each in notice.corrections]
    told = as_json(notice) | ({"corrections": corrections} if corrections else {})
    return json.dumps(told, ensure_ascii=False, indent=2)


def _html(notice: Notice, _console: Console) -> str:
    return notice_page(notice).removesuffix("\n")


_SHOWN: dict[str, Callable[[Notice, Console], str]] = {"text": _text, "json": _json, "html": _html}
