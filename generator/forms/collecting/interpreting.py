"""What a returned form says, read by a definition: canonical answers, and a problem for whatever is doubtful.

What stands in the control counts. The form's data beside it is what programs wrote: data that is still blank, or still
what had been put in for the applicant, says nothing (LibreOffice and ONLYOFFICE do not write every answer back); any
other difference is reported.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from generator.dataclass import dataclass
from generator.documents.blocks import FieldType
from generator.finding import Severity
from generator.forms.answers.answer import Answer, half_width, read_answer, show_answer, tidy
from generator.forms.answers.figures import names_no_unit
from generator.forms.answers.unreadable import shown
from generator.forms.collecting.known import BOXES
from generator.forms.definition.definition import FieldDefinition, FormDefinition
from generator.forms.problem import FormProblem
from generator.forms.returned.raw import GONE, Odd, RawForm, ReturnedControl
from generator.message import Message, message
from generator.word.binding import LONGEST_NAME, STAMPED_PAGE, box_name, field_and_option

# 万元: from here on a sum without a unit may well be meant in 元; from there on few are what they say.
_GREAT = len("10000.00")
_DOUBTED = ((Decimal(100_000), Severity.ERROR), (Decimal(10_000), Severity.WARNING))
# Others are warnings.
_WEIGHTY = frozenset(("names-differ", "unlike-repeats", "unclear-box", "unseen-words", "text-box", "unread-content"))


@dataclass(slots=True)
class FormReading:
    """Answers of a form as they are read, with its problems. `unread`: fields that hold what could not be read."""

    answers: dict[str, Answer] = field(default_factory=dict)
    problems: list[FormProblem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def take(self, each: FieldDefinition, found: Answer | FormProblem | None) -> None:
        """Keep an answer, or the problem that it could not be read."""
        if isinstance(found, FormProblem):
            self.problems.append(found)
            self.unread.add(each.name)
        elif found is not None:
            self.answers[each.name] = found

    def warn(self, each: FieldDefinition | None, code: str, words: Message, severity: Severity) -> None:
        name, clauses = (each.name, each.clauses) if each else (None, ())
        self.problems.append(FormProblem(code, name, severity, words, clauses))


def interpret(raw: RawForm, definition: FormDefinition) -> FormReading:
    """The answers of `raw` as `definition` means them."""
    reading = FormReading()
    if raw.slots:
        _read_slots(raw.slots, definition, reading)
    else:
        _read_answers(raw.answers, definition, reading)
    return reading


def _read_answers(answers: Mapping[str, object], definition: FormDefinition, reading: FormReading) -> None:
    """The answers that the page saved."""
    named = definition.named()
    for name, given in answers.items():
        if name in named:
            reading.take(named[name], _saved(named[name], given))
            if named[name].type is FieldType.MONEY and isinstance(given, str):
                _doubt_unit(named[name], given, reading)
        else:
            _unknown(name, _told(given), reading)


def _saved(each: FieldDefinition, given: object) -> Answer | FormProblem | None:
    if isinstance(given, str):
        return read_answer(each, given)
    if isinstance(given, list) and all(isinstance(part, str) for part in given):
        return read_answer(each, tuple(given))
    words = message("“{found}” is neither a text nor a list of texts", found=shown(_told(given)))
    return None if given is None else FormProblem("unreadable-answer", each.name, Severity.ERROR, words, each.clauses)


def _told(given: object) -> str:
    if isinstance(given, Odd):
        return given.shown
    return "；".join(given) if isinstance(given, list) else str(given or "")


def _unknown(name: str, given: str, reading: FormReading) -> None:
    if given.strip():
        words = message(
            "the form has no field {name}; its answer “{found}” is left out", name=shown(name), found=shown(given)
        )
        reading.warn(None, "unknown-field", words, Severity.WARNING)


def _read_slots(slots: tuple[ReturnedControl, ...], definition: FormDefinition, reading: FormReading) -> None:
    """The controls of a Word file."""
    found = {slot.name: slot for slot in slots if slot.name}
    if any(not slot.name for slot in slots):
        found |= {name: slot for name, slot in _by_title(slots, definition) if name not in found}
    for each in definition.fields:
        _read_field(each, found, reading)
    for name, slot in found.items():
        if name != STAMPED_PAGE:
            _unknown(name, slot.words or ("☑" if slot.ticked else ""), reading)


def _read_field(each: FieldDefinition, found: dict[str, ReturnedControl], reading: FormReading) -> None:
    """The answer to a field from its controls, which are taken out of `found`."""
    names = _names(each, found)
    present = [(name, found.pop(name)) for name in names if name in found]
    if len(present) < len(names):
        reading.warn(each, "control-gone", GONE, Severity.WARNING)
    if len(names) > 1 or each.type in BOXES:
        _read_boxes(each, present, reading)
    elif present:
        _read_control(each, present[0][1], reading)


def _names(each: FieldDefinition, found: Container[str]) -> Sequence[str]:
    """The names of its controls, of which the file has those `found`."""
    boxes = [box_name(each.name, value) for value, _ in each.options]
    boxed = each.type in BOXES or (each.type is FieldType.CHOICE and any(name in found for name in boxes))
    return boxes if boxed else (each.name,)


def _by_title(slots: tuple[ReturnedControl, ...], definition: FormDefinition) -> Iterator[tuple[str, ReturnedControl]]:
    """Controls that lost binding and tag, by a title that only one field has."""
    titles: dict[str, list[str]] = {}
    for each in definition.fields:
        if each.type not in BOXES:
            titles.setdefault(each.label[:LONGEST_NAME], []).append(each.name)
        for value, label in each.options:
            titles.setdefault(f"{each.label}：{label}"[:LONGEST_NAME], []).append(box_name(each.name, value))
    for slot in slots:
        names = titles.get(slot.alias, []) if not slot.name else []
        if len(names) == 1:
            yield names[0], slot


def _read_control(each: FieldDefinition, slot: ReturnedControl, reading: FormReading) -> None:
    if slot.says_nothing:
        return
    _remark(each, slot, reading)
    answer = read_answer(each, slot.words)
    stored = answer if slot.data == slot.words else _stored(each, slot.data)
    if _same_words(answer, stored):
        answer = stored  # with its line breaks, which LibreOffice takes out of the control
    elif slot.breaks_lost:
        words = message("line breaks in it were lost on the way")
        reading.warn(each, "line-breaks-lost", words, Severity.WARNING)
    reading.take(each, answer)
    if each.type is FieldType.MONEY and slot.words != slot.prefill:
        _doubt_unit(each, slot.words, reading)
    if stored is not None and not _agree(answer, stored, slot):
        _data_differs(each, slot, reading)
    if each.type is FieldType.DATE and isinstance(answer, str):
        _calendar_differs(each, slot, answer, reading)


def _data_differs(each: FieldDefinition, slot: ReturnedControl, reading: FormReading) -> None:
    words = message(
        "it shows “{shown}”, the form's data holds “{stored}”; what it shows is taken",
        shown=shown(slot.words),
        stored=shown(slot.data or ""),
    )
    reading.warn(each, "data-differs", words, Severity.WARNING)


def _calendar_differs(each: FieldDefinition, slot: ReturnedControl, answer: str, reading: FormReading) -> None:
    if slot.day and slot.day != answer:
        words = message(
            "it shows “{shown}”, its calendar holds {day}; what it shows is taken",
            shown=show_answer(each, answer),
            day=slot.day,
        )
        reading.warn(each, "data-differs", words, Severity.WARNING)


def _doubt_unit(each: FieldDefinition, words: str, reading: FormReading) -> None:
    """A great sum without a unit: in a field of 万元 people write 元."""
    answer = reading.answers.get(each.name)
    if not isinstance(answer, str) or len(answer) < _GREAT or not names_no_unit(half_width(tidy(words))):
        return
    for least, severity in _DOUBTED:
        if Decimal(answer) >= least:
            told = message("“{found}” has no unit, so it is {sum} 万元; is it 元?", found=shown(words), sum=answer)
            reading.warn(each, "unit-doubtful", told, severity)
            return


def _stored(each: FieldDefinition, data: str | None) -> Answer | FormProblem | None:
    """The answer that the form's data holds; None where it holds none."""
    return read_answer(each, data) if data and not data.isspace() else None


