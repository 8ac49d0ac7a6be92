"""Form fields as native controls: they need no script to be filled in, printed or read aloud."""

from __future__ import annotations

from collections.abc import Callable

from generator.documents.blocks import Field, FieldType, Option, Paragraph
from generator.documents.formula import Formula
from generator.writers.html.context import HtmlPage
from generator.writers.html.inline import anchor, attributes, inline, words

Pairs = tuple[tuple[str, str | bool | None], ...]

_DATE_TAKES_NO_PLACEHOLDER = FieldType.DATE  # HTML standard: placeholder does not apply to type=date

_TYPED: dict[FieldType, Pairs] = {
    FieldType.TEXT: (("type", "text"),),
    # Not type=number: the wheel of a mouse changes such a sum unseen, and 12,000 or 12万元 cannot be typed into it.
    FieldType.NUMBER: (("type", "text"), ("inputmode", "decimal")),
    FieldType.MONEY: (("type", "text"), ("inputmode", "decimal")),
    FieldType.PERCENT: (("type", "text"), ("inputmode", "decimal")),
    FieldType.DATE: (
        ("type", "date"),
        ("min", "1900-01-01"),
        ("max", "2100-12-31"),
    ),  # forms/answers/dates.py
    FieldType.YEAR: (("type", "text"), ("inputmode", "numeric"), ("pattern", "[0-9]{4}"), ("size", "6")),
    FieldType.CREDIT_CODE: (("type", "text"), ("autocapitalize", "characters"), ("spellcheck", "false")),
    FieldType.PHONE: (("type", "tel"), ("autocomplete", "tel")),
    FieldType.EMAIL: (("type", "email"), ("autocomplete", "email")),
    FieldType.BANK_ACCOUNT: (("type", "text"), ("inputmode", "numeric")),
    FieldType.ID_NUMBER: (("type", "text"), ("autocapitalize", "characters"), ("spellcheck", "false")),
}
_TAKES_LENGTH = frozenset(FieldType) - {
    FieldType.NUMBER,
    FieldType.MONEY,
    FieldType.PERCENT,
    FieldType.DATE,
}


def control_id(name: str) -> str:
    """The id of a field's control, where its label points."""
    return f"f-{name}"


def label(page: HtmlPage, paragraph: Paragraph) -> str:
    """A paragraph that names a field: `<label for>`, or plain words to which a group of controls refers by id."""
    target = page.asked.fields.get(paragraph.label_for or "")
    text = inline(paragraph.statement.spans)
    # Several boxes answer one question: a fieldset carries the name, and no <label for> can point at it.
    if target is not None and not target.boxed:
        text = f"<label{attributes((('for', control_id(target.name)),))}>{text}</label>"
    style = f"{paragraph.style or 'label'}{' needed' if target is not None and target.required else ''}"
    return f"<p{attributes((('class', style),))}{anchor(paragraph.statement, paragraph.id)}>{text}</p>"


def _help_id(field: Field) -> str | None:
    return f"{control_id(field.name)}-help" if field.help is not None else None


def _described(page: HtmlPage, field: Field) -> tuple[str, str | None]:
    """What a screen reader reads out after the name: the field's help and what stands below it."""
    ids = (_help_id(field), *page.asked.advice.get(field.name, ()))
    return "aria-describedby", " ".join(filter(None, ids)) or None


def _identity(page: HtmlPage, field: Field) -> Pairs:
    """Name, id and accessible name of a single control."""
    labelled = field.name in page.asked.labels
    return (
        ("id", control_id(field.name)),
        ("name", field.name),
        ("aria-label", None if labelled else field.label.text or None),
        _described(page, field),
    )


def _limits(field: Field) -> Pairs:
    """The limit, for readers of the page: form-checks.js and the audit have it from the definition as well."""
    return () if field.maximum is None else (("data-max", field.maximum),)


def _input(page: HtmlPage, field: Field) -> str:
    length = str(field.max_length) if field.max_length and field.type in _TAKES_LENGTH else None
    hint = "data-placeholder" if field.type is _DATE_TAKES_NO_PLACEHOLDER else "placeholder"
    pairs: Pairs = (
        *_identity(page, field),
        *_TYPED[field.type],
        ("maxlength", length),
        (hint, field.placeholder.text or None),
        ("required", field.required),
        *_limits(field),
    )
    return f"<input{attributes(pairs)}>"


def _textarea(page: HtmlPage, field: Field) -> str:
    pairs: Pairs = (
        *_identity(page, field),
        ("rows", "5"),
        ("maxlength", str(field.max_length) if field.max_length else None),
        ("placeholder", field.placeholder.text or None),
        ("required", field.required),
    )
    return f"<textarea{attributes(pairs)}></textarea>"


def _select(page: HtmlPage, field: Field) -> str:
    # The first option without a value stands for "nothing chosen yet" (HTML standard, placeholder label option).
    choices = [f'<option value="">{words(field.placeholder.text)}</option>']
    choices += [
        f"<option{attributes((('value', option.value),))}>{words(option.label.text)}</option>"
        for option in field.options
    ]
    pairs = (*_identity(page, field), ("required", field.required))
    return f"<select{attributes(pairs)}>{''.join(choices)}</select>"


def _choice(field: Field, number: int, option: Option) -> str:
    single = field.type is not FieldType.MULTIPLE
    pairs: Pairs = (
        ("type", "radio" if single else "checkbox"),
        ("id", f"{control_id(field.name)}-{number}"),
        ("name", field.name),
        ("value", option.value),
        ("required", single and field.required),
    )
    return f"<label><input{attributes(pairs)}> <span>{words(option.label.text)}</span></label>"


def _fieldset(page: HtmlPage, field: Field) -> str:
    named = page.asked.labels.get(field.name)
    pairs: Pairs = (
        ("id", control_id(field.name)),
        ("aria-labelledby", named or None),
        _described(page, field),
    )
    legend = "" if named else f'<legend class="hidden">{words(field.label.text)}</legend>'
    choices = "".join(_choice(field, number, option) for number, option in enumerate(field.options, start=1))
    return f"<fieldset{attributes(pairs)}>{legend}{choices}</fieldset>"


def _formula(formula: Formula | None) -> Pairs:
    if formula is None:
        return ()
    return ("for", " ".join(map(control_id, formula.fields)) or None), ("data-formula", formula.operation)


def _output(page: HtmlPage, field: Field) -> str:
    pairs = (*_identity(page, field), *_formula(field.formula), *_limits(field))
    return f"<output{attributes(pairs)}>{words(field.placeholder.text)}</output>"


_CONTROLS: dict[FieldType, Callable[[HtmlPage, Field], str]] = {
    **dict.fromkeys(_TYPED, _input),
    FieldType.LONG_TEXT: _textarea,
    FieldType.CHOICE: _select,
    FieldType.COMPUTED: _output,
}


def field(page: HtmlPage, block: Field) -> str:
    """One thing to fill in, with its unit and its help; the box around them is the statement's anchor."""
    pairs: Pairs = (
        ("class", f"field {block.type.value.replace('_', '-')}"),
        ("id", block.id or None),
    )
    unit = f' <span class="unit">{words(block.unit.text)}</span>' if block.unit else ""
    hint = (
        f"<p{attributes((('class', 'help'), ('id', _help_id(block))))}>{inline((block.help,))}</p>"
        if block.help
        else ""
    )
    write = _output if block.formula else _fieldset if block.boxed else _CONTROLS[block.type]
    written = write(page, block)
    return f"<div{attributes(pairs)}>{written}{unit}{hint}</div>"
