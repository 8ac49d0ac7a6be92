"""Links: each is resolved or refused while the markup is read; the table of contents is filled when all is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.dataclass import replace
from generator.documents.blocks import Block, Callout, Heading, Section, Span, Statement, TableOfContents

_CONTENTS_LEVELS = (2, 3)
# scheme of a span's link -> (id inside the document, page that has it otherwise)
_TARGETS = {
    "clause": ("{}", "notice.html#{}"),
    "awards": ("award-{}", "guidebook.html#award-{}"),
    "forms": ("form-{}", "forms/{}.html"),
}


class Links:
    """What links of one document lead to. `ids`: those in it; `up`: the way from its page to the policy's folder."""

    def __init__(self, ids: Collection[str], up: str) -> None:
        self._ids = frozenset((*ids, "main"))
        self._up = up
        self._addresses: dict[str, str] = {}  # of links of values

    def inside(self, name: str) -> str | None:
        """The address of an id of this document, None where it has none of that name."""
        return f"#{name}" if name in self._ids else None

    def page(self, address: str) -> str:
        """The address of another file of the policy's folder."""
        return self._up + address

    def resolved(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """`spans` of a value, their links to items of the model as addresses: in this document, or where it is not
        in it, on the page that has the item."""
        for span in spans:
            if span.link:
                return tuple([each.leading_to(self._address(each.link)) if each.link else each for each in spans])
        return spans

    def _address(self, link: str) -> str:
        known = self._addresses.get(link)
        if known is None:
            scheme, _, name = link.partition(":")
            inside, outside = _TARGETS[scheme]
            known = self.inside(inside.format(name)) or self.page(outside.format(name))
            self._addresses[link] = known
        return known


def fill_contents(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` with the table of contents filled from their headings. What holds none stays as it is."""
    if not _holds_contents(blocks):
        return blocks
    return _filled(blocks, tuple(_entries(blocks)))


def _holds_contents(blocks: tuple[Block, ...]) -> bool:
    return any(
        isinstance(block, TableOfContents) or (isinstance(block, Callout | Section) and _holds_contents(block.blocks))
        for block in blocks
    )


def _filled(blocks: tuple[Block, ...], entries: tuple[tuple[int, Statement], ...]) -> tuple[Block, ...]:
    filled: list[Block] = []
    for block in blocks:
        if isinstance(block, TableOfContents):
            filled.append(replace(block, entries=entries))
        elif isinstance(block, Callout | Section) and _holds_contents(block.blocks):
            filled.append(replace(block, blocks=_filled(block.blocks, entries)))
        else:
            filled.append(block)
    return tuple(filled)


def _entries(blocks: tuple[Block, ...]) -> Iterator[tuple[int, Statement]]:
    """(level, words) of every heading that has an anchor, as links."""
    for block in blocks:
        if isinstance(block, Heading) and block.id and block.level in _CONTENTS_LEVELS:
            words = tuple([_entry(span, f"#{block.id}") for span in block.statement.spans])
            yield block.level - 1, Statement(words, f"{block.statement.id}-toc")
        elif isinstance(block, Callout | Section):
            yield from _entries(block.blocks)


def _entry(span: Span, link: str) -> Span:
    """The words of a heading in the contents: in one weight, with their link."""
    return Span(
        span.text, span.kind, span.path, span.clauses, False, span.blank, span.line_break, link, span.lines, span.change
    )
