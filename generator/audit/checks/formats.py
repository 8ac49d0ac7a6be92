"""Word against HTML: the same statements, in the same cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.audit.compare import ShownRow
from generator.audit.read.finished import Position
from generator.audit.subject import FORMATS, AuditProblem, AuditSubject
from generator.message import message

_HINT = message("build the policy again in both formats")
_OWN = frozenset({"navigation", "header"})  # parts that one format only has
_Cells = Mapping[str, tuple[str, int, int]]


def formats_differ(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A document says the same in Word and in HTML: what one format leaves out states nothing (frame only), and a
    statement in a table stands in the same row and column of both.

    Passes: 市科技局 under 牵头单位 in both.

    Fails: in Word it stands in the column 配合单位.
    """
    for document, rows in subject.rows_of.items():
        names = [f"{document}.{kind}" for kind in FORMATS]
        if any(name not in subject.comparisons for name in names):
            continue
        for row in rows:
            one = len(row.formats) < len(FORMATS) and row.part not in _OWN
            if one and any(span.kind != "frame" for span in row.spans):
                yield AuditProblem(
                    message("only {formats} shows it: {text}", formats=", ".join(row.formats) or "-", text=row.text),
                    _HINT,
                    names[0],
                )
        html, word = (_cells(subject.comparisons[name].pairs) for name in names)
        for statement in html.keys() & word.keys():
            if html[statement] != word[statement]:
                yield AuditProblem(
                    message(
                        "{text} stands in row {row}, column {column} in Word, in row {row2}, column {column2} in HTML",
                        text=_text(subject.comparisons[names[0]].pairs, statement),
                        row=word[statement][1] + 1,
                        column=word[statement][2] + 1,
                        row2=html[statement][1] + 1,
                        column2=html[statement][2] + 1,
                    ),
                    _HINT,
                    names[1],
                )


def _cells(pairs: Sequence[ShownRow]) -> _Cells:
    """Statement -> first statement of its table, row counted from that statement's, column."""
    first: dict[int, tuple[str, Position]] = {}
    found: dict[str, tuple[str, int, int]] = {}
    for pair in pairs:
        place = pair.found.position
        if place is not None and len(pair.row.formats) == len(FORMATS):
            name, start = first.setdefault(place.table, (pair.row.id, place))
            found[pair.row.id] = (name, place.row - start.row, place.column)
    return found


def _text(pairs: Sequence[ShownRow], statement: str) -> str:
    return next(pair.row.text for pair in pairs if pair.row.id == statement)
