"""`policydocs redraft`: parts of a draft made anew, what a person wrote left as it is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today
from generator.cli.reporting import report
from generator.cli.translated import TranslatedCommand, say
from generator.corrections.apply import corrected
from generator.draft.record import FILES, RECORD_FILE, read_record, written_record
from generator.draft.redraft import FROM_MODEL, redrafted
from generator.errors import PolicydocsError, UsageError
from generator.message import message
from generator.notice.read import read_parts
from generator.policy.load import load_policy
from generator.publish.folder import discard, read_folder, stage, switch
from generator.workspace import POLICIES, notice_file


@click.command(
    cls=TranslatedCommand,
    name="redraft",
    help=say(
        "Make parts of a drafted policy anew after corrections. Without PART: faq and forms, from the model as it "
        "stands; the other parts come from the notice as readings.yaml corrects it. Only items that stand as "
        "the program made them are replaced; what a person wrote, changed or took out stays so.\n\n"
        "Examples: policydocs redraft my-policy; policydocs redraft my-policy awards faq"
    ),
)
@click.argument("policy")
@click.argument("parts", nargs=-1, metavar="[PART]...", type=click.Choice(tuple(FILES)))
@as_of_option()
@click.pass_obj
def command(console: Console, policy: str, parts: tuple[str, ...], as_of: datetime | None) -> int:
    workspace = console.workspace
    workspace.chosen((policy,))
    folder = workspace.policy_folder(policy)
    loading = load_policy(folder, f"{POLICIES}/{policy}")
    if loading.loaded is None:
        report(console, loading.findings)
        return 1
    record = _record(folder)
    files = read_folder(folder)
    texts = {name: files[name].decode("utf-8-sig") for name in set(FILES.values()) if name in files}
    read = corrected(read_parts(notice_file(folder)), loading.loaded.policy.readings)
    result = redrafted(texts, record, read.notice, parts or FROM_MODEL, policy, as_of_today(as_of))
    changed = {name: text.encode() for name, text in result.texts.items() if text != texts[name]}
    staging = stage(folder, {**files, **changed, RECORD_FILE: written_record(result.record)})
    try:
        after = load_policy(staging, f"{POLICIES}/{policy}")
        if after.loaded is None:
            report(console, after.findings)
            return 1
        switch(staging, folder)
    finally:
        discard(staging)
    console.tell(
        message("{made} items made anew, {kept} left as they are", made=len(result.made), kept=len(result.kept))
    )
    console.tell(message("next: `policydocs check {name}`", name=policy))
    return 0


def _record(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / RECORD_FILE
    if not path.is_file():
        raise UsageError(
            message(
                "{folder} has no {file}: nothing tells what was drafted from what a person wrote",
                folder=folder,
                file=RECORD_FILE,
            ),
            hint=message("`policydocs new` writes it; draft the notice again under another id and take over the parts"),
        )
    try:
        return read_record(path.read_text("utf-8"))
    except ValueError as error:
        raise PolicydocsError(
            message("{file} cannot be read", file=path), hint=message("take it back from the version control")
        ) from error
