#!/usr/bin/env bash
# chrono-node 2.10.3 (chrono.zh.hans) finds no date in 2025年12月31日24时, and puts 二0二五年 into the year 25.
#
# It reads 2025年12月31日23时 and 二〇二五年六月三日. Seen: with 24时, the usual end of a term, not even the day is given;
# with the digit 0 for 〇, a usual way to type it, the 二 before it is left out: 3 June of the year 0025, no error.
# A call has no deadline then, or one that passed two thousand years ago.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null 2>&1
cat >seen.mjs <<'NODE'
import * as chrono from 'chrono-node'

const told = (words) =>
  chrono.zh.hans
    .parse(words, new Date(2026, 10, 27, 12))
    .map(({ start }) => ['year', 'month', 'day', 'hour'].map((part) => start.get(part)).join(' '))
const seen = JSON.stringify(['2025年12月31日23时', '2025年12月31日24时', '二〇二五年六月三日', '二0二五年六月三日'].map(told))
console.log(seen)
process.exit(seen === '[["2025 12 31 23"],[],["2025 6 3 12"],["25 6 3 12"]]' ? 0 : 1)
NODE
node seen.mjs
