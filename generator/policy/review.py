"""Reviews: what of the model somebody has held against its clauses, and what stood there then.

review.lock is written by `policydocs review` and `revise` alone. It holds, for every item of the model, the SHA-256 of
the clause texts that it cites, of those words in them that it rests on, and of the item itself, who accepted it and
when; once each, the texts of the clauses as they were accepted. The seal over all of it tells edits by hand.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from functools import cache
from typing import Any

from generator.dataclass import dataclass, replace
from generator.notice.model import Fact
from generator.plain_json import Unsound, read_json, what_is_wrong
from generator.policy.as_data import without_defaults
from generator.policy.looked_up import dumped, looked_up
from generator.policy.model import Policy
from generator.policy.prose import quotes_in
from generator.policy.readings import Reading
from generator.policy.resting import granted_sums, resting_text, unquoted, whole_text
from generator.policy.text import Label, Prose, Words
from generator.policy.walk import Visit, walk

LOCK_FILE = "review.lock"
DRAFT_EDITION = "草稿"  # what a draft calls itself until all of it has been accepted
SumsOf = Callable[[str], Sequence[Fact]]  # the text of a clause -> the sums that it grants
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
    """What the lock says of one item: hashes of its clauses and of itself, who accepted it and on which day.

    `rests`: hashes of the words in the clauses that it rests on; empty in a lock of an earlier version, which holds an
    item to its whole clauses. `carried`: what `revise` changed in its quotes since, shown to bear on nothing it says.
    """

    clauses: Mapping[str, str]
    text: str
    by: str
    on: str
    rests: Mapping[str, str] = field(default_factory=dict)
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lock:
    """review.lock. `complete`: once every item was accepted, so that whatever comes later is held against that.

    `sealed`: it is as the tool wrote it. `texts`: SHA-256 -> the words of a clause, without white space, as accepted.
    """

    items: Mapping[str, Accepted] = field(default_factory=dict)
    complete: bool = False
    sealed: bool = True
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An item of the model as it is now, and how it stands to the lock.

    `wording`: the office's own words in it; an item without any has nothing to judge, but it must not change unseen.
    `rests`: hashes of what it rests on in each clause, `masked`: of the same without the sums that are granted there;
    `lines`: what `text` is the hash of; `quotes`: by clause.
    """

    path: str
    clauses: Mapping[str, str]
    text: str
    wording: tuple[str, ...]
    state: ReviewState
    accepted: Accepted | None
    rests: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    quotes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    masked: Mapping[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> tuple[str, ...]:
        """Clauses that changed since it was accepted, in words that it does not rest on."""
        if self.state is not ReviewState.ACCEPTED or self.accepted is None:
            return ()
        known = self.accepted.clauses
        return tuple(clause for clause, sha in self.clauses.items() if known.get(clause, sha) != sha)

    def accepted_by(self, by: str, on: str, carried: tuple[str, ...] = ()) -> Accepted:
        """The item as it is now, accepted."""
        return Accepted(self.clauses, self.text, by, on, self.rests, carried)


def sha(text: str) -> str:
    """The SHA-256 by which the lock knows a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def reviews(policy: Policy, clause_texts: Mapping[str, str], lock: Mapping[str, Accepted]) -> tuple[Reviewed, ...]:
    """Every item of the model in its order, and the notice as a whole behind them."""
    visits: dict[str, list[Visit]] = {}
    for visit in walk(policy):
        visits.setdefault(item_of(visit), []).append(visit)
    lines: dict[str, list[str]] = {}
    data = without_defaults(policy)
    data["office"] = {name: value for name, value in data.get("office", {}).items() if name in _OF_OFFICE}
    parts = [(path, value) for path, value in data.items() if path != "office"]
    parts += [(f"office.{name}", value) for name, value in data["office"].items()]
    for path, value in parts:
        for item, line in _lines(path, value, "") if path not in _FREE else ():
            lines.setdefault(item, []).append(line)
    sums_of = cache(granted_sums)  # many items rest on one clause
    found = [
        _reviewed(path, each, visits.get(path, []), policy, clause_texts, sums_of, lock.get(path))
        for path, each in lines.items()
    ]
    return (*found, _whole(clause_texts, found, lock.get(NOTICE)))


def _whole(texts: Mapping[str, str], items: Sequence[Reviewed], accepted: Accepted | None) -> Reviewed:
    """The item that stands for the notice: it rests on all the words that no other item quotes."""
    text = sha("\n".join(f"{clause}={text}" for clause, text in texts.items()))
    quotes: dict[str, list[str]] = {}
    for item in items:
        for clause, words in item.quotes.items():
            quotes.setdefault(clause, []).extend(words)
    rests = {NOTICE: sha(unquoted(texts, quotes))}
    clauses = {clause: sha(words) for clause, words in texts.items()}
    if accepted is None:
        state = ReviewState.UNREVIEWED
    else:
        same = accepted.rests == rests if accepted.rests else accepted.text == text
        state = ReviewState.ACCEPTED if same else ReviewState.STALE
    return Reviewed(NOTICE, clauses, text, (), state, accepted, rests)


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
    sums_of: SumsOf,
    accepted: Accepted | None,
) -> Reviewed:
    cited = dict.fromkeys(str(source.clause) for visit in visits for source in visit.sources)
    if path.startswith("clauses."):
        cited = {path.partition(".")[2]: None}
    reading = next((each for each in policy.readings if path == f"readings.{each.id}"), None)
    if reading is not None:
        cited = dict.fromkeys(_clause_of(policy, reading))
    quoted = _quotes(visits)
    quotes = {clause: quoted.get(clause, ()) for clause in cited}
    clauses = {clause: sha(clause_texts[clause]) for clause in cited if clause in clause_texts}
    rests, masked = (
        {
            clause: sha(_rests(path, reading, visits, clause_texts[clause], sums_of, quotes[clause], figures=figures))
            for clause in clauses
        }
        for figures in (True, False)
    )
    prose = tuple(str(visit.value) for visit in visits if isinstance(visit.value, Prose | Label))
    wording = (str(reading.reason),) if reading else prose
    shown = [each for visit in visits for each in looked_up(policy, visit)]
    told = (*lines, *shown)
    text, new = sha("\n".join(told)), ReviewState.UNREVIEWED
    item = Reviewed(path, clauses, text, wording, new, accepted, rests, told, quotes, masked)
    earlier = (each for visit in visits for each in dumped(policy, visit))
    return replace(item, state=_state(item, lambda: sha("\n".join((*lines, *earlier)))))


def _quotes(visits: Sequence[Visit]) -> dict[str, tuple[str, ...]]:
    """Clause -> what the item quotes of it, without white space."""
    found = [(str(source.clause), str(source.quote)) for visit in visits for source in visit.sources]
    found += [each for visit in visits if isinstance(visit.value, Prose) for each in quotes_in(visit.value)]
    quotes: dict[str, dict[str, None]] = {}
    for clause, words in dict.fromkeys(found):
        quotes.setdefault(clause, {})["".join(words.split())] = None
    return {clause: tuple(words) for clause, words in quotes.items()}


def _rests(
    path: str,
    reading: Reading | None,
    visits: Sequence[Visit],
    text: str,
    sums_of: SumsOf,
    quotes: Sequence[str],
    *,
    figures: bool,
) -> str:
    if reading is not None:
        return text
    if path.startswith("clauses."):
        return whole_text(text)
    words = ("".join(visit.value.split()) for visit in visits if isinstance(visit.value, Words))
    return resting_text(text, sums_of(text), quotes, tuple(words), figures=figures)


def _clause_of(policy: Policy, reading: Reading) -> Iterator[str]:
    """The id of the clause on whose words a correction rests; one that is read anew has none yet."""
    around = {"preamble": "preamble", "closing": "closing"}
    ids = {str(clause.path): str(clause.id) for clause in policy.clauses} | around
    if reading.clause in ids:
        yield ids[reading.clause]


def _state(item: Reviewed, earlier: Callable[[], str]) -> ReviewState:
    """`earlier`: gives the item's hash as locks of earlier versions have it."""
    accepted = item.accepted
    if accepted is None:
        return ReviewState.UNREVIEWED
    if accepted.rests:
        same = accepted.rests == item.rests and accepted.text == item.text
    else:
        whole = all(item.clauses.get(clause) == known for clause, known in accepted.clauses.items())
        same = whole and (accepted.text == item.text or accepted.text == earlier())
    return ReviewState.ACCEPTED if same else ReviewState.STALE


def read_lock(data: bytes) -> Lock:
    """A review.lock. Raises Unsound where it is none."""
    try:
        told = read_json(data)
        items = {path: _accepted(item) for path, item in told["items"].items()}
        texts = {str(name): str(words) for name, words in told.get("texts", {}).items()}
        complete = bool(told.get("complete"))
    except (KeyError, TypeError, AttributeError) as error:
        raise Unsound(what_is_wrong(error)) from error
    return Lock(items, complete, told.get("seal") == _seal(items, texts, complete=complete), texts)


def _accepted(item: Mapping[str, Any]) -> Accepted:
    rests, carried = dict(item.get("rests", {})), tuple(map(str, item.get("carried", ())))
    return Accepted(dict(item["clauses"]), str(item["text"]), str(item["by"]), str(item["on"]), rests, carried)


def write_lock(accepted: Mapping[str, Accepted], *, complete: bool, texts: Mapping[str, str] | None = None) -> bytes:
    """review.lock: JSON, an item a line, sorted, so that two versions compare line by line.

    `texts`: the words of clauses by their hash; those that an item was accepted against are kept, no others.
    """
    used = {known for item in accepted.values() for known in item.clauses.values()}
    kept = {name: words for name, words in sorted((texts or {}).items()) if name in used}
    lines = ",\n".join(f"{json.dumps(path)}: {_row(item)}" for path, item in sorted(accepted.items()))
    head = f'"complete": {json.dumps(complete)},\n"seal": "{_seal(accepted, kept, complete=complete)}"'
    words = ",\n".join(f'"{name}": {json.dumps(text, ensure_ascii=False)}' for name, text in kept.items())
    behind = f',\n"texts": {{\n{words}\n}}' if kept else ""
    return f'{{{head},\n"items": {{\n{lines}\n}}{behind}}}\n'.encode()


def _seal(items: Mapping[str, Accepted], texts: Mapping[str, str], *, complete: bool) -> str:
    """A sum over the whole lock: who, when and what cannot be changed by hand without being told."""
    rows = (f"{path} {_row(item)}" for path, item in sorted(items.items()))
    return sha("\n".join((str(complete), *rows, *(f"{name} {text}" for name, text in sorted(texts.items())))))


def _row(item: Accepted) -> str:
    told: dict[str, object] = {"clauses": dict(item.clauses), "text": item.text, "by": item.by, "on": item.on}
    told |= {"rests": dict(item.rests)} if item.rests else {}
    told |= {"carried": list(item.carried)} if item.carried else {}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)
