"""A form saved by its page: JSON (docs/forms.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.forms.answers.unreadable import shown
from generator.forms.returned.raw import MOST_ANSWERS, FormRefused, Identity, Odd, RawForm, hostile, too_many_answers
from generator.message import message
from generator.plain_json import named_once

FORMAT = "form/1"
_LARGEST = 4 << 20  # bytes; a full form makes some 30 KB


def read_saved_page(data: bytes) -> RawForm:
    """The form in a JSON file. Raises FormRefused."""
    if len(data) > _LARGEST:
        raise hostile(message("it is too large for a saved form"))
    try:
        told = json.loads(data.decode("utf-8-sig"), object_pairs_hook=named_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":
            raise FormRefused(
                message("it holds more than one saved form"), message("Ask for each form in a file of its own.")
            ) from error
        raise FormRefused(
            message("it is no proper JSON file"), message("Ask for it once more, saved again from the page.")
        ) from error
    if not isinstance(told, dict) or "policydocs" not in told:
        raise FormRefused(message("it is a JSON file, but no saved form of policydocs"), code="no-form")
    if told["policydocs"] != FORMAT:
        raise FormRefused(
            message(
                "it is a form of the kind {found}, which this version does not know",
                found=shown(str(told["policydocs"])),
            )
        )
    return _form(told)


def _form(told: Mapping[str, Any]) -> RawForm:
    answers, definition = told.get("answers"), _definition(told.get("definition"))
    names = ("policy", "form", "edition", "fingerprint")
    if not isinstance(answers, dict) or not all(isinstance(told.get(name), str) for name in names):
        raise FormRefused(message("it is a saved form, but parts of it are missing"))
    if len(answers) > MOST_ANSWERS:
        raise too_many_answers()
    return RawForm(
        identity=Identity(*(told[name] for name in names)),
        definition=definition,
        answers={name: _answer(given) for name, given in answers.items()},
    )


def _definition(told: object) -> str | None:
    """The definition as text. Raises FormRefused where it is nested so deep that nobody wrote it."""
    try:
        return None if told is None else json.dumps(told, ensure_ascii=False)
    except RecursionError as error:
        raise hostile(message("what it says about its own fields is nested too deep")) from error


def _answer(given: object) -> object:
    """An answer as it may be passed on: a text, a list of texts; of anything else, however deep, what it is."""
    if given is None or isinstance(given, str):
        return given
    if isinstance(given, list) and all(isinstance(part, str) for part in given):
        return given
    return Odd("…" if isinstance(given, list | dict) else str(given))


def _no_number(text: str) -> object:
    raise ValueError(text)
