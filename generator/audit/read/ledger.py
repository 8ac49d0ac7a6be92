"""ledger.json as typed rows. The reader of the audit is its own: a wrong shape is told, never guessed around."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar, cast

from generator.audit.read.ledger_lines import Lines, lines_of
from generator.dataclass import dataclass
from generator.message import message
from generator.plain_json import Unsound, read_json, what_is_wrong

KINDS = frozenset({"quote", "fact", "computed", "paraphrase", "office", "example", "build", "frame"})
BAR = "｜"  # stands between the words of a field
_T = TypeVar("_T")


class LedgerSpan(NamedTuple):
    """A run of words with one origin."""

    kind: str
    path: str | None
    clauses: tuple[str, ...]
    text: str

    @property
    def clause(self) -> str | None:
        """The first clause that it names."""
        return self.clauses[0] if self.clauses else None


class LedgerRow(NamedTuple):
    """One statement as the ledger has it. `said`: rows with one number say the same: all behind `order` is equal."""

    id: str
    document: str
    formats: tuple[str, ...]
    part: str
    anchor: str
    place: str | None
    order: int
    kind: str
    text: str
    spans: tuple[LedgerSpan, ...]
    clauses: tuple[str, ...]
    hashes: tuple[tuple[str, str], ...]
    field: str | None
    said: int

    @property
    def statement(self) -> str:
        """The id inside the document: s12."""
        return self.id.rpartition("/")[2]

    @property
    def file(self) -> str:
        """The finished file that shows it, the first of them."""
        return f"{self.document}.{self.formats[0]}" if self.formats else "ledger.json"

    @property
    def words(self) -> str:
        """What the spans say together; of a field, each on its own."""
        return (BAR if self.field else "").join([span.text for span in self.spans])


def asked_once(ask: Callable[[LedgerRow], Iterable[_T]]) -> Callable[[LedgerRow], tuple[_T, ...]]:
    """What `ask` finds in what a row says, wherever it stands; of rows that say the same one is asked."""
    found: dict[int, tuple[_T, ...]] = {}

    def asked(row: LedgerRow) -> tuple[_T, ...]:
        if row.said not in found:
            found[row.said] = tuple(ask(row))
        return found[row.said]

    return asked


@dataclass(frozen=True, slots=True)
class Head:
    """For what the ledger was written: SHA-256 of each file, of each part of the model, of what the kinds declare."""

    files: Mapping[str, str]
    model: Mapping[str, str]
    kinds: str


class ShapeError(Unsound):
    """JSON of another shape than ledger.json has; the message tells where."""


class _Said(NamedTuple):
    """What a statement says, wherever it stands: the end of a LedgerRow."""

    kind: str
    text: str
    spans: tuple[LedgerSpan, ...]
    clauses: tuple[str, ...]
    hashes: tuple[tuple[str, str], ...]
    field: str | None
    number: int


_TEXT = frozenset({str})
_SAID = frozenset({"kind", "text", "spans", "clauses", "clause_sha256"})
_SAID_BY_FIELD = _SAID | {"field"}
_decoded = json.JSONDecoder().raw_decode
_SpanKey = tuple[Any, Any, tuple[str, ...], Any]  # kind, path, clauses, text: before anybody knows that they are some
_OTHERWISE = (KeyError, TypeError, AttributeError, ValueError)  # what JSON of another shape comes to


@lru_cache(maxsize=1)
def _lines(data: bytes) -> Lines | None:
    """Head and rows stand in one file: it is the largest of JSON, and read once for both."""
    return lines_of(data)


@lru_cache(maxsize=1)
def _told(data: bytes) -> Any:
    return read_json(data)


@lru_cache(maxsize=8)
def read_ledger(data: bytes) -> tuple[LedgerRow, ...]:
    """The rows of ledger.json. Raises ShapeError."""
    lines = _lines(data)
    if lines is not None:
        with suppress(*_OTHERWISE, RecursionError):  # read as a whole, it is told what is wrong
            return tuple(_rows_of_lines(lines))
    return _rows(data)


@lru_cache(maxsize=8)
def read_head(data: bytes) -> Head:
    """What ledger.json says beside its rows. Raises ShapeError."""
    try:
        lines = _lines(data)
        told = _told(data) if lines is None else lines.head
        return Head(_sums(told["files"]), _sums(told["model"]), _text(told["kinds"]))
    except _OTHERWISE as error:
        raise ShapeError(message("no files, model and kinds: {problem}", problem=what_is_wrong(error))) from error


def _sums(told: Mapping[Any, Any]) -> Mapping[str, str]:
    return {_text(name): _text(value) for name, value in told.items()}


def _rows_of_lines(lines: Lines) -> Iterator[LedgerRow]:
    """Raises an error where a line says anything that `_rows` refuses or passes over."""
    known: dict[_SpanKey, LedgerSpan] = {}
    said: dict[str, _Said] = {}
    formats: dict[str, tuple[str, ...]] = {}
    for id_, document, shown, part, anchor, place, order, rest in lines.lines:
        if shown not in formats:
            formats[shown] = _texts(json.loads(shown))
        if rest not in said:
            said[rest] = _said(_object(f"{{{rest}}}"), known, len(said))
        yield LedgerRow(id_, document, formats[shown], part, anchor, place, int(order), *said[rest])


def _object(text: str) -> dict[str, Any]:
    told, end = _decoded(text)
    if end < len(text) or told.keys() not in (_SAID, _SAID_BY_FIELD):
        raise ValueError(text)
    return cast("dict[str, Any]", told)


def _rows(data: bytes) -> tuple[LedgerRow, ...]:
    """The rows of a ledger that is written in any way. Raises ShapeError."""
    try:
        rows = _told(data)["statements"]
    except (ValueError, KeyError, TypeError) as error:
        raise ShapeError(message("no list of statements: {problem}", problem=what_is_wrong(error))) from error
    if not isinstance(rows, list):
        raise ShapeError(message("{found} is no list", found="statements"))
    known: dict[_SpanKey, LedgerSpan] = {}
    return tuple([_row(row, number, known) for number, row in enumerate(rows, 1)])


def _row(row: Any, number: int, known: dict[_SpanKey, LedgerSpan]) -> LedgerRow:
    try:
        return LedgerRow(
            _text(row["id"]),
            _text(row["document"]),
            _texts(row["formats"]),
            _text(row["part"]),
            _text(row["anchor"]),
            _text_or_none(row["place"]),
            _number(row["order"]),
            *_said(row, known, number),
        )
    except _OTHERWISE as error:
        raise ShapeError(
            message("statement {number}: {problem}", number=number, problem=what_is_wrong(error))
        ) from error


def _said(row: Mapping[str, Any], known: dict[_SpanKey, LedgerSpan], number: int) -> _Said:
    return _Said(
        _text(row["kind"]),
        _text(row["text"]),
        tuple([_span(span, {} if row.get("field") else known) for span in row["spans"]]),
        _texts(row["clauses"]),
        tuple([(_text(clause), _text(value)) for clause, value in row["clause_sha256"].items()]),
        _text_or_none(row.get("field")),
        number,
    )


def _span(span: Mapping[str, Any], known: dict[_SpanKey, LedgerSpan]) -> LedgerSpan:
    """The span. The same words stand in many statements: one that was read before is that one; of a field each span is
    its own, as the first is the label."""
    clauses = _texts(span["clauses"]) if span["clauses"] != [] else ()
    key = (span["kind"], span["path"], clauses, span["text"])
    found = known.get(key)
    if found is None:
        found = known[key] = LedgerSpan(_text(span["kind"]), _text_or_none(span["path"]), clauses, _text(span["text"]))
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ShapeError(message("{found} is no text", found=value))
    return value


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ShapeError(message("{found} is no list", found=value))
    if _TEXT.issuperset(map(type, value)):  # at once for all of them
        return tuple(value)
    return tuple([_text(each) for each in value])


def _number(value: Any) -> int:
    if not isinstance(value, int):
        raise ShapeError(message("{found} is no number", found=value))
    return value
