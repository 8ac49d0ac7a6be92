"""Fields of a form as content controls (ISO 29500-1, 17.5.2; check boxes: [MS-DOCX] 2.6.1.6)."""

from __future__ import annotations

from generator.documents.blocks import Field, FieldType, Option
from generator.word.binding import box_name
from generator.writers.docx.control_properties import bound, names
from generator.writers.docx.paragraphs import alignment
from generator.writers.docx.run_looks import named_look
from generator.writers.docx.runs import runs
from generator.writers.docx.styles import CHECK_BOX, ENTRY, HELP, LIST_ENTRY, PLACEHOLDER
from generator.writers.docx.text import escape, run
from generator.writers.docx.writing import BlockPlace, Writing

_CHECKED, _OPEN = "2611", "2610"  # ☑ and ☐; the ☒ that Word sets by itself reads as crossed out
_BLANK = "<w:r><w:t>\u3000</w:t></w:r>"  # white space, no word: the width of a Chinese character
_DATE = (
    '<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/><w:storeMappedDataAs w:val="date"/>'
    '<w:calendar w:val="gregorian"/></w:date>'
)
_KINDS = {FieldType.LONG_TEXT: '<w:text w:multiLine="1"/>', FieldType.DATE: _DATE}


def field(block: Field, writing: Writing, place: BlockPlace) -> None:
    """A field: its label where no paragraph is the label already, its control with the unit, its help beneath."""
    align = alignment(place.align)
    if block.name not in writing.survey.labelled:
        writing.paragraph(place.paragraphs["label"], runs(writing, (block.label,)), keep=True)
    contents = _boxes(block, writing, place) if block.boxed else [_entry(block, writing)]
    entry = LIST_ENTRY if block.list is not None else ENTRY
    for content in contents:
        writing.paragraph(entry, content, "", align, place.keep)
    if block.help is not None:
        writing.paragraph(HELP, runs(writing, (block.help,)), "", align, place.keep)


def _entry(block: Field, writing: Writing) -> str:
    kind = _choices(block.options) if block.type is FieldType.CHOICE else _KINDS.get(block.type, "<w:text/>")
    look = named_look(writing.reference.style_ids[PLACEHOLDER])
    placeholder = run(look, block.placeholder.text) if block.placeholder.text else ""
    writing.length += len(block.placeholder.text)
    return (
        f"<w:sdt><w:sdtPr>{names(writing, block.name, block.label.text)}<w:showingPlcHdr/>"
        f"{bound(writing, block.name)}{kind}</w:sdtPr>"
        f"<w:sdtContent>{placeholder}</w:sdtContent></w:sdt>{_unit(block, writing)}"
    )


def _unit(block: Field, writing: Writing) -> str:
    """The unit, a blank behind the control: an answer that stands against its unit is hard to read and to replace."""
    return f"{_BLANK}{runs(writing, (block.unit,))}" if block.unit is not None else ""


def _choices(options: tuple[Option, ...]) -> str:
    items = "".join(
        f'<w:listItem w:displayText="{escape(option.label.text)}" w:value="{escape(option.value)}"/>'
        for option in options
    )
    return f"<w:dropDownList>{items}</w:dropDownList>"


def _boxes(block: Field, writing: Writing, place: BlockPlace) -> list[str]:
    """The options as boxes to tick: on one line where they fit, else one a paragraph; the unit behind the last."""
    boxes = [_box(block, option, writing) for option in block.options]
    length = sum(len(option.label.text) + 2 for option in block.options) - 1  # with a box and a blank each
    boxes[-1:] = [boxes[-1] + _unit(block, writing)] if boxes else []
    return [_BLANK.join(boxes)] if length <= place.characters else boxes


def _box(block: Field, option: Option, writing: Writing) -> str:
    reference = writing.reference
    tag = box_name(block.name, option.value)
    properties = f"{names(writing, tag, f'{block.label.text}：{option.label.text}')}{bound(writing, tag)}"
    font = f'w14:font="{reference.check_face}"'
    return (
        f'<w:sdt><w:sdtPr>{properties}<w14:checkbox><w14:checked w14:val="0"/>'
        f'<w14:checkedState w14:val="{_CHECKED}" {font}/><w14:uncheckedState w14:val="{_OPEN}" {font}/></w14:checkbox>'
        f'</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="{reference.style_ids[CHECK_BOX]}"/>'
        f'<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{chr(int(_OPEN, 16))}</w:t></w:r></w:sdtContent></w:sdt>'
        f"{runs(writing, (option.label,))}"
    )
