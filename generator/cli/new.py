"""`policydocs new`: a policy's folder with a drafted model, from a notice file."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.ids import check_not_reserved, is_id
from generator.cli.options import as_of_option, as_of_today
from generator.cli.translated import TranslatedCommand, say
from generator.draft.record import RECORD_FILE, made_of, written_record
from generator.draft.settle import settled
from generator.draft.ties import headed
from generator.draft.yaml_text import as_yaml
from generator.errors import PolicydocsError, UsageError
from generator.message import message
from generator.notice.read import read_notice
from generator.policy.yaml_source import read_yaml
from generator.publish.folder import create_folder
from generator.tying import drafted_ties


@click.command(
    cls=TranslatedCommand,
    name="new",
    help=say(
        "Make a policy from a notice file: its folder, the notice as received, and a drafted model that loads, checks "
        "and builds. What needs a person is marked in the files.\n\nExample: policydocs new notice.docx --id my-policy"
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "name", help=say("the policy's id: lower-case letters, digits, hyphens (default: from the file)"))
@as_of_option()
@click.pass_obj
def command(console: Console, file: Path, name: str | None, as_of: datetime | None) -> int:
    name = name or _id_from(file.stem)
    if not is_id(name):
        raise UsageError(
            message("{name} is no id for a policy", name=name),
            hint=message("use lower-case letters, digits and hyphens, starting with a letter: --id my-policy"),
        )
    check_not_reserved(name)
    folder = console.workspace.policy_folder(name)
    if folder.exists():
        raise UsageError(message("{folder} exists already", folder=folder), hint=message("choose another --id"))
    notice = read_notice(file)
    if not notice.clauses:
        raise PolicydocsError(
            message("{file} has no numbered clause, so there is nothing to model", file=file),
            hint=message("`policydocs read` shows what was understood"),
        )
    files = settled(notice, name, as_of_today(as_of))
    files["policy.yaml"] = headed(
        files["policy.yaml"], drafted_ties(console.workspace, name, notice, files["policy.yaml"])
    )
    contents = {each: as_yaml(each, data).encode() for each, data in files.items()}
    record = written_record(made_of({each: read_yaml(text.decode(), each).data for each, text in contents.items()}))
    create_folder(
        folder, {**contents, RECORD_FILE: record, f"notice{file.suffix.lower() or '.txt'}": file.read_bytes()}
    )
    for warning in notice.warnings:
        console.aside(message("warning: {words}", words=warning))
    console.tell(message("a draft of {count} clauses is in {folder}", count=len(notice.clauses), folder=folder))
    console.tell(message("next: `policydocs check {name}`, then correct what is marked in the files", name=name))
    return 0


def _id_from(stem: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return words if words[:1].isalpha() else f"policy-{words}".strip("-")
