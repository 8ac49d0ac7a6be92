"""What a form asks, as data: the one description that Word, HTML, `fill` and `collect` share.

A definition is read off the composed document, where labels, choices, limits and formulas are resolved already. It
travels inside each form (custom XML in Word, a JSON block in HTML), so a returned form of an old edition still says
what its answers meant.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Any

from generator.dataclass import dataclass, fields_of, replace
from generator.documents.blocks import Document, Field, FieldCondition, FieldType, FormIdentity, Statement
from generator.documents.formula import Formula
from generator.documents.walk import walk
from generator.policy.grant_rule import GrantRule

FINGERPRINT = "build.fingerprint"  # the path by which a template's footer prints it
PRINTED = 8  # digits of the fingerprint that are printed: the check code (校验码) of a form

_TOLD = frozenset(("label", "options", "help"))  # of which a definition has the words; the rest is as in the block
_PLAIN = frozenset((str, int, bool, type(None)))  # what most values are
_GROUPS = frozenset((list, dict))  # which stay, empty or not


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """One field. `name`: the tag of its control. `maximum`: a decimal number in the field's unit (money: 万元).

    `condition`: the answer of another field on which it must be filled in. `counts`: fields whose sums are added
    before `maximum` is compared (what was received already). `within`: the rule that limits a sum besides. `list` and
    `line`: its repeating group and the number of the blank line in it, from 1.
    """

    name: str
    type: FieldType
    label: str
    required: bool = False
    max_length: int | None = None
    maximum: str | None = None
    options: tuple[tuple[str, str], ...] = ()  # (value, label)
    formula: Formula | None = None
    condition: FieldCondition | None = None
    counts: tuple[str, ...] = ()
    within: GrantRule | None = None
    help: str | None = None
    path: str | None = None
    clauses: tuple[str, ...] = ()
    list: str | None = None
    line: int | None = None


# What a definition takes from its block as it is.
_SAME = tuple(name for name in fields_of(FieldDefinition) if name not in _TOLD)
_same = attrgetter(*_SAME)


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A form of a policy in one edition. `fingerprint`: 16 hexadecimal digits that change with anything it asks."""

    policy: str
    form: str
    edition: str
    title: str
    fields: tuple[FieldDefinition, ...]
    fingerprint: str

    def named(self) -> dict[str, FieldDefinition]:
        """The fields by name, in the order of the form."""
        return {field.name: field for field in self.fields}


def form_definition(document: Document, policy: str, edition: str) -> FormDefinition:
    """The definition of a composed form, whose document is named forms/<form>."""
    found = _fields(document)
    form = document.name.rpartition("/")[2]
    return FormDefinition(policy, form, edition, document.title.text, found, _fingerprint(policy, form, edition, found))


def _fields(document: Document) -> tuple[FieldDefinition, ...]:
    return tuple([_field(block) for block in walk(document.blocks) if isinstance(block, Field)])


def sealed(document: Document, policy: str, edition: str) -> Document:
    """The form with its identity, and with its fingerprint where the footer prints {{ build.fingerprint }}."""
    made = form_definition(document, policy, edition)
    spans = tuple(
        replace(span, text=made.fingerprint[:PRINTED]) if span.path == FINGERPRINT else span
        for span in document.footer.spans
    )
    identity = FormIdentity(policy, made.form, edition, made.fingerprint)
    footer = Statement(spans, document.footer.id, document.footer.place)
    return replace(document, identity=identity, footer=footer)


def definition_of(document: Document) -> FormDefinition | None:
    """The definition of a sealed form; None of any other document."""
    own = document.identity
    if own is None:
        return None
    return FormDefinition(own.policy, own.form, own.edition, document.title.text, _fields(document), own.fingerprint)


def as_json(definition: FormDefinition) -> dict[str, Any]:
    """The definition as JSON data; what is empty or false is left out. `read.py` has the way back."""
    own = {name: getattr(definition, name) for name in fields_of(FormDefinition)}
    return own | {"fields": [_bare(field) for field in definition.fields]}


def is_genuine(definition: FormDefinition) -> bool:
    """Whether the fingerprint is the one of its fields: a definition from outside may have been altered."""
    own = _fingerprint(definition.policy, definition.form, definition.edition, definition.fields)
    return own == definition.fingerprint


def _field(block: Field) -> FieldDefinition:
    words = block.help.text if block.help else None
    options = tuple([(option.value, option.label.text) for option in block.options])
    same = dict(zip(_SAME, _same(block), strict=True))
    return FieldDefinition(label=block.label.text, options=options, help=words, **same)


def _fingerprint(policy: str, form: str, edition: str, found: tuple[FieldDefinition, ...]) -> str:
    data = [policy, form, edition, [_bare(field) for field in found]]
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _bare(value: Any) -> Any:
    """A value as JSON data, without what is empty or false in it; the members of a list stay."""
    kind: Any = value.__class__
    if kind in _PLAIN:
        return value
    names = fields_of(kind)
    if names:
        return _filled(zip(names, _reading(kind)(value), strict=True))
    if kind is dict:
        return _filled(value.items())
    return [_bare(each) for each in value] if isinstance(value, list | tuple) else value


@cache
def _reading(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of a dataclass at once."""
    names = fields_of(kind)
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)


def _filled(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {
        name: value if value.__class__ in _PLAIN else _bare(value)
        for name, value in pairs
        if value or value.__class__ in _GROUPS
    }
