#!/usr/bin/env bash
# docx-mailmerge2 1.0.3: what becomes of sums that a merge field formats.
#
# Of a numeric picture with two sections (“positive;negative” in Microsoft's description of \#) the first is filled in and
# the second is printed behind it as it is: ¥1,234,567.89;(¥#,##0.00). Halves go to the even digit: 2.5 with \# 0 is 2, 0.25
# with \# 0.0 is 0.2. With \f, which prints words after a value that is not blank, the number 0 counts as blank and
# disappears. \* CHINESENUM2, by which Word writes a sum in the capital numerals of invoices, is passed over without a warning.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet docx-mailmerge2==1.0.3 python-docx==1.2.0
"$folder/venv/bin/python" -W error - <<'PYTHON'
import io
import sys

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from mailmerge import MailMerge

WANTED = {
    ("#,##0.00", 1234567.891): "1,234,567.89",
    ("¥#,##0.00;(¥#,##0.00)", 1234567.891): "¥1,234,567.89;(¥#,##0.00)",
    ("0", 2.5): "2",
    ("0.0", 0.25): "0.2",
}
OTHERS = {("\\f 元", 5): "5元", ("\\f 元", 0): "", ("\\* CHINESENUM2", 50000): "50000"}


def merged(switch: str, amount: float) -> str:
    document = Document()
    runs = "".join(
        f"<w:r>{inside}</w:r>"
        for inside in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> MERGEFIELD amount {switch} </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>«amount»</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    template, result = io.BytesIO(), io.BytesIO()
    document.save(template)
    with MailMerge(template) as merge:
        merge.merge(amount=amount)
        merge.write(result)
    return Document(result).paragraphs[0].text


pictures = {(picture, amount): merged(f'\\# "{picture}"', amount) for picture, amount in WANTED}
others = {(switch, amount): merged(switch, amount) for switch, amount in OTHERS}
print(pictures, others)
sys.exit(0 if (pictures, others) == (WANTED, OTHERS) else 1)
PYTHON
