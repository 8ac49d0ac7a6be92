"""`policydocs revise`: the model of a policy carried over to a revised notice."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import click

from generator.carry.carry import Revised, revised
from generator.carry.lock import carried_lock
from generator.carry.new_policy import as_new_policy
from generator.carry.tie_lines import with_ties
from generator.checks.subject import CheckSubject
from generator.cli.console import Console
from generator.cli.ids import check_id, check_not_reserved
from generator.cli.options import as_of_option, as_of_today
from generator.cli.reporting import report
from generator.cli.translated import TranslatedCommand, say
from generator.corrections.apply import corrected
from generator.dataclass import dataclass
from generator.draft.ties import DraftedTie
from generator.errors import PolicydocsError, UsageError
from generator.message import Message, message
from generator.notice.model import Notice
from generator.notice.read import read_parts
from generator.policy.as_data import as_data
from generator.policy.chain import ties_of
from generator.policy.load import MAIN_FILE, SIDE_FILES, LoadedPolicy, load_policy
from generator.policy.model import Policy
from generator.policy.review import LOCK_FILE, sha, write_lock
from generator.policy.status import status_on
from generator.policy.yaml_source import read_yaml
from generator.publish.folder import create_folder, discard, read_folder, stage, switch
from generator.tying import drafted_ties
from generator.workspace import POLICIES, Workspace, notice_file

_FILES = (MAIN_FILE, *SIDE_FILES)


@click.command(
    cls=TranslatedCommand,
    name="revise",
    help=say(
        "Carry the model of a policy over to a revised notice: paths of clauses, quotes that differ in figures, names "
        "or punctuation, the values that they carry, units, term. What the two texts do not prove stays as it is and "
        "is marked in the file (待核). Without --id the policy's own notice is replaced; with it a new policy is "
        "made and the old one stays.\n\n"
        "Examples: policydocs revise my-policy notice-2025.docx --dry-run; "
        "policydocs revise my-policy notice-2025.docx --id my-policy-2025"
    ),
)
@click.argument("policy")
@click.argument("notice", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "new_id", help=say("the folder of a new policy that revises this one"))
@click.option("--dry-run", is_flag=True, help=say("show every edit as a unified diff and change nothing"))
@as_of_option()
@click.pass_obj
def command(
    console: Console, policy: str, notice: Path, new_id: str | None, dry_run: bool, as_of: datetime | None
) -> int:
    workspace = console.workspace
    workspace.chosen((policy,))
    order = _Order(policy, notice, new_id, as_of_today(as_of))
    if _is_done(workspace, order):
        console.tell(message("the notice of {name} is this one already; nothing to do", name=new_id or policy))
        return 0
    folder = workspace.policy_folder(policy)
    loading = load_policy(folder, f"{POLICIES}/{policy}")
    if loading.loaded is None:
        report(console, loading.findings)
        return 1
    files = read_folder(folder)
    texts = {name: files[name].decode("utf-8-sig") for name in _FILES if name in files}
    old = corrected(read_parts(notice_file(folder)), loading.loaded.policy.readings).notice
    new = corrected(read_parts(notice), loading.loaded.policy.readings).notice
    result = revised(texts, loading.loaded.policy, old, new, order.day)
    written = as_new_policy(result.texts, new_id, policy) if new_id else dict(result.texts)
    ties = _new_ties(workspace, order, loading.loaded.policy, (old, new), written[MAIN_FILE])
    written[MAIN_FILE] = with_ties(written[MAIN_FILE], ties, policy if new_id else None)
    if dry_run:
        for line in _differences(texts, written):
            click.echo(line, nl=False)
        console.aside(_counts(result))
        return 0
    if not _write(console, order, loading.loaded, files, written):
        return 1
    _tell(console, result, order)
    return 0


@dataclass(frozen=True, slots=True)
class _Order:
    policy: str
    notice: Path
    new_id: str | None
    day: date

    @property
    def name(self) -> str:
        """The folder that is written."""
        return self.new_id or self.policy


def _new_ties(
    workspace: Workspace, order: _Order, policy: Policy, notices: tuple[Notice, Notice], text: str
) -> tuple[DraftedTie, ...]:
    """What the new notice does to other policies and the old one did not; what the model says already stays."""
    before = drafted_ties(workspace, order.name, notices[0], as_data(policy))
    now = drafted_ties(workspace, order.name, notices[1], read_yaml(text, MAIN_FILE).data)
    known = {(tie.kind, tie.policy) for tie in before} | {(kind, str(tie.policy)) for kind, _, tie in ties_of(policy)}
    return tuple(tie for tie in now if (tie.kind, tie.policy) not in known)


def _is_done(workspace: Workspace, order: _Order) -> bool:
    """Whether the policy has that notice already. Raises UsageError where another policy is called so."""
    folder = workspace.policy_folder(order.name)
    if order.new_id is not None:
        check_id(order.new_id)
        check_not_reserved(order.new_id)
        if not folder.exists():
            return False
    same = notice_file(folder).read_bytes() == order.notice.read_bytes()
    if order.new_id is not None and not same:
        raise UsageError(
            message("{folder} is there already", folder=folder), hint=message("choose another name with --id")
        )
    return same


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for name in before:
        old, new = (text.splitlines(keepends=True) for text in (before[name], after[name]))
        yield from difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")


def _write(
    console: Console, order: _Order, before: LoadedPolicy, files: Mapping[str, bytes], texts: Mapping[str, str]
) -> bool:
    """The folder as it is after the revision, whole or not at all. Whether the model can be read."""
    workspace = console.workspace
    old_notice = notice_file(workspace.policy_folder(order.policy))
    kept = {name: data for name, data in files.items() if name != old_notice.name}
    changed = {name: text.encode() for name, text in texts.items() if text != files[name].decode("utf-8-sig")}
    notice = {f"notice{order.notice.suffix.lower()}": order.notice.read_bytes()}
    folder = workspace.policy_folder(order.name)
    staging = stage(folder, {**kept, **changed, **notice})
    try:
        after = load_policy(staging, f"{POLICIES}/{order.name}")
        if after.loaded is None:
            report(console, after.findings)
            return False
        if LOCK_FILE in files:
            was = _subject(before, old_notice, order.day)
            data = _lock(was, _subject(after.loaded, notice_file(staging), order.day))
            (staging / LOCK_FILE).write_bytes(data)
        if order.new_id:
            create_folder(folder, read_folder(staging))
        else:
            switch(staging, folder)
    finally:
        discard(staging)
    return True


def _subject(loaded: LoadedPolicy, notice: Path, day: date) -> CheckSubject:
    read = corrected(read_parts(notice), loaded.policy.readings)
    return CheckSubject(loaded, read.notice, status_on(loaded.policy, day), day, notice.name, read.refusals)


def _lock(before: CheckSubject, after: CheckSubject) -> bytes:
    """What was accepted, as far as it holds; a lock that was edited by hand stays as it is."""
    lock = before.loaded.lock
    if not lock.sealed:
        raise PolicydocsError(
            message("{file} is not as the tool wrote it: its seal does not fit", file=LOCK_FILE),
            hint=message(
                "restore it from your archive, or review again: policydocs review {policy}", policy=before.name
            ),
        )
    texts = {sha(clause.text): clause.text for clause in before.clauses.values()}
    texts |= {sha(clause.text): clause.text for clause in after.clauses.values()}
    items = carried_lock(before.reviews, after.reviews)
    return write_lock(items, complete=lock.complete, texts={**lock.texts, **texts})


def _counts(result: Revised) -> Message:
    return message(
        "{edits} edits, {marks} places marked 待核, {drafted} items drafted",
        edits=result.edits,
        marks=len(result.marks),
        drafted=result.drafted,
    )


def _tell(console: Console, result: Revised, order: _Order) -> None:
    console.tell(_counts(result))
    for name, count in Counter(mark.file for mark in result.marks).items():
        console.tell(message("    {file}: {count} places to decide", file=name, count=count))
    console.tell(message("next: `policydocs check {name}`", name=order.name))
