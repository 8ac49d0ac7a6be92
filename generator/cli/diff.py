"""`policydocs diff`: what changed from one edition of a notice to another."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today
from generator.cli.reporting import report
from generator.cli.translated import TranslatedCommand, say
from generator.editions import NoticeEdition, edition
from generator.finding import failed
from generator.impact.values import Impact
from generator.locale import translator
from generator.message import Message, message
from generator.report.changes_page import changes_page
from generator.report.changes_text import changes_text
from generator.report.impact_page import impact_page
from generator.report.impact_text import impact_json, impact_text
from generator.revision.as_json import comparison_json
from generator.revision.comparison import Comparison, compare
from generator.revision.items import ItemChange, changed_items
from generator.revision_pack import MadePack, impact_of, revision_pack, write_pack

Items = tuple[ItemChange, ...]
FoundImpacts = tuple[Impact, ...]
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
@click.option("--impact", is_flag=True, help=say("show what of the old edition rests on each change"))
@click.option(
    "--pack",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help=say("write the revision pack: comparison, tracked changes, news for enterprises, explanation"),
)
@click.option("--force", is_flag=True, help=say("replace files of the pack that were edited by hand"))
@as_of_option()
@click.pass_obj
def command(
    console: Console,
    old: str,
    new: str,
    form: str,
    exit_code: bool,
    impact: bool,
    pack: Path | None,
    force: bool,
    as_of: datetime | None,
) -> int:
    before, after = edition(console.workspace, old), edition(console.workspace, new)
    done = compare(before.notice, after.notice)
    if pack is not None:
        made = revision_pack(console.workspace, done, before, after, as_of_today(as_of))
        return _written(made, pack, console, form, force=force)
    if impact:
        found = impact_of(console.workspace, done, before, as_of_today(as_of))
        click.echo(_IMPACT[form](found, done, console, _then(before, after)))
        return 1 if exit_code and done.changes else 0
    items = tuple(changed_items(before.policy, after.policy)) if before.policy and after.policy else ()
    # click leaves colours out where the output is no terminal; NO_COLOR (no-color.org) asks for none at all.
    click.echo(_SHOWN[form](done, items, console), color=False if os.environ.get("NO_COLOR") else None)
    return 1 if exit_code and (done.changes or items) else 0


def _written(made: MadePack, folder: Path, console: Console, form: str, *, force: bool) -> int:
    """Put the pack into its folder, or report why it was not."""
    if failed(made.findings):
        report(console, made.findings, "json" if form == "json" else "text")
        return 1
    write_pack(made.files, folder, force=force)
    for name, errors in made.unready.items():
        codes = Counter(error.code for error in errors)
        told = message(
            "{name}: the model has errors ({codes}), so the pack says what the notices say and nothing of it; "
            "`policydocs check {name}` shows them",
            name=name,
            codes=", ".join(f"{code} × {count}" for code, count in codes.items()),
        )
        click.echo(told.text(console.translate))
    for name in sorted(made.files):
        click.echo(f"{folder / name}")
    return 0


def _text(done: Comparison, items: Items, console: Console) -> str:
    return changes_text(done, items, console.translate, _painted)


def _json(done: Comparison, items: Items, _console: Console) -> str:
    return json.dumps(comparison_json(done, items), ensure_ascii=False, indent=2)


def _html(done: Comparison, _items: Items, _console: Console) -> str:
    return changes_page(done, translator("zh")).removesuffix("\n")


def _painted(words: str, kind: str) -> str:
    return click.style(words, fg=_COLOURS[kind], bold=kind == "clause")


def _then(before: NoticeEdition, after: NoticeEdition) -> Message:
    """What is to be done about documents that a change touches; a policy at a revision of git is that of today."""
    if after.policy is not None:
        name = after.name.partition("@")[0]
        return message("next: `policydocs check {name}`, then `policydocs build {name}`", name=name)
    return message(
        "next: `policydocs revise {name} {notice}` carries the model over, then `policydocs build {name}`",
        name=before.name.partition("@")[0],
        notice=after.name,
    )


def _impact_text(found: FoundImpacts, _done: Comparison, console: Console, then: Message) -> str:
    return impact_text(found, console.translate, then)


def _impact_json(found: FoundImpacts, _done: Comparison, _console: Console, _then: Message) -> str:
    return json.dumps(impact_json(found), ensure_ascii=False, indent=2)


def _impact_html(found: FoundImpacts, done: Comparison, _console: Console, _then: Message) -> str:
    return impact_page(found, done.new.title, translator("zh")).removesuffix("\n")


_IMPACT: dict[str, Callable[[FoundImpacts, Comparison, Console, Message], str]] = {
    "text": _impact_text,
    "json": _impact_json,
    "html": _impact_html,
}
_SHOWN: dict[str, Callable[[Comparison, Items, Console], str]] = {"text": _text, "json": _json, "html": _html}
