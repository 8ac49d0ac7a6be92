"""`python -m tests.forms.shown_by_office`: where LibreOffice shows something else than number_formats.tsv says.

No test: LibreOffice has formats of its own (no G/通用格式, days before 1900), so a person judges the list.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import Workbook

from tests.forms.test_number_formats import CASES


def by_office(folder: Path) -> list[str]:
    """The cells as the .csv of the sheet has them."""
    book = Workbook()
    for number, each in enumerate(CASES, 1):
        cell = book.active.cell(number, 1, each.value)
        cell.number_format = each.code
    book.save(folder / "formats.xlsx")
    command = ("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to")
    options = ("csv:Text - txt - csv (StarCalc):9,34,76,1", "--outdir", folder, folder / "formats.xlsx")
    subprocess.run((*command, *options), check=True, capture_output=True, timeout=180)
    with (folder / "formats.csv").open(encoding="utf-8", newline="") as lines:
        return [row[0] if row else "" for row in csv.reader(lines, delimiter="\t")]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = by_office(Path(folder))
    unlike = [(each, words.strip()) for each, words in zip(CASES, found, strict=True) if words.strip() != each.shown]
    for each, words in unlike:
        sys.stdout.write(f"{each.value}\t{each.code}\there: {each.shown}\tLibreOffice: {words}\n")
    sys.stdout.write(f"{len(CASES) - len(unlike)} of {len(CASES)} alike\n")


if __name__ == "__main__":
    main()
