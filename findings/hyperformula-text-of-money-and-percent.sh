#!/usr/bin/env bash
# HyperFormula 3.5.0: TEXT() with the formats of money and of a percentage gives a wrong text and no error.
#
# TEXT(45811,"yyyy年m月d日") is 2025年6月3日, as in Excel, so one expects the commonest formats of numbers to work, or an error
# (its documentation counts TEXT among its differences from Excel). Seen: TEXT(1234567,"#,##0.00") is 1234567,##0.00 (in
# Excel 1,234,567.00) and TEXT(0.05,"0%") is 0% (in Excel 5%).
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund hyperformula@3.5.0 >/dev/null 2>&1
cat >seen.mjs <<'NODE'
import { HyperFormula } from 'hyperformula'

const row = ['=TEXT(45811,"yyyy年m月d日")', '=TEXT(1234567,"#,##0.00")', '=TEXT(0.05,"0%")']
const seen = JSON.stringify(HyperFormula.buildFromArray([row], { licenseKey: 'gpl-v3' }).getSheetValues(0)[0])
console.log(seen)
process.exit(seen === '["2025年6月3日","1234567,##0.00","0%"]' ? 0 : 1)
NODE
node seen.mjs
