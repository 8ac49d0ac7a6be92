#!/usr/bin/env bash
# redlines 0.6.2 takes a Chinese sentence for one word: one figure changed shows the whole sentence struck and new.
#
# It compares by words, and a word ends at white space. Seen for 对企业给予20万元奖励，由科技局负责。 and the same with
# 30: one replacement, 19 characters out and 19 in, a change ratio of 1.0; with spaces around the figure only it is
# shown. A table of amendments made so marks every amended paragraph from end to end.
# (It imports typing_extensions, which it does not ask for on Python 3.11; installed beside it here.)
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet redlines==0.6.2 typing_extensions==4.16.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from redlines import Redlines

OLD, NEW = "对企业给予{}奖励，由科技局负责。", ("20万元", "30万元")


def told(pattern: str) -> tuple[int, int, float]:
    stats = Redlines(OLD.format(pattern.format(NEW[0])), OLD.format(pattern.format(NEW[1]))).stats()
    return stats.total_changes, stats.chars_deleted, round(stats.change_ratio, 2)


seen = {"as it is written": told("{}"), "spaces around": told(" {} ")}
print(seen)
sys.exit(0 if seen["as it is written"] == (1, 19, 1.0) and seen["spaces around"][1] < 8 else 1)
PYTHON
