"""What a fuzzed notice that can be read must do further: be drafted, and the draft pass `check` and be built."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Sequence
from pathlib import Path

from generator.draft.settle import settled
from generator.draft.yaml_text import as_yaml
from generator.errors import NoticeUnreadable
from generator.finding import Finding, Severity
from generator.making import BuildChoice
from generator.notice.read import read_notice
from generator.site import Job, build_one, check_one
from generator.unchanged import Memory
from generator.workspace import POLICIES, Workspace

AS_OF = datetime.date(2025, 6, 30)
NAME = "fuzzed"
_FOR_A_PERSON = "not-said-unproven"
LARGEST = 20_000  # bytes of a notice that is drafted; a longer one takes seconds and shows nothing new


class DraftRefusedError(Exception):
    """A draft in which `check` finds errors: the first ones, in words."""


class CheckedNotBuiltError(Exception):
    """A policy that passed `check` and that `build` refused, or findings that point where nobody can correct."""


def draft_and_build(data: bytes, folder: Path) -> str:
    """Take a notice the whole way in the workspace `folder`: "refused", "without clauses", "built", or "waits" where
    only a person can say what words on term and duties mean (not-said-unproven).

    Raises DraftRefusedError, CheckedNotBuiltError; any other error is an internal fault.
    """
    policy = folder / POLICIES / NAME
    shutil.rmtree(policy, ignore_errors=True)
    policy.mkdir(parents=True)
    (policy / "notice.txt").write_bytes(data)
    try:
        notice = read_notice(policy / "notice.txt")
    except NoticeUnreadable:
        return "refused"
    if not notice.clauses:
        return "without clauses"
    for name, content in settled(notice, NAME, AS_OF).items():
        (policy / name).write_text(as_yaml(name, content), encoding="utf-8")
    return _hold_to_build(Workspace(folder))


def _hold_to_build(workspace: Workspace) -> str:
    """Check, then build: both find the same. Returns what came of it."""
    errors = _errors(check_one(workspace, NAME, AS_OF).findings)
    staging = workspace.root / "staging"
    shutil.rmtree(staging, ignore_errors=True)
    outcome = build_one(Job(Memory(workspace, None), NAME, AS_OF, BuildChoice(force=True), staging))
    if errors:
        strange = [each for each in errors if not _in_the_model(each)]
        if strange or outcome.published:
            raise CheckedNotBuiltError(_told(strange or errors))
        if {each.code for each in errors} == {_FOR_A_PERSON}:
            return "waits"
        raise DraftRefusedError(_told(errors))
    if not outcome.published:
        raise CheckedNotBuiltError(_told(_errors(outcome.findings)))
    return "built"


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _in_the_model(finding: Finding) -> bool:
    return (
        finding.place is not None and finding.place.file.startswith(f"{POLICIES}/") and finding.place.line is not None
    )


def _told(findings: list[Finding]) -> str:
    lines = (f"{each.place} {each.code} {each.path}: {each.message}" for each in findings[:5])
    return "\n".join((f"{len(findings)} errors", *lines))
