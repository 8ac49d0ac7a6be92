"""`policydocs diff`: what changed from one edition of a notice to another."""

from __future__ import annotations

import json
import os

import click

from generator.cli.console import Console
from generator.cli.translated import TranslatedCommand, say
from generator.editions import edition
from generator.report.changes_text import changes_text
from generator.revision.as_json import comparison_json
from generator.revision.comparison import compare
from generator.revision.items import changed_items

_COLOURS = {"gone": "red", "come": "green", "clause": "cyan", "change": None}


@click.command(
    cls=TranslatedCommand,
    name="diff",
    help=say(
        "Show what changed from one edition of a notice to another: clauses moved, renumbered, split, merged, added or "
        "repealed; sums, ceilings, terms, units, conditions and exclusions. OLD and NEW are policies, notice files, or "
        "either of them at a revision of git (my-policy@HEAD~3).\n\n"
        "Example: policydocs diff my-policy@HEAD~3 my-policy"
    ),
)
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--exit-code", is_flag=True, help=say("exit with 1 where anything changed"))
@click.pass_obj
def command(console: Console, old: str, new: str, form: str, exit_code: bool) -> int:
    before, after = edition(console.workspace, old), edition(console.workspace, new)
    done = compare(before.notice, after.notice)
    items = tuple(changed_items(before.policy, after.policy)) if before.policy and after.policy else ()
    if form == "json":
        click.echo(json.dumps(comparison_json(done, (old, new), items), ensure_ascii=False, indent=2))
    else:
        # click leaves colours out where the output is no terminal; NO_COLOR (no-color.org) asks for none at all.
        shown = changes_text(done, items, console.translate, _painted)
        click.echo(shown, color=False if os.environ.get("NO_COLOR") else None)
    return 1 if exit_code and (done.changes or items) else 0


def _painted(words: str, kind: str) -> str:
    return click.style(words, fg=_COLOURS[kind], bold=kind == "clause")
