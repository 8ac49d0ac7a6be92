"""Heads of columns and labels of cards are those that the templates at hand print, in their order.

They are the templates' own words, so no value of the model tells that two of them changed places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from generator.audit.compare import ShownRow
from generator.audit.read.html_looks import HtmlLook
from generator.audit.read.ledger import LedgerSpan
from generator.audit.subject import AuditSubject
from generator.dataclass import dataclass
from generator.message import Message, message

_TEMPLATES, _SHARED = "templates/", "shared/"
_EDGES = "：；，（）"  # of a label within a line: （受理）：电话0000，地址…


@dataclass(frozen=True, slots=True)
class _Wording:
    """What the templates of a kind print. `tables`: the words of each of their tables in order; `names`: field ->
    the labels that they give it."""

    tables: Sequence[Sequence[str]]
    names: Mapping[str, frozenset[str]]
    labels: frozenset[str]  # all of them

    def is_turned(self, first: str, second: str) -> bool:
        """Whether tables that print both always print the second one first."""
        both = [words for words in self.tables if first in words and second in words]
        return bool(both) and not any(_last(words, second) > words.index(first) for words in both)

    def is_anothers(self, label: str, fields: Iterable[str]) -> bool:
        """Whether a label is that of a field other than these, which have labels of their own."""
        own = [self.names[name] for name in fields if name in self.names]
        return bool(own) and not any(label in each for each in own)


def labels_exchanged(subject: AuditSubject) -> Iterator[tuple[str, Message]]:
    """(file, what is wrong) of heads and labels in an order that no template has, and of labels of other fields."""
    for file, comparison in subject.comparisons.items():
        kind = subject.kind_of(file.rpartition(".")[0])
        wording = _wording_of(subject, kind.name) if kind is not None else None
        if wording is not None:
            found = (*_out_of_order(comparison.pairs, wording), *_of_other_fields(comparison.pairs, wording))
            yield from ((file, each) for each in found)


def _wording_of(subject: AuditSubject, kind: str) -> _Wording | None:
    """What a kind's templates print, as far as the edition was made with those at hand."""
    looks, manifest = subject.looks, subject.manifest
    if looks is None or isinstance(manifest, Message):
        return None
    inputs = manifest.get("inputs", {})
    folders = (f"{_TEMPLATES}{kind}/", f"{_TEMPLATES}{_SHARED}")
    names = [name for name, own in looks.templates.items() if name.startswith(folders) and inputs.get(name) == own]
    labels: dict[str, set[str]] = defaultdict(set)
    for field, label in (pair for name in names for pair in looks.names[name]):
        labels[field].add(label)
    tables = [words for name in names for words in looks.labels[name]]
    names_of = {field: frozenset(found) for field, found in labels.items()}
    return _Wording(tables, names_of, frozenset().union(*names_of.values()))


def _out_of_order(pairs: Sequence[ShownRow], wording: _Wording) -> Iterator[Message]:
    for row in _rows_of_labels(pairs):
        for first, second in pairwise(row):
            if wording.is_turned(first, second):
                yield message("{text} stands before {text2}, the template has it behind", text=first, text2=second)


def _rows_of_labels(pairs: Sequence[ShownRow]) -> Iterator[list[str]]:
    """The heads of each table in their order, and the labels of its rows; not what comes twice, as in a loop."""
    found: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for pair in pairs:
        where, look = pair.found.position, pair.found.look
        label = isinstance(look, HtmlLook) and look.cell == "th"
        if where is not None and (where.head or label) and _is_frame(pair):
            found[where.table, where.head].append(pair.row.text)
    yield from ([label for label in row if row.count(label) == 1] for row in found.values())


def _is_frame(pair: ShownRow) -> bool:
    """Whether a statement is wording of a template and nothing else."""
    return len(pair.row.spans) == 1 and pair.row.kind == "frame"


def _of_other_fields(pairs: Sequence[ShownRow], wording: _Wording) -> Iterator[Message]:
    """Words before a value, in its row or its line, that name another field: 地址：0000-1111111."""
    heads: dict[tuple[int, int], str] = {}
    for pair in pairs:
        where = pair.found.position
        if where is not None and _is_frame(pair):
            heads[where.table, where.row] = pair.row.text
        head = heads.get((where.table, where.row), "") if where is not None else ""
        before: LedgerSpan | None = None
        for span in pair.row.spans:
            if span.path:
                label = before.text.strip(_EDGES) if before is not None and before.kind == "frame" else head
                if label in wording.labels and wording.is_anothers(label, _fields(pair.row.place, span.path)):
                    yield message("{text} is labelled {label}", text=span.text, label=label)
            before = span


def _fields(place: str | None, path: str) -> Iterator[str]:
    """What a label may name: the line of a card, and whatever leads to the value."""
    yield (place or "").rpartition(".")[2]
    yield from path.split(".")


def _last(words: Sequence[str], word: str) -> int:
    return len(words) - 1 - words[::-1].index(word)
