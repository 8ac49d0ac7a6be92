"""Fields of the model as controls of a document: label, choices and formula resolved to words and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain

from generator.documents.blocks import Field, FieldCondition, Option, Span, SpanKind
from generator.documents.formula import Formula
from generator.documents.views import View
from generator.message import message
from generator.policy import wording
from generator.policy.bounds import ends_of
from generator.policy.eligibility import Requirement
from generator.policy.field_units import giving
from generator.policy.forms import AnswerType, Computing, FieldGroup, FormField
from generator.policy.grant_lines import Need, grant_parts
from generator.policy.grant_resolving import ResolvedInputs, UnresolvedError, grant_rule
from generator.policy.grant_rule import Entered, GrantRule
from generator.policy.model import Rule
from generator.policy.text import FieldId
from generator.policy.values import Money

_TEN_THOUSAND = Decimal(10000)
_OPEN = "　　　　　　"  # white space to click into: words would stand where a pen writes
_PLACEHOLDERS: dict[AnswerType, str] = {
    AnswerType.TEXT: _OPEN,
    AnswerType.LONG_TEXT: _OPEN,
    AnswerType.NUMBER: _OPEN,
    AnswerType.MONEY: _OPEN,
    AnswerType.PERCENT: _OPEN,
    AnswerType.DATE: "　　年　　月　　日",
    AnswerType.YEAR: "　　　　年",
    AnswerType.CHOICE: "请选择",
    AnswerType.MULTIPLE: "可多选",
    AnswerType.YES_NO: "请选择是或否",
    AnswerType.CREDIT_CODE: _OPEN,
    AnswerType.PHONE: _OPEN,
    AnswerType.EMAIL: _OPEN,
    AnswerType.BANK_ACCOUNT: _OPEN,
    AnswerType.ID_NUMBER: _OPEN,
    AnswerType.COMPUTED: "按填写内容计算",
}
_NARROW = "　　"  # in a list: what is wider would break in its column and make every line two lines high
_IN_LISTS = {AnswerType.DATE: "　年　月　日", AnswerType.YEAR: "　　年"}
_UNITS: dict[AnswerType, str] = {AnswerType.MONEY: "万元", AnswerType.PERCENT: "%", AnswerType.COMPUTED: "万元"}
_WORDING = (SpanKind.PARAPHRASE, SpanKind.QUOTE)
_YES_NO = (("yes", "是"), ("no", "否"))
# What a declaration says; stored is the answer to the model's question, whichever of the two it takes.
_MET, _NOT_MET, _NONE_OF_THESE = "符合", "不符合", "不存在下列情形："


class FieldError(ValueError):
    """A field whose label, choices or formula cannot be made; the message names the path."""


def control_name(view: View, line: int | None = None) -> str:
    """The tag of the control for the form field in `view`: its group's id and its own, in a list of `line`s the
    number of the line between them (patents-1-price). Ids are unique in their group, so names are in the form."""
    *_, group, _, field = view.path.split(".")
    return f"{group}-{field}" if line is None else f"{group}-{line}-{field}"


_FIXED = "按条款规定的金额"  # of a sum that follows from the notice alone


def control(view: View, line: int | None = None) -> Field:
    """The control for the form field in `view`, in a list for its `line`. Raises FieldError, LookupError."""
    field = view.value
    if not isinstance(field, FormField):
        raise FieldError(message("{path} is no field of a form", path=view.path))
    formula = _formula(view, field, line)
    unit = _UNITS.get(field.type) if line is None or field.type is AnswerType.PERCENT else None
    return Field(
        name=control_name(view, line),
        type=field.type,
        label=_one_span(view.step("label")),
        placeholder=Span(_placeholder(field, line, formula)),
        unit=Span(unit) if unit else None,
        options=_options(view, field),
        required=field.required and line in (None, 1),
        max_length=field.max_length,
        maximum=_maximum(view, field),
        formula=formula,
        condition=_condition(view, field, line),
        counts=tuple(_name_of(view, other, line) for other in field.counts),
        within=_rule(view, field.limited_by, line),
        list=None if line is None else view.path.split(".")[-3],
        line=line,
        path=view.path,
        clauses=view.clauses,
    )


def _placeholder(field: FormField, line: int | None, formula: Formula | None) -> str:
    """What stands where nothing has been filled in."""
    if formula is not None and formula.rule is not None and not formula.rule.fields:
        return _FIXED
    if line is not None:
        return _IN_LISTS.get(field.type, _NARROW)
    return _PLACEHOLDERS[field.type]


def declaration(view: View, name: str) -> Field:
    """A requirement of the eligibility tree as a sentence that an applicant who qualifies answers by 符合, the first
    box; of alternatives none must be answered by itself.

    Stored is the answer to the requirement's question, as in earlier editions: of one that expects no, 符合 is no.
    """
    requirement = view.value
    if not isinstance(requirement, Requirement):
        raise FieldError(message("{path} is no requirement", path=view.path))
    statement = view.step("statement")
    sentence = f"{_NONE_OF_THESE if requirement.excludes else ''}{requirement.statement}"
    met, other = ("yes", "no") if requirement.expected else ("no", "yes")
    return Field(
        name=name,
        type=AnswerType.YES_NO,
        label=Span(sentence, SpanKind.PARAPHRASE, statement.path, statement.clauses),
        placeholder=Span(_PLACEHOLDERS[AnswerType.YES_NO]),
        options=(Option(met, Span(_MET)), Option(other, Span(_NOT_MET))),
        required=".any_of." not in view.path,
        path=view.path,
        clauses=view.clauses,
    )


def _one_span(view: View) -> Span:
    """A label as one span: a fact alone, or wording (quotes in it included). A fact inside wording would lose its mark.

    Raises FieldError.
    """
    spans = view.spans()
    if len(spans) == 1:
        return spans[0]
    text = "".join(span.text for span in spans)
    if any(span.kind not in _WORDING for span in spans):
        raise FieldError(
            message(
                "{path}: a label is a look-up alone, or wording without a look-up, found {text!r}",
                path=view.path,
                text=text,
            )
        )
    clauses = tuple(dict.fromkeys(clause for span in spans for clause in span.clauses))
    return Span(text, SpanKind.PARAPHRASE, view.path, clauses)


def _options(view: View, field: FormField) -> tuple[Option, ...]:
    if field.type is AnswerType.YES_NO:
        return tuple(Option(value, Span(label)) for value, label in _YES_NO)
    if field.choices_from is not None:
        tiers = view.scope.at(field.choices_from)
        return tuple(Option(tier.path.rpartition(".")[2], _level(tier)) for tier in tiers)
    return tuple(Option(str(choice.bare.id), _one_span(choice.step("label"))) for choice in view.step("choices"))  # type: ignore[attr-defined]


def _level(tier: View) -> Span:
    """A level is a fact of its tier, not only a quoted word."""
    level = tier.step("level")
    return Span(str(level.value), SpanKind.FACT, level.path, tier.clauses)


def _in_ten_thousands(money: Money) -> str:
    return wording.number(money.value / _TEN_THOUSAND)


def _maximum(view: View, field: FormField) -> str | None:
    if field.limit is None:
        return None if field.maximum is None else wording.number(field.maximum)
    limit = view.scope.at(field.limit).value
    if not isinstance(limit, Money):
        raise FieldError(message("{path}: limit {limit} is no sum of money", path=view.path, limit=field.limit))
    return _in_ten_thousands(limit)


def _name_of(view: View, field: FieldId, line: int | None) -> str:
    """The control that the computed field in `view` follows from: one of its own group, else one of its form."""
    found = _in_reach(view).get(field)
    if found is None:
        raise FieldError(message("{path}: the form has no field {field}", path=view.path, field=field))
    return _control_of(found, view, line)


_Reach = Mapping[FieldId, View]


def _in_reach(view: View) -> _Reach:
    """The fields that the one in `view` can name, its own group's first."""
    group = _group_of(view)
    if group is None:
        return {}
    scope = view.scope
    known: _Reach | None = scope.remembered.get(("reach", group.path))
    if known is None:
        others = [each for each in group.owner or () if each is not group]
        known = dict(chain.from_iterable(map(_fields, (*reversed(others), group))))
        scope.remembered["reach", group.path] = known
    return known


