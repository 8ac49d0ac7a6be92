"""The rules of a form's field as the model gives them: options, limits, formulas, conditions, names of other fields."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.audit.read.form_fields import FieldDefinition
from generator.audit.read.model import Model
from generator.audit.rederive.grant_rules import rule_of

_TEN_THOUSAND = Decimal(10000)  # forms count in 万元


def option_values(model: Model, data: Mapping[str, Any]) -> list[str]:
    """What the options of a field store."""
    if data.get("type") == "yes_no":
        return list(data.get("options", ("yes", "no")))
    if data.get("choices_from"):
        return [tier["id"] for tier in model.at(data["choices_from"])]
    return [choice["id"] for choice in data.get("choices", ())]


def limit_of(model: Model, data: Mapping[str, Any]) -> str | None:
    """The most that may be entered, in the unit of the field."""
    if data.get("limit") is not None:
        return in_ten_thousands(model.at(data["limit"]))
    return None if data.get("maximum") is None else plain(Decimal(str(data["maximum"])))


def in_ten_thousands(amount: Mapping[str, Any]) -> str:
    """A sum of the model in 万元."""
    return plain(Decimal(str(amount["value"])) / _TEN_THOUSAND)


def plain(value: Decimal) -> str:
    """A decimal number without an exponent and without zeros at its end."""
    return f"{value.normalize():f}"


def formula_of(model: Model, found: FieldDefinition) -> dict[str, Any]:
    """How the field follows from another one, as the definition of a form says it; empty where it does not."""
    data = found.data
    if data.get("computes") is not None:
        return {"operation": "granted", "rule": _rule(model, found, data["computes"])}
    if data.get("adds"):
        return {"operation": "sum", "addends": _addends(model, found)}
    if data.get("capitals_of") is not None:
        return {"operation": "capitals", "field": name_in_form(model, found, data["capitals_of"])}
    return {}


def _addends(model: Model, found: FieldDefinition) -> list[str]:
    """The controls of what is added up, those of a list line by line."""
    groups = _groups_around(model, found)
    names: list[str] = []
    for wanted in found.data["adds"]:
        group = next(each for each in groups if any(one["id"] == wanted for one in each["fields"]))
        lines = range(1, (group.get("repeat") or 0) + 1) if found.line is None else ()
        names += [f"{group['id']}-{line}-{wanted}" for line in lines] or [name_in_form(model, found, wanted)]
    return names


def _groups_around(model: Model, found: FieldDefinition) -> list[Mapping[str, Any]]:
    """The groups whose fields a field can name, its own first."""
    own = [] if found.group is None else [found.group]
    return [*own, *model.at(found.path.partition(".groups.")[0])["groups"]]


def within_of(model: Model, found: FieldDefinition) -> dict[str, Any]:
    """The rule that limits a sum which is entered; empty where there is none."""
    computing = found.data.get("limited_by")
    return {} if computing is None else _rule(model, found, computing)


def _rule(model: Model, found: FieldDefinition, computing: Mapping[str, Any]) -> dict[str, Any]:
    groups = model.at(found.path.partition(".groups.")[0])["groups"]
    fields = {
        each["id"]: (each, name_in_form(model, found, each["id"]))
        for group in (*reversed(groups), found.group or {"fields": ()})  # of one id, those of its own group go first
        for each in reversed(group["fields"])
    }
    return rule_of(model, computing, fields)


def condition_of(model: Model, found: FieldDefinition) -> dict[str, Any]:
    """The answer on which the field must be filled in; empty where it always must or never. Behind the first line
    of a list only what the line itself says counts."""
    rule = found.data.get("only_if")
    own = {each["id"] for each in (found.group or {}).get("fields", ())}
    if rule is None or (found.line not in (None, 1) and rule["field"] not in own):
        return {}
    return {"field": name_in_form(model, found, rule["field"]), "values": list(rule["is_any_of"])}


def name_in_form(model: Model, found: FieldDefinition, field: str) -> str:
    """The control of a field: of the same group first, else of the form."""
    group = found.group or {}
    if any(each["id"] == field for each in group.get("fields", ())):
        line = f"-{found.line}" if found.line is not None else ""
        return f"{group['id']}{line}-{field}"
    groups = model.at(found.path.partition(".groups.")[0])["groups"]
    return next((f"{each['id']}-{field}" for each in groups for one in each["fields"] if one["id"] == field), field)
