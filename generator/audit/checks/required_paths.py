"""Which paths of the model a document must show, by what its kind requires."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.read.kinds import Kind
from generator.audit.read.model import Model
from generator.audit.subject import AuditSubject


def required_paths(subject: AuditSubject, kind: Kind, document: str) -> Iterator[str]:
    """The paths of the model that fit what a kind requires; of forms only the document's own."""
    found = kind.file.fullmatch(document)
    form = found["form"] if found and kind.per_form else None
    divided = frozenset(f"clauses.{name}.heading" for name in _divided(subject.sound_model))
    divided |= {f"clauses.{name}.{part}" for name in _led_above(subject.sound_model) for part in ("heading", "summary")}
    if subject.sound_model.data["validity"]["start"].get("rule") == "not_said":
        divided |= {"validity.start"}
    for path in subject.required[kind.name]:
        if path in divided:
            continue  # over other clauses, or below one whose row speaks for it; a start that the model leaves open
        if form is None or not path.startswith("forms.") or path.startswith(f"forms.{form}."):
            yield path


def _divided(model: Model) -> Iterator[str]:
    """The clauses that other clauses stand below."""
    paths = [str(clause["path"]) for clause in model.clauses.values()]
    for name, clause in model.clauses.items():
        if any(path.startswith(f"{clause['path']}/") for path in paths):
            yield name


def _led_above(model: Model) -> Iterator[str]:
    """The clauses without organisations of their own below one that names some."""
    roles = ("lead", "cooperating", "responsible")
    named = [f"{clause['path']}/" for clause in model.clauses.values() if any(clause.get(role) for role in roles)]
    for name, clause in model.clauses.items():
        if str(clause["path"]).startswith(tuple(named)) and not any(clause.get(role) for role in roles):
            yield name
