"""An edition: all files of one policy's folder, with ledger, model and manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.publish.manifest import LEDGER, MANIFEST, POLICY, sha256
from generator.publish.policy_json import dump, dump_rows, part_sums

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Edition:
    """Finished files by name and the ledger rows of the documents in them."""

    files: Mapping[str, bytes]
    rows: tuple[Row, ...]


def with_kept(edition: Edition, before: Mapping[str, bytes], *, partial: bool) -> Edition:
    """The edition with what a partial build (`--kind`, `--format`) leaves as it was: files and their ledger rows."""
    if not partial or LEDGER not in before:
        return edition
    kept = {name: data for name, data in before.items() if name not in edition.files and is_document(name)}
    old_rows = json.loads(before[LEDGER])["statements"]
    return Edition({**kept, **edition.files}, _in_order(_merged(edition.rows, old_rows, kept), old_rows))


def _merged(rows: tuple[Row, ...], old_rows: list[Row], kept: Mapping[str, bytes]) -> Iterator[Row]:
    """New rows; old rows of kept files behind them, folded into the new row where they say the same."""
    new = {_sense(row): row for row in rows}
    left: list[Row] = []
    extra: dict[str, Row] = {}
    for row in old_rows:
        formats = [name for name in _formats(row) if f"{row['document']}.{name}" in kept]
        if formats and _sense(row) in new:
            extra[_sense(row)] = {**row, "formats": formats}
        elif formats:
            left.append({**row, "formats": formats})
    for sense, row in new.items():
        twin = extra.get(sense, row)
        yield {**row, "order": twin["order"], "formats": sorted({*_formats(row), *_formats(twin)}, reverse=True)}
    yield from left


def _in_order(rows: Iterator[Row], old_rows: list[Row]) -> tuple[Row, ...]:
    """Documents in the order of the old ledger, statements in the order of their document."""
    places = {str(row["document"]): place for place, row in reversed(list(enumerate(old_rows)))}
    return tuple(
        sorted(rows, key=lambda row: (places.get(str(row["document"]), len(old_rows)), int(str(row["order"]))))
    )


def _formats(row: Row) -> list[str]:
    formats = row["formats"]
    return [str(name) for name in formats] if isinstance(formats, list) else []


def _sense(row: Row) -> str:
    return json.dumps({key: value for key, value in row.items() if key not in ("formats", "order")}, sort_keys=True)


def is_document(name: str) -> bool:
    """Whether a file of the folder is a finished document (and no data beside it)."""
    return name.endswith((".html", ".docx"))


def complete(edition: Edition, policy: Mapping[str, object], kinds: Mapping[str, object]) -> dict[str, bytes]:
    """Every file of the folder but the manifest, which is made from the others.

    The ledger says from which model, under which declarations and for which files it was written, so that none of
    them can be exchanged with the manifest alone.
    """
    files = {**edition.files, POLICY: dump(dict(policy))}
    head = {
        "files": {name: sha256(data) for name, data in sorted(files.items())},
        "model": part_sums(policy),
        "kinds": sha256(dump(dict(kinds))),
    }
    return {**files, LEDGER: dump_rows(head, "statements", list(edition.rows))}


__all__ = ["MANIFEST", "Edition", "Row", "complete", "is_document", "with_kept"]
