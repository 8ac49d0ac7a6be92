"""Controls of a form against the fields of the model: what can be entered, what it is held to, how it is computed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from generator.audit.compare import ShownRow
from generator.audit.read.finished import ReadControl
from generator.audit.read.form_fields import FieldDefinition, form_of
from generator.audit.read.model import Model
from generator.audit.rederive.field_rules import formula_of, limit_of, option_values
from generator.audit.rederive.grant_rules import fields_of_rule
from generator.audit.subject import AuditProblem, AuditSubject
from generator.dataclass import dataclass
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
_NAMING = frozenset({"alias", "labelledby"})
_OF_FORM = frozenset({"alias", "labelledby", "lock"})  # what is the form's own, and held to it elsewhere
_NEVER = frozenset({"filled", "before", "control", "checked", "value", "name"})  # an empty form has none of these
_LIMITED = frozenset(_INPUTS.keys() - {"choice", "yes_no", "multiple"}) | {"computed"}
_MOST_BOXES = 6  # options of a single choice that are boxes


def control_altered(subject: AuditSubject) -> Iterator[AuditProblem]:
    """A control of a form is of the type, takes the length, holds the limit, the options and the formula that
    forms.yaml and the model give; in Word it is empty and locked against deletion; its label names it.

    Passes, when the limit is awards.patent-purchase.amount (不超过10万元): data-max="10".

    Fails: data-max="100"; an option 国家级 that stores another level; a control that is filled in already.
    """
    usual = _usual(subject)
    for file, comparison in subject.comparisons.items():
        fields = [
            pair for pair in comparison.pairs if pair.found.control is not None or pair.found.label_for is not None
        ]
        if not fields:
            continue
        document, _, kind = file.rpartition(".")
        form = _Form(subject, document, kind, {pair.found.id: pair.row.text for pair in comparison.pairs}, usual)
        names = {pair.row.field or "": pair.row.spans[0].text for pair in comparison.pairs if pair.row.field}
        labelled = {pair.found.label_for for pair in fields}
        for pair in fields:
            for problem in (*_of_label(pair, names), *_nameless(pair, kind, labelled), *_of_control(form, pair)):
                yield AuditProblem(
                    message("field {field}: {problem}", field=pair.row.field or pair.found.label_for, problem=problem),
                    _HINT,
                    file,
                    pair.row.spans[0].path,
                )


@dataclass(frozen=True, slots=True)
class _Form:
    """What a control is held to. `kind`: html or docx; `labels`: id of a statement -> its words; `usual`: the control
    of a name and kind as most forms have it."""

    subject: AuditSubject
    document: str
    kind: str
    labels: Mapping[str, str]
    usual: Mapping[tuple[str, str], ReadControl]

    @property
    def lock(self) -> str | None:
        """The lock that a control has in Word; None on a page."""
        return None if self.kind == "html" else lock_of(self.subject, self.document)


def _of_label(pair: ShownRow, names: Mapping[str, str]) -> Iterator[Message]:
    target = pair.found.label_for
    if target is not None and names.get(target.removeprefix("f-"), "\0") not in pair.row.text:
        yield message("the label {text} names another field", text=pair.row.text)


def _nameless(pair: ShownRow, kind: str, labelled: set[str | None]) -> Iterator[Message]:
    """On a page a control has its name from a label, from itself, or from the text that it refers to."""
    control = pair.found.control
    if control is None or kind != "html" or control.label is not None:
        return
    if f"f-{control.name}" not in labelled and "labelledby" not in dict(control.facts):
        yield message("nothing names it: its label is gone")


def _of_control(form: _Form, pair: ShownRow) -> Iterator[Message]:
    control = pair.found.control
    if control is None:
        return
    named = dict(control.facts).get("labelledby")
    if named is not None and pair.row.spans[0].text not in form.labels.get(named, ""):
        yield message("another text names it: {text}", text=form.labels.get(named, named))
    facts = [(name, value) for name, value in control.facts if name not in _NAMING]
    yield from (message("{name}: {found}", name=name, found=value) for name, value in facts if name in _NEVER)
    found = form.subject.fields_of(form_of(form.document)).get(control.name)
    if found is None:
        yield from _unlike_others(form, control, facts)
    else:
        yield from _differences(form, found, control, facts)


def _unlike_others(form: _Form, control: ReadControl, facts: list[tuple[str, str]]) -> Iterator[Message]:
    """Of a field that nothing defines: how it differs from the same field of other forms."""
    if form.lock is not None and {value for name, value in facts if name == "lock"} != {form.lock}:
        yield message("it can be deleted: its lock is gone")
    wanted = form.usual[control.name, form.kind]
    same = (wanted.shape, wanted.options) == (control.shape, control.options)
    own, others = ([fact for fact in each if fact[0] not in _OF_FORM] for each in (facts, wanted.facts))
    if not same or own != others:
        yield message("it differs from the same field of other forms")


def lock_of(subject: AuditSubject, document: str) -> str:
    """The lock of the controls of a form: nobody fills one in whose policy is over, or whose clauses are."""
    return _CLOSED if subject.is_closed(document) else _LOCKED


def _usual(subject: AuditSubject) -> Mapping[tuple[str, str], ReadControl]:
    """(name, format) -> the control of that name as most forms have it; for fields that nothing defines."""
    counts: dict[tuple[str, str], Counter[ReadControl]] = defaultdict(Counter)
    for file, comparison in subject.comparisons.items():
        for pair in comparison.pairs:
            if pair.found.control is not None:
                counts[pair.found.control.name, file.rpartition(".")[2]][pair.found.control] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in counts.items()}


def _differences(
    form: _Form, found: FieldDefinition, control: ReadControl, facts: list[tuple[str, str]]
) -> Iterator[Message]:
    """In what a control is not the one that the model gives."""
    model = form.subject.sound_model
    answer, shape = _answered(model, found, form.kind)
    if control.shape != shape:
        yield message("it is a control of type {found}, the model has {wanted}", found=control.shape, wanted=answer)
    values = [value for value, _ in control.options]
    if values != option_values(model, found.data):
        yield message("its options store {found}", found=", ".join(values))
    wanted = _html_facts(model, found, answer, shape) if form.lock is None else {"lock": form.lock}
    for name in (wanted.keys() | dict(facts).keys()) - _NEVER:
        shown = sorted({value for key, value in facts if key == name})
        if shown != ([wanted[name]] if name in wanted else []):
            yield message(
                "{name} is {found}, the model gives {wanted}",
                name=name,
                found=", ".join(shown) or "—",
                wanted=wanted.get(name, "—"),
            )


def _answered(model: Model, found: FieldDefinition, kind: str) -> tuple[str, str]:
    """(type of the answer, shape of the control) of a field. A sum that the page computes is a text in Word, since
    people write it by hand as well."""
    page = kind == "html"
    answer = "computed" if page and found.data.get("capitals_of") else str(found.data.get("type", "text"))
    if answer == "choice" and len(option_values(model, found.data)) <= _MOST_BOXES:
        return answer, "boxes"
    return answer, _SHAPES.get(answer, "computed" if answer == "computed" and page else "text")


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
