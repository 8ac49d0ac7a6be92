"""Made-up answers, and how somebody without a mouse gives them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from generator.documents.blocks import FieldType, has_boxes
from generator.forms.answers.answer import Answer, read_answer
from generator.forms.answers.credit_code import check_sign
from generator.forms.collecting.collected import Collected, collect_form
from generator.forms.definition.definition import FieldDefinition, FormDefinition, as_json
from generator.forms.definition.read import read_definition
from generator.forms.problem import FormProblem
from generator.forms.returned.read import read_returned
from generator.forms.rules.computed import completed
from tests.forms.nowhere import NoLibrary

_ANSWERED = 30_000  # milliseconds
_TYPED = {
    FieldType.LONG_TEXT: "第一行：高效\n第二行 <&> “引号”",
    FieldType.NUMBER: "1,200.5",
    FieldType.MONEY: "４.５万元",
    FieldType.PERCENT: "12.5%",
    FieldType.YEAR: "2024",
    FieldType.CREDIT_CODE: "91450700ma5l0abcd" + (check_sign("91450700MA5L0ABCD") or ""),
    FieldType.PHONE: "0777-2821234",
    FieldType.EMAIL: "office@example.cn",
    FieldType.BANK_ACCOUNT: "6222 0000 1111 2222",
}
DAY, DAY_TYPED = "2025-06-03", "06032025"  # an American browser asks for the month first
_STOPS = 400  # presses of Tab after which a form has no end


@dataclass(frozen=True, slots=True)
class Form:
    """An open form, and what it says it asks."""

    page: Page
    definition: FormDefinition

    def problem(self, name: str) -> str:
        """What stands beside a field as its problem."""
        return self.page.locator(f"#f-{name}_problem").text_content() or ""

    def downloaded(self, tool: str, folder: Path) -> bytes:
        """The file that a tool makes; the tool is pressed by the keyboard."""
        self.page.focus(f"#tool-{tool}")
        with self.page.expect_download() as download:
            self.page.keyboard.press("Enter")
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path.read_bytes()

    def saved(self, folder: Path) -> dict[str, object]:
        """The data file, as data."""
        told = json.loads(self.downloaded("save", folder))
        assert isinstance(told, dict)
        return told

    def load(self, text: str | bytes) -> None:
        """Chooses a data file of this content."""
        with self.page.expect_file_chooser() as chooser:
            self.page.click("#tool-load")
        data = text.encode() if isinstance(text, str) else text
        chooser.value.set_files({"name": "数据.json", "mimeType": "application/json", "buffer": data})
        expect(self.page.locator(".told")).not_to_be_empty(timeout=_ANSWERED)  # the page's policy forbids it to poll

    @property
    def told(self) -> str:
        """What the tools say."""
        return self.page.locator(".told").text_content() or ""

    @property
    def listed(self) -> list[str]:
        """The entries of the list of what is to be done."""
        return self.page.locator(".summary li").all_text_contents()


def form_of(page: Page) -> Form:
    return Form(page, read_definition(page.locator("#form-definition").text_content() or ""))


def typed(field: FieldDefinition) -> str:
    """What somebody types into a field for words or figures."""
    text = _TYPED.get(field.type, f"某某{field.label}")
    return text[: field.max_length] if field.max_length else text


def canonical(definition: FormDefinition) -> dict[str, Answer]:
    """The record of a form that was filled with `typed`, the last choice, every box and 是."""
    found: dict[str, Answer] = {}
    for field in definition.fields:
        if field.formula is None:
            found[field.name] = _answer(field)
    return completed(definition, found)


def _answer(field: FieldDefinition) -> Answer:
    if field.type is FieldType.DATE:
        return DAY
    if field.type is FieldType.MULTIPLE:
        return tuple(value for value, _ in field.options)
    if field.type is FieldType.CHOICE:
        return field.options[-1][0]
    if field.type is FieldType.YES_NO:
        return field.options[0][0]
    answer = read_answer(field, typed(field))
    assert answer is not None
    assert not isinstance(answer, FormProblem)
    return answer


def fill_by_keyboard(form: Form) -> None:
    """From the top of the page to its tools by Tab alone; each field is filled in when it has the focus."""
    fields = form.definition.named()
    seen: set[str] = set()
    for _ in range(_STOPS):
        form.page.keyboard.press("Tab")
        place = form.page.evaluate("[document.activeElement.id, document.activeElement.name || '']")
        if place[0] == "tool-save":
            assert seen == {name for name, field in fields.items() if field.formula is None}
            return
        field = fields.get(place[1])
        if field is not None and (field.type is FieldType.MULTIPLE or field.name not in seen):
            seen.add(field.name)
            _fill(form.page, field)
    raise AssertionError(f"the tools are not reached in {_STOPS} stops")


def _fill(page: Page, field: FieldDefinition) -> None:
    if has_boxes(field.type, len(field.options)):
        page.keyboard.press("Space")
        if field.type is FieldType.CHOICE:
            for _ in field.options[1:]:
                page.keyboard.press("ArrowDown")
    elif field.type is FieldType.DATE:
        page.keyboard.type(DAY_TYPED)
    else:
        page.keyboard.insert_text(typed(field))  # as an input method for Chinese does it


def data_of(form: Form, record: Mapping[str, Answer], **other: object) -> str:
    """A data file of this form, as its page would save it; `other` replaces parts of it."""
    definition = as_json(form.definition)
    head = {name: definition[name] for name in ("policy", "form", "edition", "fingerprint")}
    answers = {name: answer if isinstance(answer, str) else list(answer) for name, answer in record.items()}
    return json.dumps({"policydocs": "form/1", **head, "answers": answers, "definition": definition, **other})


def collected(data: bytes) -> Collected:
    """What `policydocs collect` makes of a returned file."""
    return collect_form("returned", read_returned(data), NoLibrary())
