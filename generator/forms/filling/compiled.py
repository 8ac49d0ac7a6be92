"""A form, compiled: filling it is choosing ready pieces and putting the answers' words between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from generator.dataclass import dataclass
from generator.forms.answers.answer import Answer
from generator.forms.definition.definition import FormDefinition
from generator.forms.filling.deflated import DeflatedPiece, Stream, piece
from generator.forms.filling.slots import FormSlot, NotAFormError, all_tags, cut, given, ticked
from generator.regex import regex
from generator.word import reading
from generator.word.archive import DEFLATED, ArchiveBase, Member, deflated, package
from generator.word.binding import DATA_PART
from generator.word.names import MAIN_PART, W, local_name
from generator.word.xml import as_written, part_bytes

_SETTINGS = "word/settings.xml"
_LEVEL = 9  # once a form, not once a file
_ANSWERS = regex(rb"<answers>.*</answers>", re.DOTALL)
# What stands before w:documentProtection in CT_Settings (ISO 29500-1, 17.15.1.78), of the settings that our files have.
_BEFORE = ("zoom", "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter")


@dataclass(frozen=True, slots=True)
class _Step:
    """A control of a field that rows may fill: what stands before it together with it blank, or filled."""

    slot: FormSlot
    blank: DeflatedPiece
    filled: DeflatedPiece


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """A form whose fields `names` can be filled. `steps` and `last`: its body; `head` and `tail`: its data around the
    answers; `answers`: what stands there before each control that can be filled, and its slot; then the rest."""

    definition: FormDefinition
    names: frozenset[str]
    shared: ArchiveBase
    steps: tuple[_Step, ...]
    last: DeflatedPiece
    head: DeflatedPiece
    tail: DeflatedPiece
    answers: tuple[tuple[str, FormSlot], ...]
    rest: str

    def fill(self, record: Mapping[str, Answer]) -> tuple[bytes, int]:
        """The Word file with the answers of `record` in controls and data, and its CRC; same record, same bytes."""
        document, data = self._document(record), self._data(record)
        return self.shared.with_members((_member(MAIN_PART, document), _member(DATA_PART, data)))

    def _document(self, record: Mapping[str, Answer]) -> Stream:
        stream = Stream()
        for step in self.steps:
            slot = step.slot
            answer = record.get(slot.field.name)
            if answer is None or not ticked(slot, answer):
                stream.add(step.blank)
                continue
            stream.add(step.filled)
            if slot.words is not None:
                stream.words(slot.words(answer))
        stream.add(self.last)
        return stream

    def _data(self, record: Mapping[str, Answer]) -> Stream:
        answers: list[str] = []
        prefill: list[str] = []
        for before, slot in self.answers:
            value = given(slot, record.get(slot.field.name))
            if value:
                element = f"<{slot.tag}>{value}</{slot.tag}>"
                answers += (before, element)
                prefill.append(element)
            else:
                answers.append(f"{before}<{slot.tag}/>")
        answers.append(self.rest)
        stream = Stream()
        stream.add(self.head)
        stream.words(f"<answers>{''.join(answers)}</answers><prefill>{''.join(prefill)}</prefill>".encode())
        stream.add(self.tail)
        return stream


def _member(name: str, stream: Stream) -> Member:
    return Member(name, DEFLATED, stream.crc, stream.size, stream.data())


def compile_form(
    blank: bytes, definition: FormDefinition, names: frozenset[str], *, protect: bool = False
) -> CompiledForm:
    """The blank form (the bytes of its .docx), ready to have its fields `names` filled.

    `protect`: the made files have Word's form protection besides the group around their wording.
    Raises NotAFormError where the file is not the form of `definition`.
    """
    with reading.Package(blank) as opened:
        parts = {name: opened.part(name) or b"" for name in opened.names}
    if protect:
        parts[_SETTINGS] = protected(parts[_SETTINGS])
    document, data = parts.pop(MAIN_PART), parts.pop(DATA_PART, b"")
    between, slots = cut(document, definition, names)
    found = _ANSWERS.search(data)
    if found is None or f'fingerprint="{definition.fingerprint}"'.encode() not in data:
        raise NotAFormError(definition.form)
    answers, rest = _answers(all_tags(document), {slot.tag: slot for slot in slots})
    return CompiledForm(
        definition,
        names,
        package(deflated(name, content, _LEVEL) for name, content in parts.items()),
        tuple(
            _Step(slot, piece(part + slot.blank), piece(part + slot.filled))
            for part, slot in zip(between, slots, strict=False)
        ),
        piece(between[-1]),
        piece(data[: found.start()]),
        piece(data[found.end() :]),
        answers,
        rest,
    )


def _answers(tags: Iterable[str], slots: Mapping[str, FormSlot]) -> tuple[tuple[tuple[str, FormSlot], ...], str]:
    """The answers of the data part, in the order of the controls: those that stay empty are put together."""
    found: list[tuple[str, FormSlot]] = []
    empty = ""
    for tag in tags:
        if tag in slots:
            found.append((empty, slots[tag]))
            empty = ""
        else:
            empty += f"<{tag}/>"
    return tuple(found), empty


def protected(settings: bytes) -> bytes:
    """settings.xml with form protection: only controls can be edited, whatever is done to the group around them."""
    root = as_written(settings)
    before = [child for child in root if local_name(child) in _BEFORE]
    protection = etree.Element(f"{W}documentProtection", {f"{W}edit": "forms", f"{W}enforcement": "1"})
    root.insert(len(before), protection)
    return part_bytes(root)