def _agree(answer: Answer | FormProblem | None, stored: Answer | FormProblem | None, slot: ReturnedControl) -> bool:
    return answer == stored or slot.data == slot.words or (slot.prefill is not None and slot.data == slot.prefill)


def _same_words(answer: object, stored: object) -> bool:
    return (
        isinstance(answer, str)
        and isinstance(stored, str)
        and answer != stored
        and "".join(answer.split()) == "".join(stored.split())
    )


def _read_boxes(each: FieldDefinition, present: list[tuple[str, ReturnedControl]], reading: FormReading) -> None:
    """Boxes to tick: of a single choice at most one."""
    ticked = [field_and_option(name)[1] for name, slot in present if slot.ticked]
    labels = dict(each.options)
    for name, slot in present:
        option = labels.get(field_and_option(name)[1], name)
        _remark(each, slot, reading, option)
        if slot.data is not None and _box_differs(slot):
            words = message(
                "the box “{option}” is {state}, the form's data says otherwise; what it shows is taken",
                option=option,
                state=message("ticked") if slot.ticked else message("not ticked"),
            )
            reading.warn(each, "data-differs", words, Severity.WARNING)
    if any(remark.code == "unclear-box" for _, slot in present for remark in slot.remarks):
        reading.unread.add(each.name)
    elif each.type is FieldType.MULTIPLE:
        reading.take(each, read_answer(each, ticked))
    elif len(ticked) > 1:
        words = message("more than one is ticked: {labels}", labels="、".join(labels.get(one, one) for one in ticked))
        reading.take(each, FormProblem("both-ticked", each.name, Severity.ERROR, words, each.clauses))
    elif ticked:
        reading.take(each, ticked[0])


def _box_differs(slot: ReturnedControl) -> bool:
    stored = (slot.data or "").strip().lower()
    if not stored or slot.data == slot.prefill:
        return False
    return (stored in ("true", "1")) != bool(slot.ticked)


def _remark(each: FieldDefinition, slot: ReturnedControl, reading: FormReading, option: str = "") -> None:
    """What is odd about a control; of a box with the `option` that it stands before."""
    for remark in slot.remarks:
        answered = remark.code == "control-gone" and bool(slot.words or slot.ticked)
        severity = Severity.ERROR if answered or remark.code in _WEIGHTY else Severity.WARNING
        told = message("box “{option}”: {remark}", option=option, remark=remark.message) if option else remark.message
        reading.warn(each, remark.code, told, severity)
