"""The same notice in other kinds of file: `python -m benchmarks.kinds FOLDER [--plain]`.

Every notice in plain text of the folder is written line by line as Word file, page and OFD, converted by LibreOffice
to PDF and to .doc, and printed to PDF by Chromium in two looks (`--plain` leaves out what other programs make); each
file is read, without LibreOffice, and held to the reading of the text. Prints the rows of docs/reading.md: clauses that
are equal in every field, those that are but for white space (a space at a line's end is in no PDF), and notices whose
whole JSON is. The exit code is 0: what is not equal is a figure, not a fault.
"""

from __future__ import annotations

import argparse
import html
import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import PdfMargins

from generator.errors import NoticeUnreadable
from generator.notice.as_json import as_json
from generator.notice.read import read_notice
from tests.libreoffice import converted
from tests.notice.written import word_of
from tests.notice.written_ofd import as_ofd
from tests.outputs.judges import chromium


def as_page(lines: Sequence[str]) -> bytes:
    return f"<html><body>{''.join(f'<p>{html.escape(line)}</p>' for line in lines)}</body></html>".encode()


def printed(lines: Sequence[str]) -> bytes:
    """As OFD, in lines of 28 characters, first lines indented."""
    return as_ofd(lines, (), ())


WRITTEN: Mapping[str, Callable[[Sequence[str]], bytes]] = {".docx": word_of, ".html": as_page, ".ofd": printed}
CONVERTED = ("pdf", "doc")
# As offices set a notice (16 points, 28 characters a line, justified, first lines indented), and as pages come.
LOOKS = {
    "as offices set it": "body { font: 16pt/28pt 'Noto Serif CJK SC'; width: 28em }"
    " p { margin: 0; text-indent: 2em; text-align: justify }",
    "as a page": "",
}
_MARGINS: PdfMargins = {"top": "2.5cm", "bottom": "2.5cm", "left": "2.5cm", "right": "2.5cm"}
_PLACES = frozenset(("start", "end"))


def printed_by_browser(pages: Mapping[str, bytes], style: str, profile: Path) -> dict[str, bytes]:
    """The pages by name, each printed to PDF by Chromium."""
    printed: dict[str, bytes] = {}
    with chromium(profile) as browser:
        for name, page in pages.items():
            tab = browser.new_page()
            tab.set_content(f"<meta charset=utf-8><style>{style}</style>{page.decode()}")
            printed[name] = tab.pdf(format="A4", margin=_MARGINS)
            tab.close()
    return printed


def read(data: bytes, folder: Path, name: str) -> Any:
    """The notice as JSON; nothing where it is refused."""
    file = folder / name
    file.write_bytes(data)
    try:
        return json.loads(json.dumps(as_json(read_notice(file))))
    except NoticeUnreadable:
        return {"clauses": []}


def row(kind: str, texts: Mapping[str, Any], others: Mapping[str, Any]) -> str:
    """A row of the table: equal clauses, those that differ in white space only, equal notices, and which are not."""
    whole = sum(len(each["clauses"]) for each in texts.values())
    equal = sum(_equal(each["clauses"], others[name]["clauses"]) for name, each in texts.items())
    spaced = sum(_equal(_closed(each["clauses"]), _closed(others[name]["clauses"])) for name, each in texts.items())
    unlike = [name for name, each in texts.items() if others[name] != each]
    alike = f"{len(texts) - len(unlike)} of {len(texts)}"
    return f"| {kind} | {equal} of {whole} | {spaced} of {whole} | {alike} | {', '.join(unlike)} |"


def _equal(clauses: Sequence[Any], others: Sequence[Any]) -> int:
    by_path = {each["path"]: each for each in others}
    return sum(by_path.get(each["path"]) == each for each in clauses)


def _closed(data: Any) -> Any:
    """The data without spaces, and without the places that spaces move; line ends stay."""
    if isinstance(data, dict):
        return {key: _closed(value) for key, value in data.items() if key not in _PLACES}
    if isinstance(data, list):
        return [_closed(each) for each in data]
    return data.replace(" ", "") if isinstance(data, str) else data


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kinds")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plain", action="store_true", help="without the kinds that LibreOffice makes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="policydocs-kinds-") as name:
        folder = Path(name)
        sources = {file.stem: file for file in sorted(arguments.folder.glob("*.txt"))}
        lines = {
            stem: [line.strip() for line in file.read_text("utf-8-sig").replace("**", "").splitlines() if line.strip()]
            for stem, file in sources.items()
        }
        texts = {stem: read("\n".join(each).encode(), folder, "text") for stem, each in lines.items()}
        print("| kind | clauses | but for spaces | notices | not equal |\n|---|---|---|---|---|")
        for kind, write in WRITTEN.items():
            print(row(kind, texts, {stem: read(write(each), folder, "file") for stem, each in lines.items()}))
        word = {stem: word_of(each) for stem, each in lines.items()}
        for form in () if arguments.plain else CONVERTED:
            place = folder / form
            place.mkdir()
            made = converted(word, form, place)
            print(row(f".{form}", texts, {stem: read(data, folder, "file") for stem, data in made.items()}))
        pages = {stem: as_page(each) for stem, each in lines.items()}
        for look, style in () if arguments.plain else LOOKS.items():
            made = printed_by_browser(pages, style, folder / look)
            print(row(f".pdf of a browser, {look}", texts, {n: read(data, folder, "file") for n, data in made.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
