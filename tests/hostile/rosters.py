"""Rosters that claim more than they hold, or hold more than anybody reads; returned forms likewise."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.zips import bomb, unzipped, zipped

_SHEET = "xl/worksheets/sheet1.xml"
_HEADS = ("单位名称", "注册资本")
_ROW = ("江城某公司", 100)


def _book(fill: Callable[[Worksheet], object] | None = None, change: Callable[[str], str] | None = None) -> bytes:
    """A workbook of one row; `fill` adds to its sheet, `change` edits the sheet's XML."""
    made, stream = Workbook(), io.BytesIO()
    made.active.append(_HEADS)
    made.active.append(_ROW)
    if fill:
        fill(made.active)
    made.save(stream)
    parts = unzipped(stream.getvalue())
    if change:
        parts[_SHEET] = change(parts[_SHEET].decode()).encode()
    return zipped(parts)


def _dimension(reference: str) -> bytes:
    return _book(change=lambda text: text.replace('<dimension ref="A1:B2"', f'<dimension ref="{reference}"'))


def _far(cell: str) -> bytes:
    return _book(lambda sheet: sheet.__setitem__(cell, "x"))


def _rows(more: str) -> bytes:
    return _book(change=lambda text: text.replace("</sheetData>", f"{more}</sheetData>"))


def _merged(count: int) -> bytes:
    cells = '<mergeCell ref="A2:XFD1048576"/>' * count
    return _book(change=lambda text: text.replace("</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>"))


def _entities(text: str) -> str:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return text.replace("<worksheet", f'<!DOCTYPE a [<!ENTITY e0 "x">{rows}]><worksheet', 1)


def _shared_strings() -> bytes:
    parts = unzipped(_book())
    item = "<si><t>某公司</t></si>" * 2_000_000
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return zipped({**parts, "xl/sharedStrings.xml": f'<sst xmlns="{main}">{item}</sst>'.encode()})


def _formats() -> bytes:
    def fill(sheet: Worksheet) -> None:
        for number in range(200):
            sheet.cell(3 + number, 2, 5).number_format = '#,##0.00"万元"' + "0" * 200 + f'"{number}"'

    return _book(fill)


def _open_document(table: str) -> bytes:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet><table:table>{table}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()})


def _ods_row(cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def _ods_cell(words: str, repeated: int = 1) -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{repeated}" office:value-type="string">'
        f"<text:p>{words}</text:p></table:table-cell>"
    )


_ODS_HEAD = _ods_row(_ods_cell("单位名称") + _ods_cell("注册资本"))

ROSTERS: dict[str, Callable[[], bytes | str]] = {
    "bzip2.xlsx": lambda: bomb("xl/workbook.xml", 700),
    "bzip2.ods": lambda: bomb("content.xml", 700),
    "dimension.xlsx": lambda: _dimension("A1:XFD1048576"),
    "far-row.xlsx": lambda: _far("A1048576"),
    "far-column.xlsx": lambda: _far("XFD2"),
    "far-corner.xlsx": lambda: _far("XFD1048576"),
    "merged.xlsx": lambda: _merged(1),
    "merged-many.xlsx": lambda: _merged(20_000),
    "blank-rows.xlsx": lambda: _rows("<row/>" * 300_000),
    "blank-cells.xlsx": lambda: _rows(f"<row>{'<c/>' * 1_000_000}</row>"),
    "a-million-cells.xlsx": lambda: _rows("<row>" + '<c t="inlineStr"><is><t>x</t></is></c>' * 600_000 + "</row>"),
    "rows.xlsx": lambda: _rows('<row><c t="inlineStr"><is><t>某公司</t></is></c><c><v>1</v></c></row>' * 6_000),
    "row-numbers.xlsx": lambda: _rows("".join(f'<row r="{n * 100}"><c><v>1</v></c></row>' for n in range(1, 3_000))),
    "entities.xlsx": lambda: _book(change=_entities),
    "deep.xlsx": lambda: _rows("<row>" * 100_000 + "</row>" * 100_000),
    "shared-strings.xlsx": _shared_strings,
    "formats.xlsx": _formats,
    "bomb.xlsx": lambda: bomb(_SHEET, 900, zipfile.ZIP_DEFLATED, of=b" ", beside=unzipped(_book())),
    "overlapping.xlsx": lambda: overlapping(2_500),
    "number.xlsx": lambda: _book(change=lambda text: text.replace("<v>100</v>", f"<v>{'9' * 1_000_000}</v>")),
    "exponent.xlsx": lambda: _book(change=lambda text: text.replace("<v>100</v>", "<v>1e999999999</v>")),
    "rows.ods": lambda: _open_document(_ODS_HEAD + _ods_row(_ods_cell("某公司") + _ods_cell("1"), 1_048_576)),
    "columns.ods": lambda: _open_document(_ODS_HEAD + _ods_row(_ods_cell("某公司", 16_384), 1_048_576)),
    "repeats.ods": lambda: _open_document(_ODS_HEAD + _ods_row(_ods_cell("某公司", 2_000_000_000), 2_000_000_000)),
    "heads.ods": lambda: _open_document(_ods_row(_ods_cell("单位名称", 16_384), 1_048_576)),
    "deep.ods": lambda: _open_document("<table:table-row>" * 100_000 + "</table:table-row>" * 100_000),
    "long-cell.csv": lambda: "单位名称,注册资本\n" + "某" * 5_000_000 + ",1\n",
    "quote.csv": lambda: '单位名称,注册资本\n"' + "某公司,1\n" * 1_000_000,
    "columns.csv": lambda: "单位名称,注册资本\n某公司" + ",1" * 300_000,
    "heads.csv": lambda: "单位名称" + ",注册资本" * 90_000 + "\n某公司,1\n",
    "blank.csv": lambda: "单位名称,注册资本\n" + ",\n" * 900_000,
    "digits.csv": lambda: "单位名称,注册资本\n某公司," + "9" * 1_000_000 + "\n",
    "exponent.csv": lambda: "单位名称,注册资本\n某公司,1e999999999\n",
    "capitals.csv": lambda: "单位名称,注册资本\n某公司," + "壹佰亿" * 200_000 + "元整\n",
    "deep.json": lambda: b"[" * 500_000,
    "digits.json": lambda: f'[{{"单位名称": "某公司", "注册资本": {"9" * 5_000_000}}}]',
    "exponent.json": lambda: '[{"单位名称": "某公司", "注册资本": 1e999999999}]',
    "keys.json": lambda: json.dumps([{f"k{n}": "x" for n in range(150_000)}]),
    "rows.json": lambda: json.dumps([{"单位名称": ""}] * 150_000),
}


def overlapping(count: int, size: int = 3 << 20) -> bytes:
    """A zip that lists one deflated member `count` times: 151 KB that unpack to gigabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(b"\0" * size) + packer.flush()
    checksum = zlib.crc32(b"\0" * size)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, checksum, len(packed), size, 0, 0)
    fields = (20, 20, 0, 8, 0, 0, checksum, len(packed), size, 6, 0, 0, 0, 0, 0, 0)
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *fields)
    names = b"".join(entry + b"%06d" % number for number in range(count))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(names), len(local) + len(packed), 0)
    return local + packed + names + end


def stored(members: dict[str, bytes]) -> bytes:
    """A zip whose members are not packed: pictures do not get smaller."""
    return zipped(members, zipfile.ZIP_STORED)
