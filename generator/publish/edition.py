"""An edition: all files of one policy's folder, with ledger, model and manifest."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

from generator.dataclass import dataclass
from generator.documents.ledger import LedgerRow
from generator.finding import Finding
from generator.plain_json import read_json
from generator.publish.findings import kept_outdated
from generator.publish.manifest import LEDGER, POLICY, sha256
from generator.publish.policy_json import dump, dump_rows, part_sums
from generator.publish.unheld import without_unheld


@dataclass(frozen=True, slots=True)
class FinishedEdition:
    """Finished files by name, and the ledger rows of the documents in them."""

    files: Mapping[str, bytes]
    rows: tuple[LedgerRow, ...]


def with_kept(edition: FinishedEdition, before: Mapping[str, bytes]) -> FinishedEdition:
    """The edition with what a partial build (`--kind`, `--format`) leaves as it was: files and their ledger rows.

    The rows of the edition name every format of their kind; here they are cut down to the files that are there.
    """
    kept = {name: data for name, data in before.items() if name not in edition.files and is_document(name)}
    old_rows = _rows(before[LEDGER]) if LEDGER in before else []
    return FinishedEdition({**kept, **edition.files}, _in_order(_merged(edition, old_rows, kept), old_rows))


def _rows(ledger: bytes) -> list[LedgerRow]:
    """The rows of the ledger that was there; none where it is no ledger any more: then no old file is accounted for."""
    try:
        rows = read_json(ledger)["statements"]
        return [row for row in rows if {"document", "formats", "order"} <= row.keys()]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def _merged(edition: FinishedEdition, old_rows: list[LedgerRow], kept: Mapping[str, bytes]) -> Iterator[LedgerRow]:
    """New rows with the formats that were built, and those kept whose old row says the same; then the other old rows
    of kept files."""
    standing = [(row, _formats_in(row, kept)) for row in (old_rows if kept else ())]
    new = {_sense(row) for row in edition.rows} if standing else set()
    same = {_sense(row): formats for row, formats in standing if _sense(row) in new}
    yield from _built(edition, same)
    for row, formats in standing:
        if formats and _sense(row) not in same:
            yield {**row, "formats": formats}


def _built(edition: FinishedEdition, same: Mapping[str, list[str]]) -> Iterator[LedgerRow]:
    """The rows of the edition with the formats that are there. `same`: of rows that say what an old one said, the
    formats of that one that are kept."""
    built = _formats_by_document(edition.files)
    for row in edition.rows:
        there = {*built.get(row["document"], ()), *(same.get(_sense(row), ()) if same else ())}
        formats = [name for name in row["formats"] if name in there]
        if formats:
            yield row if formats == row["formats"] else {**row, "formats": formats}


def _formats_by_document(files: Collection[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for document, _, form in (file.rpartition(".") for file in files):
        found.setdefault(document, set()).add(form)
    return found


def _formats_in(row: LedgerRow, files: Collection[str]) -> list[str]:
    return [name for name in _formats(row) if f"{row['document']}.{name}" in files]


def _in_order(rows: Iterator[LedgerRow], old_rows: list[LedgerRow]) -> tuple[LedgerRow, ...]:
    """Documents in the order of the old ledger, new ones behind; statements in the order of their document."""
    new = tuple(rows)
    names = dict.fromkeys(row["document"] for row in (*old_rows, *new))
    places = {name: place for place, name in enumerate(names)}
    return tuple(sorted(new, key=lambda row: (places[row["document"]], row["order"])))


def _formats(row: LedgerRow) -> list[str]:
    formats = row["formats"]
    return [str(name) for name in formats] if isinstance(formats, list) else []


def _sense(row: LedgerRow) -> str:
    return json.dumps({key: value for key, value in row.items() if key != "formats"}, sort_keys=True)


def outdated(findings: Iterator[Finding], built: Mapping[str, bytes], kept: Mapping[str, bytes]) -> Iterator[Finding]:
    """A warning for each kept file whose document the audit objects to: a partial build leaves it as it is, and says
    that it does not go with the model of today any more. `findings`: the audit of all files, built and kept.
    """
    named = {finding.place.file.rpartition(".")[0]: finding for finding in findings if finding.place}
    for file in sorted(kept.keys() - built.keys()):
        whole = next((found for found in named if found.endswith(f"/{file.rpartition('.')[0]}")), None)
        if is_document(file) and whole is not None:
            yield kept_outdated(file, named[whole].policy or "")


def is_document(name: str) -> bool:
    """Whether a file of the folder is a finished document (and no data beside it)."""
    return name.endswith((".html", ".docx"))


def complete(edition: FinishedEdition, policy: Mapping[str, object], kinds: Mapping[str, object]) -> dict[str, bytes]:
    """Every file of the folder but the manifest, which is made from the others.

    The ledger says from which model, under which declarations and for which files it was written, so that none of
    them can be exchanged with the manifest alone.
    """
    policy = without_unheld(policy, edition.rows)
    files = {**edition.files, POLICY: dump(policy)}
    head = {
        "files": {name: sha256(data) for name, data in sorted(files.items())},
        "model": part_sums(policy),
        "kinds": sha256(dump(dict(kinds))),
    }
    return {**files, LEDGER: dump_rows(head, "statements", list(edition.rows))}
