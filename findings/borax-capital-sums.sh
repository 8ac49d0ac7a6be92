#!/usr/bin/env bash
# borax 4.1.3 writes a sum in capital numerals (大写金额) by cutting it off after the cent, and with 角 for no 角.
#
# One expects a sum of more than two places to be rounded or refused, and the wording of the rules for bills. Seen:
# 1.999 is 壹元玖角玖分 and "1.005" 壹元整; 1.05 is 壹元零角伍分 (on a bill 壹元零伍分), 0.5 零元伍角零分 (伍角整).
# A share that was computed differs by a cent from the figure printed beside it, which a spreadsheet rounds.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet borax==4.1.3
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from borax.numbers import FinanceNumbers

WANTED = {100000: "壹拾万元整", 1.999: "壹元玖角玖分", "1.005": "壹元整", 1.05: "壹元零角伍分", 0.5: "零元伍角零分"}
seen = {each: FinanceNumbers.to_capital_str(each) for each in WANTED}
print(seen)
sys.exit(0 if seen == WANTED else 1)
PYTHON
