#!/usr/bin/env bash
# nzh 1.0.14 (Chinese numerals for JavaScript) reads 两千 as 0, and what it cannot read it leaves out.
#
# Notices and people write 两千元, 两万元, 两百家; decodeS() reads 二千 as 2000 and 十五万 as 150000. Seen: 两千 0, 两百 0,
# 两万五千 5000, and 百分之五, which is no number of its kind, 105; no error.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund nzh@1.0.14 >/dev/null 2>&1
cat >seen.mjs <<'NODE'
import Nzh from 'nzh'

const seen = JSON.stringify(['二千', '十五万', '两千', '两百', '两万五千', '百分之五'].map((words) => Nzh.cn.decodeS(words)))
console.log(seen)
process.exit(seen === '[2000,150000,0,0,5000,105]' ? 0 : 1)
NODE
node seen.mjs
