"""Older documents, converted to .docx and read as that: .doc and .wps by msdoc2docx, others by LibreOffice."""

import base64
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from generator.dataclass import replace
from generator.message import Message, message
from generator.notice.sources import docx
from generator.notice.sources.apart import asked
from generator.notice.sources.contents import SourceContents, SourceRefused
from generator.notice.sources.kinds import is_open_document_xml
from generator.notice.sources.ole import MAGIC, ole_kind, stream_names

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 60
_READER = "generator.notice.sources.doc_reader"
_READER_SECONDS = 15
# Streams that only one kind of compound file has.
_OTHERS = (
    ("Workbook", message("an Excel workbook")),
    ("Book", message("an Excel workbook")),
    ("PowerPoint Document", message("a PowerPoint presentation")),
    ("__properties_version1.0", message("an e-mail of Outlook")),
    ("VisioDocument", message("a Visio drawing")),
)
_LOSSY = message(
    "form fields, objects or text boxes were not read; LibreOffice, once installed, reads them, or save it as .docx"
)
_SAVE_AGAIN = message("Open it in Word or WPS and save it as .docx.")


def contents(data: bytes) -> SourceContents:
    """The lines of an older document. Raises SourceRefused for protected and other OLE files, without LibreOffice."""
    if is_open_document_xml(data):
        return open_document(data)
    kind = ole_kind(data) if data.startswith(MAGIC) else "word"
    if kind == "protected":
        raise SourceRefused(
            message("the file is protected by a password"), message("Save a copy without the password.")
        )
    if kind == "other":
        raise SourceRefused(_other(data), _SAVE_AGAIN)
    if not data.startswith(MAGIC):
        return _by_libreoffice(data, message("reading .rtf files needs LibreOffice, which is not installed"))
    made, lossy = _made_anew(data)
    if made is None or (lossy and _program() is not None):
        without = message("the .doc or .wps file cannot be read without LibreOffice, which is not installed")
        return _by_libreoffice(data, without)
    found = docx.contents(made)
    return replace(found, warnings=(*found.warnings, _LOSSY)) if lossy else found


def _other(data: bytes) -> Message:
    """The refusal of a compound file without a document, by the streams that name its program."""
    names = stream_names(data)
    known = next((what for name, what in _OTHERS if name in names), None)
    if known is None:
        return message("this is an Office file, but no Word or WPS document")
    return message("this is {what}, but no Word or WPS document", what=known)


def _made_anew(data: bytes) -> tuple[bytes | None, bool]:
    """The document as .docx without LibreOffice, None where that fails; whether something of it was left out."""
    try:
        answer = asked(_READER, data, _READER_SECONDS)
    except subprocess.TimeoutExpired:
        answer = None
    return (base64.b64decode(answer["docx"]), bool(answer["lossy"])) if answer else (None, False)


def open_document(data: bytes) -> SourceContents:
    """The lines of an OpenDocument text (.odt, .ott, .fodt), or of one in the Chinese UOF. Raises as above."""
    return _by_libreoffice(
        data, message("this is an OpenDocument or UOF text; reading it needs LibreOffice, which is not installed")
    )


def _by_libreoffice(data: bytes, without: Message) -> SourceContents:
    program = _program()
    if program is None:
        raise SourceRefused(without, _SAVE_AGAIN)
    with tempfile.TemporaryDirectory(prefix="policydocs-") as folder:
        return docx.contents(_converted(data, program, Path(folder)))


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def _converted(data: bytes, program: str, folder: Path) -> bytes:
    """The document as .docx; a user profile of its own keeps an open LibreOffice out of it."""
    source = folder / "notice.doc"
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    _run(command)
    made = folder / "out" / "notice.docx"
    if not made.is_file():
        raise SourceRefused(message("LibreOffice could not open the file"), _SAVE_AGAIN)
    return made.read_bytes()


def _run(command: list[str]) -> None:
    """Run LibreOffice; after the time limit end it with all its processes."""
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
    ) as process:
        try:
            process.wait(timeout=_SECONDS)
        except subprocess.TimeoutExpired as error:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            words = message("LibreOffice needed more than {seconds} seconds for the file", seconds=_SECONDS)
            raise SourceRefused(words, _SAVE_AGAIN) from error
