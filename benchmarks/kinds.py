"""The same notice in other kinds of file: `python -m benchmarks.kinds FOLDER [--plain]`.

Every notice in plain text of the folder is written line by line as Word file, page and OFD, and converted by
LibreOffice to PDF and to .doc (`--plain` leaves these out); each file is read, without LibreOffice, and held to the
reading of the text. Prints the rows of docs/reading.md: clauses that are equal in every field, and notices whose whole
JSON is. The exit code is 0: what is not equal is a figure, not a fault.
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

from generator.errors import NoticeUnreadable
from generator.notice.as_json import as_json
from generator.notice.read import read_notice
from tests.libreoffice import converted
from tests.notice.written import word_of
from tests.notice.written_ofd import as_ofd


def as_page(lines: Sequence[str]) -> bytes:
    return f"<html><body>{''.join(f'<p>{html.escape(line)}</p>' for line in lines)}</body></html>".encode()


def printed(lines: Sequence[str]) -> bytes:
    """As OFD, in lines of 28 characters, first lines indented."""
    return as_ofd(lines, (), ())


WRITTEN: Mapping[str, Callable[[Sequence[str]], bytes]] = {".docx": word_of, ".html": as_page, ".ofd": printed}
CONVERTED = ("pdf", "doc")


def read(data: bytes, folder: Path, name: str) -> Any:
    """The notice as JSON; nothing where it is refused."""
    file = folder / name
    file.write_bytes(data)
    try:
        return json.loads(json.dumps(as_json(read_notice(file))))
    except NoticeUnreadable:
        return {"clauses": []}


def row(kind: str, texts: Mapping[str, Any], others: Mapping[str, Any]) -> str:
    """A row of the table: equal clauses and equal notices, and which notices are not."""
    whole = sum(len(each["clauses"]) for each in texts.values())
    equal = sum(_equal(each["clauses"], others[name]["clauses"]) for name, each in texts.items())
    unlike = [name for name, each in texts.items() if others[name] != each]
    return f"| {kind} | {equal} of {whole} | {len(texts) - len(unlike)} of {len(texts)} | {', '.join(unlike)} |"


def _equal(clauses: Sequence[Any], others: Sequence[Any]) -> int:
    by_path = {each["path"]: each for each in others}
    return sum(by_path.get(each["path"]) == each for each in clauses)


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
        print("| kind | clauses | notices | not equal |\n|---|---|---|---|")
        for kind, write in WRITTEN.items():
            print(row(kind, texts, {stem: read(write(each), folder, "file") for stem, each in lines.items()}))
        word = {stem: word_of(each) for stem, each in lines.items()}
        for form in () if arguments.plain else CONVERTED:
            place = folder / form
            place.mkdir()
            made = converted(word, form, place)
            print(row(f".{form}", texts, {stem: read(data, folder, "file") for stem, data in made.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
