"""The last step of composing: the table of contents is filled and every link is resolved or refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.documents.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Field,
    Heading,
    Item,
    List,
    Note,
    Paragraph,
    Row,
    Section,
    Span,
    Statement,
    Table,
    walk,
)
from generator.documents.markup_elements import MarkupError
from generator.message import message

_CONTENTS_LEVELS = (2, 3)
# scheme of a span's link -> (id inside the document, page that has it otherwise)
_TARGETS = {
    "clause": ("{}", "notice.html#{}"),
    "awards": ("award-{}", "guidebook.html#award-{}"),
    "forms": ("form-{}", "forms/{}.html"),
    "page": ("", "{}"),
}


def finish(document: Document) -> Document:
    """`document` with contents filled and links resolved. Raises MarkupError for a link to an id that is not there."""
    finisher = _Finisher(frozenset(_ids(document.blocks)), "../" * document.name.count("/"), _entries(document))
    return replace(
        document,
        navigation=tuple(finisher.statement(statement) for statement in document.navigation),
        header=finisher.statement(document.header),
        footer=finisher.statement(document.footer),
        blocks=finisher.blocks(document.blocks),
    )


def _ids(blocks: tuple[Block, ...]) -> Iterator[str]:
    yield "main"
    for block in walk(blocks):
        block_id = getattr(block, "id", None)
        if block_id:
            yield block_id
        if isinstance(block, Table):
            yield from (row.id for row in (*block.head, *block.body) if row.id)


def _entries(document: Document) -> tuple[tuple[int, Statement], ...]:
    """(level, words) of every heading that has an anchor, as links."""
    return tuple(
        (
            block.level - 1,
            Statement(
                tuple(replace(span, link=f"#{block.id}", strong=False) for span in block.statement.spans),
                f"{block.statement.id}-toc",
            ),
        )
        for block in walk(document.blocks)
        if isinstance(block, Heading) and block.id and block.level in _CONTENTS_LEVELS
    )


@dataclass(frozen=True, slots=True)
class _Finisher:
    ids: frozenset[str]
    up: str
    entries: tuple[tuple[int, Statement], ...]

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def statement(self, statement: Statement) -> Statement:
        if not any(span.link for span in statement.spans):
            return statement
        return replace(statement, spans=tuple(self._span(span) for span in statement.spans))

    def _span(self, span: Span) -> Span:
        if span.link is None:
            return span
        if span.link.startswith("#"):
            if span.link[1:] not in self.ids:
                raise MarkupError(0, message("a link to {link}, which is nowhere in the document", link=span.link))
            return span
        scheme, _, name = span.link.partition(":")
        inside, outside = (form.format(name) for form in _TARGETS[scheme])
        return replace(span, link=f"#{inside}" if inside in self.ids else self.up + outside)

    def _block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph():
                return replace(block, statement=self.statement(block.statement))
            case List():
                return self._list(block)
            case Note() | Section():
                return replace(block, blocks=self.blocks(block.blocks))
            case Table():
                caption = self.statement(block.caption) if block.caption else None
                return replace(block, caption=caption, head=self._rows(block.head), body=self._rows(block.body))
            case Contents():
                return replace(block, entries=self.entries)
            case _:
                return block

    def _list(self, block: List) -> List:
        return replace(
            block,
            items=tuple(
                Item(self.statement(item.statement), tuple(self._list(child) for child in item.children))
                for item in block.items
            ),
        )

    def _rows(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(replace(row, cells=tuple(self._cell(cell) for cell in row.cells)) for row in rows)

    def _cell(self, cell: Cell) -> Cell:
        blocks = tuple(block for block in self.blocks(cell.blocks) if isinstance(block, Paragraph | List | Field))
        return replace(cell, blocks=blocks)
