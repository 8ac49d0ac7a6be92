"""`policydocs rename`: another id for an item, everywhere in a policy's files."""

from __future__ import annotations

from datetime import datetime

import click

from generator.checking import check_policy
from generator.checks.subject import CheckSubject
from generator.cli.console import Console
from generator.cli.ids import check_id
from generator.cli.options import as_of_option, as_of_today
from generator.cli.reporting import report
from generator.cli.templating import templates_of
from generator.cli.translated import TranslatedCommand, say
from generator.dataclass import replace
from generator.draft.record import RECORD_FILE, renamed_record
from generator.errors import UsageError
from generator.message import message
from generator.policy.load import load_policy
from generator.policy.model import Policy
from generator.policy.renaming import Renaming, items_called, renamed_lock, renamed_texts, siblings
from generator.policy.review import LOCK_FILE, sha, write_lock
from generator.publish.folder import discard, read_folder, stage, switch

_SHOWN = 8


@click.command(
    cls=TranslatedCommand,
    name="rename",
    help=say(
        "Give an item of a policy another id, everywhere: where it stands, where other items name it, in look-ups and "
        "quotes of prose, in what was accepted by review. Comments stay. OLD is an id, or a path where several items "
        "share it.\n\nExamples: policydocs rename my-policy award-3 gazelle; "
        "policydocs rename my-policy awards.gazelle.parts.part-1 once"
    ),
)
@click.argument("policy")
@click.argument("old")
@click.argument("new")
@as_of_option()
@click.pass_obj
def command(console: Console, policy: str, old: str, new: str, as_of: datetime | None) -> int:
    workspace = console.workspace
    workspace.chosen((policy,))
    day = as_of_today(as_of)
    checked = check_policy(workspace, templates_of(workspace, policy), policy, day)
    if checked.subject is None:
        report(console, checked.findings)
        return 1
    renaming = _renaming(checked.subject.policy, old, new)
    folder = workspace.policy_folder(policy)
    files = read_folder(folder)
    texts = {name: data.decode("utf-8-sig") for name, data in files.items() if name.endswith(".yaml")}
    changed = renamed_texts(texts, checked.subject.policy, renaming)
    written = {**files, **{name: text.encode() for name, text in changed.items() if text != texts[name]}}
    if RECORD_FILE in files:
        written[RECORD_FILE] = renamed_record(files[RECORD_FILE].decode(), texts, changed, renaming)
    staging = stage(folder, written)
    try:
        loading = load_policy(staging, f"policies/{policy}")
        if loading.loaded is None:
            report(console, loading.findings)
            return 1
        if LOCK_FILE in files:
            after = replace(checked.subject, loaded=replace(loading.loaded, name=policy))
            (staging / LOCK_FILE).write_bytes(_lock(checked.subject, after, renaming))
        switch(staging, folder)
    finally:
        discard(staging)
    count = sum(text != texts[name] for name, text in changed.items())
    console.tell(message("{old} is now {new}, in {count} files", old=renaming.path, new=renaming.renamed, count=count))
    return 0


def _renaming(policy: Policy, old: str, new: str) -> Renaming:
    """What is meant. Raises UsageError where that is not one item, or the new id cannot be given."""
    found = items_called(policy, old)
    if len(found) != 1:
        said = message("{count} items have the id {name}", count=len(found), name=old)
        hint = message("name the path of one of them: {names}", names=", ".join(found[:_SHOWN]) or "—")
        raise UsageError(said, hint=hint if found else message("`policydocs show {name}` lists them", name=policy.id))
    renaming = Renaming(found[0], new)
    check_id(new)
    if new in siblings(policy, renaming):
        raise UsageError(
            message("{name} is the id of another item", name=renaming.renamed), hint=message("choose another one")
        )
    return renaming


def _lock(before: CheckSubject, after: CheckSubject, renaming: Renaming) -> bytes:
    lock = before.loaded.lock
    items = renamed_lock(lock.items, before.reviews, after.reviews, renaming)
    texts = {sha(clause.text): clause.text for clause in (*before.clauses.values(), *after.clauses.values())}
    return write_lock(items, complete=lock.complete, texts={**lock.texts, **texts})
