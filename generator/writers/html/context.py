"""What a block needs to know of the page around it while it is being rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from generator.dataclass import dataclass
from generator.documents.blocks import (
    Block,
    Cell,
    Field,
    FieldType,
    Formats,
    Heading,
    Paragraph,
    Table,
    TableOfContents,
)
from generator.documents.walk import walk

_WORD_ONLY = Formats.DOCX  # looked up for every block


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks for. `fields`: by name; `labels`: field name -> id of the first paragraph that labels it;
    `advice`: field name -> ids of what is said of it."""

    fields: Mapping[str, Field]
    labels: Mapping[str, str]
    advice: Mapping[str, tuple[str, ...]]


@dataclass
class HtmlPage:
    """One page in the making, of the blocks `whole`; what it remembers follows the reading order."""

    renderers: Mapping[type, Callable[[HtmlPage, Any], str]]
    whole: tuple[Block, ...]
    last_heading: str | None = None  # its id: names what follows and has no caption
    landmarks: set[str] = field(default_factory=set)  # captions in use as names of regions

    @cached_property
    def asked(self) -> Asked:
        """Looked for where a field or the label of one is met: most pages have none."""
        return _asked(self.whole)

    def blocks(self, blocks: Iterable[Block]) -> str:
        """`blocks` as HTML, in order; what only Word shows is left out."""
        renderers = self.renderers
        shown = [
            block
            for block in blocks
            if type(block) is Field or block.formats is not _WORD_ONLY  # type: ignore[union-attr]
        ]
        if TableOfContents in map(type, shown):
            return "\n".join([renderers[type(block)](self, block) for block in _with_heads(shown)])
        return "\n".join([renderers[type(block)](self, block) for block in shown])


@dataclass(frozen=True, slots=True)
class HeadedContents:
    """Contents directly behind their heading: on a page they fold by it."""

    heading: Heading
    contents: TableOfContents


def _with_heads(blocks: list[Block]) -> Iterator[Block | HeadedContents]:
    """`blocks`, with contents and the heading before them as one."""
    head: Heading | None = None
    for block in blocks:
        if head is not None and isinstance(block, TableOfContents):
            yield HeadedContents(head, block)
            head = None
            continue
        if head is not None:
            yield head
        head = block if isinstance(block, Heading) else None
        if head is None:
            yield block
    if head is not None:
        yield head


def _asked(blocks: tuple[Block, ...]) -> Asked:
    """The fields of `blocks`, their labels and what is said of them."""
    fields: dict[str, Field] = {}
    labels: dict[str, str] = {}
    advice: dict[str, tuple[str, ...]] = {}
    for block in walk(blocks):
        if isinstance(block, Field):
            fields[block.name] = block
        elif isinstance(block, Paragraph) and block.label_for and block.formats is not Formats.DOCX:
            labels.setdefault(block.label_for, block.id or block.statement.id)
        elif isinstance(block, Table):
            for cell in (cell for row in (*block.head, *block.body) for cell in row.cells):
                advice.update(_advice(cell))
    return Asked(fields, labels, _in_every_line(fields, advice))


def _advice(cell: Cell) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The field of a cell (in the head of a list the one that its words name) and the side remarks below it.

    The first remark below a closed list repeats its choices, for paper.
    """
    paragraphs = [block for block in cell.blocks if isinstance(block, Paragraph)]
    remarks = [each for each in paragraphs if each.style == "small" and each.formats is not _WORD_ONLY]
    if not remarks:
        return
    fields = [block for block in cell.blocks if isinstance(block, Field)]
    names = filter(None, (*(each.name for each in fields), *(each.label_for for each in paragraphs)))
    name = next(names, None)
    closed = any(field.type is FieldType.CHOICE and not field.boxed for field in fields)
    said = tuple(each.id or each.statement.id for each in remarks)[closed:]
    if name and said:
        yield name, said


def _in_every_line(fields: Mapping[str, Field], advice: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What the head of a list says of its first line holds for the others."""
    found = dict(advice)
    for block in fields.values():
        if block.list is not None:
            first = f"{block.list}-1-{block.name.removeprefix(f'{block.list}-{block.line}-')}"
            found.setdefault(block.name, advice.get(first, ()))
    return found
