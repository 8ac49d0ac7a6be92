"""The folder as a whole: what it holds, what its manifest says, what can be read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.audit.read.model import Model
from generator.audit.read.seal import seal_fits
from generator.audit.subject import FORMATS, LEDGER, MANIFEST, POLICY, AuditProblem, AuditSubject, format_of
from generator.message import Message, message
from generator.regex import regex

_DATA = frozenset({LEDGER, MANIFEST, POLICY})
_KEYS = frozenset({"tool", "policy", "status", "as_of", "kinds", "inputs", "files", "seal"})
_VERSION = regex(r"\d+\.\d+\.\d+(?:[a-z.]+\d+)*")
_SUM = regex(r"[0-9a-f]{64}")


def _rebuild(subject: AuditSubject) -> Message:
    return message("build the policy again: `policydocs build {policy}`", policy=subject.policy)


def manifest_unreadable(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A published folder has a manifest.json that names its files with their SHA-256.

    Passes:

        {"files": {"guidebook.html": "9f86d0…"}, "kinds": {…}, "inputs": {…}}

    Fails: the file is missing, is no JSON, or has no object `files`.
    """
    found = subject.manifest
    if isinstance(found, Message):
        problem = found if MANIFEST in subject.files else message("the file is missing")
        yield AuditProblem(
            message("the manifest cannot be read: {problem}", problem=problem), _rebuild(subject), MANIFEST
        )
    elif not isinstance(found.get("files"), dict):
        yield AuditProblem(
            message("the manifest cannot be read: {problem}", problem="files"), _rebuild(subject), MANIFEST
        )


