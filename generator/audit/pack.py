"""A revision pack read back: its files against its ledger, its words against both editions.

The text with tracked changes is read as Word shows it when all changes are accepted, and when all are rejected.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.audit.audit import AUDIT_CHECKS
from generator.audit.read.ledger import LedgerRow, LedgerSpan, ShapeError, read_ledger
from generator.audit.read.pack_marks import html_marks, unmarked, word_marks
from generator.audit.read.tracked import resolved
from generator.audit.subject import LEDGER, POLICY, AuditSubject, Problem
from generator.finding import Finding, Place, Severity
from generator.message import message
from generator.plain_json import read_json

DATA = "revision.json"
SIDES = {"old": "gone", "new": "come"}
_TRACKED, _COMPARISON = "tracked", "comparison"
_HINT = message("make the pack again: `policydocs diff OLD NEW --pack FOLDER`")
# Checks of any finished file that need the ledger alone, and those that hold words to a model.
_OF_FILES = frozenset(
    """document-unreadable ledger-inconsistent statement-missing statement-added statement-altered statement-moved
    text-uncovered active-content unexpected-markup unexpected-part formats-differ""".split()
)
_OF_MODEL = frozenset(
    """fact-unsound quote-unsound computed-unsound paraphrase-unsound office-unsound model-quote-unsound
    model-value-unsound model-responsibility-unsound model-identity-unsound""".split()
)
_figure = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Pack:
    """The files of a pack by name. Its data and ledger are read once; a wrong shape raises ShapeError or KeyError."""

    files: Mapping[str, bytes]

    @cached_property
    def data(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = read_json(self.files[DATA])
        return found

    @cached_property
    def rows(self) -> tuple[LedgerRow, ...]:
        return read_ledger(self.files[LEDGER])

    def spans(self, document: str, field: str = "") -> Iterator[LedgerSpan]:
        """The spans of a document that hold words of a clause (number aside), or of another field of it."""
        for row in self.rows:
            for span in row.spans if row.document == document and row.part == "body" else ():
                parts = (span.path or "").split(".")
                if len(parts) == 4 and parts[1] == "clauses" and (parts[3] == field if field else parts[3] != "number"):  # noqa: PLR2004
                    yield span


def audit_pack(files: Mapping[str, bytes], folder: str) -> Iterator[Finding]:
    """The findings on the files of one revision pack. `folder`: as findings name it."""
    pack = Pack(files)
    try:
        pack.data, pack.rows  # noqa: B018 - without them nothing can be held against anything
    except (KeyError, ValueError, ShapeError) as error:
        problem = message("revision.json or ledger.json cannot be read: {problem}", problem=repr(error))
        yield _finding("pack-unreadable", Problem(problem, _HINT, DATA), folder)
        return
    yield from _of_files(pack, folder)
    for side in SIDES:
        yield from _of_model(pack, side, folder)
    for code, check in PACK_CHECKS.items():
        yield from (_finding(code, problem, folder) for problem in _problems(pack, check))


def _problems(pack: Pack, check: Callable[[Pack], Iterator[Problem]]) -> Iterator[Problem]:
    try:
        yield from check(pack)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        yield Problem(message("revision.json is not of the known shape: {problem}", problem=repr(error)), _HINT, DATA)


def _finding(code: str, problem: Problem, folder: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=problem.message,
        hint=problem.hint,
        place=Place(f"{folder}/{problem.file}"),
        path=problem.path,
    )


def _of_files(pack: Pack, folder: str) -> Iterator[Finding]:
    """The checks of any finished file: of the text with tracked changes twice, accepted and rejected."""
    ledger = json.loads(pack.files[LEDGER])
    for change in ("gone", "come"):
        rows = [_without(row, change) if row["document"] == _TRACKED else row for row in ledger["statements"]]
        rows = [row for row in rows if row["spans"]]
        files = dict(pack.files) | {LEDGER: json.dumps({**ledger, "statements": rows}).encode()}
        files |= {name: unmarked(name, data) for name, data in files.items() if name.startswith(f"{_COMPARISON}.")}
        files[f"{_TRACKED}.docx"] = resolved(pack.files.get(f"{_TRACKED}.docx", b""), change)
        subject = AuditSubject(files, "")
        for registered in AUDIT_CHECKS:
            if registered.code in _OF_FILES:
                for problem in registered.check(subject):
                    if change == "gone" or problem.file.startswith(_TRACKED):
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
        {**span, "path": span["path"].removeprefix(prefix), "clauses": [clauses.get(each, each) for each in span["clauses"]]}
        for span in row["spans"]
        if (span["path"] or "").startswith(prefix)
    ]
    return {**row, "spans": spans}


def pack_incomplete(pack: Pack) -> Iterator[Problem]:
    """A pack holds the files of its ledger, ledger.json and revision.json; no more.

    Passes: comparison.docx with its statements in the ledger.

    Fails: it was removed, or a file lies beside it.
    """
    told = {f"{row.document}.{form}" for row in pack.rows for form in row.formats} | {LEDGER, DATA}
    for name in sorted(told - pack.files.keys()):
        yield Problem(message("the file {file} is missing", file=name), _HINT, name)
    for name in sorted(pack.files.keys() - told):
        yield Problem(message("the file {file} is no part of this pack", file=name), _HINT, name)


def pack_text_differs(pack: Pack) -> Iterator[Problem]:
    """The comparison prints every changed clause whole, letter by letter (white space aside), and the text with tracked
    changes prints both editions whole.

    Passes: clause 二 of the old edition under 修订前 as its notice has it.

    Fails: a sentence of it is missing.
    """
    for side, mark in SIDES.items():
        other = {_folded(clause["text"]) for name, clause in pack.data[_other(side)]["clauses"].items()}
        printed = _printed(pack, _COMPARISON, side)
        whole = _printed(pack, _TRACKED, side)
        for name, clause in pack.data[side]["clauses"].items():
            text = squeeze(clause["text"])
            numbered = squeeze(clause["number"]) + text
            if name in printed and printed[name] != text:
                yield _differs(_COMPARISON, name, printed[name], text)
            elif name not in printed and text and _folded(text) not in other:
                yield _differs(_COMPARISON, name, "", text)
            if whole.get(name, "") != numbered:
                yield _differs(f"{_TRACKED} ({mark})", name, whole.get(name, ""), numbered)


def _printed(pack: Pack, document: str, side: str) -> Mapping[str, str]:
    """Id of a clause -> what a document prints of it, in order."""
    found: dict[str, str] = {}
    for span in pack.spans(document):
        own = [clause for clause in span.clauses if clause.startswith(f"{side}-")]
        if own and not (span.path or "").endswith(f".{SIDES[_other(side)]}"):
            found[own[0]] = found.get(own[0], "") + squeeze(span.text)
    return found


def _differs(where: str, clause: str, found: str, text: str) -> Problem:
    told = message("{where}: {clause} reads {found}, the edition has {text}", where=where, clause=clause, found=found, text=text)
    return Problem(told, _HINT, DATA)


def pack_mark_unsound(pack: Pack) -> Iterator[Problem]:
    """Words that carry no mark are the same in both editions, clause by clause, and a file marks the words that its
    ledger calls gone or come, no others.

    Passes: 奖励 stands unmarked on both sides, 20万元 is struck, 30万元 underlined.

    Fails: 20万元 and 30万元 without marks.
    """
    for row in pack.data["comparison"]["clauses"]:
        left, right = (_unmarked(pack, side, row[side]) for side in SIDES)
        if row["wording"] and left != right:
            yield Problem(message("unmarked, but not the same: {old} / {new}", old=left, new=right), _HINT, DATA)
    wanted = _merged((_mark(span), span.text) for span in pack.spans(_COMPARISON) if _mark(span))
    for name, read in ((f"{_COMPARISON}.html", html_marks), (f"{_COMPARISON}.docx", word_marks)):
        found = _merged(read(pack.files[name])) if name in pack.files else wanted
        if found != wanted:
            odd = next((pair for pair in zip([*found, None], [*wanted, None], strict=False) if pair[0] != pair[1]), None)
            yield Problem(message("marks other words than its ledger: {words}", words=str(odd)), _HINT, name)


def _mark(span: LedgerSpan) -> str:
    last = (span.path or "").rpartition(".")[2]
    return last if last in SIDES.values() else ""


def _unmarked(pack: Pack, side: str, paths: list[str]) -> str:
    ids = {clause["path"]: name for name, clause in pack.data[side]["clauses"].items()}
    wanted = {ids[path] for path in paths}
    spans = (span for span in pack.spans(_COMPARISON, "text") if wanted & set(span.clauses))
    return "".join(_folded(span.text) for span in spans)


def _merged(marks: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbours of one kind as one: where a run ends says nothing."""
    found: list[tuple[str, str]] = []
    for kind, words in marks:
        if found and found[-1][0] == kind:
            words = found.pop()[1] + words
        found.append((kind, words))
    return found


