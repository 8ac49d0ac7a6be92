"""The block tree: what a composed document is, before any format is chosen.

Everything a reader can read stands in a `Statement` (one paragraph, list item, table cell line, heading or form
field), made of spans that know their kind, their clauses and their place in the model (docs/blocks.md).
Both writers render this tree and nothing else, so Word and HTML can differ in look only. docs/blocks.md lists
the markup that templates write; `markup.py` turns it into these values.
"""

from __future__ import annotations

from enum import StrEnum

from generator.dataclass import dataclass
from generator.documents.formula import Formula
from generator.documents.node import node
from generator.policy.forms import AnswerType
from generator.policy.grant_rule import GrantRule


class SpanKind(StrEnum):
    """What stands behind the words of a span."""

    QUOTE = "quote"
    FACT = "fact"
    COMPUTED = "computed"
    PARAPHRASE = "paraphrase"
    OFFICE = "office"
    EXAMPLE = "example"
    BUILD = "build"
    FRAME = "frame"


PAGE_OF = "page:"  # begins the link of a span that stands for a page number
FieldType = AnswerType  # the kinds of answer a form asks for; both writers switch on these


MOST_BOXES = 6  # options of a single choice that stand there as boxes; more of them are a list to open


def has_boxes(kind: FieldType, options: int) -> bool:
    """Whether a field with so many options is answered by ticking boxes."""
    return kind in (FieldType.MULTIPLE, FieldType.YES_NO) or (kind is FieldType.CHOICE and options <= MOST_BOXES)


@node
class Span:
    """A run of words with one origin. `link`: "#id" inside the document, a relative address (HTML only),
    or "page:id" (Word only): the number of the page on which that id stands."""

    text: str
    kind: SpanKind = SpanKind.FRAME
    path: str | None = None
    clauses: tuple[str, ...] = ()
    strong: bool = False
    blank: bool = False  # a place left visibly open for the office or the applicant
    line_break: bool = False  # a break before this span inside its paragraph (its text is then usually empty)
    link: str | None = None
    lines: tuple[int, ...] = ()  # where Word begins a new line inside the words: layout alone, no word is split
    change: str = ""  # of words that a revision takes out "gone", of those that it brings "come"
    breaks: tuple[int, ...] = ()  # where a page may begin a new line inside the words, and nowhere else if it can

    def leading_to(self, link: str | None, strong: bool = False) -> Span:
        """The same words with another link, and bold if they were not."""
        strong = strong or self.strong
        parts = (self.text, self.kind, self.path, self.clauses, strong, self.blank, self.line_break, link)
        return Span(*parts, (), self.change, self.breaks)


@node
class Option:
    """One answer to choose. `value` is what is stored, `label` what is read."""

    value: str
    label: Span


@node
class FieldCondition:
    """A field that must be filled in only where `field` holds one of `values` (of several boxes: any)."""

    field: str
    values: tuple[str, ...]


@node
class Field:
    """One thing to fill in: a content control in Word, an input in HTML. It is a statement of its own."""

    name: str  # the tag of the control, unique in the form: [a-z0-9-]+
    type: FieldType
    label: Span
    placeholder: Span
    help: Span | None = None
    unit: Span | None = None  # printed behind the input, such as 万元
    options: tuple[Option, ...] = ()
    required: bool = False
    max_length: int | None = None
    maximum: str | None = None  # a decimal number in the field's unit
    formula: Formula | None = None
    condition: FieldCondition | None = None
    counts: tuple[str, ...] = ()  # fields whose sums are added before `maximum` is compared
    within: GrantRule | None = None  # what limits the sum that is entered
    list: str | None = None  # the repeating group it stands in …
    line: int | None = None  # … and the number of its blank line, from 1
    path: str | None = None
    clauses: tuple[str, ...] = ()
    id: str = ""  # statement id
    place: str | None = None

    @property
    def boxed(self) -> bool:
        """Whether it is answered by ticking boxes."""
        return has_boxes(self.type, len(self.options))

    def spans(self) -> tuple[Span, ...]:
        """Every run of words that the field shows: label, placeholder, unit, help, options."""
        extra = tuple(span for span in (self.unit, self.help) if span is not None)
        return (self.label, self.placeholder, *extra, *(option.label for option in self.options))


@node
class Statement:
    """The words of one paragraph, list item, heading or cell line, as spans in reading order."""

    spans: tuple[Span, ...]
    id: str = ""  # "s1", "s2" … in document order; HTML anchor where no better one exists
    place: str | None = None  # the declared table column or card line it stands in: "glance.amount"

    @property
    def text(self) -> str:
        return "".join(["\n" + span.text if span.line_break else span.text for span in self.spans])


