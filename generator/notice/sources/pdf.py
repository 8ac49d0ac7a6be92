"""PDF files, read in a process of their own: a page can be written so that PDFium never ends, or takes all memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from generator.message import Message, message
from generator.notice.lines import Line
from generator.notice.sources.contents import Contents, Refused

_READER = "generator.notice.sources.pdf_reader"
_PACKAGE_FOLDER = Path(__file__).parents[3]
_SECONDS = 45  # the reader itself stops between pages after 30
_MEMORY = 3 << 30  # bytes


def contents(data: bytes) -> Contents:
    """The paragraphs of a PDF. Raises Refused for protected, damaged, scanned and hostile files."""
    answer = _answer(data)
    if "refused" in answer:
        raise Refused(_message(answer["refused"]), _message(answer["hint"]))
    lines = tuple(Line(text, number, complete) for number, (text, complete) in enumerate(answer["lines"], start=1))
    return Contents(lines, warnings=tuple(answer["warnings"]))


def _answer(data: bytes) -> dict[str, Any]:
    """What the reader says of the file."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(_search_path())}
    command = [sys.executable, "-m", _READER, str(_MEMORY)]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        words = message("reading the PDF needed more than {seconds} seconds", seconds=_SECONDS)
        raise Refused(words, message("Print it to a new PDF, or save it as .docx.")) from error
    if done.returncode:
        raise Refused(
            message("the PDF is damaged, or too large to be read"),
            message("Open it in a PDF reader and print it to a new PDF."),
        )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _search_path() -> list[str]:
    """Where the reader finds this package, then what the caller asked for."""
    own = os.environ.get("PYTHONPATH")
    return [str(_PACKAGE_FOLDER), *([own] if own else [])]


def _message(plain: list[Any]) -> Message:
    template, values = plain
    return Message(template, values)
