"""Drafts of real notices (`make drafts`): `python -m benchmarks.drafts FOLDER [--only NAME] [--keep FOLDER] [--plain]`.

Every notice of the folder goes through `new`, `check` and `build` in a workspace of its own; then every Word file goes
through the Open XML validator and every page through the Nu Html Checker (`--plain` leaves that out). One line for
each notice: clauses, awards, measures, marked guesses, errors and files. The exit code is 1 when one of them failed.
"""

import argparse
import contextlib
import io
import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from generator.cli.main import run
from tests.outputs.judges import html_faults, ooxml_faults

ENDINGS = (".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps")
NODE_MODULES = Path(os.environ.get("POLICYDOCS_NODE_MODULES") or Path(__file__).parents[1] / "tests" / "node_modules")
AS_OF = "2024-01-01"
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of one notice: numbers of items, and what is wrong, in words."""

    name: str
    clauses: int = 0
    awards: int = 0
    measures: int = 0
    guesses: int = 0
    word: int = 0
    pages: int = 0
    seconds: float = 0.0
    faults: tuple[str, ...] = ()


def notices(folder: Path) -> list[Path]:
    """The notice files of a folder; lists and truth files beside them are none."""
    return [file for file in sorted(folder.iterdir()) if file.suffix.lower() in ENDINGS and file.name != "INDEX.md"]


def drafted(file: Path, root: Path, *, judged: bool) -> Drafted:
    """Take one notice the whole way, in the workspace `root`."""
    started = perf_counter()
    name = f"notice-{file.stem.lower()}"
    (root / "policies").mkdir(parents=True, exist_ok=True)
    code, said = _told(root, "new", str(file), "--id", name)
    if code:
        return Drafted(file.stem, faults=(f"new: {said}",))
    findings = json.loads(_told(root, "check", name, "--as-of", AS_OF, "--format", "json")[1])["findings"]
    kinds = Counter(finding["severity"] for finding in findings)
    faults = [f"check: {each['code']} {each['message']}" for each in findings if each["severity"] == "error"]
    code, said = _told(root, "build", name, "--as-of", AS_OF)
    faults += (
        [f"build: {line}" for line in said.splitlines() if " error " in line or "Traceback" in line] if code else []
    )
    model = json.loads(_told(root, "show", name, "--format", "json")[1])
    output = root / "output" / name
    word, pages = sorted(output.rglob("*.docx")), sorted(output.rglob("*.html"))
    faults += [] if word and pages else ["build: no documents"]
    if judged and word and pages:
        own_glyphs = _PRIVATE.search(json.dumps(model["notice"], ensure_ascii=False)) is not None
        # A reprint keeps the private-use glyphs of its notice; the checker warns of any in a page.
        faults += [each for each in _judged(word, pages) if not (own_glyphs and "Private Use Area" in each)]
    return Drafted(
        file.stem,
        len(model["clauses"]),
        len(model.get("awards", ())),
        len(model.get("measures", ())),
        kinds["note"],
        len(word),
        len(pages),
        perf_counter() - started,
        tuple(faults),
    )


def _told(root: Path, *arguments: str) -> tuple[int, str]:
    """(exit code, what was printed) of a command."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = run(["--root", str(root), "--lang", "en", *arguments])
    return code, printed.getvalue()


def _judged(word: Sequence[Path], pages: Sequence[Path]) -> Iterator[str]:
    with ThreadPoolExecutor(2) as pool:
        for file, faults in zip(word, pool.map(lambda file: ooxml_faults(file, NODE_MODULES), word), strict=True):
            yield from (f"{file.name}: {fault}" for fault in faults)
    yield from html_faults(pages, NODE_MODULES)


def table(rows: Sequence[Drafted]) -> str:
    """The results as a table, then what is wrong."""
    lines = [
        f"{'notice':<36}{'clauses':>8}{'awards':>8}{'measures':>9}{'marked':>8}{'word':>6}{'html':>6}{'s':>7}  faults"
    ]
    lines += [
        f"{row.name:<36}{row.clauses:>8}{row.awards:>8}{row.measures:>9}{row.guesses:>8}{row.word:>6}{row.pages:>6}"
        f"{row.seconds:>7.1f}  {len(row.faults)}"
        for row in rows
    ]
    lines += [f"{row.name}: {fault}" for row in rows for fault in row.faults]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drafts")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="notices whose name has these letters")
    parser.add_argument("--keep", type=Path, help="the workspace stays in this folder")
    parser.add_argument("--plain", action="store_true", help="without the validators")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        print(f"there is no folder {arguments.folder}: name a folder of notice files (NOTICES=…)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="policydocs-drafts-") as name:
        root = arguments.keep or Path(name)
        chosen = [file for file in notices(arguments.folder) if arguments.only in file.name]
        rows = [drafted(file, root, judged=not arguments.plain) for file in chosen]
    print(table(rows))
    return 1 if any(row.faults for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
