#!/bin/sh
# python-calamine 0.9.1: a cell with a spreadsheet error (#N/A, #DIV/0!) is read as an empty text, so a figure that
# went wrong cannot be told from one that was left open. openpyxl 3.1.5 gives the error's name for the same file.
# Seen: calamine ['甲', '', '', ''], openpyxl ['甲', '#N/A', '#DIV/0!', '#REF!'].
# Exit code 0: still so. 1: it behaves otherwise now. Needs python3 and a package index.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-calamine==0.9.1 openpyxl==3.1.5
cd "$folder"
cat > seen.py <<'PY'
import openpyxl
from python_calamine import CalamineWorkbook

book = openpyxl.Workbook()
book.active.append(["甲", "#N/A", "#DIV/0!", "#REF!"])  # openpyxl writes these as cells of type e, as Excel does
book.save("errors.xlsx")
by_calamine = CalamineWorkbook.from_path("errors.xlsx").get_sheet_by_index(0).to_python()[0]
by_openpyxl = [cell.value for cell in openpyxl.load_workbook("errors.xlsx").active[1]]
kinds = [cell.data_type for cell in openpyxl.load_workbook("errors.xlsx").active[1]]
print("calamine:", by_calamine)
print("openpyxl:", by_openpyxl, kinds)
assert kinds == ["s", "e", "e", "e"]
assert by_openpyxl == ["甲", "#N/A", "#DIV/0!", "#REF!"]
assert by_calamine == ["甲", "", "", ""]
PY
"$folder/venv/bin/python" seen.py
