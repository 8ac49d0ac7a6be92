"""Zip packages: which document is inside, told from its parts; those that cannot be read are refused by their name."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from generator.message import Message, message
from generator.notice.sources import docx, ofd, office
from generator.notice.sources.archive import opened
from generator.notice.sources.contents import SourceContents, SourceRefused
from generator.word.reading import Package

_AS_TEXT = message("Save the notice as .docx or plain text.")
_UNPACK = message("Unpack it and read the file with the notice.")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
# A part that only one kind of package has, and what that kind is called.
_OTHERS: Sequence[tuple[Callable[[str], bool], Message]] = (
    (lambda name: name == "xl/workbook.xml" or name == "xl/workbook.bin", message("an Excel workbook")),
    (lambda name: name == "ppt/presentation.xml", message("a PowerPoint presentation")),
    (lambda name: name.endswith(".fdseq"), message("an XPS document")),
    (lambda name: name == "META-INF/container.xml", message("an e-book (EPUB)")),
    (lambda name: name.startswith("Index/") and name.endswith(".iwa"), message("an Apple Pages document")),
    (lambda name: name in ("uof.xml", "content.xml"), message("a UOF or OpenDocument file")),
    (lambda name: name == "AndroidManifest.xml", message("an Android program")),
)
_LISTED = 5


def contents(data: bytes) -> SourceContents:
    """The lines of the document in a package. Raises SourceRefused for packages of other kinds."""
    with opened(data) as archive:
        if archive.find("OFD.xml") is not None:
            return ofd.contents_of(archive)
        if docx.main_part(archive) in archive and not _is_other(archive):
            return docx.contents_of(archive)
        declared = archive.part("mimetype") or b""
        if declared.startswith(_OPEN_DOCUMENT + b"text"):
            return office.open_document(data)
        raise SourceRefused(_named(archive, declared), _AS_TEXT if declared or _is_other(archive) else _UNPACK)


def _is_other(archive: Package) -> bool:
    return any(holds(name) for holds, _ in _OTHERS for name in archive.names)


def _named(archive: Package, declared: bytes) -> Message:
    for holds, what in _OTHERS:
        if any(map(holds, archive.names)):
            return message("this is {what}, not a text document", what=what)
    if declared:
        return message("this is {what}, not a text document", what=message("an OpenDocument file"))
    files = [name for name in archive.names if not name.endswith("/")]
    kinds = Counter(PurePosixPath(name).suffix.lower() or PurePosixPath(name).name for name in files)
    listed = ", ".join(kind for kind, _ in kinds.most_common(_LISTED))
    return message(
        "this is a zip archive and no Word file; it holds {count} files ({kinds})", count=len(files), kinds=listed
    )
