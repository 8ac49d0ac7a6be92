#!/usr/bin/env bash
# chinese2digits 6.0.2: a separator of thousands ends a number, and a sum of digits with two units becomes two numbers.
#
# It takes numbers out of sentences, 千分之三 and 1.5亿元 among them, and 十万五千 is one number to it. Seen at the same time:
# 2,000万元 gives 2 and 10000 (000万 counts as one ten thousand), 12,000元 gives 12 and 000, 1万2千元 gives 10000 and 2000
# and is rewritten as 100002000元, and 3000-5000元, a range, gives 3000 and -5000.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet chinese2digits==6.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import chinese2digits

WANTED = {
    "1.5亿元": ("150000000元", ["150000000"]),
    "十万五千元": ("105000元", ["105000"]),
    "2,000万元": ("2,10000元", ["2", "10000"]),
    "12,000元": ("12,000元", ["12", "000"]),
    "1万2千元": ("100002000元", ["10000", "2000"]),
    "3000-5000元": ("3000-5000元", ["3000", "-5000"]),
}
seen = {}
for words in WANTED:
    taken = chinese2digits.takeNumberFromString(words)
    seen[words] = (taken["replacedText"], taken["digitsStringList"])
print(seen)
sys.exit(0 if seen == WANTED else 1)
PYTHON
