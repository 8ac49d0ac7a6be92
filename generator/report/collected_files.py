"""Collected forms to files: CSV for any spreadsheet, JSON for programs, a workbook for the office.

A file is written beside its place and moved there when it is whole: who interrupts keeps what stood there.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import suppress
from itertools import chain, count
from pathlib import Path
from typing import Any, Protocol

from generator.forms.collecting.collected import Collected
from generator.forms.collecting.workbook import StreamedWorkbook
from generator.forms.definition.definition import FormDefinition
from generator.forms.problem import FormProblem
from generator.message import Translate, message
from generator.regex import regex
from generator.report.collected import (
    PROBLEM_HEAD,
    PROBLEM_WIDTHS,
    SUMMARY_HEAD,
    SUMMARY_WIDTHS,
    ShownValue,
    Totals,
    clauses_of,
    field_label,
    in_words,
    problem_row,
    record_head,
    record_row,
    record_widths,
    short_title,
)

Across = Sequence[tuple[Collected, FormProblem]]
_FORMULA = regex(r"[=+\-@\t\r＝＋－＠]")
_PROBLEMS, _SUMMARY = ("", "", "problems"), ("", "", "summary")
_NOT_IN_NAMES = regex(r'[\s/\\:*?"<>|]')  # of files on Windows or elsewhere
_LONGEST_NAME = 100  # signs of the form in the name of its table
_PLAIN_NUMBER = regex(r"-?[0-9]+(?:\.[0-9]+)?\Z")


class Sink(Protocol):
    """Where collected forms go."""

    def take(self, collected: Collected) -> None:
        """One form."""

    def finish(self, across: Across, totals: Totals) -> tuple[Path, ...]:
        """What only all forms together show; the files that are now in their places."""

    def close(self) -> None:
        """Leave no unfinished file behind, whatever happened."""


def safe(value: ShownValue) -> str:
    """A value for CSV: what a spreadsheet would take for a formula is led by an apostrophe; numbers stay."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.match(text) else text


