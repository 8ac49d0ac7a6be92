"""`policydocs read`: how a notice file is understood."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.translated import TranslatedCommand, say
from generator.notice.as_json import as_json
from generator.notice.model import Notice
from generator.notice.read import read_notice
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
@click.pass_obj
def command(console: Console, file: Path, form: str) -> int:
    # click leaves colours out where the output is no terminal; NO_COLOR (no-color.org) asks for none at all.
    click.echo(_SHOWN[form](read_notice(file), console), color=False if os.environ.get("NO_COLOR") else None)
    return 0


def _text(notice: Notice, console: Console) -> str:
    return notice_text(notice, console.translate, _painted)


def _painted(words: str, kind: str) -> str:
    return click.style(words, fg=_COLOURS.get(kind), bold=kind in ("number", "lead", "award"))


def _json(notice: Notice, _console: Console) -> str:
    return json.dumps(as_json(notice), ensure_ascii=False, indent=2)


def _html(notice: Notice, _console: Console) -> str:
    return notice_page(notice).removesuffix("\n")


_SHOWN: dict[str, Callable[[Notice, Console], str]] = {"text": _text, "json": _json, "html": _html}