def pack_change_unsound(pack: Pack) -> Iterator[Problem]:
    """A change is told with the words and figures that the two editions have, and with no others.

    Passes: 提高：20万元 → 30万元（+50%）, where the old clause has 20万元 and the new one 30万元.

    Fails: 提高：20万元 → 35万元.
    """
    changes = pack.data["comparison"]["changes"]
    for number, change in enumerate(changes):
        for side in SIDES:
            text = _text(pack, side, change[f"{side}_clauses"])
            words = squeeze(change[side] or "")
            if words and text and _worded(change) and not _stands(words, text):
                yield Problem(message("change {number} has words that do not stand there: {words}", number=number, words=words), _HINT, DATA)
    for row in pack.rows:
        for span in row.spans:
            if (span.path or "").startswith("changes."):
                yield from _told(span, changes[int((span.path or "").rpartition(".")[2])], row)


# Dates of the head and short names are told in another form than they are printed in.
_HEAD = ("title", "body_title", "document_number", "issuers", "issued", "term_", "definition_", "unit_")


def _worded(change: Mapping[str, Any]) -> bool:
    return not str(change["kind"]).startswith(_HEAD)


def _stands(words: str, text: str) -> bool:
    """Whether words stand in a text, or all their parts do: a level and its sum (县级2万元) are told together."""
    parts = [part for part in re.split(r"[、…，。；]|(?<=\D)(?=\d)", words) if part]
    return words in text or all(part in text for part in parts)


