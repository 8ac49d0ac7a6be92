"""The ids of a page: every number of a statement is there, empty cells and lines among them, and every other id is one
that ledger, a control, a link or the Word file knows."""

from __future__ import annotations

from collections.abc import Iterator, Set

from generator.audit.read.finished import ReadDocument
from generator.audit.read.targets import bookmark_of, from_folder
from generator.audit.subject import AuditSubject
from generator.message import Message, message
from generator.regex import regex

_NUMBER = regex(r"s([1-9]\d{0,5})")
_OF_CONTROL = regex(r"(f-.+?)(?:-\d+)?")
_SHELL = frozenset({"main", "page-end"})


def numbers_missing(subject: AuditSubject) -> Iterator[tuple[str, Message]]:
    """(file, what) where numbers are neither on the page nor in the ledger, and no empty cell explains it: an empty
    line is gone.

    Statements are numbered without a gap, empty cells too, which say no number. Some statements stand in Word alone, so
    a page without its Word file is not asked.
    """
    for document, kind, reading in subject.finished():
        if kind == "html" and f"{document}.docx" in subject.files:
            names = reading.anchors.union([row.statement for row in subject.rows_of.get(document, ())])
            there = {int(found[1]) for name in names if (found := _NUMBER.fullmatch(name))}
            missing = max(there, default=0) - len(there - {0})
            if missing > reading.blanks:
                yield (
                    f"{document}.html",
                    message(
                        "missing: of {count} empty lines and cells the page has {found}",
                        count=missing,
                        found=reading.blanks,
                    ),
                )


def ids_unknown(subject: AuditSubject) -> Iterator[tuple[str, Message]]:
    """(file, what) for each id of a page that belongs to nothing. A number may be that of an empty line or cell, which
    the ledger leaves out."""
    pointed = _pointed(subject)
    for document, kind, reading in subject.finished():
        if kind == "html":
            known = _known(subject, document, reading)
            entries = {row.anchor for row in subject.rows_of.get(document, ())}
            for name in sorted(reading.anchors - known):
                if not (_NUMBER.fullmatch(name) or _is_known(subject, document, name, pointed, entries)):
                    yield f"{document}.html", message("nothing belongs to the id {id}", id=name)


def _pointed(subject: AuditSubject) -> frozenset[str]:
    """What links of the pages lead to, seen from the policy's folder: guidebook.html#c02."""
    pages = {document: reading.pointed for document, kind, reading in subject.finished() if kind == "html"}
    return frozenset(
        f"{document}.html{link}" if link.startswith("#") else from_folder(document, link)
        for document, links in (*pages.items(), *subject.links_of_unchanged.items())
        for link in links
    )


def _known(subject: AuditSubject, document: str, reading: ReadDocument) -> set[str]:
    rows = subject.rows_of.get(document, ())
    own = {name for row in rows for name in (row.statement, row.anchor)}
    return own | _SHELL | {name for name, _ in reading.embedded}


def _is_known(subject: AuditSubject, document: str, name: str, pointed: Set[str], entries: Set[str]) -> bool:
    """Whether something leads there: a link of a page, a bookmark of the Word file, or the entry that it is part of."""
    entry = _OF_CONTROL.fullmatch(name)
    return (
        f"{document}.html#{name}" in pointed
        or bookmark_of(name) in subject.anchors(f"{document}.docx")
        or (entry is not None and entry[1] in entries)
    )
