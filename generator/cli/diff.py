"""`policydocs diff`: what changed from one edition of a notice to another."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

import click

from generator.cli.console import Console
from generator.cli.translated import TranslatedCommand, say
from generator.editions import edition
from generator.locale import translator
from generator.report.changes_page import changes_page
from generator.report.changes_text import changes_text
from generator.revision.as_json import comparison_json
from generator.revision.comparison import Comparison, compare
from generator.revision.items import ItemChange, changed_items

Items = tuple[ItemChange, ...]
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
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--exit-code", is_flag=True, help=say("exit with 1 where anything changed"))
@click.pass_obj
def command(console: Console, old: str, new: str, form: str, exit_code: bool) -> int:
    before, after = edition(console.workspace, old), edition(console.workspace, new)
    done = compare(before.notice, after.notice)
    items = tuple(changed_items(before.policy, after.policy)) if before.policy and after.policy else ()
    # click leaves colours out where the output is no terminal; NO_COLOR (no-color.org) asks for none at all.
    click.echo(_SHOWN[form](done, items, console), color=False if os.environ.get("NO_COLOR") else None)
    return 1 if exit_code and (done.changes or items) else 0


def _text(done: Comparison, items: Items, console: Console) -> str:
    return changes_text(done, items, console.translate, _painted)


def _json(done: Comparison, items: Items, _console: Console) -> str:
    return json.dumps(comparison_json(done, items), ensure_ascii=False, indent=2)


def _html(done: Comparison, _items: Items, _console: Console) -> str:
    return changes_page(done, translator("zh")).removesuffix("\n")


def _painted(words: str, kind: str) -> str:
    return click.style(words, fg=_COLOURS[kind], bold=kind == "clause")


_SHOWN: dict[str, Callable[[Comparison, Items, Console], str]] = {"text": _text, "json": _json, "html": _html}
