#!/usr/bin/env bash
# json-rules-engine 7.3.1 takes "500,000" for a number, and then every comparison with it is false.
#
# Its comparisons ask first whether a fact is a number and read "500000", a text, as one, so one expects 500,000 to be read
# or refused. Seen with the threshold 300000: 500000 and "500000" are at least that; "500,000" is neither at least that nor
# below it, no error, and a rule that says “not below 300000” lets "200,000" pass.
# One form field, two opposite decisions by how the rule is put: awards are refused, or paid below the threshold.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund json-rules-engine@7.3.1 >/dev/null 2>&1
cat >seen.mjs <<'NODE'
import { Engine } from 'json-rules-engine'

const decided = async (condition, sum) => {
  const engine = new Engine([{ conditions: { all: [condition] }, event: { type: 'award' } }])
  return (await engine.run({ sum })).events.length
}
const reached = { fact: 'sum', operator: 'greaterThanInclusive', value: 300000 }
const below = { fact: 'sum', operator: 'lessThan', value: 300000 }
const seen = []
for (const sum of [500000, '500000', '500,000', '200000', '200,000'])
  seen.push([await decided(reached, sum), await decided(below, sum), await decided({ not: below }, sum)])
const told = JSON.stringify(seen)
console.log(told)
process.exit(told === '[[1,0,1],[1,0,1],[0,0,1],[0,1,0],[0,0,1]]' ? 0 : 1)
NODE
node seen.mjs
