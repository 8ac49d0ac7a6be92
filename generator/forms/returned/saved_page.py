"""A form saved by its page: JSON (docs/forms.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.forms.named_once import named_once
from generator.forms.returned.raw import Identity, RawForm, Refused
from generator.forms.unreadable import shown
from generator.message import message

FORMAT = "form/1"
_LARGEST = 4 << 20  # bytes; a full form makes some 30 KB


def read_saved_page(data: bytes) -> RawForm:
    """The form in a JSON file. Raises Refused."""
    if len(data) > _LARGEST:
        raise Refused(message("it is too large for a saved form"), code="hostile-file")
    try:
        told = json.loads(data.decode("utf-8-sig"), object_pairs_hook=named_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Refused(
            message("it is no proper JSON file"), message("Ask for it once more, saved again from the page.")
        ) from error
    if not isinstance(told, dict) or "policydocs" not in told:
        raise Refused(message("it is a JSON file, but no saved form of policydocs"), code="no-form")
    if told["policydocs"] != FORMAT:
        raise Refused(
            message(
                "it is a form of the kind {found}, which this version does not know",
                found=shown(str(told["policydocs"])),
            )
        )
    return _form(told)


def _form(told: Mapping[str, Any]) -> RawForm:
    answers, definition = told.get("answers"), told.get("definition")
    names = ("policy", "form", "edition", "fingerprint")
    if not isinstance(answers, dict) or not all(isinstance(told.get(name), str) for name in names):
        raise Refused(message("it is a saved form, but parts of it are missing"))
    return RawForm(
        identity=Identity(*(told[name] for name in names)),
        definition=None if definition is None else json.dumps(definition, ensure_ascii=False),
        answers=answers,
    )


def _no_number(text: str) -> object:
    raise ValueError(text)
