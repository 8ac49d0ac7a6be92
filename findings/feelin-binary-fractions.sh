#!/usr/bin/env bash
# feelin 8.2.0, an interpreter of FEEL (the language of DMN), computes with binary fractions: a share of exactly 29 % misses
# the threshold of 29.
#
# In FEEL a number is a decimal of 34 digits (DMN 1.5, 10.3.2.3.1: IEEE 754-2008 Decimal128), which is why tables of rules
# are written in it without roundings. Seen: 0.1 + 0.2 = 0.3 false, 0.29 * 100 >= 29 false, 0.1 * 3 <= 0.3 false;
# 0.5 * 100 >= 50 true. zen-engine 2.1.3, which is no DMN either but computes in decimals, says true four times.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund feelin@8.2.0 >/dev/null 2>&1
cat >seen.mjs <<'NODE'
import { evaluate } from 'feelin'

const asked = ['0.5 * 100 >= 50', '0.1 + 0.2 = 0.3', '0.29 * 100 >= 29', '0.1 * 3 <= 0.3']
const seen = JSON.stringify(asked.map((words) => evaluate(words, {}).value))
console.log(seen)
process.exit(seen === '[true,false,false,false]' ? 0 : 1)
NODE
node seen.mjs
python3 -m venv venv
venv/bin/pip install --quiet zen-engine==2.1.3
venv/bin/python - <<'PYTHON'
import sys

import zen

seen = [zen.evaluate_expression(words, {}) for words in ("0.5*100>=50", "0.1+0.2==0.3", "0.29*100>=29", "0.1*3<=0.3")]
print(seen)
sys.exit(0 if seen == [True] * 4 else 1)
PYTHON
