"""A returned file to what it says; its kind is told from the content, never from the name."""

from __future__ import annotations

from collections.abc import Sequence

from generator.forms.returned.raw import AGAIN, LARGEST, FormRefused, RawForm, too_large
from generator.forms.returned.saved_page import read_saved_page
from generator.forms.returned.sources import ReturnedFile
from generator.forms.returned.word import read_word
from generator.message import Message, message
from generator.word.reading import MAGIC

_PICTURE = message("it is a picture, which has no fields to read")
_PAGE = message("it is a web page; the answers are in the file that its button saves")
_WORD_XML = message("it is a Word document saved as XML")
_OTHERS: tuple[tuple[bytes, Message], ...] = (
    (b"\xd0\xcf\x11\xe0", message("it is a file of old Word or WPS (.doc, .wps), or protected by a password")),
    (b"%PDF", message("it is a PDF, which has no fields to read")),
    *((magic, _PICTURE) for magic in (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")),
    (b"Rar!", message("it is a RAR archive; zip archives are opened")),
    (b"7z\xbc\xaf", message("it is a 7z archive; zip archives are opened")),
    (b"\x1f\x8b", message("it is a gzip archive; zip archives are opened")),
    (b"{\\rtf", message("it is an RTF document")),
    (b"MIME-Version:", _PAGE),
)
# What stands in the first bytes of others, in small letters.
_INSIDE: tuple[tuple[bytes, Message], ...] = (
    (b"ftypheic", _PICTURE),
    (b"ftypmif1", _PICTURE),
    (b"webp", _PICTURE),
    (b"schemas.microsoft.com/office/word/2003/wordml", _WORD_XML),
    (b"schemas.microsoft.com/office/2006/xmlpackage", _WORD_XML),
    (b"urn:oasis:names:tc:opendocument", message("it is an OpenDocument file")),
    (b"<!doctype html", _PAGE),
    (b"<html", _PAGE),
    (b'"policydocs"', message("it is a list of saved forms; each is a file of its own")),
)
_START = 2_000  # bytes
Read = tuple[str, RawForm | FormRefused]


def read_batch(batch: Sequence[ReturnedFile]) -> list[Read]:
    """What the files of a batch say, in their order."""
    return [read_one(source) for source in batch]


def read_one(source: ReturnedFile) -> Read:
    """What a file says; whatever is wrong with it is a value."""
    if isinstance(source.data, FormRefused):
        return source.name, source.data
    try:
        return source.name, read_returned(source.data)
    except FormRefused as refused:
        return source.name, refused
    except Exception as error:  # noqa: BLE001 - a file from outside must never stop the batch
        return source.name, FormRefused(message("it could not be read ({problem})", problem=type(error).__name__))


def read_returned(data: bytes) -> RawForm:
    """What a returned file says. Raises FormRefused where it is no form or cannot be read."""
    if not data:
        raise FormRefused(message("the file is empty"), AGAIN)
    if len(data) > LARGEST:
        raise too_large()
    if data.startswith(MAGIC):
        return read_word(data)
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{") and not start.startswith(b"{\\rtf"):
        return read_saved_page(data)
    raise FormRefused(_what_it_is(start), AGAIN, "no-form")


def _what_it_is(start: bytes) -> Message:
    """What a file is that is no form, by its first bytes."""
    for magic, words in _OTHERS:
        if start.startswith(magic):
            return words
    small = start.lower()
    found = (words for mark, words in _INSIDE if mark in small)
    return next(found, message("it is neither a Word file nor a saved form"))
