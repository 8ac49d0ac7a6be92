#!/usr/bin/env bash
# pycnnum 2.1.1: a number written digit by digit, as official documents write years, is read as its last digit.
#
# cn2num() reads 三十三万三 as 333000 and 四点二五 as 4.25, but 二〇二一 is 1 and 一九九八 is 8, without an error. The other way
# num2cn() leaves the last unit out, as people speak: 110 is 一百一 and 1250 一千二百五, where its own description of 116 gives
# 一百一十六 and a contract or an award would write 一百一十 and 一千二百五十.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pycnnum==2.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import pycnnum

READ = {"三十三万三": 333000, "四点二五": 4.25, "二〇二一": 1, "一九九八": 8}
WRITTEN = {105: "一百零五", 116: "一百一十六", 110: "一百一", 1250: "一千二百五", 15000: "一万五"}
read = {words: pycnnum.cn2num(words) for words in READ}
written = {number: pycnnum.num2cn(number) for number in WRITTEN}
print(read, written)
sys.exit(0 if (read, written) == (READ, WRITTEN) else 1)
PYTHON
