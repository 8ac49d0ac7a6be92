"""Word's older files (.doc, .wps; [MS-DOC]) made into .docx by msdoc2docx.

Run as a program (by `office.py`) it takes a file on its standard input and answers with JSON: the .docx in base64, and
whether anything that a person reads was left out; {} where the file is none that it can read.
"""

import base64
import tempfile
from pathlib import Path
from typing import Any

from doc2docx import convert
from doc2docx.errors import Doc2DocxError

from generator.notice.sources.apart import received, said

# What msdoc2docx reports of words, tables and files that it could not take over.
_LOSSES = frozenset(
    (
        "GROUPED_MAIN_TEXTBOXES_DEFERRED",
        "INLINE_BINARY_DATA_DEFERRED",
        "NOTE_REFERENCE_DEFERRED",
        "OBJECT_ANCHOR_DEFERRED",
        "OLE_OBJECT_OMITTED",
        "TABLE_MARKER_DEFERRED",
    )
)
# The choices of old form fields stand in no text, and msdoc2docx leaves them out.
_FIELDS = tuple(
    name.encode(encoding) for name in ("FORMDROPDOWN", "FORMCHECKBOX") for encoding in ("ascii", "utf-16-le")
)


def answer(data: bytes) -> dict[str, Any]:
    """The file as .docx, as told above."""
    with tempfile.TemporaryDirectory(prefix="policydocs-") as folder:
        source, made = Path(folder) / "notice.doc", Path(folder) / "notice.docx"
        source.write_bytes(data)
        try:
            result = convert(source, made)
        except Doc2DocxError:
            return {}
        codes = {each.code for each in result.report.diagnostics}
        lossy = not codes.isdisjoint(_LOSSES) or any(name in data for name in _FIELDS)
        return {"docx": base64.b64encode(made.read_bytes()).decode("ascii"), "lossy": lossy}


if __name__ == "__main__":
    said(answer(received()))