class CsvSink:
    """A table for each form (one form: the file as named, more: its id in the name), one of problems, one of sums.

    UTF-8 with a byte order mark, which Excel needs to show Chinese.
    """

    def __init__(self, path: Path, translate: Translate) -> None:
        self._path, self._translate = path, translate
        self._definitions: dict[tuple[str, str, str], FormDefinition] = {}
        self._places: dict[tuple[str, str, str], Path] = {}
        self._write(_PROBLEMS, [in_words(PROBLEM_HEAD, translate)])

    def take(self, collected: Collected) -> None:
        self._write(_PROBLEMS, (problem_row(collected, problem, self._translate) for problem in collected.problems))
        definition = collected.definition
        if definition is not None:
            key = _key(definition)
            if key not in self._definitions:
                self._definitions[key] = definition
                self._write(key, [record_head(definition, self._translate)])
            self._write(key, [record_row(collected, self._definitions[key])])

    def finish(self, across: Across, totals: Totals) -> tuple[Path, ...]:
        self._write(_PROBLEMS, (problem_row(collected, problem, self._translate) for collected, problem in across))
        self._write(_SUMMARY, [in_words(SUMMARY_HEAD, self._translate), *totals.rows()])
        forms = [key for key in self._places if key[0]]
        names: dict[str, Path] = {}
        for key, place in sorted(self._places.items()):  # our own tables first
            name = self._path if len(forms) == 1 and key[0] else self._named(key, names)
            names[name.name.casefold()] = place.replace(name)
        return tuple(sorted(names.values()))

    def close(self) -> None:
        _remove(*self._places.values())

    def _named(self, key: tuple[str, str, str], taken: Container[str]) -> Path:
        """records.csv of the form gazelle is records.gazelle.csv; of a second policy or edition all is said."""
        alike = [other for other in self._places if other[1] == key[1]]
        middle = ".".join(part for part in key if part) if len(alike) > 1 else key[1] or key[2]
        middle = _NOT_IN_NAMES.sub("_", middle)[:_LONGEST_NAME]
        numbered = chain((middle,), (f"{middle}.{number}" for number in count(2)))
        names = (f"{self._path.stem}.{each}{self._path.suffix}" for each in numbered)
        return self._path.with_name(next(name for name in names if name.casefold() not in taken))

    def _write(self, key: tuple[str, str, str], rows: Iterable[Sequence[ShownValue]]) -> None:
        """Rows behind those of a table; no table stays open, as there may be more than a system lets open."""
        fresh = key not in self._places
        place = self._places.setdefault(key, self._path.with_name(f".{self._path.name}.{len(self._places)}.part"))
        with place.open("w" if fresh else "a", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(map(safe, row) for row in rows)


class JsonSink:
    """One object: forms, what shows across them, totals. Written form by form."""

    def __init__(self, path: Path, translate: Translate) -> None:
        self._path, self._translate, self._first = path, translate, True
        self._part = path.with_name(f".{path.name}.part")
        self._stream = self._part.open("w", encoding="utf-8", newline="\n")
        self._stream.write('{"forms": [')

    def take(self, collected: Collected) -> None:
        self._stream.write("\n" if self._first else ",\n")
        self._first = False
        self._stream.write(_json(form_json(collected, self._translate)))

    def finish(self, across: Across, totals: Totals) -> tuple[Path, ...]:
        found = [{"file": each.file, **_problem_json(each, problem, self._translate)} for each, problem in across]
        counts = {
            "files": totals.files,
            "without_errors": totals.clean,
            "error": totals.errors,
            "warning": totals.warnings,
        }
        self._stream.write(f'\n], "across": {_json(found)}, "summary": {_json(counts)}}}\n')
        self._stream.close()
        self._part.replace(self._path)
        return (self._path,)

    def close(self) -> None:
        with suppress(OSError):
            self._stream.close()
        _remove(self._part)


class WorkbookSink:
    """A sheet that sums up the awards, one of problems, and one for each form."""

    def __init__(self, path: Path, translate: Translate) -> None:
        self._path, self._translate, self._book = path, translate, StreamedWorkbook()
        self._part = path.with_name(f".{path.name}.part")
        self._summary = self._book.sheet(
            message("summary").text(translate), in_words(SUMMARY_HEAD, translate), SUMMARY_WIDTHS
        )
        self._problems = self._book.sheet(
            message("problems").text(translate), in_words(PROBLEM_HEAD, translate), PROBLEM_WIDTHS
        )
        self._sheets: dict[tuple[str, str, str], tuple[FormDefinition, Callable[[Sequence[ShownValue]], None]]] = {}

    def take(self, collected: Collected) -> None:
        for problem in collected.problems:
            self._problems(problem_row(collected, problem, self._translate))
        definition = collected.definition
        if definition is None:
            return
        key = _key(definition)
        if key not in self._sheets:
            head = record_head(definition, self._translate)
            self._sheets[key] = definition, self._book.sheet(short_title(definition), head, record_widths(definition))
        own, sheet = self._sheets[key]
        sheet(record_row(collected, own))

    def finish(self, across: Across, totals: Totals) -> tuple[Path, ...]:
        for collected, problem in across:
            self._problems(problem_row(collected, problem, self._translate))
        for row in totals.rows():
            self._summary(row)
        self._book.save(self._part)
        self._part.replace(self._path)
        return (self._path,)

    def close(self) -> None:
        self._book.close()
        _remove(self._part)


_ENCODER = json.JSONEncoder(ensure_ascii=False)

SINKS: dict[str, Callable[[Path, Translate], Sink]] = {".csv": CsvSink, ".json": JsonSink, ".xlsx": WorkbookSink}


def _remove(*places: Path) -> None:
    for place in places:
        with suppress(OSError):
            place.unlink(missing_ok=True)


def form_json(collected: Collected, translate: Translate) -> dict[str, object]:
    """A form as JSON data: what it is, its answers by the names of their fields, its problems."""
    definition = collected.definition
    return {
        "file": collected.file,
        "policy": definition.policy if definition else None,
        "form": definition.form if definition else None,
        "edition": collected.edition or None,
        "fingerprint": collected.fingerprint or None,
        "answers": collected.record,
        "problems": [_problem_json(collected, problem, translate) for problem in collected.problems],
    }


def _problem_json(collected: Collected, problem: FormProblem, translate: Translate) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "field": problem.field,
        "label": field_label(collected.definition, problem.field) or None,
        "message": problem.message.text(translate),
        "clauses": list(problem.clauses),
        "clause_numbers": list(clauses_of(collected, problem)),
    }


def _json(data: dict[str, Any] | Iterable[Any]) -> str:
    return _ENCODER.encode(data)


def _key(definition: FormDefinition) -> tuple[str, str, str]:
    return definition.policy, definition.form, definition.fingerprint
