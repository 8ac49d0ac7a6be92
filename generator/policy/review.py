"""Reviews: which wording of the office somebody has held against its clauses, and what stood there then.

review.lock is written by `policydocs review` alone. It holds, for each item with wording of the office, the SHA-256 of
the clause texts that it cites and of its own text, who accepted it and when.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.policy.model import Policy
from generator.policy.text import Label, Prose
from generator.policy.walk import Visit, walk

LOCK_FILE = "review.lock"


class ReviewState(StrEnum):
    ACCEPTED = "accepted"
    STALE = "stale"
    UNREVIEWED = "unreviewed"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the lock says of one item: hashes of its clauses and its text, who accepted it and on which day."""

    clauses: Mapping[str, str]
    text: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An item with wording of the office, as it is now, and how it stands to the lock."""

    path: str
    clauses: Mapping[str, str]
    text: str
    wording: tuple[str, ...]
    state: ReviewState
    accepted: Accepted | None


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def reviews(policy: Policy, clause_texts: Mapping[str, str], lock: Mapping[str, Accepted]) -> tuple[Reviewed, ...]:
    """Every item with wording of the office, in the order of the model."""
    wording: dict[str, list[Visit]] = {}
    for visit in walk(policy):
        if isinstance(visit.value, Prose | Label) and visit.path != "edition":
            wording.setdefault(_item_of(visit), []).append(visit)
    return tuple(_reviewed(path, visits, clause_texts, lock.get(path)) for path, visits in wording.items())


def _item_of(visit: Visit) -> str:
    """The item that is accepted as a whole: the one that cites the clauses, else a clause, a form, a group."""
    if visit.item and visit.item != "eligibility":
        return visit.item
    return ".".join(visit.path.split(".")[:2])


def _reviewed(path: str, visits: list[Visit], clause_texts: Mapping[str, str], accepted: Accepted | None) -> Reviewed:
    cited = dict.fromkeys(str(source.clause) for visit in visits for source in visit.sources)
    if path.startswith("clauses."):
        cited = {path.partition(".")[2]: None}
    clauses = {clause: _sha(clause_texts[clause]) for clause in cited if clause in clause_texts}
    wording = tuple(str(visit.value) for visit in visits)
    text = _sha("\n".join(f"{visit.path}={visit.value}" for visit in visits))
    if accepted is None:
        state = ReviewState.UNREVIEWED
    elif accepted.clauses == clauses and accepted.text == text:
        state = ReviewState.ACCEPTED
    else:
        state = ReviewState.STALE
    return Reviewed(path, clauses, text, wording, state, accepted)


def read_lock(data: bytes) -> dict[str, Accepted]:
    """The items of a review.lock. Raises ValueError where it is none."""
    try:
        items = json.loads(data)["items"]
        return {
            path: Accepted(dict(item["clauses"]), str(item["text"]), str(item["by"]), str(item["on"]))
            for path, item in items.items()
        }
    except (KeyError, TypeError, AttributeError) as error:
        message = f"no list of reviewed items: {error}"
        raise ValueError(message) from error


def write_lock(accepted: Mapping[str, Accepted]) -> bytes:
    """review.lock: JSON, an item a line, sorted, so that two versions compare line by line."""
    lines = ",\n".join(
        f"{json.dumps(path)}: "
        + json.dumps(
            {"clauses": dict(item.clauses), "text": item.text, "by": item.by, "on": item.on},
            ensure_ascii=False,
            sort_keys=True,
        )
        for path, item in sorted(accepted.items())
    )
    return f'{{"items": {{\n{lines}\n}}}}\n'.encode()
