"""A finished file against the ledger, statement by statement, in both directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.audit.read.fields import said_by, shown_words
from generator.audit.read.finished import ReadControl, ReadStatement
from generator.audit.read.ledger import LedgerRow
from generator.audit.read.word_vocabulary import CORE_TEXTS
from generator.dataclass import dataclass

_WORD_PARTS = frozenset(CORE_TEXTS.values())
_TITLE = "hidden"  # ReadStatement.caption: the title that Word tells of a table


@dataclass(frozen=True, slots=True)
class Difference:
    """`kind`: missing, added, altered or moved. `found`: the words of the file, "" where there are none."""

    kind: str
    row: LedgerRow | None
    found: str = ""


class ShownRow(NamedTuple):
    """A statement of the ledger and where a file shows it."""

    row: LedgerRow
    found: ReadStatement


@dataclass(frozen=True, slots=True)
class FileComparison:
    """What a file shows of the ledger, and how it differs."""

    pairs: tuple[ShownRow, ...]
    differences: tuple[Difference, ...]


def compare_html(rows: Sequence[LedgerRow], statements: Sequence[ReadStatement]) -> FileComparison:
    """Statements of a page go by their ids; properties and description by their names."""
    wanted = {_key(row): row for row in rows}
    pairs: list[ShownRow] = []
    differences: list[Difference] = []
    seen: set[str] = set()
    for found in statements:
        key = found.id or found.part
        row = wanted.get(key)
        if row is None or key in seen:
            differences.append(Difference("added", None, _said(found)))
            continue
        seen.add(key)
        pairs.append(ShownRow(row, found))
        if found.control is not None or (row.part, row.text) != (found.part, found.text):
            differences += _altered(row, found)
    differences += [Difference("missing", row) for key, row in wanted.items() if key not in seen]
    differences += _moved([pair.row for pair in pairs])
    return FileComparison(tuple(pairs), tuple(differences))


def _key(row: LedgerRow) -> str:
    return row.part if row.part.startswith("property:") else row.statement


def _said(found: ReadStatement) -> str:
    return said_by(found.control) if found.control else found.text


def _altered(row: LedgerRow, found: ReadStatement) -> Iterator[Difference]:
    if row.part != found.part:
        yield Difference("moved", row, _said(found))
    elif found.control is not None:
        shown = shown_words(row, found.control)
        if shown is not None:
            yield Difference("altered", row, shown)
    elif row.text != found.text:
        yield Difference("altered", row, found.text)


def _moved(rows: Sequence[LedgerRow]) -> Iterator[Difference]:
    """Statements that do not stand where the ledger has them."""
    orders = [row.order for row in rows]
    if orders == sorted(orders):
        return
    by_order = {row.order: row for row in rows}
    blocks = SequenceMatcher(None, sorted(orders), orders, autojunk=False).get_matching_blocks()
    kept = {order for block in blocks for order in orders[block.b : block.b + block.size]}
    yield from (Difference("moved", by_order[order], by_order[order].text) for order in orders if order not in kept)


def compare_word(rows: Sequence[LedgerRow], statements: Sequence[ReadStatement]) -> FileComparison:
    """Statements of a Word file carry no ids: they are held to the ledger in order."""
    wanted = [row for row in rows if not row.part.startswith("property:") or row.part in _WORD_PARTS]
    language = [found for found in statements if found.part == "language"]
    shown = [found for found in statements if found.part != "language"]
    differences = [Difference("altered", None, found.text) for found in language if found.text != "zh-CN"]
    pairs = _in_step(wanted, shown)
    if pairs is None:
        pairs, more = _aligned(wanted, shown)
        differences += more
    for pair in pairs:
        if pair.found.control is not None:
            differences += _altered_word(pair.row, pair.found.control)
    return FileComparison(tuple(pairs), tuple(differences))


def _in_step(rows: Sequence[LedgerRow], statements: Sequence[ReadStatement]) -> list[ShownRow] | None:
    """Both in step from first to last; None where they fall out of it."""
    pairs: list[ShownRow] = []
    heading = ""
    for number, found in enumerate(statements):
        heading = found.text if found.heading else heading
        title = found.caption == _TITLE
        repeats = title and _repeats(statements, number)
        if len(pairs) < len(rows) and not repeats and _same(rows[len(pairs)], found):
            pairs.append(ShownRow(rows[len(pairs)], found))
        elif not title or not (repeats or found.text == heading):
            return None
    return pairs if len(pairs) == len(rows) else None


def _repeats(statements: Sequence[ReadStatement], number: int) -> bool:
    """A table's title that its caption line, right before it, has said already."""
    before = statements[number - 1] if number else None
    return before is not None and before.caption == "visible" and before.text == statements[number].text


def _same(row: LedgerRow, found: ReadStatement) -> bool:
    if found.control is not None:
        return row.field == found.control.name
    if row.field is not None or row.text != found.text:
        return False
    # Titles and the like stand in a place of their own; all other words in the body.
    return row.part == found.part if found.part != "body" else row.part in ("body", "contents")


def _altered_word(row: LedgerRow, control: ReadControl) -> Iterator[Difference]:
    shown = shown_words(row, control)
    if shown is not None:
        yield Difference("altered", row, shown)


def _aligned(rows: Sequence[LedgerRow], statements: Sequence[ReadStatement]) -> tuple[list[ShownRow], list[Difference]]:
    """The best match of both sequences, and what does not match."""
    kept = list(_without_repeats(rows, statements))
    left, right = [_sign_of_row(row) for row in rows], [_sign(found) for found in kept]
    pairs: list[ShownRow] = []
    differences: list[Difference] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += [ShownRow(row, found) for row, found in zip(rows[i1:i2], kept[j1:j2], strict=True)]
        else:
            differences += _unmatched(rows[i1:i2], kept[j1:j2])
    return pairs, differences


def _without_repeats(rows: Sequence[LedgerRow], statements: Sequence[ReadStatement]) -> Iterator[ReadStatement]:
    """The statements without table titles that only repeat the caption line or, in its place, the heading before."""
    wanted = Counter(row.text for row in rows)
    wanted.subtract(found.text for found in statements if found.caption != _TITLE)
    heading = ""
    for number, found in enumerate(statements):
        heading = found.text if found.heading else heading
        repeats = _repeats(statements, number) or (found.text == heading and wanted[heading] < 1)
        if found.caption != _TITLE or not repeats:
            yield found


def _sign_of_row(row: LedgerRow) -> str:
    part = "" if row.part in ("body", "contents") else row.part
    return f"field {row.field}" if row.field else f"{part} {row.text}"


def _sign(found: ReadStatement) -> str:
    part = "" if found.part == "body" else found.part
    return f"field {found.control.name}" if found.control else f"{part} {found.text}"


def _unmatched(rows: Sequence[LedgerRow], statements: Sequence[ReadStatement]) -> Iterator[Difference]:
    """Row and words that stand in one place are one altered statement."""
    both = min(len(rows), len(statements))
    for row, found in zip(rows[:both], statements[:both], strict=True):
        yield Difference("altered", row, _said(found))
    yield from (Difference("missing", row) for row in rows[both:])
    yield from (Difference("added", None, _said(found)) for found in statements[both:])
