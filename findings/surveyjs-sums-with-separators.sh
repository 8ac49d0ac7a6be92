#!/usr/bin/env bash
# SurveyJS (survey-core 3.1.1) adds a sum with separators of thousands by its first figures: 500,000 and 200,000 are 700.
#
# An answer "500000" counts as a number in its expressions, so one expects "500,000" to be read, or no result. Seen:
# sum("500000", "200000") and + give 700000; with separators both give 700, no error; and "500,000" >= 300000 is false.
# A budget in a form shows a total a thousand times too small, and the same answer hides the questions for large projects.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund survey-core@3.1.1 >/dev/null 2>&1
cat >seen.mjs <<'NODE'
import { ExpressionRunner } from 'survey-core'

const computed = (words, values) => {
  const runner = new ExpressionRunner(words)
  return runner.runValues ? runner.runValues(values) : runner.run(values)
}
const answers = [{ a: '500000', b: '200000' }, { a: '500,000', b: '200,000' }]
const asked = ['sum({a},{b})', '{a} + {b}', '{a} >= 300000']
const seen = JSON.stringify(answers.map((each) => asked.map((words) => computed(words, each))))
console.log(seen)
process.exit(seen === '[[700000,700000,true],[700,700,false]]' ? 0 : 1)
NODE
node seen.mjs
