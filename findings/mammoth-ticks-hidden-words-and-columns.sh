#!/usr/bin/env bash
# mammoth 1.13.0 on a filled form: which box is ticked, hidden words, and columns.
#
# convert_to_html() knows a check box control and makes an input of it; extract_raw_text() drops the box and its ☑ without a
# message, so that ☑是 ☐否 becomes 是 否. Words with w:vanish, which Word shows to nobody, are shown by both. A table row
# that begins one column to the right (w:gridBefore) begins in the first column, without a message: a sum of the column
# 金额 comes to be under 单位.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet mammoth==1.13.0 python-docx==1.2.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

import mammoth
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

NAMESPACES = nsdecls("w") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def box(ticked: bool) -> str:
    state = f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{run('☑' if ticked else '☐')}</w:sdtContent></w:sdt>"


def cell(words: str) -> str:
    return f"<w:tc><w:p>{run(words)}</w:p></w:tc>"


def converted(*blocks: str) -> tuple[str, str, list[str]]:
    document = Document()
    for place, block in enumerate(blocks):
        document.element.body.insert(place, parse_xml(block))
    file = io.BytesIO()
    document.save(file)
    page, text = mammoth.convert_to_html(file), mammoth.extract_raw_text(file)
    return page.value, text.value.strip(), [message.message for message in (*page.messages, *text.messages)]


form = converted(f"<w:p {NAMESPACES}>{box(True)}{run('是 ')}{box(False)}{run('否')}</w:p>")
hidden = converted(f"<w:p {NAMESPACES}>{run('奖励')}{run('（内部）', '<w:vanish/>')}{run('5万元')}</w:p>")
table = converted(
    f"<w:tbl {NAMESPACES}><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{cell('单位')}{cell('金额')}</w:tr>"
    f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("5万元")}</w:tr></w:tbl>'
)
print(form, hidden, table, sep="\n")
ticks = '<p><input checked="checked" type="checkbox" />是 <input type="checkbox" />否</p>'
rows = "<tr><td><p>单位</p></td><td><p>金额</p></td></tr><tr><td><p>5万元</p></td></tr>"
wanted = (
    form == (ticks, "是 否", []),
    hidden == ("<p>奖励（内部）5万元</p>", "奖励（内部）5万元", []),
    table[0] == f"<table>{rows}</table>" and table[2] == [],
)
print(wanted)
sys.exit(0 if all(wanted) else 1)
PYTHON
