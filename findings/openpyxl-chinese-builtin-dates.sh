#!/usr/bin/env bash
# openpyxl 3.1.5 reads a date in a built-in format of Chinese Excel (numFmtId 27 to 36 and 50 to 58) as a bare number in
# General; python-calamine 0.9.1 gives the date for the same file.
#
# ECMA-376 Part 1, 18.8.30, zh-CN: 31 is yyyy"年"m"月"d"日", 57 yyyy"年"m"月". Such an id needs no formatCode in
# styles.xml, and a Chinese Excel writes none. Seen for 44560 (30 December 2021) in 14, 31 and 57: openpyxl a datetime,
# 44560 and 44560, the formats mm-dd-yy, General and General; calamine three dates.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet openpyxl==3.1.5 python-calamine==0.9.1
"$folder/venv/bin/python" - "$folder/roster.xlsx" <<'PYTHON'
import sys
import zipfile
from datetime import date

import openpyxl
from python_calamine import CalamineWorkbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FORMATS = (14, 31, 57)
cells = "".join(f'<c r="{"ABC"[nth]}1" s="{nth}"><v>44560</v></c>' for nth in range(len(FORMATS)))
looks = "".join(
    f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for number in FORMATS
)
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
    f'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.'
    f'main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{LINKS}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="S" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{LINKS}/'
    f'worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{LINKS}/styles" Target="styles.xml"/>'
    "</Relationships>",
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    f'<cellXfs count="{len(FORMATS)}">{looks}</cellXfs></styleSheet>',
}
with zipfile.ZipFile(sys.argv[1], "w") as archive:
    for name, text in parts.items():
        archive.writestr(name, text)
row = next(openpyxl.load_workbook(sys.argv[1]).active.iter_rows())
ours = [(getattr(cell.value, "year", cell.value), cell.number_format) for cell in row]
other = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()[0]
print("openpyxl:", ours, "calamine:", other)
day = date(2021, 12, 30)
sys.exit(0 if ours == [(2021, "mm-dd-yy"), (44560, "General"), (44560, "General")] and other == [day] * 3 else 1)
PYTHON
