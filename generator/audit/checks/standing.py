"""A policy's place in time: state, day and links, derived again from the days in policy.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.audit.read.model import Model, squeeze
from generator.audit.rederive.standing import ending_link, links, standings
from generator.audit.subject import POLICY, AuditProblem, AuditSubject
from generator.message import Message, message

_HINT = message("policy.json was edited: build the policy again from the notice")
_TIES = ("revises", "repeals", "amends", "extends_term_of")
_OWN = frozenset({"not_started", "in_force", "lapsed", "replaced"})


def status_unsound(subject: AuditSubject) -> Iterator[AuditProblem]:
    """The status of policy.json is one that the policy goes through on some day, by its term, the days on which others
    replace, repeal or prolong it, and the days before its last one that the office names; its chain goes out to
    policies that the model names, with the same days; the terms of single clauses have a state.

    Passes, with an end on 2026-12-31: {"state": "lapsed", "since": "2027-01-01"}.

    Fails: {"state": "in_force", "since": "2027-01-01"}; a link to a policy that the model does not name.
    """
    model = subject.sound_model
    for told, path in (*_status(model), *_chain(model), *_own_terms(model)):
        yield AuditProblem(told, _HINT, POLICY, path)


_Told = Iterator[tuple[Message, str]]


def _status(model: Model) -> _Told:
    status = model.data["status"]
    found = (status["state"], status["since"])
    known = tuple(standings(model))
    if found not in known:
        told = "; ".join(f"{state} {since or ''}".strip() for state, since in known)
        yield (
            message("{found} is none of its states: {known}", found=" ".join(filter(None, found)), known=told),
            "status",
        )
    by = ending_link(model)
    if status.get("by") != (by["id"] if by else None):
        yield (
            message("it is ended by {by}, the status says {found}", by=by and by["id"], found=status.get("by")),
            "status",
        )
    extension = status.get("extension")
    if extension is not None and not any(
        each["id"] == extension and not each["outgoing"] and each.get("until") for each in links(model)
    ):
        yield message("no link {link} prolongs its term", link=extension), "status"


def _chain(model: Model) -> _Told:
    """What the model says of earlier policies, and the links that go out from it."""
    stated = sorted(_tie(kind, tie) for kind in _TIES for tie in model.data.get(kind, ()))
    linked = sorted(_link(each) for each in links(model) if each["outgoing"])
    for found in linked:
        if found not in stated:
            yield message("the model does not say: {link}", link=" ".join(found)), "chain"
    for link in links(model):
        if link["outgoing"] and link["stated"]:
            yield from _stated(model, link)
        if link["id"].partition("-")[0] != ("to" if link["outgoing"] else "by"):
            yield message("{link} is named otherwise than it leads", link=link["id"]), "chain"


def _tie(kind: str, tie: Mapping[str, Any]) -> tuple[str, ...]:
    return (kind, tie["policy"], tie.get("until") or "", str("source" in tie))


def _link(link: Mapping[str, Any]) -> tuple[str, ...]:
    return (link["kind"], link["other"]["id"], link.get("until") or "", str(link["stated"]))


def _stated(model: Model, link: Mapping[str, Any]) -> _Told:
    """The quoted words name the other policy as the link does."""
    ties = (each for each in model.data.get(link["kind"], ()) if each["policy"] == link["other"]["id"])
    words = "".join(squeeze(source["quote"]) for tie in ties for source in tie.get("source", ()))
    names = [squeeze(link["other"][name]) for name in ("title", "document_number") if name in link["other"]]
    if not any(name in words for name in names):
        yield message("the quoted words name neither {names}", names=" / ".join(names)), "chain"


def _own_terms(model: Model) -> _Told:
    terms, states = model.data.get("own_terms", ()), model.data["status"].get("own_terms", {})
    if {term["id"] for term in terms} != states.keys() or not _OWN.issuperset(states.values()):
        yield message("not every term of single clauses has its state"), "status"
    replaced = model.data["status"]["state"] == "replaced"
    if any((state == "replaced") is not replaced for state in states.values()):
        yield message("a clause does not outlive the notice that it stands in, nor end without it"), "status"
    for term in terms:
        if states.get(term["id"]) == "lapsed" and "end" not in term:
            yield message("{term} is not over", term=term["id"]), f"own_terms.{term['id']}"
        unknown = [clause for clause in term["clauses"] if clause not in model.clauses]
        if unknown:
            yield message("there is no clause {clause}", clause=", ".join(unknown)), f"own_terms.{term['id']}"
