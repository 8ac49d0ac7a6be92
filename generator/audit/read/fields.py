"""The words of a form's field: what the ledger lists, and what a control in a finished file shows of it."""

from __future__ import annotations

from collections.abc import Collection

from generator.audit.read.finished import ReadControl
from generator.audit.read.ledger import LedgerRow
from generator.dataclass import dataclass

_LONGEST_TITLE = 64  # characters that Word takes for the title of a control


@dataclass(frozen=True, slots=True)
class FieldWords:
    """Label, placeholder, unit and the words of the options, in the order of the ledger."""

    label: str
    placeholder: str
    unit: str
    options: tuple[str, ...]


def expected_words(row: LedgerRow, options: int) -> FieldWords:
    """The words of a field that offers so many options."""
    texts = [span.text for span in row.spans]
    first = len(texts) - options
    middle = texts[2:first]
    return FieldWords(
        texts[0] if texts else "",
        texts[1] if len(texts) > 1 else "",
        middle[0] if middle else "",
        tuple(texts[first:]) if options else (),
    )


def shown_words(row: LedgerRow, control: ReadControl) -> str | None:
    """What differs between the ledger's field and a control: the words as the control has them; None if nothing.

    The label of a control may be the text beside it, and a box to tick has no placeholder.
    """
    words = expected_words(row, len(control.options))
    aliases = [value for name, value in control.facts if name == "alias"]
    pairs: tuple[tuple[object, Collection[object]], ...] = (
        (control.name, (row.field,)),
        (control.label, (None, words.label, words.label[:_LONGEST_TITLE])),
        (control.placeholder, (words.placeholder, *_no_placeholder(words, control))),
        (control.unit, (words.unit,)),
        (tuple(text for _, text in control.options), (words.options,)),
        (aliases, ([], [f"{words.label}：{text}"[:_LONGEST_TITLE] for text in words.options])),
    )
    return None if all(found in allowed for found, allowed in pairs) else said_by(control)


def _no_placeholder(words: FieldWords, control: ReadControl) -> tuple[None, ...]:
    """None, where a control need not have a placeholder."""
    return (None,) if control.shape == "boxes" or not words.placeholder else ()


def said_by(control: ReadControl) -> str:
    """A control in words, for a finding."""
    parts = (control.label, control.placeholder, control.unit, *(text for _, text in control.options))
    return "｜".join(part for part in parts if part)
