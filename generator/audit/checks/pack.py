"""Checks of a revision pack: its words and marks against both editions, whose texts revision.json holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from generator.audit.read.ledger import LedgerRow, LedgerSpan, read_ledger
from generator.audit.read.pack_marks import html_marks, word_marks
from generator.audit.subject import LEDGER, AuditProblem
from generator.dataclass import dataclass
from generator.message import message
from generator.plain_json import read_json, what_is_wrong
from generator.regex import regex

DATA = "revision.json"
SIDES = {"old": "gone", "new": "come"}
TRACKED, COMPARISON = "tracked", "comparison"
HINT = message("make the pack again: `policydocs diff OLD NEW --pack FOLDER`")
_figure = regex(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Pack:
    """The files of a pack by name. Its data and ledger are read once; a wrong shape raises ValueError or KeyError."""

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
                if len(parts) == 4 and parts[1] == "clauses" and (parts[3] == field if field else parts[3] != "number"):
                    yield span


def pack_unreadable(pack: Pack) -> Iterator[AuditProblem]:
    """revision.json holds both editions and what changed, ledger.json the statements of the pack.

    Passes: both as `policydocs diff OLD NEW --pack FOLDER` wrote them.

    Fails: one of them is missing, or is no JSON.
    """
    try:
        pack.data, pack.rows  # noqa: B018 - without them nothing can be held against anything
    except (KeyError, ValueError) as error:
        problem = message("revision.json or ledger.json cannot be read: {problem}", problem=what_is_wrong(error))
        yield AuditProblem(problem, HINT, DATA)


def pack_incomplete(pack: Pack) -> Iterator[AuditProblem]:
    """A pack holds the files of its ledger, ledger.json and revision.json; no more.

    Passes: comparison.docx with its statements in the ledger.

    Fails: it was removed, or a file lies beside it.
    """
    told = {f"{row.document}.{form}" for row in pack.rows for form in row.formats} | {LEDGER, DATA}
    for name in sorted(told - pack.files.keys()):
        yield AuditProblem(message("the file {file} is missing", file=name), HINT, name)
    for name in sorted(pack.files.keys() - told):
        yield AuditProblem(message("the file {file} is no part of this pack", file=name), HINT, name)


def pack_text_differs(pack: Pack) -> Iterator[AuditProblem]:
    """The comparison prints every changed clause whole, letter by letter (white space aside), and the text with tracked
    changes prints both editions whole.

    Passes: clause 二 of the old edition under 修订前 as its notice has it.

    Fails: a sentence of it is missing.
    """
    for side, mark in SIDES.items():
        other = {_folded(clause["text"]) for name, clause in pack.data[_other(side)]["clauses"].items()}
        printed = _printed(pack, COMPARISON, side)
        whole = _printed(pack, TRACKED, side)
        for name, clause in pack.data[side]["clauses"].items():
            text = squeeze(clause["text"])
            numbered = squeeze(clause["number"]) + text
            if name in printed and printed[name] != text:
                yield _differs(COMPARISON, name, printed[name], text)
            elif name not in printed and text and _folded(text) not in other:
                yield _differs(COMPARISON, name, "", text)
            if whole.get(name, "") != numbered:
                yield _differs(f"{TRACKED} ({mark})", name, whole.get(name, ""), numbered)


def _printed(pack: Pack, document: str, side: str) -> Mapping[str, str]:
    """Id of a clause -> what a document prints of it, in order."""
    found: dict[str, str] = {}
    for span in pack.spans(document):
        own = [clause for clause in span.clauses if clause.startswith(f"{side}-")]
        if own and not (span.path or "").endswith(f".{SIDES[_other(side)]}"):
            found[own[0]] = found.get(own[0], "") + squeeze(span.text)
    return found


def _differs(where: str, clause: str, found: str, text: str) -> AuditProblem:
    told = message(
        "{where}: {clause} reads {found}, the edition has {text}", where=where, clause=clause, found=found, text=text
    )
    return AuditProblem(told, HINT, DATA)


def pack_mark_unsound(pack: Pack) -> Iterator[AuditProblem]:
    """Words that carry no mark are the same in both editions, clause by clause, and a file marks the words that its
    ledger calls gone or come, no others.

    Passes: 奖励 stands unmarked on both sides, 20万元 is struck, 30万元 underlined.

    Fails: 20万元 and 30万元 without marks.
    """
    for row in pack.data["comparison"]["clauses"]:
        left, right = (_unmarked(pack, side, row[side]) for side in SIDES)
        if row["wording"] and left != right:
            yield AuditProblem(message("unmarked, but not the same: {old} / {new}", old=left, new=right), HINT, DATA)
    wanted = _merged((_mark(span), span.text) for span in pack.spans(COMPARISON) if _mark(span))
    for name, read in ((f"{COMPARISON}.html", html_marks), (f"{COMPARISON}.docx", word_marks)):
        found = _merged(read(pack.files[name])) if name in pack.files else wanted
        if found != wanted:
            odd = next(
                (pair for pair in zip([*found, None], [*wanted, None], strict=False) if pair[0] != pair[1]), None
            )
            yield AuditProblem(message("marks other words than its ledger: {words}", words=str(odd)), HINT, name)


def _mark(span: LedgerSpan) -> str:
    last = (span.path or "").rpartition(".")[2]
    return last if last in SIDES.values() else ""


def _unmarked(pack: Pack, side: str, paths: list[str]) -> str:
    ids = {clause["path"]: name for name, clause in pack.data[side]["clauses"].items()}
    wanted = {ids[path] for path in paths}
    spans = (span for span in pack.spans(COMPARISON, "text") if wanted & set(span.clauses))
    return "".join(_folded(span.text) for span in spans)


def _merged(marks: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbours of one kind as one: where a run ends says nothing."""
    found: list[tuple[str, str]] = []
    for kind, words in marks:
        if found and found[-1][0] == kind:
            words = found.pop()[1] + words
        found.append((kind, words))
    return found


