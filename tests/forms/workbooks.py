"""Workbooks as offices and their systems write them, each with the rows that a person sees in it.

A cell is the text that is taken; REFUSED where the cell is refused; PASSED stands for a row that no form is made of.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property, partial

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.zips import unzipped, zipped

REFUSED, PASSED = "?", "passed over"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADS = ("单位名称", "注册资本")
Change = Callable[[dict[str, bytes]], None]
Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Book:
    """`make`: writes the file; not done where pytest only collects."""

    name: str
    make: Callable[[], bytes]
    rows: Rows

    @cached_property
    def data(self) -> bytes:
        return self.make()


def book(name: str, fill: Callable[[Worksheet], None], rows: Rows, change: Change | None = None) -> Book:
    """A workbook with HEADS in its first row, filled by openpyxl, then changed part by part."""
    return Book(name, partial(_written, fill, change), rows)


def _written(fill: Callable[[Worksheet], None], change: Change | None) -> bytes:
    made = Workbook()
    made.active.append(HEADS)
    fill(made.active)
    data = io.BytesIO()
    made.save(data)
    if change is None:
        return data.getvalue()
    parts = unzipped(data.getvalue())
    change(parts)
    return zipped(parts)


def in_sheet(old: str, new: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"]
        assert old.encode() in sheet, sheet
        parts["xl/worksheets/sheet1.xml"] = sheet.replace(old.encode(), new.encode())

    return change


_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
    f'ContentType="{_SHEETS}.sheet.main+xml"/><Override PartName="/xl/worksheets/a.xml" '
    f'ContentType="{_SHEETS}.worksheet+xml"/></Types>'
)


def plain(cells: str, heads: str = "") -> bytes:
    """A workbook of a program that writes as little as may be: no styles, no shared texts, no places."""
    heads = heads or "".join(f'<c t="inlineStr"><is><t>{head}</t></is></c>' for head in HEADS)
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": f'<Relationships xmlns="{kinds}"><Relationship Id="a" Type="{OFFICE}/officeDocument" '
            'Target="/xl/workbook.xml"/></Relationships>'.encode(),
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kinds}"><Relationship Id="r1" '
            f'Type="{OFFICE}/worksheet" Target="worksheets/a.xml"/></Relationships>'.encode(),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="一" sheetId="1" '
            'r:id="r1"/></sheets></workbook>'.encode(),
            "xl/worksheets/a.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row>{heads}</row>{cells}</sheetData>'
            "</worksheet>".encode(),
        }
    )


def as_strict(parts: dict[str, bytes]) -> None:
    for name, content in parts.items():
        text = content.decode()
        for old, new in ((MAIN, STRICT), (OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")):
            text = text.replace(old, new)
        parts[name] = text.encode()


def with_prefix(parts: dict[str, bytes]) -> None:
    """Names with a prefix, as the Open XML SDK writes them."""
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for tag in ("worksheet", "sheetData", "row", "c", "v", "is", "t", "dimension", "pageMargins"):
        sheet = (
            sheet.replace(f"<{tag}>", f"<x:{tag}>")
            .replace(f"<{tag} ", f"<x:{tag} ")
            .replace(f"</{tag}>", f"</x:{tag}>")
        )
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("<x:worksheet xmlns=", "<x:worksheet xmlns:x=").encode()


def appended(*rows: tuple[object, ...]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(row)

    return fill


def formatted(value: object, code: str) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        sheet.append(("甲公司", value))
        sheet["B2"].number_format = code

    return fill


def merged(*ranges: str, rows: tuple[tuple[object, ...], ...]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        appended(*rows)(sheet)
        for each in ranges:
            sheet.merge_cells(each)

    return fill


def struck(sheet: Worksheet) -> None:
    sheet.append(("甲公司", 500))
    sheet["B2"].font = Font(strike=True)


def run(text: str, **looks: object) -> TextBlock:
    return TextBlock(InlineFont(**looks), text)


def hidden(sheet: Worksheet) -> None:
    appended(("甲公司", 500), ("乙公司", 300), ("丙公司", 1))(sheet)
    sheet.row_dimensions[3].hidden = True


def hidden_column(sheet: Worksheet) -> None:
    sheet.append(("甲公司", 500))
    sheet.column_dimensions["B"].hidden = True


def books() -> Iterator[Book]:
    """Every workbook with what is seen in it."""
    two: Rows = [("甲公司", "500"), ("乙公司", "300")]
    some = appended(("甲公司", 500), ("乙公司", 300))
    one: Rows = [("甲公司", "500")]
    far = '<row r="1048576"><c r="XFD1048576"/></row></sheetData>'
    yield book("plain", some, two)
    yield book("yuan", formatted(5000000, '#,##0.00"元"'), [("甲公司", "5,000,000.00元")])
    yield book("percent", formatted(0.0625, "0.00%"), [("甲公司", "6.25%")])
    yield book("time", formatted(time(9, 30), "h:mm"), [("甲公司", "9:30")])
    yield book("moment", formatted(datetime(2025, 6, 3, 9, 30), "yyyy/m/d h:mm"), [("甲公司", "2025/6/3 9:30")])
    yield book("month", formatted(datetime(2025, 6, 1), 'yyyy"年"m"月"'), [("甲公司", "2025年6月")])
    yield book("short date", formatted(datetime(2025, 6, 3), "mm-dd-yy"), [("甲公司", "2025/6/3")])
    yield book("hidden value", formatted(500, ";;;"), [("甲公司", REFUSED)])
    yield book("red for minus", formatted(-500, "0.00;[Red]0.00"), [("甲公司", REFUSED)])
    yield book("fraction", formatted(0.5, "# ?/?"), [("甲公司", REFUSED)])
    yield book("long number", formatted(911100008021004330, "0"), [("甲公司", REFUSED)])
    yield book("text with words", formatted("甲", '@"乡"'), [("甲公司", "甲乡")])
    yield book("days of 1904", formatted(datetime(2025, 6, 3), "yyyy-mm-dd"), [("甲公司", "2029-06-04")], since_1904)
    for stored, seen in (("13.530000000000001", "13.53"), ("0.30000000000000004", "0.3"), ("3.5E2", "350")):
        yield book(
            f"dust {stored}", appended(("甲公司", 7)), [("甲公司", seen)], in_sheet("<v>7</v>", f"<v>{stored}</v>")
        )
    yield book(
        "thirds",
        appended(
            ("甲公司", 100 / 3),
        ),
        [("甲公司", "33.3333333333333")],
    )
    yield book("formula", appended(("甲公司", "=200+300")), [("甲公司", REFUSED)])
    yield book("formula for a name", appended(('="甲"&"公司"', 500)), [(REFUSED, "500")])
    yield book("formula with a value", appended(("甲公司", "=2+3")), [("甲公司", "5")], in_sheet("<v></v>", "<v>5</v>"))
    yield book(
        "formula with a nought that nobody calculated",
        appended(("甲公司", "=2+3")),
        [("甲公司", REFUSED)],
        in_sheet("<v></v>", "<v>0</v>"),
    )
    yield book(
        "formula with a text",
        appended(("甲公司", "=A1")),
        [("甲公司", "五百")],
        in_sheet('<c r="B2"><f>A1</f><v></v>', '<c r="B2" t="str"><f>A1</f><v>五百</v>'),
    )
    yield book(
        "formula with an empty text",
        appended(("甲公司", "=A1")),
        [("甲公司",)],
        in_sheet('<c r="B2"><f>A1</f><v></v>', '<c r="B2" t="str"><f>A1</f><v></v>'),
    )
    yield book(
        "formula with an error",
        appended(("甲公司", "=A1")),
        [("甲公司", "#N/A")],
        in_sheet('<c r="B2"><f>A1</f><v></v>', '<c r="B2" t="e"><f>A1</f><v>#N/A</v>'),
    )
    yield book("line break", appended(("甲_x000D_\n公司", 500)), [("甲\r\n公司", "500")])
    yield book("escaped tab", appended(("甲_x0009_公司", 500)), [("甲\t公司", "500")])
    yield book("escaped underscore", appended(("甲_x005F_x000D_", 500)), [("甲_x000D_", "500")])
    yield book("escaped pair", appended(("_xD842__xDFB7_公司", 500)), [("𠮷公司", "500")])
    yield book("dimension of one cell", some, two, in_sheet('ref="A1:B3"', 'ref="A1"'))
    yield book("dimension too small", some, two, in_sheet('ref="A1:B3"', 'ref="A1:A2"'))
    yield book("dimension too large", some, two, in_sheet('ref="A1:B3"', 'ref="A1:XFD1048576"'))
    yield book("cell far out in a sheet that says so", some, two, both_far)
    yield book("cell far out", some, two, in_sheet("</sheetData>", far))
    yield book("strict", some, two, as_strict)
    yield book("strict with a day", formatted(datetime(2025, 6, 3), "yyyy/m/d"), [("甲公司", "2025/6/3")], strict_day)
    yield book("prefix", some, two, with_prefix)
    yield Book(
        "no places", partial(plain, '<row><c t="inlineStr"><is><t>甲公司</t></is></c><c><v>500</v></c></row>'), one
    )
    yield Book("hole", partial(plain, '<row r="5"><c r="B5"><v>500</v></c></row>'), [("", "500")])
    yield Book(
        "read aloud",
        partial(
            plain,
            '<row><c t="inlineStr"><is><r><t>甲</t></r><r><t>公司</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></is></c>'
            "<c><v>500</v></c></row>",
        ),
        one,
    )
    yield book(
        "merged down", merged("A2:A3", rows=(("甲公司", 500), (None, 300))), [("甲公司", "500"), ("甲公司", "300")]
    )
    yield book(
        "merged over four rows",
        merged("A2:A5", rows=(("甲", 1), (None, 2), (None, 3), (None, 4), ("乙", 5))),
        [("甲", "1"), ("甲", "2"), ("甲", "3"), ("甲", "4"), ("乙", "5")],
    )
    yield book("merged sum", merged("B2:B3", rows=(("甲", 500), ("乙", None))), [("甲", "500"), ("乙", "500")])
    yield book("merged across", merged("A2:B2", rows=(("甲公司", None), ("乙", 3))), [("甲公司",), ("乙", "3")])
    yield book("merged with nothing beside", merged("A2:A3", "B2:B3", rows=(("甲公司", 500), (None, None))), one)
    yield book("sum", appended(("甲公司", 500), ("合计", 500)), [*one, (PASSED,)])
    yield book(
        "sum spaced out",
        appended(("甲公司", 500), ("合  计", 500), ("小 计：", 1), ("总计（家）", 2)),
        [*one, (PASSED,), (PASSED,), (PASSED,)],
    )
    yield book(
        "who made it",
        appended(
            ("甲公司", 500),
            ("制表人：张三", None),
            ("审核人：李四   日期：2025年6月3日", None),
            ("填表日期:2025.6.3", None),
            ("备注：以上均为市级", None),
        ),
        [*one, (PASSED,), (PASSED,), (PASSED,), (PASSED,)],
    )
    yield book("heads once more", appended(("甲公司", 500), HEADS, ("乙公司", 300)), [two[0], (PASSED,), two[1]])
    yield book(
        "companies with such names",
        appended(("合计利商贸有限公司", 500), ("总计划科技公司", 300), ("统计人服务公司", 2)),
        [("合计利商贸有限公司", "500"), ("总计划科技公司", "300"), ("统计人服务公司", "2")],
    )
    yield book("hidden row", hidden, [two[0], (PASSED,), ("丙公司", "1")])
    yield book("hidden column", hidden_column, [("甲公司",)])
    yield book("struck through", struck, [("甲公司", REFUSED)])
    yield book(
        "struck in part", appended(("甲公司", CellRichText(run("300", strike=True), run("500")))), [("甲公司", REFUSED)]
    )
    yield book(
        "raised", appended(("甲公司", CellRichText("10", run("3", vertAlign="superscript")))), [("甲公司", "10³")]
    )
    yield book("truth", appended((True, False)), [("TRUE", "FALSE")])
    yield book("apostrophe", appended(("甲公司", "000535")), [("甲公司", "000535")])


def both_far(parts: dict[str, bytes]) -> None:
    in_sheet('ref="A1:B3"', 'ref="A1:XFD1048576"')(parts)
    in_sheet("</sheetData>", '<row r="1048576"><c r="XFD1048576"/></row></sheetData>')(parts)


def since_1904(parts: dict[str, bytes]) -> None:
    text = parts["xl/workbook.xml"]
    assert b"<workbookPr/>" in text or b"<workbookPr />" in text, text
    parts["xl/workbook.xml"] = text.replace(b"<workbookPr", b'<workbookPr date1904="1"', 1)


def strict_day(parts: dict[str, bytes]) -> None:
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b'<c r="B2" s="1" t="n"><v>45811</v>' in sheet, sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b't="n"><v>45811</v>', b't="d"><v>2025-06-03T00:00:00</v>')
    as_strict(parts)
