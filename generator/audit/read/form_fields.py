"""The fields of a form as model and manifest define them, by the names of their controls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from generator.audit.read.kinds import DeclaredKind
from generator.audit.read.ledger import LedgerRow
from generator.audit.read.model import Model, squeeze
from generator.dataclass import dataclass
from generator.regex import regex

_QUOTED = regex(r"\[([^\[\]]*)\]\(clause:[\w-]+\)")


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """A field of a form: where the model has it, what it says, and in which line of a list it stands."""

    path: str
    data: Mapping[str, Any]
    group: Mapping[str, Any] | None = None
    line: int | None = None


def form_of(document: str) -> str:
    return document.rpartition("/")[2]


class Forms(Protocol):
    """What the fields of forms are read from: the model, what the document kinds declare, the fields by form."""

    @property
    def sound_model(self) -> Model: ...
    @property
    def kinds(self) -> tuple[DeclaredKind, ...]: ...
    def is_shared(self, path: str) -> bool: ...
    def fields_of(self, form: str) -> Mapping[str, FieldDefinition]: ...


def definitions(subject: Forms, form: str) -> Iterator[tuple[str, FieldDefinition]]:
    """(name of the control, field) of everything that a form asks."""
    model = subject.sound_model
    own = next((each for each in model.data.get("forms", ()) if each["id"] == form), None)
    if own is not None:
        yield from _of_groups(f"forms.{form}.groups", own.get("groups", ()))
    for kind in subject.kinds:
        yield from _of_groups("shared", kind.shared)
    yield from _questions("eligibility", model.data.get("eligibility") or {})


def _of_groups(path: str, groups: Any) -> Iterator[tuple[str, FieldDefinition]]:
    for group in groups:
        for each in group["fields"]:
            where = f"{path}.{group['id']}.fields.{each['id']}"
            if group.get("repeat"):
                for line in range(1, group["repeat"] + 1):
                    yield f"{group['id']}-{line}-{each['id']}", FieldDefinition(where, each, group, line)
            else:
                yield f"{group['id']}-{each['id']}", FieldDefinition(where, each, group)


def _questions(path: str, node: Mapping[str, Any]) -> Iterator[tuple[str, FieldDefinition]]:
    for branch in ("all_of", "any_of"):
        for index, each in enumerate(node.get(branch, ())):
            where = f"{path}.{branch}.{each.get('id', index)}"
            if "question" in each:
                rules = {"type": "yes_no", "required": ".any_of." not in where, "options": _answers(each)}
                yield f"declare-{each['id']}", FieldDefinition(where, {**rules, **each})
            yield from _questions(where, each)


def _answers(requirement: Mapping[str, Any]) -> tuple[str, str]:
    """What the two boxes of a declaration store: the first one, 符合, the answer that fulfils its question."""
    return ("yes", "no") if requirement.get("expected", True) else ("no", "yes")


def is_excluding(requirement: Mapping[str, Any]) -> bool:
    """Whether a requirement is a case that must not be given: its question asks for the whole of it, and expects no."""
    asked = squeeze(_QUOTED.sub(r"\1", requirement["question"]))
    return not requirement.get("expected", True) and squeeze(requirement["statement"]) in asked


def declared_sentence(requirement: Mapping[str, Any]) -> str:
    """The sentence that an applicant who qualifies answers by 符合."""
    return ("不存在下列情形：" if is_excluding(requirement) else "") + str(requirement["statement"])


def requirement_at(model: Model, path: str | None) -> Mapping[str, Any] | None:
    """The requirement whose statement stands at the path."""
    head, _, last = (path or "").rpartition(".")
    found = model.at(head) if last == "statement" and model.has(head) else None
    return found if isinstance(found, Mapping) and "question" in found else None


def is_declared(model: Model, path: str | None, text: str) -> bool:
    """Whether a reprint shows the sentence of a declaration as the form has it."""
    requirement = requirement_at(model, path)
    return requirement is not None and text == declared_sentence(requirement)


def field_label(subject: Forms, row: LedgerRow) -> str | None:
    """The model path of a field's label. Of shared fields that the manifest does not list: the span's own path."""
    found = subject.fields_of(form_of(row.document)).get(row.field or "")
    if found is not None:
        return f"{found.path}.{'statement' if 'question' in found.data else 'label'}"
    path = row.spans[0].path if row.spans else None
    return path if path is not None and subject.is_shared(path) else None
