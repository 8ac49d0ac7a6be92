"""The definition of a form made again from ledger, model and manifest, to hold the one inside a file against it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from generator.audit.read.fields import expected_words
from generator.audit.read.form_fields import FieldDefinition, Forms, form_of
from generator.audit.read.ledger import LedgerRow
from generator.audit.rederive.field_rules import (
    condition_of,
    formula_of,
    limit_of,
    name_in_form,
    option_values,
    within_of,
)
from generator.message import Message, message
from generator.plain_json import Unsound, read_json


class FormSources(Forms, Protocol):
    """What a definition is made from: the rows of the ledger by document, and the fields of the model."""

    @property
    def rows_of(self) -> Mapping[str, tuple[LedgerRow, ...]]: ...
    @property
    def policy(self) -> str: ...


def definition_problems(subject: FormSources, document: str, text: str) -> Iterator[Message]:
    """What is wrong with the definition (JSON `text`) inside a file of the form `document`."""
    try:
        told = read_json(text)
    except Unsound as error:
        yield message("its definition cannot be read: {problem}", problem=error.words)
        return
    head = _head(subject, document)
    for name in sorted((told.keys() | head.keys()) - {"fields", "fingerprint"}):
        if told.get(name) != head.get(name):
            yield message("its definition says {name} {found}", name=name, found=told.get(name))
    yield from _fields(subject, document, told.get("fields", []))
    if told.get("fingerprint") != fingerprint(told):
        yield message("its fingerprint {found} is not that of its definition", found=told.get("fingerprint"))


def _head(subject: FormSources, document: str) -> dict[str, Any]:
    form = form_of(document)
    forms = subject.sound_model.data.get("forms", ())
    edition = next((each["edition"] for each in forms if each["id"] == form), None)
    title = next((row.text for row in subject.rows_of.get(document, ()) if row.part == "title"), None)
    return {"policy": subject.policy, "form": form, "edition": edition, "title": title}


def fingerprint(told: Mapping[str, Any]) -> str:
    """The fingerprint that a definition must have."""
    data = [told["policy"], told["form"], told["edition"], told["fields"]]
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _fields(subject: FormSources, document: str, told: list[Mapping[str, Any]]) -> Iterator[Message]:
    wanted = list(expected_fields(subject, document))
    if [each.get("name") for each in told] != [each["name"] for each in wanted]:
        yield message("its definition lists other fields than the form has")
        return
    for found, right in zip(told, wanted, strict=True):
        for name in sorted(found.keys() | right.keys()) if found != right else ():
            if found.get(name) != right.get(name):
                yield message(
                    "the definition of {field} says {name} {found}, the model gives {wanted}",
                    field=right["name"],
                    name=name,
                    found=json.dumps(found.get(name), ensure_ascii=False),
                    wanted=json.dumps(right.get(name), ensure_ascii=False),
                )


def expected_fields(subject: FormSources, document: str) -> Iterator[dict[str, Any]]:
    """The fields of a form in the order of the ledger, as its definition must say them; nothing empty in them."""
    known = subject.fields_of(form_of(document))
    for row in subject.rows_of.get(document, ()):
        found = known.get(row.field or "")
        if found is not None:
            yield {name: value for name, value in _said(subject, row, found).items() if value not in (None, [], {}, "")}


def _said(subject: FormSources, row: LedgerRow, found: FieldDefinition) -> dict[str, Any]:
    model, data = subject.sound_model, found.data
    values = option_values(model, data)
    words = expected_words(row, len(values))
    return {
        "name": row.field,
        "type": data.get("type", "text"),
        "label": words.label,
        "required": (data.get("required", True) and found.line in (None, 1)) or None,
        "max_length": data.get("max_length"),
        "maximum": limit_of(model, data),
        "options": [list(pair) for pair in zip(values, words.options, strict=False)],
        "formula": formula_of(model, found),
        "condition": condition_of(model, found),
        "within": within_of(model, found),
        "counts": [name_in_form(model, found, other) for other in data.get("counts", ())],
        "path": found.path,
        "clauses": _clauses(data),
        "list": None if found.line is None else (found.group or {})["id"],
        "line": found.line,
    }


def _clauses(data: Mapping[str, Any]) -> list[str]:
    source = data.get("source") or []
    sources = source if isinstance(source, list) else [source]
    return list(dict.fromkeys(each["clause"] for each in sources))
