"""Files of kinds that hold no text a program can read: refused by their name, with what to do."""

import re
from collections.abc import Sequence

from generator.message import Message, message
from generator.notice.sources.contents import SourceContents, SourceRefused
from generator.regex import regex

_HEAD = 512
_RECOGNISE = message("Run text recognition (OCR) on it and save the text as .docx or .txt.")
_UNPACK = message("Unpack it and read the file with the notice.")
_SAVE = message("Open it in the program that made it and save the notice as .docx, PDF or plain text.")
_XML = regex(rb"\s*<(?:\?xml|[A-Za-z_][\w.-]*:[A-Za-z_][\w.-]*[\s>])")
# Beginnings of files, what such a file is called, and what to do.
_KINDS: Sequence[tuple[re.Pattern[bytes], Message, Message]] = tuple(
    (regex(pattern, re.DOTALL), name, hint)
    for pattern, name, hint in (
        (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|BM.{4}\x00{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|avif|mif1)",
         message("a picture"), _RECOGNISE),
        (rb"Rar!\x1a\x07", message("a RAR archive"), _UNPACK),
        (rb"7z\xbc\xaf\x27\x1c", message("a 7-Zip archive"), _UNPACK),
        (rb"\x1f\x8b\x08", message("a gzip archive"), _UNPACK),
        (rb".{257}ustar", message("a tar archive"), _UNPACK),
        (rb"PK\x05\x06", message("an empty zip archive"), _UNPACK),
        (rb"CAJ\x00|HN\x00|KDH \x00?", message("a CAJ document"), _SAVE),
        (rb"Founder CEB", message("a CEB document (Founder Apabi)"), _SAVE),
        (rb"SEP\x00|SURSEN", message("a SEP or GD document (Sursen)"), _SAVE),
        (rb"%!PS|\xc5\xd0\xd3\xc6", message("a PostScript file"), _SAVE),
        (rb"AT&TFORM", message("a DjVu document"), _RECOGNISE),
        (rb"ITSF\x03", message("a help file (CHM)"), _SAVE),
        (rb"MZ.\x00|\x7fELF", message("a program"), message("It is no notice; do not open it.")),
        (rb"SQLite format 3", message("a database"), _SAVE),
        (rb"ID3[\x02-\x04]|OggS\x00|RIFF.{4}(?:AVI |WAVE)|.{4}ftyp", message("a recording"), _SAVE),
    )
)  # fmt: skip


def accepts(data: bytes) -> bool:
    """Whether the bytes are of such a kind, or XML, which is written for programs."""
    return _kind(data) is not None or _XML.match(data[:_HEAD].lstrip(b"\xef\xbb\xbf")) is not None


def contents(data: bytes) -> SourceContents:
    """Raises SourceRefused, always."""
    name, hint = _kind(data) or (_xml_kind(data), _SAVE)
    raise SourceRefused(message("this is {what}, not a text document", what=name), hint)


def _kind(data: bytes) -> tuple[Message, Message] | None:
    head = data[:_HEAD]
    return next(((name, hint) for pattern, name, hint in _KINDS if pattern.match(head)), None)


def _xml_kind(data: bytes) -> Message:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096]:
        return message("an Excel workbook")
    return message("an XML file")
