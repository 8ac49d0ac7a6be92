#!/usr/bin/env bash
# Recognizers-Text 1.3.1 (dates in sentences, npm) on how Chinese notices write deadlines: an end is lost or a day early.
#
# It knows 6月30日前 as “before 30 June”, so one expects the other usual forms to be read, or passed over. Seen, without
# an error: 自2025年1月1日至2025年12月31日 is a range with a start and no end; 2025年6月30日24时, the end of that day, is its
# beginning (00:00) or noon; 30日内, within 30 days, is the 30th of the month.
# A reminder made of that closes a call a day early, or never.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @microsoft/recognizers-text-suite@1.3.1 >/dev/null 2>&1
cat >seen.mjs <<'NODE'
import recognizers from '@microsoft/recognizers-text-suite'

const today = new Date(2026, 10, 27, 12)
const told = (words) =>
  recognizers
    .recognizeDateTime(words, recognizers.Culture.Chinese, 0, today)
    .flatMap((each) => each.resolution.values.map(({ start, end, value }) => [start ?? '', end ?? '', value ?? '']))
const asked = ['2025年6月30日前', '自2025年1月1日至2025年12月31日', '2025年6月30日24时', '30日内']
const seen = JSON.stringify(asked.map(told))
console.log(seen)
const wanted = [
  [['', '2025-06-30', '']],
  [['2025-01-01', '', '']],
  [['', '', '2025-06-30 00:00:00'], ['', '', '2025-06-30 12:00:00']],
  [['', '', '2026-10-30'], ['', '', '2026-11-30']],
]
process.exit(seen === JSON.stringify(wanted) ? 0 : 1)
NODE
node seen.mjs
