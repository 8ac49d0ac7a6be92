"""Excel workbooks (.xlsx, also strict ones): the sheets, the texts and the formats that cells point at."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.forms.rosters.formats import BUILT_IN
from generator.forms.rosters.package import Attributes, RosterPackage, Tag, starts
from generator.forms.rosters.remarks import others_left_out
from generator.forms.rosters.rows import RosterRow, RosterTable, Unclear
from generator.forms.rosters.sheet import Sheet, WorkbookTables, column_of
from generator.forms.rosters.sheet_rows import SheetRows
from generator.forms.rosters.words import RosterWords
from generator.message import Message, message
from generator.regex import regex

_CONTENT = regex(rb"<(?:\w+:)?(?:v|is)[ >]")
_MERGED = regex(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)[\"']")
_OVERLAP = 400  # bytes, more than such a tag has
_TRUE = ("1", "true", "on")
_UNKNOWN = "?"  # in place of a format that no table has: what it shows is not known


def xlsx_table(file: Path) -> RosterTable:
    """The first sheet that is not hidden. Raises UsageError, while its rows are read, too."""
    package = RosterPackage(file)
    start = next((each for each in _targets(package, "").values() if each[0] == "officeDocument"), None)
    book = start[1] if start else "xl/workbook.xml"
    targets = _targets(package, book)
    tags = starts(package, book)
    sheets = [each for each in _seen(tags, targets) if each[1] in package.names]
    if not sheets:
        raise package.unreadable(message("it has no sheet"))
    (name, part), *others = sheets
    remarks: list[Message] = []
    full = [other for other, place in others if any(map(_CONTENT.search, package.chunks(place)))]
    if full:
        remarks.append(others_left_out(name, full))
    return RosterTable(_rows(package, part, _book(package, tags, targets), remarks), remarks)


def _targets(package: RosterPackage, part: str) -> Mapping[str, tuple[str, str]]:
    """What a part refers to: id -> (type, part)."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}
    for tag, has, _ in starts(package, posixpath.join(folder, "_rels", f"{name}.rels")):
        if tag == "Relationship" and has.get("TargetMode") != "External":
            place = posixpath.normpath(posixpath.join("/", folder, has.get("Target", ""))).lstrip("/")
            found[has.get("Id", "")] = has.get("Type", "").rpartition("/")[2], place
    return found


def _seen(tags: list[Tag], targets: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """(name, part) of the sheets that are seen."""
    for tag, has, _ in tags:
        kind, part = targets.get(has.get("id", ""), ("", ""))
        if tag == "sheet" and kind == "worksheet" and has.get("state", "visible") == "visible":
            yield has.get("name", ""), part


def _book(package: RosterPackage, tags: list[Tag], targets: Mapping[str, tuple[str, str]]) -> WorkbookTables:
    by_kind = dict(targets.values())
    since_1904 = any(tag == "workbookPr" and has.get("date1904") in _TRUE for tag, has, _ in tags)
    uncalculated = any(tag == "calcPr" and has.get("fullCalcOnLoad") in _TRUE for tag, has, _ in tags)
    formats, struck = _formats(package, by_kind.get("styles", ""))
    return WorkbookTables(_texts(package, by_kind.get("sharedStrings", "")), formats, struck, since_1904, uncalculated)


def _formats(package: RosterPackage, part: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """The number format of each style of cells, and the styles that strike their cells through."""
    own: dict[str, str] = {}
    fonts: list[bool] = []
    styles: list[tuple[str, str]] = []
    for tag, has, inside in starts(package, part):
        if (tag, inside) == ("numFmt", "numFmts"):
            own[has.get("numFmtId", "")] = has.get("formatCode", "")
        elif (tag, inside) == ("font", "fonts"):
            fonts.append(False)
        elif (tag, inside) == ("strike", "font") and fonts:
            fonts[-1] = has.get("val", "1") in _TRUE
        elif (tag, inside) == ("xf", "cellXfs"):
            styles.append((has.get("numFmtId", "0"), has.get("fontId", "0")))
    built_in = {str(number): code for number, code in BUILT_IN.items()}
    codes = tuple(own.get(number) or built_in.get(number, _UNKNOWN) for number, _ in styles)
    struck = {str(number) for number, strikes in enumerate(fonts) if strikes}
    return codes, frozenset(at for at, (_, font) in enumerate(styles) if font in struck)


class _Texts:
    """The texts that cells share, by their number."""

    def __init__(self) -> None:
        self.found: list[str | Unclear] = []
        self._words = RosterWords()

    def start(self, name: str, attributes: Attributes) -> None:
        self._words.start(name, attributes)

    def end(self, name: str) -> None:
        if name.endswith(" si"):
            self.found.append(self._words.said())
            self._words = RosterWords()
        else:
            self._words.end(name)

    def text(self, text: str) -> None:
        self._words.text(text)


def _texts(package: RosterPackage, part: str) -> tuple[str | Unclear, ...]:
    texts = _Texts()
    if part in package.names:
        for _ in package.read(part, texts):
            pass
    return tuple(texts.found)


def _merged(package: RosterPackage, part: str) -> Iterator[tuple[int, int, int]]:
    """Cells that hold for further rows: (row, column, last row); they stand behind the rows that they concern."""
    tail = b""
    for chunk in package.chunks(part):
        piece = tail + chunk
        for found in _MERGED.finditer(piece):
            first, last = int(found[2]), int(found[4])
            if last > first:
                yield first, column_of(found[1].decode()), last
        tail = piece[-_OVERLAP:]


def _rows(package: RosterPackage, part: str, book: WorkbookTables, remarks: list[Message]) -> Iterator[RosterRow]:
    merged = {(row, column): last for row, column, last in _merged(package, part)}
    rows = SheetRows(package.file.name, remarks)
    try:
        for _ in package.read(part, Sheet(book, merged, rows)):
            yield from rows.taken()
    except (ValueError, LookupError, OverflowError) as error:
        raise package.unreadable() from error
