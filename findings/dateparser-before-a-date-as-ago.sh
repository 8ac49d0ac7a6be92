#!/usr/bin/env bash
# dateparser 1.5.0 reads 12月30日前 (before 30 December) as twelve months and thirty days ago.
#
# Notices state deadlines so: 每年12月30日前申报. 前 behind a date is “before”; behind a span (3天前) it is “ago”.
# Seen on 27 November 2026 with languages=["zh"]: 12月30日前 is 28 October 2025, fourteen months back and no error, where
# None or 30 December was to be expected; 10月1日 alone is None with "zh", and 27 January 2010 when the language is
# left to the library.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from datetime import datetime

import dateparser

on = {"RELATIVE_BASE": datetime(2026, 11, 27)}
seen = {
    "12月30日前, zh": dateparser.parse("12月30日前", languages=["zh"], settings=on),
    "10月1日, zh": dateparser.parse("10月1日", languages=["zh"], settings=on),
    "10月1日": dateparser.parse("10月1日", settings=on),
}
print(seen)
wanted = {"12月30日前, zh": datetime(2025, 10, 28), "10月1日, zh": None, "10月1日": datetime(2010, 1, 27)}
sys.exit(0 if seen == wanted else 1)
PYTHON
