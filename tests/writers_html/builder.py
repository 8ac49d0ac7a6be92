"""Short names for building trees in tests."""

from __future__ import annotations

from itertools import count

from generator.documents.blocks import (
    Cell,
    Field,
    FieldType,
    Heading,
    Paragraph,
    Span,
    SpanKind,
    Statement,
)


class Builder:
    """Short names for the values of a tree; every statement and field takes the next id, in reading order."""

    def __init__(self) -> None:
        self._ids = count(1)

    def id(self) -> str:
        return f"s{next(self._ids)}"

    def st(self, *spans: Span | str) -> Statement:
        return Statement(tuple(Span(s) if isinstance(s, str) else s for s in spans), self.id())

    def p(self, *spans: Span | str, style: str = "", label_for: str | None = None) -> Paragraph:
        return Paragraph(self.st(*spans), style, label_for=label_for)

    def h(self, level: int, text: str, id: str | None = None) -> Heading:  # noqa: A002 - the field's name
        return Heading(level, self.st(text), id)

    def th(self, text: str, scope: str | None = None, columns: int = 1, **cell: str) -> Cell:
        return Cell((self.p(text),), header=True, scope=scope, columns=columns, align=cell.get("align", "left"))

    def td(self, *spans: Span | str, align: str = "left", rows: int = 1) -> Cell:
        return Cell((self.p(*spans),), align=align, rows=rows)

    def asked(self, name: str, label: str, kind: FieldType, **more: object) -> tuple[Cell, Cell]:
        """A label cell and the cell with its field, as on a paper form."""
        named = Cell((self.p(label, style="label", label_for=name),), header=True, scope="row")
        return named, Cell((self.field(name, label, kind, **more),))

    def field(self, name: str, label: str, kind: FieldType, **more: object) -> Field:
        given = {"placeholder": Span(f"填写{label}"), "id": self.id(), **more}
        return Field(name=name, type=kind, label=Span(label), **given)  # type: ignore[arg-type]


def fact(text: str, path: str, *clauses: str) -> Span:
    return Span(text, SpanKind.FACT, path, clauses)


def link(text: str, to: str) -> Span:
    return Span(text, link=to)


def navigation(b: Builder, up: str = "") -> tuple[Statement, ...]:
    pages = (("政策首页", "index"), ("申报指南", "guidebook"), ("常见问题", "faq"), ("责任分工", "matrix"))
    return (
        b.st(link("跳到正文", "#main")),
        *(b.st(link(text, f"{up}{name}.html")) for text, name in pages),
    )
