"""A revision pack read back: its files against its ledger, its words against both editions.

The text with tracked changes is read as Word shows it when all changes are accepted, and when all are rejected.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.audit.audit import AUDIT_CHECKS
from generator.audit.checks.pack import (
    COMPARISON,
    DATA,
    HINT,
    SIDES,
    TRACKED,
    Pack,
    pack_change_unsound,
    pack_incomplete,
    pack_mark_unsound,
    pack_text_differs,
    pack_unreadable,
)
from generator.audit.read.pack_marks import unmarked
from generator.audit.read.tracked import resolved
from generator.audit.subject import LEDGER, POLICY, AuditProblem, AuditSubject
from generator.finding import FilePlace, Finding, Severity
from generator.message import message
from generator.plain_json import what_is_wrong

# Checks of any finished file that need the ledger alone, and those that hold words to a model.
_OF_FILES = frozenset(
    [
        "document-unreadable",
        "ledger-inconsistent",
        "statement-missing",
        "statement-added",
        "statement-altered",
        "statement-moved",
        "text-uncovered",
        "active-content",
        "unexpected-markup",
        "unexpected-part",
        "formats-differ",
    ]
)
_OF_MODEL = frozenset(
    [
        "fact-unsound",
        "quote-unsound",
        "computed-unsound",
        "paraphrase-unsound",
        "office-unsound",
        "model-quote-unsound",
        "model-value-unsound",
        "model-responsibility-unsound",
        "model-identity-unsound",
    ]
)
PACK_CHECKS: Mapping[str, Callable[[Pack], Iterator[AuditProblem]]] = {
    "pack-incomplete": pack_incomplete,
    "pack-text-differs": pack_text_differs,
    "pack-mark-unsound": pack_mark_unsound,
    "pack-change-unsound": pack_change_unsound,
}


def audit_pack(files: Mapping[str, bytes], folder: str) -> Iterator[Finding]:
    """The findings on the files of one revision pack. `folder`: as findings name it."""
    pack = Pack(files)
    unreadable = [_finding("pack-unreadable", problem, folder) for problem in pack_unreadable(pack)]
    if unreadable:
        yield from unreadable
        return
    yield from _of_files(pack, folder)
    for side in SIDES:
        yield from _of_model(pack, side, folder)
    for code, check in PACK_CHECKS.items():
        yield from (_finding(code, problem, folder) for problem in _problems(pack, check))


def _problems(pack: Pack, check: Callable[[Pack], Iterator[AuditProblem]]) -> Iterator[AuditProblem]:
    try:
        yield from check(pack)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        yield AuditProblem(
            message("revision.json is not of the known shape: {problem}", problem=what_is_wrong(error)), HINT, DATA
        )


def _finding(code: str, problem: AuditProblem, folder: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=problem.message,
        hint=problem.hint,
        place=FilePlace(f"{folder}/{problem.file}"),
        path=problem.path,
    )


def _of_files(pack: Pack, folder: str) -> Iterator[Finding]:
    """The checks of any finished file: of the text with tracked changes twice, accepted and rejected."""
    ledger = json.loads(pack.files[LEDGER])
    for change in ("gone", "come"):
        rows = [_without(row, change) if row["document"] == TRACKED else row for row in ledger["statements"]]
        rows = [row for row in rows if row["spans"]]
        files = dict(pack.files) | {LEDGER: json.dumps({**ledger, "statements": rows}).encode()}
        files |= {name: unmarked(name, data) for name, data in files.items() if name.startswith(f"{COMPARISON}.")}
        files[f"{TRACKED}.docx"] = resolved(pack.files.get(f"{TRACKED}.docx", b""), change)
        subject = AuditSubject(files, "")
        for registered in AUDIT_CHECKS:
            if registered.code in _OF_FILES:
                for problem in registered.check(subject):
                    if change == "gone" or problem.file.startswith(TRACKED):
                        yield _finding(registered.code, problem, folder)


def _without(row: Mapping[str, Any], change: str) -> dict[str, Any]:
    """A row of the tracked text without the words that went, or without those that came."""
    spans = [span for span in row["spans"] if not (span["path"] or "").endswith(f".{change}")]
    clauses = sorted({clause for span in spans for clause in span["clauses"]})
    return {**row, "spans": spans, "text": "".join(span["text"] for span in spans), "clauses": clauses}


def _of_model(pack: Pack, side: str, folder: str) -> Iterator[Finding]:
    """What the pack says of an edition's model, held to that model, and the model to its notice."""
    model = pack.data[side]["model"]
    if model is None:
        return
    ids = {clause["path"]: clause["id"] for clause in model["clauses"]}
    known = {name: ids.get(clause["path"], clause["path"]) for name, clause in pack.data[side]["clauses"].items()}
    ledger = json.loads(pack.files[LEDGER])
    rows = [_of_side(row, f"{side}.model.", known) for row in ledger["statements"]]
    files = {
        LEDGER: json.dumps({**ledger, "statements": [row for row in rows if row["spans"]]}).encode(),
        POLICY: json.dumps(model).encode(),
    }
    subject = AuditSubject(files, str(model["id"]))
    for registered in AUDIT_CHECKS:
        if registered.code in _OF_MODEL:
            yield from (_finding(registered.code, problem, folder) for problem in registered.check(subject))


def _of_side(row: Mapping[str, Any], prefix: str, clauses: Mapping[str, str]) -> dict[str, Any]:
    spans = [
        {
            **span,
            "path": span["path"].removeprefix(prefix),
            "clauses": [clauses.get(each, each) for each in span["clauses"]],
        }
        for span in row["spans"]
        if (span["path"] or "").startswith(prefix)
    ]
    return {**row, "spans": spans}
