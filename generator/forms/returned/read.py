"""A returned file to what it says; its kind is told from the content, never from the name."""

from __future__ import annotations

from generator.forms.returned.package import MAGIC
from generator.forms.returned.raw import RawForm, Refused
from generator.forms.returned.saved_page import read_saved_page
from generator.forms.returned.word import read_word
from generator.message import Message, message

LARGEST = 32 << 20  # bytes of a returned file: a form with some scanned pages in it
_AGAIN = message("Ask for the form itself, saved as .docx, or the file that its page saves.")
_OTHERS: tuple[tuple[bytes, Message], ...] = (
    (b"\xd0\xcf\x11\xe0", message("it is a file of old Word or WPS (.doc, .wps), or protected by a password")),
    (b"%PDF", message("it is a PDF, which has no fields to read")),
    (b"\xff\xd8\xff", message("it is a picture, which has no fields to read")),
    (b"\x89PNG", message("it is a picture, which has no fields to read")),
    (b"Rar!", message("it is a RAR archive; zip archives are opened")),
    (b"7z\xbc\xaf", message("it is a 7z archive; zip archives are opened")),
)


def read_returned(data: bytes) -> RawForm:
    """What a returned file says. Raises Refused where it is no form or cannot be read."""
    if not data:
        raise Refused(message("the file is empty"), _AGAIN)
    if len(data) > LARGEST:
        raise Refused(message("it is larger than {limit} MB", limit=LARGEST >> 20), code="hostile-file")
    if data.startswith(MAGIC):
        return read_word(data)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return read_saved_page(data)
    for magic, words in _OTHERS:
        if data.startswith(magic):
            raise Refused(words, _AGAIN, "no-form")
    raise Refused(message("it is neither a Word file nor a saved form"), _AGAIN, "no-form")