def _fields(group: View) -> Iterator[tuple[FieldId, View]]:
    """The fields of a group by their ids, the last one first: of two of one id the first is meant."""
    for each in reversed(group.step("fields").items()):
        if isinstance(each.value, FormField):
            yield FieldId(each.value.id), each


def _group_of(view: View) -> View | None:
    return view.owner.owner if view.owner else None


def _control_of(field: View, asking: View, line: int | None) -> str:
    """The name of the control of `field`; in the list of the field that asks for it that of the same line."""
    return control_name(field, line if _group_of(field) is _group_of(asking) else None)


def _in_lines(field: View) -> tuple[str, ...]:
    """The controls of a field: one, or one a line of its list."""
    group = _group_of(field)
    lines = group.value.repeat if group is not None and isinstance(group.value, FieldGroup) else None
    return tuple(control_name(field, each) for each in range(1, lines + 1)) if lines else (control_name(field),)


def _formula(view: View, field: FormField, line: int | None) -> Formula | None:
    if field.computes is not None:
        return Formula("granted", rule=_rule(view, field.computes, line))
    if field.adds:
        return Formula("sum", addends=tuple(_added(view, field, line)))
    if field.capitals_of is not None:
        return Formula("capitals", _name_of(view, field.capitals_of, line))
    return None


