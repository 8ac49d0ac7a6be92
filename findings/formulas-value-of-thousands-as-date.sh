#!/usr/bin/env bash
# formulas 1.3.4 (workbooks computed in Python) takes a sum with separators of thousands, given as text, for a date.
#
# Rosters carry sums as text, and VALUE() is what makes a number of them: in Excel VALUE("500,000") is 500000. TEXT writes
# separators here too (1,234,567.00), so one expects them to be read. Seen: VALUE("500,000") 182623, the serial number of a
# day in the year 2400, VALUE("1,200,000") 73051, no error; VALUE("12,000") #VALUE!; VALUE("500000") 500000.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet formulas==1.3.4
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys

import formulas


def computed(formula):
    result = formulas.Parser().ast(formula)[1].compile()()
    while getattr(result, "ndim", 0):
        result = result[0]
    return str(getattr(result, "item", lambda: result)())


WANTED = {
    '=TEXT(1234567,"#,##0.00")': "1,234,567.00",
    '=VALUE("500000")': "500000.0",
    '=VALUE("500,000")': "182623.0",
    '=VALUE("1,200,000")': "73051.0",
    '=VALUE("12,000")': "#VALUE!",
}
seen = {formula: computed(formula) for formula in WANTED}
print(seen)
sys.exit(0 if seen == WANTED else 1)
PYTHON
