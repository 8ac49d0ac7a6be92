"""Controls of a form against the fields of the model: what can be entered, what it is held to, how it is computed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from generator.audit.compare import Pair
from generator.audit.read.finished import Control
from generator.audit.read.form_fields import FieldDefinition, form_of
from generator.audit.read.model import Model
from generator.audit.rederive.field_rules import formula_of, limit_of, option_values
from generator.audit.rederive.grant_rules import fields_of_rule
from generator.audit.subject import AuditSubject, Problem
from generator.message import Message, message

_HINT = message("change forms.yaml or the template and build again; finished files are not edited")
_SHAPES = {"long_text": "long_text", "date": "date", "choice": "choice", "multiple": "boxes", "yes_no": "boxes"}
_INPUTS: Mapping[str, Mapping[str, str]] = {
    "text": {"type": "text"},
    "number": {"type": "text"},
    "money": {"type": "text"},
    "percent": {"type": "text"},
    "date": {"type": "date"},
    "year": {"type": "text", "pattern": "[0-9]{4}", "size": "6"},
    "credit_code": {"type": "text"},  # no length: a browser would cut off a code that is pasted with spaces
    "phone": {"type": "tel"},
    "email": {"type": "email"},
    "bank_account": {"type": "text"},
    "id_number": {"type": "text"},
    "choice": {"type": "radio"},  # up to so many options; a list to open has no type
    "yes_no": {"type": "radio"},
    "multiple": {"type": "checkbox"},
}
_LOCKED, _CLOSED = "sdtLocked", "sdtContentLocked"  # cannot be deleted; nor filled in, once the term is over
_NO_LENGTH = frozenset({"number", "money", "percent", "date", "choice", "multiple", "yes_no", "computed"})
_OF_FORM = frozenset({"alias", "labelledby", "lock"})  # what is the form's own, and held to it elsewhere
_NEVER = frozenset({"filled", "before", "control", "checked", "value", "name"})  # an empty form has none of these
_LIMITED = frozenset(_INPUTS.keys() - {"choice", "yes_no", "multiple"}) | {"computed"}
_MOST_BOXES = 6  # options of a single choice that are boxes


def control_altered(subject: AuditSubject) -> Iterator[Problem]:
    """A control of a form is of the type, takes the length, holds the limit, the options and the formula that
    forms.yaml and the model give; in Word it is empty and locked against deletion; its label names it.

    Passes, when the limit is awards.patent-purchase.amount (不超过10万元): data-max="10".

    Fails: data-max="100"; an option 国家级 that stores another level; a control that is filled in already.
    """
    usual = _usual(subject)
    for file, comparison in subject.comparisons.items():
        document, _, kind = file.rpartition(".")
        labels = {pair.found.id: pair.row.text for pair in comparison.pairs}
        names = {pair.row.field or "": pair.row.spans[0].text for pair in comparison.pairs if pair.row.field}
        labelled = {pair.found.label_for for pair in comparison.pairs}
        for pair in comparison.pairs:
            for problem in (
                *_of_label(pair, names),
                *_nameless(pair, kind, labelled),
                *_of_control(subject, pair, document, kind, labels, usual),
            ):
                yield Problem(
                    message("field {field}: {problem}", field=pair.row.field or pair.found.label_for, problem=problem),
                    _HINT,
                    file,
                    pair.row.spans[0].path,
                )


def _of_label(pair: Pair, names: Mapping[str, str]) -> Iterator[Message]:
    target = pair.found.label_for
    if target is not None and names.get(target.removeprefix("f-"), "\0") not in pair.row.text:
        yield message("the label {text} names another field", text=pair.row.text)


def _nameless(pair: Pair, kind: str, labelled: set[str | None]) -> Iterator[Message]:
    """On a page a control has its name from a label, from itself, or from the text that it refers to."""
    control = pair.found.control
    if control is None or kind != "html" or control.label is not None:
        return
    if f"f-{control.name}" not in labelled and "labelledby" not in dict(control.facts):
        yield message("nothing names it: its label is gone")


def _of_control(
    subject: AuditSubject,
    pair: Pair,
    document: str,
    kind: str,
    labels: Mapping[str, str],
    usual: Mapping[tuple[str, str], Control],
) -> Iterator[Message]:
    control = pair.found.control
    if control is None:
        return
    facts = [(name, value) for name, value in control.facts if name != "alias"]
    named = dict(facts).pop("labelledby", None)
    if named is not None and pair.row.spans[0].text not in labels.get(named, ""):
        yield message("another text names it: {text}", text=labels.get(named, named))
    facts = [each for each in facts if each[0] != "labelledby"]
    for name, value in facts:
        if name in _NEVER:
            yield message("{name}: {found}", name=name, found=value)
    found = subject.fields_of(form_of(document)).get(control.name)
    if found is None:
        if kind != "html" and {value for name, value in facts if name == "lock"} != {lock_of(subject, document)}:
            yield message("it can be deleted: its lock is gone")
        wanted = usual[control.name, kind]
        same = (wanted.shape, wanted.options) == (control.shape, control.options)
        others = [each for each in wanted.facts if each[0] not in _OF_FORM]
        if not same or others != [each for each in facts if each[0] not in _OF_FORM]:
            yield message("it differs from the same field of other forms")
        return
    lock = lock_of(subject, document)
    yield from _differences(subject, found, control, facts, lock if kind != "html" else None)


def lock_of(subject: AuditSubject, document: str) -> str:
    """The lock of the controls of a form: nobody fills one in whose policy is over, or whose clauses are."""
    return _CLOSED if subject.is_closed(document) else _LOCKED


def _usual(subject: AuditSubject) -> Mapping[tuple[str, str], Control]:
    """(name, format) -> the control of that name as most forms have it; for fields that nothing defines."""
    counts: dict[tuple[str, str], Counter[Control]] = defaultdict(Counter)
    for file, comparison in subject.comparisons.items():
        for pair in comparison.pairs:
            if pair.found.control is not None:
                counts[pair.found.control.name, file.rpartition(".")[2]][pair.found.control] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in counts.items()}


def _differences(
    subject: AuditSubject, found: FieldDefinition, control: Control, facts: list[tuple[str, str]], lock: str | None
) -> Iterator[Message]:
    """`lock`: of a control in Word; None on a page."""
    model, kind = subject.sound_model, "html" if lock is None else "docx"
    answer = str(found.data.get("type", "text"))
    if kind == "html" and found.data.get("capitals_of"):  # a text in Word, since people write it by hand as well
        answer = "computed"
    shape = _SHAPES.get(answer, "computed" if answer == "computed" and kind == "html" else "text")
    if answer == "choice" and len(option_values(model, found.data)) <= _MOST_BOXES:
        shape = "boxes"
    if control.shape != shape:
        yield message("it is a control of type {found}, the model has {wanted}", found=control.shape, wanted=answer)
    values = [value for value, _ in control.options]
    if values != option_values(model, found.data):
        yield message("its options store {found}", found=", ".join(values))
    wanted = _html_facts(model, found, answer, shape) if kind == "html" else {"lock": str(lock)}
    for name in (wanted.keys() | dict(facts).keys()) - _NEVER:
        shown = sorted({value for key, value in facts if key == name})
        if shown != ([wanted[name]] if name in wanted else []):
            yield message(
                "{name} is {found}, the model gives {wanted}",
                name=name,
                found=", ".join(shown) or "—",
                wanted=wanted.get(name, "—"),
            )


def _html_facts(model: Model, found: FieldDefinition, answer: str, shape: str) -> dict[str, str]:
    data = found.data
    facts = {} if shape == "choice" else dict(_INPUTS.get(answer, {}))
    if data.get("required", True) and found.line in (None, 1) and answer not in ("multiple", "computed"):
        facts["required"] = "required"
    if data.get("max_length") is not None and answer not in _NO_LENGTH:
        facts["maxlength"] = str(data["max_length"])
    limit = limit_of(model, data)
    if limit is not None and answer in _LIMITED:
        facts["data-max"] = limit
    if answer == "computed":
        facts |= _formula(model, found)
    return facts


def _formula(model: Model, found: FieldDefinition) -> dict[str, str]:
    """What the page computes, and the fields that it follows; the figures stand in its definition."""
    formula = formula_of(model, found)
    fields = fields_of_rule(formula["rule"]) if "rule" in formula else formula.get("addends") or [formula["field"]]
    named = {"for": " ".join(f"f-{name}" for name in fields)} if fields else {}
    return {"data-formula": formula["operation"], **named}
