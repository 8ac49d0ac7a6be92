"""Golden texts: what every finished document says, as plain text, one file for each document and format."""

from __future__ import annotations

import difflib
from pathlib import Path

from .conftest import Built
from .finished import page_lines, word_lines

FOLDER = Path(__file__).parent / "golden"
MOST_LINES = 40


def texts_of(built: Built) -> dict[str, str]:
    """File name below `golden/` -> text. The proof is left out: its rows are the statements of the others."""
    texts = {}
    for path in [*built.word_files, *built.pages]:
        if path.stem == "proof":
            continue
        lines = word_lines(path) if path.suffix == ".docx" else page_lines(path)
        name = path.relative_to(built.output).as_posix().replace("/", "--")
        texts[f"{name}.txt"] = "\n".join(lines) + "\n"
    return texts


def kept_texts() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}


def rewrite(texts: dict[str, str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def difference(kept: str, made: str) -> str:
    """A unified diff from the golden text to the text made now; of a long one the beginning."""
    lines = [*difflib.unified_diff(kept.splitlines(), made.splitlines(), "golden", "now", lineterm="", n=0)]
    more = [f"… {len(lines) - MOST_LINES} lines more"] if len(lines) > MOST_LINES else []
    return "\n".join([*lines[:MOST_LINES], *more])
