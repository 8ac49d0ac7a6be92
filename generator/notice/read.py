"""Reading: from a notice file to a structured notice."""

from pathlib import Path

from generator.errors import NoticeUnreadable
from generator.message import message
from generator.notice.body import Body, body
from generator.notice.clauses import clauses
from generator.notice.definitions import definitions
from generator.notice.front import Front, front
from generator.notice.model import Notice
from generator.notice.sources import source_of
from generator.notice.sources.contents import Contents, Refused
from generator.notice.sources.text import lines_of
from generator.notice.validity import effective, unclaimed_term
from generator.notice.warnings import warnings

LARGEST_FILE = 200 << 20  # bytes; a scanned notice with its pictures can be large, a text never is


def read_notice(path: Path) -> Notice:
    """The notice in a file, of whatever kind its bytes are.

    Raises NoticeUnreadable where the file is missing, empty, binary, damaged, protected, too large, without a text
    layer, or of an unknown kind.
    """
    try:
        data = _bytes_of(path)
        return _notice(_contents(data))
    except Refused as refused:
        raise NoticeUnreadable(path, refused.words, hint=refused.hint) from refused
    except OSError as error:
        raise NoticeUnreadable(path, error.strerror or str(error)) from error


def parse_notice(text: str) -> Notice:
    """The notice in a text."""
    return _notice(Contents(lines_of(text)))


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        limit = LARGEST_FILE >> 20
        raise Refused(message("the file is larger than {limit} MB; no notice is", limit=limit))
    return path.read_bytes()


def _contents(data: bytes) -> Contents:
    if not data.strip():
        raise Refused(message("the file is empty"))
    source = source_of(data)
    if source is None:
        raise Refused(
            message("no kind of notice file that can be read"),
            message(
                "Notices can be .txt, .md, .html, .docx, .pdf, .ofd, .doc and .wps; "
                ".rtf and .odt where LibreOffice is installed."
            ),
        )
    contents = source.contents(data)
    if not any(line.text for line in contents.lines):
        raise Refused(message("the file holds no text"))
    return contents


def _notice(contents: Contents) -> Notice:
    parts: Body = body(contents.lines)
    top: Front = front(parts, contents.metadata)
    read = clauses(parts.pieces)
    texts = (*parts.preamble, *(clause.text for clause in read), *parts.closing)
    term = effective(parts.preamble, read, parts.closing)
    unclaimed = unclaimed_term(term, read, parts.closing)
    return Notice(
        title=top.title,
        body_title=top.body_title,
        document_number=top.document_number,
        issuers=top.issuers,
        addressees=top.addressees,
        issued=top.issued,
        effective=term,
        definitions=definitions(texts),
        preamble=parts.preamble,
        closing=parts.closing,
        clauses=read,
        warnings=(*contents.warnings, *warnings(parts, top, read, unclaimed)),
        passed_over=parts.passed_over,
    )