def _added(view: View, field: FormField, line: int | None) -> Iterator[str]:
    """The controls of the fields that are added up: of a field in a list those of all its lines. Raises FieldError."""
    reach = _in_reach(view)
    for name in field.adds:
        if name not in reach:
            raise FieldError(message("{path}: the form has no field {field}", path=view.path, field=name))
        yield from _in_lines(reach[name]) if line is None else (_control_of(reach[name], view, line),)


def _rule(view: View, computing: Computing | None, line: int | None) -> GrantRule | None:
    """What follows from an award by the fields that give what its lines take. Raises FieldError."""
    if computing is None:
        return None
    reach = _in_reach(view)
    fields = {name: each.value for name, each in reach.items() if isinstance(each.value, FormField)}

    def entered(need: Need) -> Entered | None:
        found = giving(computing, need, fields)
        return None if found is None else Entered(_control_of(reach[found[0]], view, line), _times(found[1]))

    try:
        parts = grant_parts(_around(view, computing.award), computing.award)
        return grant_rule(parts, ResolvedInputs(entered, ends_of(_rules(view))))
    except LookupError:
        reason = message("{award} is no award, part or tier", award=computing.award)
    except UnresolvedError as error:
        reason = error.args[0]
    raise FieldError(
        message("{path}: {award} cannot be computed: {reason}", path=view.path, award=computing.award, reason=reason)
    )


def _around(view: View, path: str) -> Mapping[str, object]:
    """The part of the model that holds what stands at `path`, and no other item. Raises LookupError."""
    collection, item, *_ = *path.split("."), ""
    return {collection: (view.scope.at(f"{collection}.{item}").value,)}


def _times(size: Decimal) -> str | None:
    return None if size == 1 else wording.number(size)


def _rules(view: View) -> tuple[Rule, ...]:
    rules = view.scope.root("rules").value if "rules" in view.scope.roots else ()
    return rules if isinstance(rules, tuple) else ()


def _condition(view: View, field: FormField, line: int | None) -> FieldCondition | None:
    """When the field must be filled in; of the lines of a list that is asked of the first, or of each by itself."""
    if field.only_if is None:
        return None
    name = _name_of(view, field.only_if.field, line)
    if line not in (None, 1) and name == _name_of(view, field.only_if.field, None):
        return None
    return FieldCondition(name, tuple(map(str, field.only_if.is_any_of)))
