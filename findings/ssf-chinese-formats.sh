#!/bin/sh
# ssf 0.2.2 (number formats of spreadsheets for Python) on formats that every Chinese office uses. It asks for babel
# without a bound, and with babel 2.14 or newer SSF() itself fails with KeyError: 'decimal'; here it runs with 2.12.1.
# Seen                                   in Excel
#   12345  in 0\.0,"万"        .12万     1.2万    (ten thousands: a sum ten times too small)
#   123456 in [DBNum2]General  壹拾万贰壹万叁壹仟肆壹佰伍壹拾陆   壹拾贰万叁仟肆佰伍拾陆
#   45811  in aaaa             aaaa      星期二
#   1.005  in 0.00             1.00      1.01     (a spreadsheet rounds the 15 digits that it keeps)
# Exit code 0: still so. 1: it behaves otherwise now. Needs python3 and a package index.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ssf==0.2.2 babel==2.12.1
cd "$folder"
cat > seen.py <<'PY'
import warnings

from ssf import SSF

warnings.simplefilter("ignore")
shown = SSF(locale="zh-CN")
expected = {
    (12345, '0\\.0,"万"'): ".12万",
    (123456, "[DBNum2]General"): "壹拾万贰壹万叁壹仟肆壹佰伍壹拾陆",
    (45811, "aaaa"): "aaaa",
    (1.005, "0.00"): "1.00",
}
found = {(value, code): shown.format(code, value) for value, code in expected}
for (value, code), words in found.items():
    print(value, code, words)
assert found == expected
PY
"$folder/venv/bin/python" -W ignore seen.py
"$folder/venv/bin/pip" install --quiet babel==2.16.0
if "$folder/venv/bin/python" -W ignore seen.py > newer.txt 2>&1; then
    echo "SSF() works with babel 2.16.0 now"
    exit 1
fi
grep "KeyError: 'decimal'" newer.txt
