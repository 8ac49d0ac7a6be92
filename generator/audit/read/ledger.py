"""ledger.json as typed rows. The reader of the audit is its own: a wrong shape is told, never guessed around."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from generator.dataclass import dataclass
from generator.message import message
from generator.plain_json import Unsound, read_json, what_is_wrong

KINDS = frozenset({"quote", "fact", "computed", "paraphrase", "office", "example", "build", "frame"})
BAR = "｜"  # stands between the words of a field


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
    """One statement as the ledger has it."""

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
    field: str | None = None

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
        return (BAR if self.field else "").join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Head:
    """For what the ledger was written: SHA-256 of each file, of each part of the model, of what the kinds declare."""

    files: Mapping[str, str]
    model: Mapping[str, str]
    kinds: str


class ShapeError(Unsound):
    """JSON of another shape than ledger.json has; the message tells where."""


_TEXT = frozenset({str})
_SpanKey = tuple[Any, Any, tuple[str, ...], Any]  # kind, path, clauses, text: before anybody knows that they are some


@lru_cache(maxsize=1)
def _told(data: bytes) -> Any:
    """Head and rows stand in one file: it is the largest of JSON, and read once for both."""
    return read_json(data)


@lru_cache(maxsize=8)
def read_ledger(data: bytes) -> tuple[LedgerRow, ...]:
    """The rows of ledger.json. Raises ShapeError."""
    try:
        rows = _told(data)["statements"]
    except (ValueError, KeyError, TypeError) as error:
        raise ShapeError(message("no list of statements: {problem}", problem=what_is_wrong(error))) from error
    if not isinstance(rows, list):
        raise ShapeError(message("{found} is no list", found="statements"))
    known: dict[_SpanKey, LedgerSpan] = {}
    return tuple([_row(row, number, known) for number, row in enumerate(rows, 1)])


@lru_cache(maxsize=8)
def read_head(data: bytes) -> Head:
    """What ledger.json says beside its rows. Raises ShapeError."""
    try:
        told = _told(data)
        return Head(_sums(told["files"]), _sums(told["model"]), _text(told["kinds"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ShapeError(message("no files, model and kinds: {problem}", problem=what_is_wrong(error))) from error


def _sums(told: Mapping[Any, Any]) -> Mapping[str, str]:
    return {_text(name): _text(value) for name, value in told.items()}


def _row(row: Any, number: int, known: dict[_SpanKey, LedgerSpan]) -> LedgerRow:
    try:
        return LedgerRow(
            id=_text(row["id"]),
            document=_text(row["document"]),
            formats=_texts(row["formats"]),
            part=_text(row["part"]),
            anchor=_text(row["anchor"]),
            place=_text_or_none(row["place"]),
            order=_number(row["order"]),
            kind=_text(row["kind"]),
            text=_text(row["text"]),
            spans=tuple([_span(span, {} if row.get("field") else known) for span in row["spans"]]),
            clauses=_texts(row["clauses"]),
            hashes=tuple((_text(clause), _text(value)) for clause, value in row["clause_sha256"].items()),
            field=_text_or_none(row.get("field")),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ShapeError(
            message("statement {number}: {problem}", number=number, problem=what_is_wrong(error))
        ) from error


def _span(span: Mapping[str, Any], known: dict[_SpanKey, LedgerSpan]) -> LedgerSpan:
    """The span. The same words stand in many statements: one that was read before is that one; of a field each span is
    its own, as the first is the label."""
    clauses = _texts(span["clauses"])
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
