"""Reading: from a notice file to a structured notice."""

from collections.abc import Mapping
from pathlib import Path

from generator.dataclass import dataclass
from generator.errors import NoticeUnreadable
from generator.message import Message, message
from generator.notice.body import NoticeBody, body
from generator.notice.clauses import clauses
from generator.notice.definitions import definitions, doubtful_names
from generator.notice.figure_doubts import doubtful_figures
from generator.notice.front import NoticeFront, front
from generator.notice.model import Notice
from generator.notice.sources import source_of
from generator.notice.sources.contents import SourceContents, SourceRefused
from generator.notice.sources.text import lines_of
from generator.notice.validity import effective, unclaimed_term
from generator.notice.warnings import warnings

LARGEST_FILE = 200 << 20  # bytes; a scanned notice with its pictures can be large, a text never is


@dataclass(frozen=True, slots=True)
class NoticeParts:
    """A notice cut at its clause numbers, before its words are understood: where a clause begins is corrected here.

    `printed` is all that the file says, a line a line; `metadata` what the page around the notice says.
    """

    body: NoticeBody
    printed: str
    metadata: Mapping[str, str]
    warnings: tuple[Message, ...] = ()


def read_notice(path: Path) -> Notice:
    """The notice in a file, of whatever kind its bytes are, as the reader reads it. Raises NoticeUnreadable."""
    return understood(read_parts(path))


def read_parts(path: Path) -> NoticeParts:
    """The parts of the notice in a file.

    Raises NoticeUnreadable where the file is missing, empty, binary, damaged, protected, too large, without a text
    layer, or of an unknown kind.
    """
    try:
        data = _bytes_of(path)
        return _parts(_contents(data))
    except SourceRefused as refused:
        raise NoticeUnreadable(path, refused.words, hint=refused.hint) from refused
    except OSError as error:
        raise NoticeUnreadable(path, message("{problem}", problem=error.strerror or error)) from error


def parse_notice(text: str) -> Notice:
    """The notice in a text."""
    return understood(parse_parts(text))


def parse_parts(text: str) -> NoticeParts:
    """The parts of the notice in a text."""
    return _parts(SourceContents(lines_of(text)))


def _bytes_of(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        limit = LARGEST_FILE >> 20
        raise SourceRefused(message("the file is larger than {limit} MB; no notice is", limit=limit))
    return path.read_bytes()


def _contents(data: bytes) -> SourceContents:
    if not data.strip():
        raise SourceRefused(message("the file is empty"))
    source = source_of(data)
    if source is None:
        raise SourceRefused(
            message("no kind of notice file that can be read"),
            message(
                "Notices can be .txt, .md, .html, .docx, .pdf, .ofd, .doc and .wps; "
                ".rtf and .odt where LibreOffice is installed."
            ),
        )
    contents = source.contents(data)
    if not any(line.text for line in contents.lines):
        raise SourceRefused(message("the file holds no text"))
    return contents


def _parts(contents: SourceContents) -> NoticeParts:
    printed = "\n".join(line.text for line in contents.lines)
    return NoticeParts(body(contents.lines), printed, contents.metadata, contents.warnings)


def understood(parts: NoticeParts) -> Notice:
    """The notice that the parts make: what their words say."""
    cut = parts.body
    top: NoticeFront = front(cut, parts.metadata)
    read = clauses(cut.pieces)
    texts = (*cut.preamble, *(clause.text for clause in read), *cut.closing)
    term = effective(cut.preamble, read, cut.closing)
    unclaimed = unclaimed_term(term, read, cut.closing)
    names = definitions(texts)
    return Notice(
        title=top.title,
        body_title=top.body_title,
        document_number=top.document_number,
        issuers=top.issuers,
        addressees=top.addressees,
        issued=top.issued,
        effective=term,
        definitions=names,
        preamble=cut.preamble,
        closing=cut.closing,
        clauses=read,
        warnings=(
            *parts.warnings,
            *warnings(cut, top, read, unclaimed),
            *doubtful_names(texts, names),
            *doubtful_figures(cut.preamble, read),
        ),
        passed_over=cut.passed_over,
    )
