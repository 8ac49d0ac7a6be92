"""Which reader a workbook needs: its content says so, whatever its ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from generator.forms.rosters.ods import ods_table
from generator.forms.rosters.package import RosterPackage
from generator.forms.rosters.remarks import unreadable
from generator.forms.rosters.rows import RosterTable
from generator.forms.rosters.xls import xls_table
from generator.forms.rosters.xlsx import xlsx_table
from generator.message import Message, message

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")  # a stream of [MS-OFFCRYPTO], named in the directory of the file


def workbook_table(file: Path) -> RosterTable:
    """The first sheet that is not hidden. Raises UsageError, while its rows are read, too."""
    return _READERS.get(_kind(file), _refuse)(file)


def _kind(file: Path) -> str:
    with file.open("rb") as data:
        start = data.read(512)
    if start.startswith(_ZIP):
        return next((kind for part, kind in _PARTS.items() if part in RosterPackage(file).names), "zip")
    if start.startswith(_OLE):
        return "protected" if _PROTECTED in file.read_bytes() else "xls"
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<?xml", b"<workbook")):
        return "xml"
    return "page" if text.startswith(b"<") else ""


def _refuse(file: Path) -> RosterTable:
    raise unreadable(file, _REFUSED.get(_kind(file), message("it is no workbook, whatever its ending says")))


# A part that only this kind of package has.
_PARTS = {
    "xl/workbook.bin": "xlsb",
    "xl/workbook.xml": "xlsx",
    "content.xml": "ods",
    "word/document.xml": "docx",
    "_rels/.rels": "xlsx",
}
_READERS: Mapping[str, Callable[[Path], RosterTable]] = {"xlsx": xlsx_table, "ods": ods_table, "xls": xls_table}
_REFUSED: Mapping[str, Message] = {
    "xlsb": message("it is a binary workbook (.xlsb)"),
    "docx": message("it is a Word file"),
    "protected": message("it is protected by a password"),
    "xml": message("it is a workbook of 2003 in XML, whatever its ending says"),
    "page": message("it is a web page, whatever its ending says"),
}
