"""Where a policy can stand in time, by the days in policy.json: every state with the day since which it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from generator.audit.read.model import Model
from generator.audit.rederive.start_rule import wait_of
from generator.audit.rederive.term import computed_end, counted_start

_ENDING = frozenset({"revises", "repeals"})
_OVER = frozenset({"lapsed", "replaced"})
_USUAL_NOTICE = 60  # days before the last one, where the office names no others
StateSince = tuple[str, str | None]  # state, since


def links(model: Model) -> Sequence[Mapping[str, Any]]:
    """The chain as policy.json has it."""
    found: Sequence[Mapping[str, Any]] = model.data.get("chain", ())
    return found


def ending_link(model: Model) -> Mapping[str, Any] | None:
    """The first link by which another policy ends this one."""
    found = [each for each in links(model) if not each["outgoing"] and each["kind"] in _ENDING and each.get("since")]
    return min(found, key=lambda each: str(each["since"]), default=None)


def standings(model: Model) -> Iterator[StateSince]:
    """Every (state, since) that the policy goes through, with the term as the status says that it is prolonged."""
    start, end, by = _start(model), _end(model), ending_link(model)
    replaced = date.fromisoformat(by["since"]) if by else None
    if replaced is not None:
        yield "replaced", replaced.isoformat()
    if end is not None and end < date.max:
        yield "lapsed", (end + timedelta(days=1)).isoformat()
    if start is not None:
        yield "not_started", None
    yield "in_force", start.isoformat() if start else None
    last = min(end or date.max, replaced - timedelta(days=1) if replaced else date.max)
    if end is not None or replaced is not None:
        yield from _running_out(model, start, last)


def _running_out(model: Model, start: date | None, last: date) -> Iterator[StateSince]:
    """The days before the last one, as many as the office names, none before the first."""
    within = model.data.get("office", {}).get("runs_out_within", _USUAL_NOTICE)
    if within:
        first = last - timedelta(days=min(within - 1, (last - date.min).days))
        yield "running_out", max(first, start or first).isoformat()


def is_closed(model: Model, form: str) -> bool:
    """Whether nobody applies with a form any more: each of its awards is over, with its notice or by a term of its
    clauses' own."""
    status = model.data["status"]
    own = {
        clause: status.get("own_terms", {}).get(term["id"])
        for term in model.data.get("own_terms", ())
        for clause in term["clauses"]
    }
    states: list[str] = []
    for path, award in model.items("awards"):
        if path.partition(".")[2] in model.at(f"forms.{form}").get("awards", ()):
            source = award["source"]
            cited = [each["clause"] for each in ([source] if isinstance(source, Mapping) else source)]
            states += [own[clause] for clause in cited if clause in own] or [status["state"]]
    return _OVER.issuperset(states or [status["state"]])


def _start(model: Model) -> date | None:
    rule, office = model.data["validity"]["start"], model.data.get("office", {})
    published, issued = office.get("published"), model.data.get("issued")
    if rule.get("date"):
        return date.fromisoformat(rule["date"])
    counted = counted_start(model)
    if counted is not None:
        return counted
    if rule.get("rule") == "as_printed" or wait_of(rule):
        return None
    about = published["date"] if published and rule.get("rule") != "from_issue" else issued
    return date.fromisoformat(about) if about else None


def _end(model: Model) -> date | None:
    extension = model.data["status"].get("extension")
    link = next((each for each in links(model) if each["id"] == extension), None)
    end = link["until"] if link else model.data["validity"].get("end") or computed_end(model)
    return date.fromisoformat(end) if end else None
