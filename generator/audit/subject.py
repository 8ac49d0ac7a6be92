"""What an audit looks at, and what its checks yield."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any

from generator.audit.compare import FileComparison, compare_html, compare_word
from generator.audit.looks import Looks
from generator.audit.prose_shown import ProseShown
from generator.audit.read.docx import read_docx
from generator.audit.read.finished import ReadDocument, UnreadableFileError
from generator.audit.read.form_fields import FieldDefinition, definitions
from generator.audit.read.html import read_html
from generator.audit.read.kinds import DeclaredKind, read_kinds
from generator.audit.read.ledger import Head, LedgerRow, LedgerSpan, ShapeError, read_head, read_ledger
from generator.audit.read.model import Model
from generator.audit.read.model_items import ModelItem, items_of
from generator.audit.rederive.form_definition import definition_problems
from generator.audit.rederive.standing import is_closed
from generator.audit.unchanged_forms import links_of
from generator.dataclass import dataclass
from generator.message import NOTHING, Message
from generator.plain_json import Unsound, read_json, what_is_wrong

LEDGER, MANIFEST, POLICY = "ledger.json", "manifest.json", "policy.json"
FORMATS = ("html", "docx")
_READERS = {"html": read_html, "docx": read_docx}
_COMPARE = {"html": compare_html, "docx": compare_word}


@dataclass(frozen=True, slots=True)
class AuditProblem:
    """What a check of the audit yields: no code, no severity (the runner stamps them).

    `file`: relative to the policy's folder; `path`: in the model; `words` and `mark`: of the clause; `statement`: its
    id in the ledger.
    """

    message: Message
    hint: Message = NOTHING
    file: str = LEDGER
    path: str | None = None
    clause: str | None = None
    words: str | None = None
    mark: str | None = None
    statement: str | None = None

    @classmethod
    def of(cls, row: LedgerRow, span: LedgerSpan, told: Message, hint: Message, file: str = "") -> AuditProblem:
        """What is wrong with a span of a statement; `file`: where not the statement's own."""
        return cls(told, hint, file or row.file, span.path, span.clause, statement=row.id)