def manifest_incomplete(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The manifest says of every document kind which model paths its places show and what it must hold.

    Passes:

        "kinds": {"guidebook": {"name": "guidebook", "per": "policy", "formats": ["html", "docx"], "verbatim": false,
                                "places": {"glance.amount": ["awards.*.amount"]}, "cards": [],
                                "required": ["awards.*.name"], "roles": ["awards"]}}

    Fails: `kinds` is missing, or a finished document is of none of the kinds.
    """
    if isinstance(subject.manifest, Message):
        return
    if subject.manifest.get("policy") != subject.policy:
        yield AuditProblem(
            message("the manifest is that of {other}", other=subject.manifest.get("policy")),
            _rebuild(subject),
            MANIFEST,
        )
    kinds = subject.manifest.get("kinds")
    if not isinstance(kinds, dict) or not kinds:
        yield AuditProblem(
            message("the manifest does not say what its document kinds declare"), _rebuild(subject), MANIFEST
        )
        return
    for document in subject.rows_of:
        if subject.kind_of(document) is None:
            yield AuditProblem(
                message("the manifest declares no kind for the document {document}", document=document),
                _rebuild(subject),
                MANIFEST,
            )


def manifest_altered(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The manifest carries a sum over itself, and it says of tool, policy, status, inputs and declarations what
    policy.json and the ledger say.

    Passes: {"status": "in_force", "as_of": "2021-12-30", …} beside the same status in policy.json.

    Fails: another
    status, another version of the tool, a place that shows more than the ledger was written for.
    """
    told = subject.manifest
    if isinstance(told, Message):
        return
    if not seal_fits(told):
        yield _altered(subject, message("its seal does not fit"))
    if told.keys() != _KEYS:
        yield _altered(
            subject, message("it has not the keys of a manifest: {keys}", keys=", ".join(told.keys() ^ _KEYS))
        )
        return
    for found in (*_tool_and_inputs(told, subject.policy), *_status(subject, told), *_declarations(subject, told)):
        yield _altered(subject, found)


def _tool_and_inputs(told: Mapping[str, Any], policy: str) -> Iterator[Message]:
    tool, inputs = told["tool"], told["inputs"]
    if tool.get("name") != "policydocs" or not _VERSION.fullmatch(str(tool.get("version"))) or len(tool) != 2:
        yield message("no such tool: {tool}", tool=json.dumps(tool))
    strange = [name for name, value in inputs.items() if not _is_input(name, value, policy)]
    if strange or f"policies/{policy}/policy.yaml" not in inputs:
        yield message("the inputs are not those of the policy: {names}", names=", ".join(strange) or "—")


def _status(subject: AuditSubject, told: Mapping[str, Any]) -> Iterator[Message]:
    status = subject.model.data.get("status") or {} if isinstance(subject.model, Model) else None
    if status is not None and (told["status"], told["as_of"]) != (status.get("state"), status.get("since")):
        yield message("its status is {found}, policy.json has {wanted}", found=told["status"], wanted=status)


def _declarations(subject: AuditSubject, told: Mapping[str, Any]) -> Iterator[Message]:
    declared = json.dumps(told["kinds"], ensure_ascii=False, indent=2) + "\n"
    if not isinstance(subject.ledger, Message) and hashlib.sha256(declared.encode()).hexdigest() != subject.head.kinds:
        yield message("it declares other places or contents than those for which the ledger was written")


def _altered(subject: AuditSubject, what: Message) -> AuditProblem:
    return AuditProblem(message("the manifest was altered: {what}", what=what), _rebuild(subject), MANIFEST)


def _is_input(name: str, value: object, policy: str) -> bool:
    known = name.startswith((f"policies/{policy}/", "templates/"))
    return known and isinstance(value, str) and _SUM.fullmatch(value) is not None


def file_missing(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Every file that manifest or ledger name is there.

    Passes: manifest.json names guidebook.html, and the folder holds it.

    Fails: somebody removed it.
    """
    told = _of_rows(subject) | {LEDGER, POLICY}
    told |= _written_for(subject).keys()
    for name in sorted((told | _stated(subject).keys()) - subject.files.keys()):
        yield AuditProblem(message("the file {file} is missing", file=name), _rebuild(subject), name)


def file_added(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The folder holds the finished documents of its ledger, ledger.json, policy.json and manifest.json; no more.

    Passes: guidebook.html with its statements in the ledger.

    Fails: a file beside them, even if the manifest
    names it.
    """
    told = _of_rows(subject) | _DATA
    stated = _stated(subject)
    for name in subject.files:
        if name not in told or (stated and name not in stated and name != MANIFEST):
            yield AuditProblem(
                message("the file {file} is no part of this edition", file=name),
                message("remove it, or build the policy again"),
                name,
            )


def _of_rows(subject: AuditSubject) -> set[str]:
    """The files that some row says to stand in."""
    shown = {(row.document, row.formats) for row in subject.rows}
    return {f"{document}.{kind}" for document, formats in shown for kind in formats}


def file_changed(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A file has the SHA-256 that manifest and ledger state. What was changed in it, other findings say; where none
    does, it is something that no reader sees.

    Passes: the file as it was published.

    Fails: one byte is another.
    """
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in subject.files.items()}
    for name, stated in _stated(subject).items():
        if sums.get(name, stated) != stated:
            yield AuditProblem(message("{file} is not the file that was published", file=name), _rebuild(subject), name)
    for name, stated in _written_for(subject).items():
        if sums.get(name, stated) != stated:
            told = message("{file} is not the file for which the ledger was written", file=name)
            yield AuditProblem(told, _rebuild(subject), name)


def model_changed(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The ledger carries a sum over every part of policy.json; each part is the one that the documents were made of.

    Passes: awards.gazelle in policy.json as it was when the documents were made.

    Fails: its amount was edited in
    policy.json, and perhaps the manifest with it.
    """
    # What forms share comes from the manifest's declarations, which the ledger sums on their own.
    own = {key: value for key, value in subject.sound_model.data.items() if key != "shared"}
    found, sums = part_sums(own), subject.head.model
    for path in sorted(sums.keys() | found.keys()):
        if sums.get(path) != found.get(path):
            told = message("{path} is not what the documents were made of", path=path)
            yield AuditProblem(told, _rebuild(subject), POLICY, path)


def part_sums(data: Mapping[str, Any]) -> Mapping[str, str]:
    """The SHA-256 of every part of policy.json: its top-level values, and each item one step below them."""
    found: dict[str, str] = {}
    for key, value in data.items():
        members: Mapping[str, Any] = {}
        if isinstance(value, dict):
            members = value
        elif isinstance(value, list):
            members = {
                str(each.get("id", n)) if isinstance(each, dict) else str(n): each for n, each in enumerate(value)
            }
        found[key] = _sum_of(list(members) if isinstance(value, dict | list) else value)
        found |= {f"{key}.{name}": _sum_of(member) for name, member in members.items()}
    return found


def _sum_of(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _written_for(subject: AuditSubject) -> Mapping[str, str]:
    return {} if isinstance(subject.ledger, Message) else subject.head.files


def _stated(subject: AuditSubject) -> Mapping[str, str]:
    files = {} if isinstance(subject.manifest, Message) else subject.manifest.get("files")
    return files if isinstance(files, dict) else {}


def ledger_unreadable(subject: AuditSubject) -> Iterator[AuditProblem]:
    """ledger.json holds the statements of the edition in its shape.

    Passes:

        {"statements": [{"id": "guidebook/s1", "document": "guidebook", "formats": ["html"], …}]}

    Fails: the file is missing, is no JSON, or a statement lacks a key.
    """
    if isinstance(subject.ledger, Message):
        yield AuditProblem(
            message("the ledger cannot be read: {problem}", problem=subject.ledger), _rebuild(subject), LEDGER
        )


def policy_unreadable(subject: AuditSubject) -> Iterator[AuditProblem]:
    """policy.json holds the whole model and the notice's text.

    Passes: the file as `policydocs show POLICY --format json` prints it.

    Fails: no JSON, no clauses, no notice.
    """
    if not isinstance(subject.model, Model):
        yield AuditProblem(
            message("policy.json cannot be read: {problem}", problem=subject.model), _rebuild(subject), POLICY
        )
    elif subject.model.data.get("id") != subject.policy:
        yield AuditProblem(
            message("policy.json is that of {other}", other=subject.model.data.get("id")), _rebuild(subject), POLICY
        )


def document_unreadable(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A finished document is what its name says: an HTML page in UTF-8, or a Word file with all its parts.

    Passes: guidebook.docx opens.

    Fails: it is a text file with that name.
    """
    for name, reading in subject.readings.items():
        if isinstance(reading, Message):
            kind = format_of(name) if format_of(name) in FORMATS else name
            yield AuditProblem(
                message("{file} cannot be read as {kind}: {problem}", file=name, kind=kind, problem=reading),
                _rebuild(subject),
                name,
            )
