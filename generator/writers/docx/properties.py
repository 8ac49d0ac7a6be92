"""docProps/core.xml: what Word's file information shows (ISO 29500-2, 11). No clock: a date only when it is given."""

from __future__ import annotations

from generator.documents.blocks import Document
from generator.writers.docx.namespaces import PROLOG
from generator.writers.docx.text import escape

_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)

# Document.properties by name, to the element that holds them; other properties are for HTML.
_ELEMENTS = {
    "subject": "dc:subject",
    "author": "dc:creator",
    "keywords": "cp:keywords",
    "identifier": "dc:identifier",
    "category": "cp:category",
    "status": "cp:contentStatus",
    "version": "cp:version",
}
_DATES = {"created": "dcterms:created", "modified": "dcterms:modified"}


def core_properties(document: Document) -> bytes:
    """The part for `document`."""
    given = {name: text for name, text in document.properties if text}
    texts = [("dc:title", document.title.text), ("dc:description", document.description.text)]
    texts += [("dc:language", document.language)]
    texts += [(element, given[name]) for name, element in _ELEMENTS.items() if name in given]
    elements = [f"<{element}>{escape(text)}</{element}>" for element, text in texts if text]
    elements += [
        f'<{element} xsi:type="dcterms:W3CDTF">{escape(given[name])}</{element}>'
        for name, element in _DATES.items()
        if name in given
    ]
    return f"{PROLOG}<cp:coreProperties {_NAMESPACES}>{''.join(elements)}</cp:coreProperties>".encode()
