"""An edition's model and documents, to be asked what rests on a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from generator.dataclass import dataclass
from generator.documents.ledger import LedgerRow
from generator.policy.model import Policy
from generator.policy.prose import lookups
from generator.policy.review import NOTICE, Reviewed, item_of, reviews
from generator.policy.text import AwardId, FormId, OrganisationId, Prose
from generator.policy.walk import Visit, walk

_COLLECTIONS = {AwardId: "awards", FormId: "forms", OrganisationId: "organisations"}


@dataclass(frozen=True)
class Resting:
    """An edition's model and documents, asked what rests on a change. `rows`: its ledger; `kinds`: document -> kind."""

    policy: Policy
    texts: Mapping[str, str]
    rows: Sequence[LedgerRow]
    kinds: Mapping[str, str]

    @cached_property
    def items(self) -> tuple[Reviewed, ...]:
        return tuple(each for each in reviews(self.policy, self.texts, {}) if each.path != NOTICE)

    @cached_property
    def clause_ids(self) -> Mapping[str, str]:
        """Path -> id of a clause; what stands around them goes by its own name."""
        return {str(each.path): str(each.id) for each in self.policy.clauses} | {
            "preamble": "preamble",
            "closing": "closing",
        }

    @cached_property
    def referring(self) -> Mapping[str, tuple[str, ...]]:
        """Item -> the items that name it, or look up a value of it."""
        known = frozenset(each.path for each in self.items)
        found: dict[str, dict[str, None]] = {}
        for visit in walk(self.policy):
            for path in _named(visit):
                item = _item_around(path, known)
                if item and item != item_of(visit):
                    found.setdefault(item, {})[_part(visit)] = None
        return {item: tuple(names) for item, names in found.items()}

    @cached_property
    def shown(self) -> Mapping[str, tuple[LedgerRow, ...]]:
        """Path of the model, and each path above it -> the statements that print it."""
        found: dict[str, dict[str, LedgerRow]] = {}
        for row in self.rows:
            for span in row["spans"]:
                parts = (span["path"] or "").split(".")
                for count in range(1, len(parts) + 1):
                    found.setdefault(".".join(parts[:count]), {})[row["id"]] = row
        return {path: tuple(rows.values()) for path, rows in found.items()}


def _named(visit: Visit) -> Iterator[str]:
    """Paths that a value leads to: by an id, as a path, in a look-up."""
    collection = next((name for kind, name in _COLLECTIONS.items() if isinstance(visit.value, kind)), None)
    if collection:
        yield f"{collection}.{visit.value}"
    elif isinstance(visit.value, Prose):
        yield from lookups(str(visit.value))
    elif isinstance(visit.value, str) and visit.value.count("."):
        yield str(visit.value)


def _part(visit: Visit) -> str:
    """The item that a value stands in; of a form the field."""
    parts = visit.path.split(".")
    in_field = parts[0] == "forms" and "fields" in parts[:-1]
    return ".".join(parts[: parts.index("fields") + 2]) if in_field else item_of(visit)


def _item_around(path: str, known: frozenset[str]) -> str | None:
    parts = path.split(".")
    return next((name for count in range(len(parts), 0, -1) if (name := ".".join(parts[:count])) in known), None)
