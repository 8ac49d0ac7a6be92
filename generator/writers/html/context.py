"""What a block needs to know of the page around it while it is being rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.documents.blocks import Block, Document, Field, Formats, Paragraph, walk

_WORD_ONLY = Formats.DOCX  # looked up for every block


@dataclass(slots=True)
class Page:
    """One page in the making. `fields` and `labels` are known beforehand; the rest follows the reading order."""

    renderers: Mapping[type, Callable[[Page, Any], str]]
    fields: Mapping[str, Field]  # by name
    labels: Mapping[str, str]  # field name -> id of the first paragraph that labels it
    last_heading: str | None = None  # its id: names what follows and has no caption
    landmarks: set[str] = field(default_factory=set)  # captions in use as names of regions

    def blocks(self, blocks: Iterable[Block]) -> str:
        """`blocks` as HTML, in order; what only Word shows is left out."""
        renderers = self.renderers
        return "\n".join(
            [
                renderers[type(block)](self, block)
                for block in blocks
                if type(block) is Field or block.formats is not _WORD_ONLY  # type: ignore[union-attr]
            ]
        )


def page_for(document: Document, renderers: Mapping[type, Callable[[Page, Any], str]]) -> Page:
    """A page that knows the fields of `document` and their labels."""
    fields: dict[str, Field] = {}
    labels: dict[str, str] = {}
    for block in walk(document.blocks):
        if isinstance(block, Field):
            fields[block.name] = block
        elif isinstance(block, Paragraph) and block.label_for and block.formats is not Formats.DOCX:
            labels.setdefault(block.label_for, block.id or block.statement.id)
    return Page(renderers, fields, labels)
