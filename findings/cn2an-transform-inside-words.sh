#!/usr/bin/env bash
# cn2an 0.5.24: transform(), made for whole sentences, turns numerals inside words into digits.
#
# Its use is to turn 三百万元 in a sentence into 3000000元. It keeps 十四五规划 and 百强企业; seen at the same time:
# 统一 becomes 统1, 一带一路 1带1路, 一次性 1次性, 三农 3农, and 千分之三 becomes 千分之3 where 百分之三 becomes 3%.
# A text that was transformed can no longer be found in the notice that it came from.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cn2an==0.5.24
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import cn2an

WANTED = {
    "不超过三百万元": "不超过3000000元",
    "百强企业": "百强企业",
    "百分之三": "3%",
    "千分之三": "千分之3",
    "统一": "统1",
    "一带一路": "1带1路",
    "一次性奖励": "1次性奖励",
    "三农": "3农",
}
seen = {words: cn2an.transform(words) for words in WANTED}
print(seen)
sys.exit(0 if seen == WANTED else 1)
PYTHON
