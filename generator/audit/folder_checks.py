"""The folder as a whole: what it holds, what its manifest says, what can be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from generator.audit.model import Model
from generator.audit.subject import FORMATS, LEDGER, MANIFEST, POLICY, AuditSubject, Problem, format_of
from generator.message import message

_DATA = frozenset({LEDGER, MANIFEST, POLICY})
_REBUILD = message("build the policy again: `policydocs build {policy}`", policy="POLICY")


def manifest_unreadable(subject: AuditSubject) -> Iterator[Problem]:
    """A published folder has a manifest.json that names its files with their SHA-256.

    Passes:

        {"files": {"guidebook.html": "9f86d0…"}, "kinds": {…}, "inputs": {…}}

    Fails: the file is missing, is no JSON, or has no object `files`.
    """
    found = subject.manifest
    if isinstance(found, str):
        problem = found if MANIFEST in subject.files else message("the file is missing")
        yield Problem(message("the manifest cannot be read: {problem}", problem=problem), _REBUILD, MANIFEST)
    elif not isinstance(found.get("files"), dict):
        yield Problem(message("the manifest cannot be read: {problem}", problem="files"), _REBUILD, MANIFEST)


def manifest_incomplete(subject: AuditSubject) -> Iterator[Problem]:
    """The manifest says of every document kind which model paths its places show and what it must hold.

    Passes:

        "kinds": {"guidebook": {"name": "guidebook", "places": {"glance.amount": ["awards.*.amount"]},
                                "required": ["awards.*.name"], "verbatim": false}}

    Fails: `kinds` is missing, or a finished document is of none of the kinds.
    """
    if isinstance(subject.manifest, str):
        return
    if subject.manifest.get("policy") != subject.policy:
        yield Problem(
            message("the manifest is that of {other}", other=subject.manifest.get("policy")), _REBUILD, MANIFEST
        )
    kinds = subject.manifest.get("kinds")
    if not isinstance(kinds, dict) or not kinds:
        yield Problem(message("the manifest does not say what its document kinds declare"), _REBUILD, MANIFEST)
        return
    for document in subject.rows_of:
        if subject.kind_of(document) is None:
            yield Problem(
                message("the manifest declares no kind for the document {document}", document=document),
                _REBUILD,
                MANIFEST,
            )


def file_missing(subject: AuditSubject) -> Iterator[Problem]:
    """Every file that manifest or ledger name is there.

    Passes: manifest.json names guidebook.html, and the folder holds it. Fails: somebody removed it.
    """
    told = {f"{row.document}.{kind}" for row in subject.rows for kind in row.formats} | {LEDGER, POLICY}
    for name in sorted((told | _stated(subject).keys()) - subject.files.keys()):
        yield Problem(message("the file {file} is missing", file=name), _REBUILD, name)


def file_added(subject: AuditSubject) -> Iterator[Problem]:
    """The folder holds the finished documents of its ledger, ledger.json, policy.json and manifest.json; no more.

    Passes: guidebook.html with its statements in the ledger. Fails: a file beside them, even if the manifest
    names it.
    """
    told = {f"{row.document}.{kind}" for row in subject.rows for kind in row.formats} | _DATA
    stated = _stated(subject)
    for name in subject.files:
        if name not in told or (stated and name not in stated and name != MANIFEST):
            yield Problem(
                message("the file {file} is no part of this edition", file=name),
                message("remove it, or build the policy again"),
                name,
            )


def file_changed(subject: AuditSubject) -> Iterator[Problem]:
    """A file has the SHA-256 that the manifest states. What was changed in it, other findings say.

    Passes: the file as it was published. Fails: one byte is another.
    """
    for name, stated in _stated(subject).items():
        data = subject.files.get(name)
        if data is not None and hashlib.sha256(data).hexdigest() != stated:
            yield Problem(message("{file} is not the file that was published", file=name), _REBUILD, name)


def _stated(subject: AuditSubject) -> Mapping[str, str]:
    files = {} if isinstance(subject.manifest, str) else subject.manifest.get("files")
    return files if isinstance(files, dict) else {}


def ledger_unreadable(subject: AuditSubject) -> Iterator[Problem]:
    """ledger.json holds the statements of the edition in the shape of DESIGN.md, section 6.

    Passes:

        {"statements": [{"id": "guidebook/s1", "document": "guidebook", "formats": ["html"], …}]}

    Fails: the file is missing, is no JSON, or a statement lacks a key.
    """
    if isinstance(subject.ledger, str):
        yield Problem(message("the ledger cannot be read: {problem}", problem=subject.ledger), _REBUILD, LEDGER)


def policy_unreadable(subject: AuditSubject) -> Iterator[Problem]:
    """policy.json holds the whole model and the notice's text.

    Passes: the file as `policydocs show POLICY --format json` prints it. Fails: no JSON, no clauses, no notice.
    """
    if not isinstance(subject.model, Model):
        yield Problem(message("policy.json cannot be read: {problem}", problem=subject.model), _REBUILD, POLICY)
    elif subject.model.data.get("id") != subject.policy:
        yield Problem(message("policy.json is that of {other}", other=subject.model.data.get("id")), _REBUILD, POLICY)


def document_unreadable(subject: AuditSubject) -> Iterator[Problem]:
    """A finished document is what its name says: an HTML page in UTF-8, or a Word file with all its parts.

    Passes: guidebook.docx opens. Fails: it is a text file with that name.
    """
    for name, reading in subject.readings.items():
        if isinstance(reading, str):
            kind = format_of(name) if format_of(name) in FORMATS else name
            yield Problem(
                message("{file} cannot be read as {kind}: {problem}", file=name, kind=kind, problem=reading),
                _REBUILD,
                name,
            )
