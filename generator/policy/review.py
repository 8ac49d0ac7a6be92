"""Reviews: what of the model somebody has held against its clauses, and what stood there then.

review.lock is written by `policydocs review` alone. It holds, for every item of the model, the SHA-256 of the clause
texts that it cites and of the item itself, who accepted it and when; the seal over them tells edits by hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from generator.plain_json import read_json
from generator.policy.model import Policy
from generator.policy.paths import resolve
from generator.policy.prose import lookups
from generator.policy.readings import Reading
from generator.policy.text import Label, Prose
from generator.policy.walk import Visit, walk

LOCK_FILE = "review.lock"
DRAFT_EDITION = "草稿"  # what a draft calls itself until all of it has been accepted
NOTICE = "notice"  # the item that stands for the whole official text
# Information of the office and the name of the edition may change without a look at the notice.
_FREE = frozenset({"id", "edition", "edition_date", "version"})
_OF_OFFICE = frozenset({"published"})  # the one thing of office.yaml that documents compute with


class ReviewState(StrEnum):
    ACCEPTED = "accepted"
    STALE = "stale"
    UNREVIEWED = "unreviewed"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the lock says of one item: hashes of its clauses and of itself, who accepted it and on which day."""

    clauses: Mapping[str, str]
    text: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Lock:
    """review.lock. `complete`: once every item was accepted, so that whatever comes later is held against that.

    `sealed`: it is as the tool wrote it.
    """

    items: Mapping[str, Accepted] = field(default_factory=dict)
    complete: bool = False
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An item of the model as it is now, and how it stands to the lock.

    `wording`: the office's own words in it; an item without any has nothing to judge, but it must not change unseen.
    """

    path: str
    clauses: Mapping[str, str]
    text: str
    wording: tuple[str, ...]
    state: ReviewState
    accepted: Accepted | None


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def reviews(policy: Policy, clause_texts: Mapping[str, str], lock: Mapping[str, Accepted]) -> tuple[Reviewed, ...]:
    """Every item of the model in its order, and the notice as a whole behind them."""
    visits: dict[str, list[Visit]] = {}
    for visit in walk(policy):
        if isinstance(visit.value, Prose | Label):
            visits.setdefault(item_of(visit), []).append(visit)
    lines: dict[str, list[str]] = {}
    data = policy.model_dump(mode="json", exclude_defaults=True)
    data["office"] = {name: value for name, value in data.get("office", {}).items() if name in _OF_OFFICE}
    parts = [(path, value) for path, value in data.items() if path != "office"]
    parts += [(f"office.{name}", value) for name, value in data["office"].items()]
    for path, value in parts:
        for item, line in _lines(path, value, "") if path not in _FREE else ():
            lines.setdefault(item, []).append(line)
    found = [
        _reviewed(path, each, visits.get(path, []), policy, clause_texts, lock.get(path))
        for path, each in lines.items()
    ]
    notice = _sha("\n".join(f"{clause}={text}" for clause, text in clause_texts.items()))
    accepted = lock.get(NOTICE)
    return (*found, Reviewed(NOTICE, {}, notice, (), _state({}, notice, accepted), accepted))


def item_of(visit: Visit) -> str:
    """The item that is accepted as a whole: the one that cites the clauses, else a clause, a form, a group."""
    return _item(visit.path, visit.item)


def _item(path: str, sourced: str) -> str:
    return sourced if sourced and sourced != "eligibility" else ".".join(path.split(".")[:2])


def _lines(path: str, value: Any, sourced: str) -> Iterator[tuple[str, str]]:
    """(item, a line that says path and value) of everything below `path`, the order of lists included."""
    if isinstance(value, dict):
        sourced = path if "source" in value else sourced
        yield _item(path, sourced), f"{path}: {list(value)}"
        for name, member in value.items():
            yield from _lines(f"{path}.{name}", member, sourced)
    elif isinstance(value, list) and all(isinstance(member, dict) for member in value):
        names = [str(member.get("id", index)) for index, member in enumerate(value)]
        yield _item(path, sourced), f"{path}: {names}"
        for name, member in zip(names, value, strict=True):
            yield from _lines(f"{path}.{name}", member, sourced)
    else:
        yield _item(path, sourced), f"{path}={json.dumps(value, ensure_ascii=False)}"


def _reviewed(
    path: str,
    lines: list[str],
    visits: list[Visit],
    policy: Policy,
    clause_texts: Mapping[str, str],
    accepted: Accepted | None,
) -> Reviewed:
    cited = dict.fromkeys(str(source.clause) for visit in visits for source in visit.sources)
    if path.startswith("clauses."):
        cited = {path.partition(".")[2]: None}
    reading = next((each for each in policy.readings if path == f"readings.{each.id}"), None)
    if reading is not None:
        cited = dict.fromkeys(_clause_of(policy, reading))
    clauses = {clause: _sha(clause_texts[clause]) for clause in cited if clause in clause_texts}
    wording = (str(reading.reason),) if reading else tuple(str(visit.value) for visit in visits)
    shown = [each for visit in visits for each in _looked_up(policy, visit)]
    text = _sha("\n".join((*lines, *shown)))
    return Reviewed(path, clauses, text, wording, _state(clauses, text, accepted), accepted)


def _clause_of(policy: Policy, reading: Reading) -> Iterator[str]:
    """The id of the clause on whose words a correction rests; one that is read anew has none yet."""
    around = {"preamble": "preamble", "closing": "closing"}
    ids = {str(clause.path): str(clause.id) for clause in policy.clauses} | around
    if reading.clause in ids:
        yield ids[reading.clause]


def _looked_up(policy: Policy, visit: Visit) -> Iterator[str]:
    """What the look-ups of a prose show: wording that was accepted beside one sum is not accepted beside another."""
    for path in lookups(str(visit.value)) if isinstance(visit.value, Prose) else ():
        if path.startswith("clauses."):
            continue  # prints the clause's number
        try:
            value = resolve(policy, path)
        except LookupError:
            continue  # not of the model itself; where it leads nowhere a check says so
        yield f"{path} -> {value.model_dump_json(exclude_defaults=True) if isinstance(value, BaseModel) else value}"


def _state(clauses: Mapping[str, str], text: str, accepted: Accepted | None) -> ReviewState:
    if accepted is None:
        return ReviewState.UNREVIEWED
    same = accepted.clauses == clauses and accepted.text == text
    return ReviewState.ACCEPTED if same else ReviewState.STALE


def read_lock(data: bytes) -> Lock:
    """A review.lock. Raises ValueError where it is none."""
    try:
        told = read_json(data)
        items = {
            path: Accepted(dict(item["clauses"]), str(item["text"]), str(item["by"]), str(item["on"]))
            for path, item in told["items"].items()
        }
        complete = bool(told.get("complete"))
    except (KeyError, TypeError, AttributeError) as error:
        message = f"no list of reviewed items: {error}"
        raise ValueError(message) from error
    return Lock(items, complete, told.get("seal") == _seal(items, complete=complete))


def write_lock(accepted: Mapping[str, Accepted], *, complete: bool) -> bytes:
    """review.lock: JSON, an item a line, sorted, so that two versions compare line by line."""
    lines = ",\n".join(f"{json.dumps(path)}: {_row(item)}" for path, item in sorted(accepted.items()))
    head = f'"complete": {json.dumps(complete)},\n"seal": "{_seal(accepted, complete=complete)}"'
    return f'{{{head},\n"items": {{\n{lines}\n}}}}\n'.encode()


def _seal(items: Mapping[str, Accepted], *, complete: bool) -> str:
    """A sum over the whole lock: who, when and what cannot be changed by hand without being told."""
    return _sha("\n".join((str(complete), *(f"{path} {_row(item)}" for path, item in sorted(items.items())))))


def _row(item: Accepted) -> str:
    told = {"clauses": dict(item.clauses), "text": item.text, "by": item.by, "on": item.on}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)
