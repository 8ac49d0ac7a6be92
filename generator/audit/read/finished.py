"""What a finished file says, as plain values: the common ground of the HTML and the Word reader.

The readers know neither writers nor block tree. They note every word that stands in a file: as part of a statement
(`ReadStatement`), or as something that has no business there (`Foreign`).
"""

from __future__ import annotations

from typing import NamedTuple

from generator.audit.read.html_looks import HtmlLook
from generator.dataclass import dataclass
from generator.message import Message


class WordLook(NamedTuple):
    """How a paragraph looks in Word: its style and that of the table around, by their names in lower case, and the
    widths of the table's columns; `framed`: it stands at the foot of a cover."""

    style: str
    table: str = ""
    columns: tuple[int, ...] = ()
    framed: bool = False


class Position(NamedTuple):
    """A place in a table, counted from 0: the table in the document, its row, the first column of the cell."""

    table: int
    row: int
    column: int
    head: bool = False


class MarkedWords(NamedTuple):
    """Words with the element that marks them (HTML only: b, i or q), and where they lead."""

    text: str
    element: str | None = None
    link: str | None = None


class ReadControl(NamedTuple):
    """Something to fill in. `shape`: text, long_text, date, choice, boxes, computed, as far as the format tells.

    `options`: (stored value, words read). `facts`: the attributes that a machine acts on, by name.
    """

    name: str
    shape: str
    label: str | None
    placeholder: str | None
    unit: str
    options: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


class ReadStatement(NamedTuple):
    """One paragraph, item, heading, cell line or field as a file shows it.

    `id`: the statement's own id (HTML) or "" (Word); `part` as in the ledger; `item`: ids of the elements around it
    that stand for an item of the model; `label_for`: the control that these words name.
    """

    text: str
    part: str
    id: str = ""
    anchor: str = ""
    marks: tuple[MarkedWords, ...] = ()
    control: ReadControl | None = None
    position: Position | None = None
    around: tuple[str, ...] = ()
    label_for: str | None = None
    caption: str = ""  # Word: "hidden" is a table's title for screen readers, "visible" a caption line
    heading: bool = False
    groups: tuple[str, ...] = ()  # HTML: words of a title that stay on one line each
    look: HtmlLook | WordLook | None = None


class Foreign(NamedTuple):
    """Something in a file that no statement covers. `code`: the check that reports it; `what`: it, in words."""

    code: str
    what: str


class Binding(NamedTuple):
    """What the control `tag` of a Word form is bound to; empty where it is bound to nothing."""

    tag: str
    mappings: str
    xpath: str
    store: str


class ReadPart(NamedTuple):
    """What a body, header or footer of a Word file says. The fields as in ReadDocument."""

    statements: tuple[ReadStatement, ...]
    foreign: tuple[Foreign, ...]
    bookmarks: frozenset[str]
    bindings: tuple[Binding, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    locks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FormData:
    """The data part of a Word form. `answers`: (name, value) in order; `definition`: JSON; `store`: its GUID;
    `stray`: text that stands between its elements."""

    policy: str
    form: str
    edition: str
    fingerprint: str
    store: str
    answers: tuple[tuple[str, str], ...]
    definition: str
    stray: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A finished file, read. `anchors`: what links can lead to; `pointed`: where links, labels and names of a page lead
    (#c02, guidebook.html#c02); `blanks`: cells of a page that hold nothing; `embedded`: (what, its text) of style and
    script;
    `data`, `bindings`, `groups` (lock and title of those in the body) and `locks` (of all other controls): of a Word
    form; `parts`: (member, its text) of a Word file, its own words aside, and its section under no name."""

    statements: tuple[ReadStatement, ...]
    foreign: tuple[Foreign, ...] = ()
    anchors: frozenset[str] = frozenset()
    embedded: tuple[tuple[str, str], ...] = ()
    data: FormData | None = None
    bindings: tuple[Binding, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    locks: frozenset[str] = frozenset()
    parts: tuple[tuple[str, str], ...] = ()
    pointed: frozenset[str] = frozenset()
    blanks: int = 0


class UnreadableFileError(ValueError):
    """A file that is not what its name says; `words` tell why."""

    def __init__(self, words: Message) -> None:
        self.words = words
        super().__init__(str(words))
