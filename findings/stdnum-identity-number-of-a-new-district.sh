#!/usr/bin/env bash
# python-stdnum 2.2: cn.ric.is_valid() raises KeyError for a resident identity number of a district founded since its
# list was made, and says False to numbers of residence permits of Taiwan.
#
# is_valid() of that library answers True or False. 临平区 and 钱塘区 of Hangzhou (330113, 330114) exist since April 2021
# and are codes of GB/T 2260; 830000 begins every residence permit for people of Taiwan (issued since September 2018),
# which forms take where they take an identity number. The numbers below are made up, with a right check digit.
# Seen: 330102 True; 330113 and 330114 KeyError('county'); 810000 True, 830000 False.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-stdnum==2.2
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from stdnum.cn import ric


def judged(district):
    body = district + "20230101" + "000"
    weights = (2 ** (17 - place) % 11 for place in range(17))
    number = body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights)) % 11]
    try:
        return ric.is_valid(number)
    except KeyError as error:
        return repr(error)


seen = {district: judged(district) for district in ("330102", "330113", "330114", "810000", "830000")}
print(seen)
missing = "KeyError('county')"
wanted = {"330102": True, "330113": missing, "330114": missing, "810000": True, "830000": False}
sys.exit(0 if seen == wanted else 1)
PYTHON
