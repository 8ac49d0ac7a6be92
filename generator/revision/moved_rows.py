"""Rows of a table that stand elsewhere in it now: told as moved, and what changed in them below that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.dataclass import replace
from generator.revision.change import Change, ChangeKind
from generator.revision.compared_names import ComparedNames
from generator.revision.phrases import told
from generator.revision.rows import ComparedRow
from generator.revision.tokens import squeeze

_WENT = frozenset({ChangeKind.TIER_DROPPED, ChangeKind.GRANT_DROPPED, ChangeKind.WORDS_DROPPED})
_CAME = frozenset({ChangeKind.TIER_ADDED, ChangeKind.GRANT_ADDED, ChangeKind.WORDS_ADDED})


def with_moved_rows(changes: Sequence[Change], names: ComparedNames) -> list[Change]:
    """The changes of a clause, a row that went and the one of its name that came told once, where it went."""
    rows = names.texts.rows
    arrived = [change for change in changes if change.kind in _CAME]
    came = {row.name: change for change in arrived if (row := rows.get(squeeze(change.new or "")))}
    found: list[Change] = []
    again: list[Change] = []
    for change in changes:
        other = _of_one_name(change, came, rows)
        if other is None:
            found.append(change)
            continue
        again.append(other)
        moved = replace(change, kind=ChangeKind.WORDS_MOVED, new=other.new, new_facts=other.new_facts)
        moved = replace(moved, spot=_spot(change, other))
        inner = told(names.runs(squeeze(change.old or ""), squeeze(other.new or "")))
        found += [moved, *(replace(each, spot=moved.spot, inside=True) for each in inner)]
    return [each for each in found if not any(each is other for other in again)]


def _of_one_name(change: Change, came: Mapping[str, Change], rows: Mapping[str, ComparedRow]) -> Change | None:
    row = rows.get(squeeze(change.old or "")) if change.kind in _WENT else None
    return came.get(row.name) if row is not None else None


def _spot(went: Change, came: Change) -> tuple[int, int] | None:
    """Where the row stood, and where it stands."""
    return (went.spot[0], came.spot[1]) if went.spot and came.spot else None
