"""Older documents (.doc, .wps, .rtf) by way of LibreOffice, where it is installed: converted to .docx, read as that."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from generator.message import Message, message
from generator.notice.sources import docx
from generator.notice.sources.contents import Contents, Refused
from generator.notice.sources.ole import MAGIC, ole_kind

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 60
_SAVE_AGAIN = message("Open it in Word or WPS and save it as .docx.")


def contents(data: bytes) -> Contents:
    """The lines of an older document. Raises Refused for protected files, other OLE files and without LibreOffice."""
    kind = ole_kind(data) if data.startswith(MAGIC) else "word"
    if kind == "protected":
        raise Refused(message("the file is protected by a password"), message("Save a copy without the password."))
    if kind == "other":
        raise Refused(message("this is an Office file, but no Word or WPS document"), _SAVE_AGAIN)
    return _by_libreoffice(data, message("reading .doc, .wps and .rtf files needs LibreOffice, which is not installed"))


def open_document(data: bytes) -> Contents:
    """The lines of an OpenDocument text (.odt, .ott, .fodt), or of one in the Chinese UOF. Raises Refused as above."""
    return _by_libreoffice(
        data, message("this is an OpenDocument or UOF text; reading it needs LibreOffice, which is not installed")
    )


def _by_libreoffice(data: bytes, without: Message) -> Contents:
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Refused(without, _SAVE_AGAIN)
    with tempfile.TemporaryDirectory(prefix="policydocs-") as folder:
        return docx.contents(_converted(data, program, Path(folder)))


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
        raise Refused(message("LibreOffice could not open the file"), _SAVE_AGAIN)
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
            raise Refused(words, _SAVE_AGAIN) from error