@dataclass(frozen=True)
class AuditSubject:
    """One policy's finished files, read once. What cannot be read is None, and `unreadable` says why.

    `looks`: those at hand, of the templates that the files were made with or of others; None: looks are not held;
    `unchanged`: documents whose files an audit read before, with all that they rest on (unchanged_forms.py): their rows
    are held against the model, and their links followed, as all others are, the rest of them is known;
    `unchanged_rows`: ids of rows that an audit read before: only what is asked of the row and its kind is known."""

    files: Mapping[str, bytes]
    policy: str
    looks: Looks | None = None
    unchanged: frozenset[str] = frozenset()
    unchanged_rows: frozenset[str] = frozenset()

    @cached_property
    def ledger(self) -> tuple[LedgerRow, ...] | Message:
        """The rows, or why there are none."""
        try:
            self.head  # noqa: B018 - a ledger without its head cannot be read
            return read_ledger(self.files.get(LEDGER, b""))
        except ShapeError as error:
            return error.words

    @cached_property
    def head(self) -> Head:
        """For which files and which model the ledger was written. Raises ShapeError."""
        return read_head(self.files.get(LEDGER, b""))

    @cached_property
    def rows(self) -> tuple[LedgerRow, ...]:
        return () if isinstance(self.ledger, Message) else self.ledger

    @cached_property
    def distinct_rows(self) -> Collection[LedgerRow]:
        """Of rows that say the same the first: for checks that look at what is said, wherever it stands."""
        found: dict[int, LedgerRow] = {}
        for row in self.rows:
            found.setdefault(row.said, row)
        return found.values()

    @cached_property
    def new_rows(self) -> tuple[LedgerRow, ...]:
        """The rows of which nothing is known: for checks that look at a row and its kind, and at nothing else."""
        return tuple(row for row in self.rows if row.id not in self.unchanged_rows)

    @cached_property
    def rows_of(self) -> Mapping[str, tuple[LedgerRow, ...]]:
        """Document -> its rows in the order of the ledger; a document that no file shows has none."""
        found: dict[str, list[LedgerRow]] = defaultdict(list)
        for row in self.rows:
            found[row.document].append(row)
        return {document: tuple(rows) for document, rows in found.items() if any(row.formats for row in rows)}

    @cached_property
    def manifest(self) -> Mapping[str, Any] | Message:
        """The manifest, or why it cannot be read."""
        return _json_object(self.files.get(MANIFEST, b""))

    @cached_property
    def model(self) -> Model | Message:
        """Model and notice of policy.json, or why they cannot be read."""
        data = _json_object(self.files.get(POLICY, b""))
        if isinstance(data, Message):
            return data
        try:
            # The fields that all forms share stand in no policy's own model, but their words come from there too.
            return Model.read({**data, "shared": [group for kind in self.kinds for group in kind.shared]})
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            return what_is_wrong(error)

    @cached_property
    def readings(self) -> Mapping[str, ReadDocument | Message]:
        """Finished file -> what it says, or why it cannot be read; those of unchanged documents left out."""
        return {
            name: _read(name, data)
            for name, data in self.files.items()
            if format_of(name) in _READERS and name.rpartition(".")[0] not in self.unchanged
        }

    @cached_property
    def links_of_unchanged(self) -> Mapping[str, tuple[str, ...]]:
        """Unchanged document -> where the links of its page lead."""
        return {document: links_of(self.files[f"{document}.html"]) for document in sorted(self.unchanged)}

    def finished(self) -> Iterator[tuple[str, str, ReadDocument]]:
        """(document, format, what it says) of every finished file that could be read."""
        for name, reading in self.readings.items():
            if isinstance(reading, ReadDocument):
                yield name.rpartition(".")[0], format_of(name), reading

    @cached_property
    def comparisons(self) -> Mapping[str, FileComparison]:
        """Finished file that could be read -> how it compares with the ledger."""
        return {
            f"{document}.{kind}": _COMPARE[kind](self.shown(document, kind), reading.statements)
            for document, kind, reading in self.finished()
        }

    @cached_property
    def word_links(self) -> Mapping[str, tuple[str, ...]]:
        """Row id -> the bookmarks that its words lead to in Word; rows that Word does not show are left out."""
        return {
            pair.row.id: tuple([(mark.link or "#")[1:] for mark in pair.found.marks])
            for file, comparison in self.comparisons.items()
            if file.endswith(".docx")
            for pair in comparison.pairs
            if pair.found.control is None and pair.found.caption != "hidden"
        }

    def anchors(self, name: str) -> frozenset[str]:
        """What links into a file can lead to."""
        reading = self.readings.get(name)
        if reading is None and name in self.files and format_of(name) in _READERS:
            reading = _read(name, self.files[name])
        return reading.anchors if isinstance(reading, ReadDocument) else frozenset()

    @cached_property
    def kinds(self) -> tuple[DeclaredKind, ...]:
        """What the document kinds declare, as far as the manifest can be read."""
        return () if isinstance(self.manifest, Message) else read_kinds(self.manifest.get("kinds"))

    @cached_property
    def not_built(self) -> frozenset[str]:
        """Documents that the edition could have and the folder has not: `build --kind` and `--format` leave them."""
        forms = [] if isinstance(self.model, Message) else [each["id"] for each in self.model.data.get("forms", ())]
        names = (name for kind in self.kinds for name in kind.documents(forms))
        return frozenset(names) - self.files.keys()

    def is_closed(self, document: str) -> bool:
        """Whether a document is a form that nobody fills in any more: its policy is over, or its clauses are."""
        if document not in self._closed:
            form = self.form_of(document)
            self._closed[document] = form is not None and is_closed(self.sound_model, form)
        return self._closed[document]

    @cached_property
    def _closed(self) -> dict[str, bool]:
        return {}

    def form_of(self, document: str) -> str | None:
        """The id of the form that a document is; None of any other document."""
        kind = self.kind_of(document)
        found = kind.file.fullmatch(document) if kind is not None and kind.per_form else None
        return found["form"] if found is not None else None

    def kind_of(self, document: str) -> DeclaredKind | None:
        """The kind whose name fits a document's."""
        if document not in self._kinds:
            self._kinds[document] = next((kind for kind in self.kinds if kind.file.fullmatch(document)), None)
        return self._kinds[document]

    @cached_property
    def _kinds(self) -> dict[str, DeclaredKind | None]:
        return {}

    @property
    def sound_model(self) -> Model:
        """The model, for checks that run only where it can be read."""
        if isinstance(self.model, Message):
            raise Unsound(self.model)
        return self.model

    def spans(self, *kinds: str) -> Iterator[tuple[LedgerRow, LedgerSpan]]:
        """Every span of these kinds, equal ones once: the same words stand in many statements."""
        return ((row, span) for row, span in self._distinct_spans if span.kind in kinds)

    @cached_property
    def _distinct_spans(self) -> tuple[tuple[LedgerRow, LedgerSpan], ...]:
        found: dict[tuple[LedgerSpan, bool], tuple[LedgerRow, LedgerSpan]] = {}
        for row in self.distinct_rows:
            for span in row.spans:
                labels = row.field is not None and span is row.spans[0]
                found.setdefault((span, labels), (row, span))
        return tuple(found.values())

    def is_shared(self, path: str) -> bool:
        """A field that all forms share and that the manifest does not list."""
        return path.startswith("shared.") and not any(kind.shared for kind in self.kinds)

    @cached_property
    def prose(self) -> ProseShown:
        """The prose that the rows show."""
        return ProseShown(self.sound_model, self.rows)

    @cached_property
    def blocks_shown(self) -> Mapping[tuple[str, str], list[int]]:
        """(document, path of prose) -> the numbers of its paragraphs as the document shows them, reprints aside."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for document, rows in self.rows_of.items():
            kind = self.kind_of(document)
            for row in () if kind is not None and kind.verbatim else rows:
                for run in self.prose.runs(row):
                    if run.block is not None:
                        found[document, run.path].append(run.block)
        return found

    def fields_of(self, form: str) -> Mapping[str, FieldDefinition]:
        """Name of a control -> the field that it stands for."""
        if form not in self._fields:
            self._fields[form] = dict(definitions(self, form))
        return self._fields[form]

    @cached_property
    def _fields(self) -> dict[str, Mapping[str, FieldDefinition]]:
        return {}

    def definition_problems(self, document: str, text: str) -> tuple[Message, ...]:
        """What is wrong with a definition inside a file of the form `document`; page and Word file carry the same."""
        if (document, text) not in self._definitions:
            self._definitions[document, text] = tuple(definition_problems(self, document, text))
        return self._definitions[document, text]

    @cached_property
    def _definitions(self) -> dict[tuple[str, str], tuple[Message, ...]]:
        return {}

    @cached_property
    def items(self) -> tuple[ModelItem, ...]:
        """Every object of the model, depth first."""
        return tuple(items_of(self.sound_model))

    def shown(self, document: str, kind: str) -> tuple[LedgerRow, ...]:
        """The rows that a format of a document shows."""
        return tuple(row for row in self.rows_of.get(document, ()) if kind in row.formats)


def format_of(name: str) -> str:
    return name.rpartition(".")[2]


def _read(name: str, data: bytes) -> ReadDocument | Message:
    try:
        return _READERS[format_of(name)](data)
    except UnreadableFileError as error:
        return error.words


def _json_object(data: bytes) -> Mapping[str, Any] | Message:
    try:
        found = read_json(data)
    except Unsound as error:
        return error.words
    return found if isinstance(found, dict) else what_is_wrong(TypeError())
