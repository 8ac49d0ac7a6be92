"""What excludes an applicant stands under words that say so, and what is asked for does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from generator.audit.read.form_fields import is_excluding
from generator.audit.read.ledger import LedgerRow
from generator.audit.subject import AuditProblem, AuditSubject
from generator.message import message
from generator.regex import regex

_LEAF = regex(r"eligibility\.(?:.*\.)?(?P<id>[^.]+)\.statement\Z")
_STATEMENT = ".statement"
_EXCLUDES = regex("不存在|没有下列|没有以下|除外|不适用|不予|不得|不能|不再|不属于|取消")

_PROOF = "proof"  # per: lists what other documents say, under heads of its own

_HINT = message(
    "print what excludes an applicant (expected: false) under a head that says so: 有下列情形之一的，不适用"
)


def under_wrong_head(subject: AuditSubject) -> Iterator[AuditProblem]:
    """Requirements of the notice in a list whose head, or own line, says the opposite of what the model expects."""
    expected = dict(_expected(subject.sound_model.data.get("eligibility")))
    for document, rows in subject.rows_of.items() if expected else ():
        kind = subject.kind_of(document)
        if kind is None or kind.per != _PROOF:
            yield from _in_document(rows, expected)


def _expected(node: Any) -> Iterator[tuple[str, bool]]:
    """Id of each leaf -> whether its statement is what is asked for, and no case that must not be given."""
    if isinstance(node, Mapping):
        if "statement" in node:
            yield str(node["id"]), not is_excluding(node)
        for key in ("all_of", "any_of"):
            for member in node.get(key, ()):
                yield from _expected(member)


def _in_document(rows: Sequence[LedgerRow], expected: Mapping[str, bool]) -> Iterator[AuditProblem]:
    above: LedgerRow | None = None
    for row in sorted(rows, key=attrgetter("order")):
        leaf = _leaf(row)
        head = above.words if above is not None and leaf is not None else ""
        if leaf is None:
            above = row
        elif expected.get(leaf, True) == _says_no(row, head):
            yield AuditProblem(
                message(
                    "{id}: {text} stands under words that say the opposite: {head}", id=row.id, text=row.text, head=head
                ),
                _HINT,
                row.file,
                next(span.path for span in row.spans if span.path and _LEAF.match(span.path)),
                row.clauses[0] if row.clauses else None,
                statement=row.id,
            )


def _leaf(row: LedgerRow) -> str | None:
    found = (_LEAF.match(span.path) for span in row.spans if span.path and span.path.endswith(_STATEMENT))
    return next((leaf["id"] for leaf in found if leaf), None)


def _says_no(row: LedgerRow, head: str) -> bool:
    """What the line says of itself, else what stands over it; of a field its own label."""
    if row.field:
        return bool(_EXCLUDES.search(row.spans[0].text.partition("：")[0] if "：" in row.spans[0].text else ""))
    own = "".join(span.text for span in row.spans if span.kind == "frame")
    return bool(_EXCLUDES.search(own or head))
