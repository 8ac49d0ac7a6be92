#!/usr/bin/env bash
# JioNLP 1.5.31: a period counted in weeks, months or years ends with the calendar week, month or year; working days are
# Monday to Friday, whatever the calendar of public holidays says.
#
# 三年内 from 27 November 2026 ends on 27 November 2029, 两周内 on 11 December. Seen: 31 December 2029 (a year and a
# month are rounded up) and 29 November 2026, two days later, the Sunday of the same week. 30日内 is right.
# 10个工作日内 from 28 September 2026 is given as 12 October, though 1 October is a public holiday every year.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet jionlp==1.5.31
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import jionlp


def end(words: str, month: int, day: int) -> str:
    found = jionlp.parse_time(words, time_base={"year": 2026, "month": month, "day": day})
    return found["time"][1][:10]


seen = {
    "三年内": end("三年内", 11, 27),
    "三个月内": end("三个月内", 9, 28),
    "两周内": end("两周内", 11, 27),
    "30日内": end("30日内", 11, 27),
    "10个工作日内": end("10个工作日内", 9, 28),
}
print(seen)
wanted = {
    "三年内": "2029-12-31",
    "三个月内": "2026-12-31",
    "两周内": "2026-11-29",
    "30日内": "2026-12-27",
    "10个工作日内": "2026-10-12",
}
sys.exit(0 if seen == wanted else 1)
PYTHON
