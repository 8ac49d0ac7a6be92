"""Rosters (.xlsx, .xls, .ods, .csv, .json) and returned forms, mutated and read.

A roster is read row by row and held to a form, or refused as one (UsageError); a returned form is read or refused and
judged against its form of the example policy, as `collect` does. Nothing else may be raised.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.performance.forms import COLUMNS, FORM, filled, prepared, roster
from benchmarks.performance.task import POLICY, ROOT
from benchmarks.performance.warm import AS_OF
from generator.cli.templating import templates_of
from generator.collect import WorkspaceForms
from generator.errors import UsageError
from generator.forms.collecting.collected import collect_form
from generator.forms.filling.columns import match_columns, names_field
from generator.forms.filling.fill import Filling
from generator.forms.returned.raw import FormRefused
from generator.forms.returned.read import read_returned
from generator.forms.rosters.roster import read_roster
from generator.prefill import Ready
from generator.workspace import Workspace

_ROWS, _MOST_ROWS = 3, 2_000


@dataclass(frozen=True, slots=True)
class Rosters:
    """The form of the bench, ready to be filled from a roster; `seeds`: files by name."""

    ready: Ready
    seeds: Mapping[str, bytes]

    def replay(self, data: bytes, origin: str, folder: Path) -> str:
        """Read a roster and hold its rows to the form: "read" or "refused"."""
        file = folder / f"roster{Path(origin).suffix}"
        file.write_bytes(data)
        try:
            self._read(file)
        except UsageError:
            return "refused"
        return "read"

    def _read(self, file: Path) -> None:
        definition, filling = self.ready.definition, self.ready.filling
        found = read_roster(file, names_field(definition))
        columns = match_columns(found.heads, definition, found.unit)
        reader: Filling = replace(filling, columns=columns)
        for row in islice(found.rows, _MOST_ROWS):
            if row.no_form is None:
                reader.read(row)


@dataclass(frozen=True, slots=True)
class ReturnedForms:
    """The forms of the example policy; `seeds`: filled ones by name, as Word files and as saved by a page."""

    library: WorkspaceForms
    seeds: Mapping[str, bytes]

    def replay(self, data: bytes, origin: str, folder: Path) -> str:
        """Read a returned form and judge it: "read" or "refused"."""
        del origin, folder
        try:
            raw = read_returned(data)
        except FormRefused:
            return "refused"
        collect_form("form", raw, self.library)
        return "read"


def rosters() -> Rosters:
    """The form and its seeds: one roster in every kind of file."""
    with tempfile.TemporaryDirectory(prefix="policydocs-fuzz-") as name:
        table = roster(Path(name) / "roster.csv", _ROWS)
        ready = prepared(Workspace(ROOT), table)
        text = table.read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    kept = {file: (ROOT / "tests" / "forms" / file).read_bytes() for file in ("seen.ods", "seen.xls")}
    made = {
        "roster.csv": text.encode("utf-8-sig"),
        "roster.json": json.dumps(rows, ensure_ascii=False).encode(),
        "roster.xlsx": _workbook(rows),
    }
    return Rosters(ready, made | kept)


def _workbook(rows: list[dict[str, str]]) -> bytes:
    """The rows as a workbook, sums as numbers with formats, days as days."""
    openpyxl: Any = import_module("openpyxl")  # carries no types
    book, stream = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(list(COLUMNS))
    for row in rows:
        sheet.append([float(words) if head == "注册资本" else words for head, words in row.items()])
        sheet.cell(sheet.max_row, list(COLUMNS).index("注册资本") + 1).number_format = '#,##0.00"万元"'
    book.save(stream)
    return stream.getvalue()


def returned_forms() -> ReturnedForms:
    """The forms and their seeds: filled from a roster, and the same answers as a page saves them."""
    workspace = Workspace(ROOT)
    with tempfile.TemporaryDirectory(prefix="policydocs-fuzz-") as name:
        table = roster(Path(name) / "roster.csv", _ROWS)
        ready = prepared(workspace, table)
        filled(ready, table, Path(name) / "forms")
        seeds = {file.name: file.read_bytes() for file in sorted((Path(name) / "forms").iterdir())}
    word = read_returned(next(iter(seeds.values())))
    page = {
        "policydocs": "form/1",
        "policy": POLICY,
        "form": FORM,
        "edition": word.identity.edition if word.identity else "",
        "fingerprint": word.identity.fingerprint if word.identity else "",
        "definition": json.loads(word.definition or "{}"),
        "answers": dict.fromkeys(("applicant-name", "contact-person"), "江城某公司"),
    }
    seeds["saved.json"] = json.dumps(page, ensure_ascii=False).encode()
    return ReturnedForms(WorkspaceForms(workspace, templates_of(workspace), AS_OF), seeds)