def pack_change_unsound(pack: Pack) -> Iterator[AuditProblem]:
    """A change is told with the words and figures that the two editions have, and with no others.

    Passes: 提高：20万元 → 30万元（增加50%）, where the old clause has 20万元 and the new one 30万元.

    Fails: 提高：20万元 → 35万元.
    """
    changes = pack.data["comparison"]["changes"]
    for number, change in enumerate(changes):
        for words in _words_elsewhere(pack, change) if _worded(change) else ():
            yield AuditProblem(
                message("change {number} has words that do not stand there: {words}", number=number, words=words),
                HINT,
                DATA,
            )
    for row in pack.rows:
        for span in row.spans:
            if (span.path or "").startswith("changes."):
                yield from _told(span, changes[int((span.path or "").rpartition(".")[2])], row)


def _words_elsewhere(pack: Pack, change: Mapping[str, Any]) -> Iterator[str]:
    """The words of a change that its clauses of the same edition have not."""
    for side in SIDES:
        text = _text(pack, side, change[f"{side}_clauses"])
        words = squeeze(change[side] or "")
        if words and text and not _stands(words, text):
            yield words


# Dates of the head and short names are told in another form than they are printed in.
_HEAD = ("title", "body_title", "document_number", "issuers", "issued", "term_", "definition_", "unit_")


def _worded(change: Mapping[str, Any]) -> bool:
    return not str(change["kind"]).startswith(_HEAD)


def _stands(words: str, text: str) -> bool:
    """Whether words stand in a text, or all their parts do: a level and its sum (县级2万元) are told together."""
    parts = [part for part in re.split(r"[、…，。；]|(?<=\D)(?=\d)", words) if part]
    return words in text or all(part in text for part in parts)


def _told(span: LedgerSpan, change: Mapping[str, Any], row: LedgerRow) -> Iterator[AuditProblem]:
    by = change["by"] or {"value": "0"}
    amount = abs(float(by["value"]))
    allowed = [change["old"] or "", change["new"] or "", *change["old_clauses"], *change["new_clauses"]]
    known = {float(each) for words in allowed for each in _figure.findall(words)}
    known |= {round(amount, 2), round(amount / 12, 2), float(change["places"])}
    odd = [each for each in _figure.findall(span.text) if float(each) not in known]
    if odd:
        told = message("{id} says {text}, the change has no {figure}", id=row.id, text=span.text, figure=odd[0])
        yield AuditProblem(told, HINT, row.file, span.path)


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
