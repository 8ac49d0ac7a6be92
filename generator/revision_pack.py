"""The revision pack of two editions: made and audited in memory, then put into its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from generator.audit.pack import audit_pack
from generator.checking import check_policy
from generator.dataclass import dataclass, replace
from generator.documents.templates import TemplateSet
from generator.editions import NoticeEdition
from generator.errors import OutputError, UsageError
from generator.finding import Finding, failed
from generator.impact.impacts import impacts
from generator.impact.values import Impact
from generator.message import message
from generator.own_templates import templates_of
from generator.pack.make import DATA, make_pack
from generator.pack.resting import resting
from generator.plain_json import read_json
from generator.publish.manifest import LEDGER, sha256
from generator.revision.comparison import Comparison
from generator.workspace import Workspace
from generator.writers.write import load_styles


@dataclass(frozen=True, slots=True)
class MadePack:
    """`unready`: policies with errors in their model, of which the pack therefore says nothing but what the notices
    say; each with what is wrong in it."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    unready: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)


def revision_pack(
    workspace: Workspace, done: Comparison, old: NoticeEdition, new: NoticeEdition, as_of: date
) -> MadePack:
    """The pack of two editions with what the audit finds in it. Raises TemplateError."""
    templates = templates_of(workspace)
    wrong = {each.name: _errors(workspace, templates, each, as_of) for each in (old, new)}
    unready = {name: findings for name, findings in wrong.items() if findings}
    if unready:
        old, new = replace(old, policy=None), replace(new, policy=None)
    files = make_pack(done, old, new, templates, load_styles(templates), as_of)
    return MadePack(files, tuple(audit_pack(files, "pack")), unready)


def impact_of(workspace: Workspace, done: Comparison, old: NoticeEdition, as_of: date) -> tuple[Impact, ...]:
    """What of the old edition rests on each change. Raises UsageError where it has no model, TemplateError."""
    templates = templates_of(workspace)
    return tuple(impacts(done, resting(old, templates, as_of)))


def _errors(workspace: Workspace, templates: TemplateSet, edition: NoticeEdition, as_of: date) -> tuple[Finding, ...]:
    """For what no documents may be made of a model; one at a git revision is held to its notice by the audit alone."""
    if edition.policy is None or not workspace.policy_folder(edition.name).is_dir():
        return ()
    found = check_policy(workspace, templates, edition.name, as_of).findings
    return tuple(finding for finding in found if failed((finding,)))


def write_pack(files: Mapping[str, bytes], folder: Path, *, force: bool = False) -> None:
    """Put the pack into its folder, in place of the one that is there.

    Raises UsageError where the folder holds something else, or a file that somebody finished by hand; OutputError.
    """
    standing = _standing(folder)
    if standing and DATA not in standing:
        raise UsageError(
            message("{folder} holds other files than a revision pack", folder=folder),
            hint=message("name a new folder; the pack makes it"),
        )
    edited = () if force else _edited(standing)
    if edited:
        raise UsageError(
            message("edited by hand since the pack was made: {files}", files=", ".join(edited)),
            hint=message("name another folder, or replace the files with --force"),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in standing.keys() - files.keys():
            (folder / name).unlink()
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise OutputError(message("{path}: {problem}", path=folder, problem=error.strerror or str(error))) from error


def read_pack(folder: Path) -> Mapping[str, bytes]:
    """The files of a pack's folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def is_pack(folder: Path) -> bool:
    """Whether a folder holds a revision pack."""
    return (folder / DATA).is_file()


def _standing(folder: Path) -> Mapping[str, bytes]:
    if folder.exists() and not folder.is_dir():
        raise UsageError(message("{folder} is a file", folder=folder), hint=message("name a folder"))
    return read_pack(folder) if folder.is_dir() else {}


def _edited(standing: Mapping[str, bytes]) -> tuple[str, ...]:
    """The files that are not as the pack that stands there was made."""
    try:
        known = read_json(standing[LEDGER])["files"] if standing else {}
        return tuple(name for name, data in standing.items() if name != LEDGER and known.get(name) != sha256(data))
    except (KeyError, TypeError, AttributeError, ValueError):
        return (LEDGER,)
