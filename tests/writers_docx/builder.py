"""Builders of small trees for the tests of the Word writer."""

from __future__ import annotations

from generator.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Field,
    FieldType,
    Heading,
    List,
    ListItem,
    Option,
    Paragraph,
    Row,
    Span,
    Statement,
    Table,
)


def words(*parts: str | Span) -> Statement:
    return Statement(tuple(Span(part) if isinstance(part, str) else part for part in parts))


def line(*parts: str | Span, style: str = "", block_id: str | None = None, label_for: str | None = None) -> Paragraph:
    return Paragraph(words(*parts), style=style, id=block_id, label_for=label_for)


def cell(text: str, *, header: bool = False, columns: int = 1, rows: int = 1, align: str = "left") -> Cell:
    return Cell((line(text),), header=header, columns=columns, rows=rows, align=align)


def heading(level: int, text: str, block_id: str) -> Heading:
    return Heading(level, words(text), id=block_id)


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(f"o{index}", Span(label)) for index, label in enumerate(labels, start=1))


def a_field(name: str, kind: FieldType, label: str, placeholder: str, **changes: object) -> Field:
    return Field(name, kind, Span(label), Span(placeholder), **changes)  # type: ignore[arg-type]


def items(*texts: str, style: str = "bullet") -> List:
    return List(tuple(ListItem(words(text)) for text in texts), style=style)


def table(*rows: tuple[Cell, ...], columns: int, head: int = 0, **changes: object) -> Table:
    """`head`: how many of `rows` are head rows."""
    made = tuple(Row(cells) for cells in rows)
    widths = tuple(Column(100 // columns) for _ in range(columns))
    return Table(widths, made[head:], made[:head], **changes)  # type: ignore[arg-type]


def a_document(*blocks: Block, **changes: object) -> Document:
    """A document with `blocks` and short words around them."""
    given: dict[str, object] = {
        "kind": "guidebook",
        "name": "guidebook",
        "language": "zh-CN",
        "title": words("申报指南"),
        "description": words("各项奖补的条件、标准和办理方式"),
        "navigation": (words("首页"),),
        "header": words("若干措施 · 申报指南"),
        "footer": words("依据钦政办规〔2021〕12号编制"),
        "blocks": blocks,
    }
    return Document(**(given | changes))  # type: ignore[arg-type]
