"""The blocks of running text: headings, paragraphs, lists, notes, sections, contents."""

from __future__ import annotations

from generator.documents.blocks import (
    Callout,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Section,
    Statement,
    TableOfContents,
)
from generator.writers.html import fields
from generator.writers.html.context import HeadedContents, HtmlPage
from generator.writers.html.inline import anchor, attributes, inline


def heading(page: HtmlPage, block: Heading) -> str:
    """h1 to h4."""
    page.last_heading = block.id or block.statement.id or page.last_heading
    tag = f"h{block.level}"
    return f"<{tag}{anchor(block.statement, block.id)}>{inline(block.statement.spans)}</{tag}>"


def paragraph(page: HtmlPage, block: Paragraph) -> str:
    """A paragraph, or the label of a field."""
    if block.label_for:
        return fields.label(page, block)
    style = f' class="{block.style}"' if block.style else ""
    return f"<p{style}{anchor(block.statement, block.id)}>{inline(block.statement.spans)}</p>"


def _item(page: HtmlPage, item: ListItem, *, tick: bool) -> str:
    text, mark = inline(item.statement.spans), anchor(item.statement)
    if not item.children:
        # What is to be ticked is a box of the browser; an item over others has none, since they decide it.
        return f'<li{mark}><label><input type="checkbox">{text}</label></li>' if tick else f"<li{mark}>{text}</li>"
    # The words get a box of their own, so that an anchored element holds one statement and no other.
    return f"<li><div{mark}>{text}</div>\n{page.blocks(item.children)}\n</li>"


def bulleted(page: HtmlPage, block: List) -> str:
    """ol for numbers, ul for the rest; bullets and numbers are CSS, boxes to tick are inputs."""
    tag = "ol" if block.style in ("number", "fine") else "ul"
    style = block.style if block.style in ("tick", "plain", "fine") else None
    items = "\n".join(_item(page, item, tick=style == "tick") for item in block.items)
    return f"<{tag}{attributes((('class', style),))}>{items}</{tag}>"


def note(page: HtmlPage, block: Callout) -> str:
    """A box beside the text: role=note, since an aside inside main would be a landmark; a quotation is a quotation."""
    inner = page.blocks(block.blocks)
    if block.style == "quote":
        return f'<blockquote class="note quote">\n{inner}\n</blockquote>'
    return f"<div{attributes((('class', f'note {block.style}'), ('role', 'note')))}>\n{inner}\n</div>"


def section(page: HtmlPage, block: Section) -> str:
    """A group with an anchor. Without a name it is no landmark: dozens of cards would bury the real ones."""
    if block.style == "fold":
        return _folded(page, block)
    return (
        f"<section{attributes((('class', block.style or None), ('id', block.id)))}>\n"
        f"{page.blocks(block.blocks)}\n</section>"
    )


def _folded(page: HtmlPage, block: Section) -> str:
    """The first block is always seen, the rest once it is pressed. Paper has all of it (page.css)."""
    start = attributes((("class", "fold"), ("id", block.id)))
    head, rest = page.blocks(block.blocks[:1]), page.blocks(block.blocks[1:])
    return f"<details{start}>\n<summary>{head}</summary>\n{rest}\n</details>"


def _entry(level: int, top: int, statement: Statement) -> str:
    style = attributes((("class", f"level-{level - top + 1}" if level > top else None),))
    return f"<li{style}{anchor(statement)}>{inline(statement.spans)}</li>"


def contents(page: HtmlPage, block: TableOfContents) -> str:
    """Links to the headings, named by the heading before them; without one they are no second unnamed landmark."""
    written = _entries(block)
    if page.last_heading is None:
        return f'<div class="contents">\n{written}\n</div>'
    pairs = (("class", "contents"), ("aria-labelledby", page.last_heading))
    return f"<nav{attributes(pairs)}>\n{written}\n</nav>"


def headed_contents(page: HtmlPage, block: HeadedContents) -> str:
    """Contents that fold by their heading; open at first."""
    written = heading(page, block.heading)
    pairs = (("class", "contents"), ("aria-labelledby", page.last_heading))
    folded = f"<summary>{written}</summary>\n{_entries(block.contents)}"
    return f"<nav{attributes(pairs)}>\n<details open>\n{folded}\n</details>\n</nav>"


def _entries(block: TableOfContents) -> str:
    top = min((level for level, _ in block.entries), default=1)
    entries = "\n".join(_entry(level, top, statement) for level, statement in block.entries)
    return f"<ul>\n{entries}\n</ul>"


def page_break(_page: HtmlPage, _block: PageBreak) -> str:
    """Nothing to see on a screen; a new sheet on paper."""
    return '<div class="page-break"></div>'
