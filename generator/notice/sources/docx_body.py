"""Block level of a Word file: paragraphs with their numbers, tables in reading order, text boxes, notes."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from lxml import etree

from generator.dataclass import dataclass
from generator.notice.sources.contents import SourceContents
from generator.notice.sources.docx_fields import shown
from generator.notice.sources.docx_numbering import Numbered, Numbering
from generator.notice.sources.docx_styles import DocxStyles
from generator.notice.sources.docx_tokens import Break, DocxToken, NoteReference, TextBox, Told
from generator.notice.sources.docx_words import ParagraphContext, chosen_children, tokens
from generator.notice.sources.table_rows import row_lines
from generator.notice.sources.tidy import tidy
from generator.word.names import R, W, local_name, number, value

_NOT_TEXT = frozenset(("sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "del", "moveFrom"))


@dataclass(slots=True)
class DocxBody:
    """Reads the blocks of one document, counting its lists as it goes; `notes` are the roots of the notes by part.

    `chunks` are other files whose text the document takes in (altChunk), by relation; `told` is what its
    lines do not hold as it shows.
    """

    numbering: Numbering
    styles: DocxStyles
    notes: dict[tuple[str, str], etree._Element]
    chunks: Mapping[str, SourceContents] = field(default_factory=dict)
    notes_read: int = 0
    told: list[Told] = field(default_factory=list)
    _pending: list[DocxToken] = field(default_factory=list)

    def lines(self, element: etree._Element) -> Iterator[str]:
        """The lines of a body, cell or text box; an empty paragraph is an empty line."""
        for child in chosen_children(element):
            name = local_name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                for row in _rows(child):
                    yield from row_lines([list(self.lines(cell)) for cell in _cells(row)])
            elif name == "altChunk":
                yield from self._chunk(child)
            elif name not in _NOT_TEXT and not _is_contents_table(child):
                yield from self.lines(child)

    def _chunk(self, element: etree._Element) -> Iterator[str]:
        """The lines of a file that Word takes in here when it opens the document (17.17.2.1)."""
        taken = self.chunks.get(element.get(f"{R}id", ""))
        if taken is None:
            self.told.append(Told("file", "altChunk"))
        else:
            yield from (line.text for line in taken.lines)

    def _paragraph(self, element: etree._Element) -> Iterator[str]:
        properties = element.find(f"{W}pPr")
        style = "" if properties is None else value(properties.find(f"{W}pStyle"))
        if self.styles.is_contents(style):
            return
        own = [*self._pending, *self._words(element, style)]
        if _mark_is_deleted(properties):
            # With the deletion accepted the paragraph runs on in the next one, which keeps its own number.
            self._pending = own
            return
        self._pending = []
        prefix = self._number(properties, style)
        if self.styles.is_hidden(style):
            return
        yield from self._with_boxes(prefix, own)

    def _words(self, element: etree._Element, style: str) -> Iterator[DocxToken]:
        """The tokens of a paragraph; what is to be told of it is kept apart."""
        for token in shown(tokens(element, ParagraphContext(self.styles, self.styles.is_struck(style)))):
            if isinstance(token, Told):
                self.told.append(token)
            else:
                yield token

    def _number(self, properties: etree._Element | None, style: str) -> str:
        asked = None if properties is None else properties.find(f"{W}numPr")
        from_style = self.styles.numbered(style)
        list_id = None if asked is None else asked.find(f"{W}numId")
        level = None if asked is None else asked.find(f"{W}ilvl")
        if list_id is not None:
            numbered = Numbered(value(list_id), number(level, 0) if level is not None else None)
        elif from_style is not None:
            numbered = Numbered(from_style.list_id, number(level, 0) if level is not None else from_style.level)
        else:
            return ""
        return self.numbering.next(numbered.list_id, self.numbering.level_of(numbered, style))

    def _with_boxes(self, prefix: str, own: list[DocxToken]) -> Iterator[str]:
        """The paragraph's lines; boxes before its first word come first, other boxes and notes behind it."""
        texts = [""]
        before: list[etree._Element] = []
        behind: list[etree._Element] = []
        for token in own:
            if isinstance(token, Break):
                texts.append("")
            elif isinstance(token, TextBox):
                (behind if "".join(texts).strip() else before).append(token.content)
            elif isinstance(token, NoteReference):
                behind.extend(self._note_once(token))
            elif isinstance(token, str):
                texts[-1] += token
        for box in before:
            yield from self.lines(box)
        cleaned = [tidy(text) for text in texts]
        if any(cleaned):
            cleaned[0] = (prefix + cleaned[0]).strip()
        yield from cleaned
        for box in behind:
            yield from filter(None, self.lines(box))

    def _note_once(self, token: NoteReference) -> Iterator[etree._Element]:
        """The note that a paragraph cites, where it was not printed yet: a note may cite itself."""
        note = self.notes.pop((token.part, token.note_id), None)
        if note is not None:
            self.notes_read += 1
            yield note


def _mark_is_deleted(properties: etree._Element | None) -> bool:
    """Whether the paragraph mark itself is a tracked deletion or was moved away (ECMA-376 part 1, 17.13.5.15)."""
    if properties is None:
        return False
    return any(properties.find(f"{W}rPr/{W}{name}") is not None for name in ("del", "moveFrom"))


def _is_contents_table(element: etree._Element) -> bool:
    """Whether a content control is a generated table of contents."""
    if local_name(element) != "sdt":
        return False
    return any(
        "contents" in value(each).lower() for each in element.iterfind(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    )


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in chosen_children(table):
        name = local_name(child)
        if name == "tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif name not in _NOT_TEXT:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in chosen_children(row):
        name = local_name(child)
        if name == "tc":
            if _shows(child):
                yield child
        elif name not in _NOT_TEXT:
            yield from _cells(child)


def _shows(cell: etree._Element) -> bool:
    """Whether a cell is one of its own: not deleted, not the lower part of cells merged downwards."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return True
    merged = properties.find(f"{W}vMerge")
    continued = merged is not None and value(merged, "continue") == "continue"
    return not continued and properties.find(f"{W}cellDel") is None
