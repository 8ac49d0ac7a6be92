"""Reading: from a notice file to a structured notice."""

from collections.abc import Sequence
from pathlib import Path

from generator.errors import NoticeUnreadable
from generator.notice.body import Body, body
from generator.notice.clauses import clauses
from generator.notice.definitions import definitions
from generator.notice.front import Front, front
from generator.notice.lines import Line
from generator.notice.model import Notice
from generator.notice.sources import source_of
from generator.notice.sources.text import lines_of
from generator.notice.validity import effective
from generator.notice.warnings import warnings


def read_notice(path: Path) -> Notice:
    """The notice in a file. Raises NoticeUnreadable where the file is missing, empty, binary or of an unknown kind."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NoticeUnreadable(path, error.strerror or str(error)) from error
    source = source_of(data)
    if source is None:
        raise NoticeUnreadable(path, "no kind of notice file that can be read", hint="Save it as plain text (UTF-8).")
    lines = source.lines(data)
    if not any(line.text for line in lines):
        raise NoticeUnreadable(path, "the file holds no text")
    return _notice(lines)


def parse_notice(text: str) -> Notice:
    """The notice in a text."""
    return _notice(lines_of(text))


def _notice(lines: Sequence[Line]) -> Notice:
    parts: Body = body(lines)
    top: Front = front(parts)
    read = clauses(parts.pieces)
    texts = (*parts.preamble, *(clause.text for clause in read), *parts.closing)
    return Notice(
        title=top.title,
        body_title=top.body_title,
        document_number=top.document_number,
        issuers=top.issuers,
        addressees=top.addressees,
        issued=top.issued,
        effective=effective(parts.preamble, read, parts.closing),
        definitions=definitions(texts),
        preamble=parts.preamble,
        closing=parts.closing,
        clauses=read,
        warnings=warnings(parts, top, read),
    )
