"""PDF files, read in a process of their own: a page can be written so that PDFium never ends, or takes all memory."""

import subprocess
from typing import Any

from generator.message import Message, message
from generator.notice.lines import Line
from generator.notice.sources.apart import asked
from generator.notice.sources.contents import SourceContents, SourceRefused

_READER = "generator.notice.sources.pdf_reader"
_SECONDS = 19  # the reader itself stops between pages after 14


def contents(data: bytes) -> SourceContents:
    """The paragraphs of a PDF. Raises SourceRefused for protected, damaged, scanned and hostile files."""
    answer = _answer(data)
    if "refused" in answer:
        raise SourceRefused(_message(answer["refused"]), _message(answer["hint"]))
    lines = tuple(Line(text, number, complete) for number, (text, complete) in enumerate(answer["lines"], start=1))
    return SourceContents(lines, warnings=tuple(map(_message, answer["warnings"])))


def _answer(data: bytes) -> dict[str, Any]:
    """What the reader says of the file."""
    try:
        answer = asked(_READER, data, _SECONDS)
    except subprocess.TimeoutExpired as error:
        words = message("reading the PDF needed more than {seconds} seconds", seconds=_SECONDS)
        raise SourceRefused(words, message("Print it to a new PDF, or save it as .docx.")) from error
    if answer is None:
        raise SourceRefused(
            message("the PDF is damaged, or too large to be read"),
            message("Open it in a PDF reader and print it to a new PDF."),
        )
    return answer


def _message(plain: list[Any]) -> Message:
    template, values = plain
    return Message(
        template, {name: _message(value) if isinstance(value, list) else value for name, value in values.items()}
    )
