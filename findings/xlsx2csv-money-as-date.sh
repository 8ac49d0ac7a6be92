#!/bin/sh
# xlsx2csv 0.8.6: what a .csv made of a valid workbook says of money and times.
# Seen                                              in Excel
#   500000 in "RMB "#,##0.00       "r12b "#,##0.00    RMB 500,000.00      (M in quotation marks is taken for a month)
#   45811  in yyyy/m/d h:mm        2025/06/03 12:00   2025/6/3 0:00       (midnight becomes noon)
#   45811  in yyyy"年"m"月"d"日"    2025"年"06"月"03"日"  2025年6月3日
#   0.0512 in 0.00%;[Red]-0.00%    0.051200000000     5.12%
# Exit code 0: still so. 1: it behaves otherwise now. Needs python3 and a package index.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet xlsx2csv==0.8.6 openpyxl==3.1.5
cd "$folder"
cat > seen.py <<'PY'
import csv
import sys

from openpyxl import Workbook
from xlsx2csv import Xlsx2csv

expected = {
    (500000, '"RMB "#,##0.00'): '"r12b "#,##0.00',
    (45811, "yyyy/m/d\\ h:mm"): "2025/06/03 12:00",
    (45811, 'yyyy"年"m"月"d"日"'): '2025"年"06"月"03"日"',
    (0.0512, "0.00%;[Red]\\-0.00%"): "0.051200000000",
}
book = Workbook()
for row, (value, code) in enumerate(expected, 1):
    book.active.cell(row, 1, value).number_format = code
book.save("money.xlsx")
Xlsx2csv("money.xlsx", outputencoding="utf-8").convert("money.csv")
with open("money.csv", encoding="utf-8", newline="") as lines:
    found = [row[0] for row in csv.reader(lines)]
for (value, code), words in zip(expected, found):
    print(value, code, words)
sys.exit(found != list(expected.values()))
PY
"$folder/venv/bin/python" seen.py