class Formats(StrEnum):
    """Which writers show a block."""

    BOTH = "both"
    HTML = "html"
    DOCX = "docx"


@node
class Heading:
    """`level` 1-4. Level 1 is the document's title and stands once."""

    level: int
    statement: Statement
    id: str | None = None
    formats: Formats = Formats.BOTH


@node
class Paragraph:
    """`style`: one of markup.PARAGRAPH_STYLES; "" is body text. `label_for`: the field this text is the label of."""

    statement: Statement
    style: str = ""
    id: str | None = None
    label_for: str | None = None
    formats: Formats = Formats.BOTH


@node
class ListItem:
    """A list item: its own words, then nested lists."""

    statement: Statement
    children: tuple[List, ...] = ()


@node
class List:
    """`style`: "bullet", "number", "tick" (boxes to tick on paper) or "plain"."""

    items: tuple[ListItem, ...]
    style: str = "bullet"
    formats: Formats = Formats.BOTH


@node
class Column:
    """`width` in per cent of the table; `key` names the column in template.yaml."""

    width: int
    key: str | None = None


@node
class Cell:
    """`blocks` holds at least one block (an empty cell holds an empty paragraph)."""

    blocks: tuple[Paragraph | List | Field, ...]
    header: bool = False
    columns: int = 1
    rows: int = 1
    align: str = "left"  # left | center | right
    scope: str | None = None  # header cells: "col" | "row" | "colgroup" | "rowgroup"


@node
class Row:
    """Cells covered by a row span from above are left out, as in HTML. `height`: "", "tall" (opinion cells) or
    "page" (the rest of a page)."""

    cells: tuple[Cell, ...]
    id: str | None = None
    height: str = ""


@node
class Table:
    """`style`: "data" (a table with a head), "card" (label/value lines of one item), "grid" (a paper form) or
    "matrix" (a narrow grid of marks). `caption` is visible unless `caption_hidden` (then for screen readers)."""

    columns: tuple[Column, ...]
    body: tuple[Row, ...]
    head: tuple[Row, ...] = ()
    caption: Statement | None = None
    caption_hidden: bool = False
    style: str = "data"
    name: str | None = None
    id: str | None = None
    formats: Formats = Formats.BOTH


@node
class Callout:
    """A box. `style`: "info", "warning" (for example an expired term), "draft" or "quote" (verbatim clause text)."""

    blocks: tuple[Block, ...]
    style: str = "info"
    formats: Formats = Formats.BOTH


@node
class Section:
    """A group with an anchor. `style`: "", "card" (keep together where possible), "cover" or "fold" (a page shows its
    first heading, and the rest when that is pressed)."""

    blocks: tuple[Block, ...]
    id: str | None = None
    style: str = ""
    formats: Formats = Formats.BOTH


@node
class TableOfContents:
    """A table of contents: (heading level, words with a link to the heading)."""

    entries: tuple[tuple[int, Statement], ...]
    formats: Formats = Formats.BOTH


@node
class PageBreak:
    """A new page in Word and in print."""

    formats: Formats = Formats.BOTH


Block = Heading | Paragraph | List | Table | Callout | Section | TableOfContents | PageBreak | Field


@dataclass(frozen=True, slots=True)
class FormIdentity:
    """Which form a document is: a returned one is recognised by it (forms/definition makes it)."""

    policy: str
    form: str
    edition: str
    fingerprint: str


@node
class Document:
    """One finished document, to be written in each of its formats.

    `name` is its file without ending, relative to the policy's folder: "guidebook", "forms/gazelle".
    `navigation` (HTML only), `header` (Word page header) and `footer` (both) are statements like any other.
    `properties`: metadata of both formats: "subject", "keywords", "author", "identifier", "issued" (ISO date) …
    """

    kind: str
    name: str
    language: str
    title: Statement
    description: Statement
    navigation: tuple[Statement, ...]
    header: Statement
    footer: Statement
    blocks: tuple[Block, ...]
    landscape: bool = False
    margins: tuple[int, int, int, int] | None = None  # in mm: top, right, bottom, left; else the reference document's
    tracked: bool = False  # in Word, words that went and came are tracked changes, to accept or to reject
    closed: bool = False  # of a form whose policy has ended: nothing is filled in any more
    form: bool = False
    properties: tuple[tuple[str, str], ...] = ()
    identity: FormIdentity | None = None  # of a form whose answers can come back
    metadata: tuple[tuple[str, Statement], ...] = ()  # the same properties as statements, for the ledger
