"""The slots of a Word form: where its answers go, in the controls and in the data that these are bound to.

The blank form is read once. Each control is cut out and kept twice: as it is when nothing is filled in, and as it is
with an answer, up to the place of the answer's own words.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator

from lxml import etree

from generator.dataclass import dataclass
from generator.documents.blocks import FieldType
from generator.forms.answers.answer import Answer, show_answer
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.regex import regex
from generator.word.binding import field_and_option, with_line_ends
from generator.word.names import W14, WORD, W, value
from generator.word.xml import as_written, escaped, inside, part_bytes

_SDT, _PROPERTIES, _CONTENT, _TAG, _TEXT = (f"{W}{name}" for name in ("sdt", "sdtPr", "sdtContent", "tag", "t"))
_BINDING, _HOLDER, _DATE = (f"{W}{name}" for name in ("dataBinding", "showingPlcHdr", "date"))
_CHECKED = f"{W14}checked"
_SHOWN, _DAY = "\ue000", "\ue001"  # stand where an answer's words go; private, so in no form
_SLOT = regex(rb"<\?slot ([^?]+)\?>")
_TICK = "☑"
# The hint keeps “ ” — · in the Chinese face; on other signs it has no effect (ISO 29500-1, 17.3.2.26).
_RUN = (
    f'<w:r xmlns:w="{WORD}"><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{_SHOWN}</w:t></w:r>'
)

WordsOf = Callable[[Answer], bytes]


class NotAFormError(ValueError):
    """A Word file that has no slots: it was not made by this tool."""


@dataclass(frozen=True, slots=True)
class FormSlot:
    """One control. `option`: of a box to tick, the value that ticks it. `blank`: the control as it is; `filled`: up to
    where the answer's own words begin; `words`: these with all that follows them; None for boxes, which have none."""

    field: FieldDefinition
    option: str | None
    blank: bytes
    filled: bytes
    words: WordsOf | None
    tag: str


def cut(document: bytes, definition: FormDefinition, names: frozenset[str]) -> tuple[list[bytes], list[FormSlot]]:
    """The parts of document.xml between the controls of the fields `names`, and these controls.

    Raises NotAFormError where a field of them has no control.
    """
    root = as_written(document)
    fields = definition.named()
    slots: dict[str, FormSlot] = {}
    for control in list(root.iter(_SDT)):
        tag = _tag(control)
        name, option = field_and_option(tag)
        if name in names and control.find(f"{_PROPERTIES}/{_BINDING}") is not None:
            slots[tag] = _slot(control, fields[name], option or None)
            mark = etree.ProcessingInstruction("slot", tag)
            mark.tail = control.tail
            control.getparent().replace(control, mark)  # type: ignore[union-attr]  # a control stands in something
    missing = names - {slot.field.name for slot in slots.values()}
    if missing:
        raise NotAFormError(", ".join(sorted(missing)))
    text = part_bytes(root)
    parts = _SLOT.split(text)
    return parts[::2], [slots[tag.decode()] for tag in parts[1::2]]


def _tag(control: etree._Element) -> str:
    return value(control.find(f"{_PROPERTIES}/{_TAG}"))


def _slot(control: etree._Element, field: FieldDefinition, option: str | None) -> FormSlot:
    blank = inside(control)
    filled = copy.deepcopy(control)
    if option is not None:
        _tick(filled)
        return FormSlot(field, option, blank.encode(), inside(filled).encode(), None, _tag(control))
    _open(filled)
    head, _, tail = inside(filled).partition(_SHOWN)
    if field.type is not FieldType.DATE:
        return FormSlot(field, None, blank.encode(), head.encode(), _shown(field, tail), _tag(control))
    head, _, between = head.partition(_DAY)
    return FormSlot(field, None, blank.encode(), head.encode(), _day(field, between, tail), _tag(control))


def _tick(control: etree._Element) -> None:
    for state in control.iter(_CHECKED):
        state.set(f"{W14}val", "1")
    for text in control.iter(_TEXT):
        text.text = _TICK


def _open(control: etree._Element) -> None:
    """Takes the placeholder out; a place for the answer's words, and of a date for its day, stands instead."""
    properties, content = control.find(_PROPERTIES), control.find(_CONTENT)
    if properties is None or content is None:
        raise NotAFormError(_tag(control))
    for holder in properties.findall(_HOLDER):
        properties.remove(holder)
    for date in properties.findall(_DATE):
        date.set(f"{W}fullDate", _DAY)
    content[:] = [etree.fromstring(_RUN)]


def _shown(field: FieldDefinition, tail: str) -> WordsOf:
    """The words of an answer; lines end in w:br."""
    end = tail.encode()
    if field.options:
        labels = {value: escaped(show_answer(field, value)).encode() + end for value, _ in field.options}
        return lambda answer: labels[str(answer)]
    line = '</w:t><w:br/><w:t xml:space="preserve">'
    return lambda answer: escaped(with_line_ends(str(answer))).replace("\n", line).encode() + end


def _day(field: FieldDefinition, between: str, tail: str) -> WordsOf:
    return lambda answer: f"{answer}T00:00:00Z{between}{show_answer(field, answer)}{tail}".encode()


def given(slot: FormSlot, answer: Answer | None) -> str:
    """What the data part says of a control: the answer, or of a box to tick true or false."""
    if answer is None:
        return ""
    if slot.option is None:
        return escaped(with_line_ends(str(answer)))
    return "true" if slot.option in ((answer,) if isinstance(answer, str) else answer) else "false"


def ticked(slot: FormSlot, answer: Answer) -> bool:
    """Whether the answer fills the control: a box only where it is among the answers."""
    return slot.option is None or slot.option in ((answer,) if isinstance(answer, str) else answer)


def all_tags(document: bytes) -> Iterator[str]:
    """The tags of every bound control, in their order."""
    root = as_written(document)
    for control in root.iter(_SDT):
        if control.find(f"{_PROPERTIES}/{_BINDING}") is not None:
            yield _tag(control)
