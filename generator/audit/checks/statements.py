"""Finished files against the ledger: nothing missing, added, altered or moved, in either format."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.checks.page_ids import numbers_missing
from generator.audit.compare import Difference
from generator.audit.subject import AuditProblem, AuditSubject
from generator.message import Message, message

_HINT = message("change the model or the template and build again; finished files are not edited")


def statement_missing(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Every statement of the ledger stands in each format that the ledger names, and so does every empty line or cell
    that a page numbers between them.

    Passes: guidebook.docx shows the paragraph 奖励20万元.

    Fails: the paragraph was deleted in Word.
    """
    for file, difference in _differences(subject, "missing"):
        if difference.row is not None:
            yield _problem(
                message("missing: {text} ({id})", text=difference.row.text, id=difference.row.id), file, difference
            )
    for file, told in numbers_missing(subject):
        yield AuditProblem(told, _HINT, file)


def statement_added(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A finished file says nothing that the ledger does not hold.

    Passes: every paragraph, cell and field is a statement.

    Fails: a paragraph 另加10万元 was typed into the file.
    """
    for file, difference in _differences(subject, "added"):
        yield _problem(message("not in the ledger: {text}", text=difference.found), file, difference)


def statement_altered(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A statement reads in a finished file as in the ledger, letter by letter; of a field its label, placeholder,
    unit and options as well.

    Passes: 一次性20万元 in both.

    Fails: 一次性30万元 in guidebook.html.
    """
    for file, difference in _differences(subject, "altered"):
        row = difference.row
        yield _problem(
            message(
                "statement {id} reads {found}, the ledger has {text}",
                id=row.id if row else "language",
                found=difference.found,
                text=row.text if row else "zh-CN",
            ),
            file,
            difference,
        )


def statement_moved(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Statements stand in the order of the ledger, and in the part of the document that it names.

    Passes: heading, then table.

    Fails: two cells of a table changed places.
    """
    for file, difference in _differences(subject, "moved"):
        if difference.row is not None:
            yield _problem(
                message(
                    "in another place than in the ledger: {text} ({id})", text=difference.found, id=difference.row.id
                ),
                file,
                difference,
            )


def _differences(subject: AuditSubject, kind: str) -> Iterator[tuple[str, Difference]]:
    for file, comparison in subject.comparisons.items():
        yield from ((file, difference) for difference in comparison.differences if difference.kind == kind)


def _problem(text: Message, file: str, difference: Difference) -> AuditProblem:
    spans = difference.row.spans if difference.row else ()
    path = next((span.path for span in spans if span.path), None)
    clause = next((clause for span in spans for clause in span.clauses), None)
    return AuditProblem(text, _HINT, file, path, clause)
