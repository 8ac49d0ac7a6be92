"""The data that a form's page carries: what it asks, and its own Word file, into which the page puts the answers."""

from __future__ import annotations

import base64
import json

from markupsafe import Markup

from generator.documents.blocks import Document
from generator.forms.definition.definition import as_json, definition_of
from generator.writers.html.shell import DEFINITION, WORD_FILE, embeddable

_LINE = 4000  # characters of base64 in a line: an editor that opens the page should not choke on it


def form_data(document: Document, word: bytes) -> dict[str, Markup]:
    """Id of a data block -> its content; nothing for a document that is no form with an identity.

    `word`: the form's Word file.
    """
    definition = definition_of(document)
    if definition is None:
        return {}
    told = json.dumps(as_json(definition), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    packed = base64.b64encode(word).decode()
    lines = "\n".join(packed[begin : begin + _LINE] for begin in range(0, len(packed), _LINE))
    return {
        DEFINITION: embeddable(f"\n{told}\n", "script"),
        WORD_FILE: embeddable(f"\n{lines}\n", "script"),
    }
