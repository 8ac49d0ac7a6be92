#!/usr/bin/env bash
# ExcelJS 4.4.0: a formula that came to 0 (or FALSE) is read as one without a result.
#
# A cell with a formula carries its last result, which programs read that do not compute; cell.value gives both. Seen for a
# workbook with the results 5, 0 and FALSE, all three in the file (<v>): value is {formula, result: 5}, then {formula} alone,
# twice, and cell.text is "5", "" and ""; a plain 0 has the text "0", and cell.result is 0. An award that came to 0 cannot
# be told from one that nobody computed.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund exceljs@4.4.0 jszip@3.10.1 >/dev/null 2>&1
cat >seen.mjs <<'NODE'
import ExcelJS from 'exceljs'
import JSZip from 'jszip'
import { readFileSync } from 'node:fs'

const made = new ExcelJS.Workbook()
const formulas = [{ formula: '2+3', result: 5 }, { formula: '3-3', result: 0 }, { formula: '1>2', result: false }]
made.addWorksheet('s').addRow([...formulas, 0])
await made.xlsx.writeFile('x.xlsx')
const zip = await JSZip.loadAsync(readFileSync('x.xlsx'))
const xml = await zip.file('xl/worksheets/sheet1.xml').async('string')
const written = xml.match(/<v>.*?<\/v>/g).join('')
const read = new ExcelJS.Workbook()
await read.xlsx.readFile('x.xlsx')
const cells = [1, 2, 3, 4].map((column) => read.getWorksheet('s').getCell(1, column))
const seen = JSON.stringify([cells.map((cell) => cell.value), cells.map((cell) => cell.text), cells[1].result])
console.log(written, seen)
const wanted = '[[{"formula":"2+3","result":5},{"formula":"3-3"},{"formula":"1>2"},0],["5","","","0"],0]'
process.exit(written === '<v>5</v><v>0</v><v>0</v><v>0</v>' && seen === wanted ? 0 : 1)
NODE
node seen.mjs
