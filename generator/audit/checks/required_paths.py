"""Which paths of the model a document must show, by what its kind requires."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.read.kinds import Kind
from generator.audit.read.model import Model
from generator.audit.rederive.inherited_units import answers_for
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
    """The clauses over others, without organisations of their own, below one that names some: no row is theirs."""
    divided = set(_divided(model))
    yield from (name for name in model.clauses if name in divided and answers_for(model, name) is not None)
