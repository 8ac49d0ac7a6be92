"""Which paths of the model a document must show, by what its kind requires."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

from generator.audit.read.kinds import DeclaredKind
from generator.audit.read.model import Model
from generator.audit.rederive.inherited_units import answers_for
from generator.audit.subject import AuditSubject

_FOR = {"for_enterprises": True, "for_departments": False}  # role of a kind -> whether enterprises are its readers


def required_paths(subject: AuditSubject) -> Mapping[str, tuple[str, ...]]:
    """Document kind -> the paths of the model that fit what it requires."""
    model = subject.sound_model
    # Over other clauses, or below one whose row speaks for it; a start that the model leaves open.
    unsaid = {f"clauses.{name}.heading" for name in _divided(model)}
    unsaid |= {f"clauses.{name}.{part}" for name in _led_above(model) for part in ("heading", "summary")}
    if model.data["validity"]["start"].get("rule") == "not_said":
        unsaid |= {"validity.start"}
    return {kind.name: tuple(_required(model, kind, unsaid)) for kind in subject.kinds}


def _required(model: Model, kind: DeclaredKind, unsaid: Set[str]) -> Iterator[str]:
    elsewhere = tuple(f"{path}." for path in (*_listed_elsewhere(model, kind), *_of_others(model, kind)))
    for path in model.fitting(kind.required):
        if path not in unsaid and not f"{path}.".startswith(elsewhere):
            yield path


def is_of(form: str | None, path: str) -> bool:
    """Whether a document must show a path that its kind requires: of forms only its own."""
    return form is None or not path.startswith("forms.") or path.startswith(f"forms.{form}.")


def _listed_elsewhere(model: Model, kind: DeclaredKind) -> Iterator[str]:
    """The questions, and groups without any, that do not stand in a document of this kind."""
    for group in (model.data.get("faq") or {}).get("groups", ()):
        path = f"faq.groups.{group['id']}"
        away = [f"{path}.questions.{each['id']}" for each in group["questions"] if _listing(each) not in kind.roles]
        yield from away
        if len(away) == len(group["questions"]):
            yield path


def _of_others(model: Model, kind: DeclaredKind) -> Iterator[str]:
    """The measures that a document of this kind leaves to another: a guide to enterprises has those for enterprises,
    the matrix the tasks of departments and of the zone."""
    told = kind.roles & _FOR.keys()
    for measure in model.data.get("measures", ()):
        if told and not any((measure["addressee"] == "enterprise") is _FOR[role] for role in told):
            yield f"measures.{measure['id']}"


def _listing(question: Mapping[str, Any]) -> str:
    asked = question.get("audience", "enterprise") == "enterprise"
    return str(question.get("listed") or ("faq" if asked else "pending"))


def _divided(model: Model) -> Iterator[str]:
    """The clauses that other clauses stand below."""
    paths = (str(clause["path"]) for clause in model.clauses.values())
    above = {path[:end] for path in paths for end, sign in enumerate(path) if sign == "/"}
    return (name for name, clause in model.clauses.items() if str(clause["path"]) in above)


def _led_above(model: Model) -> Iterator[str]:
    """The clauses over others, without organisations of their own, below one that names some: no row is theirs."""
    divided = set(_divided(model))
    yield from (name for name in model.clauses if name in divided and answers_for(model, name) is not None)