def _told(span: LedgerSpan, change: Mapping[str, Any], row: LedgerRow) -> Iterator[Problem]:
    by = change["by"] or {"value": "0"}
    amount = abs(float(by["value"]))
    allowed = [change["old"] or "", change["new"] or "", *change["old_clauses"], *change["new_clauses"]]
    known = {float(each) for words in allowed for each in _figure.findall(words)}
    known |= {round(amount, 2), round(amount / 12, 2)}
    odd = [each for each in _figure.findall(span.text) if float(each) not in known]
    if odd:
        told = message("{id} says {text}, the change has no {figure}", id=row.id, text=span.text, figure=odd[0])
        yield Problem(told, _HINT, row.file, span.path)


def _text(pack: Pack, side: str, paths: list[str]) -> str:
    clauses = pack.data[side]["clauses"].values()
    return "".join(squeeze(clause["text"]) for clause in clauses if clause["path"] in paths)


def _other(side: str) -> str:
    return "new" if side == "old" else "old"


def squeeze(text: str) -> str:
    return "".join(text.split())


def _folded(text: str) -> str:
    """Without white space, in half-width characters: in what else two texts differ, a reader must be shown."""
    return unicodedata.normalize("NFKC", squeeze(text))


PACK_CHECKS: Mapping[str, Callable[[Pack], Iterator[Problem]]] = {
    "pack-incomplete": pack_incomplete,
    "pack-text-differs": pack_text_differs,
    "pack-mark-unsound": pack_mark_unsound,
    "pack-change-unsound": pack_change_unsound,
}
