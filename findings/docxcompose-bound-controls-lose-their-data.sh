#!/usr/bin/env bash
# docxcompose 2.2.0 appends a form without the data that its content controls are bound to, and two controls of the file
# that comes out have one id.
#
# A Word form of the field keeps its answers in a custom XML part; each content control names that part (w:dataBinding,
# storeItemID) and has an id that is unique in the document (ISO/IEC 29500-1, 17.5.2.18: w:id of w:sdtPr). docxcompose
# copies styles, numberings, headers, pictures and comments of what it appends, so one expects it to bring the data along.
# Seen for two forms with a store each: of two bindings one points to a part that is not there; both controls have the
# id 101; no error, no warning. Answers typed into the second form are in the page, but in no data that a program reads.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet docxcompose==2.2.0 python-docx==1.2.0
cd "$folder"
venv/bin/python -W ignore - <<'PYTHON'
import re
import sys
import zipfile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docxcompose.composer import Composer

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DATA = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PROPS = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
STORES = ("{11111111-1111-1111-1111-111111111111}", "{22222222-2222-2222-2222-222222222222}")


def form(store, answer):
    document = Document()
    answers = Part(PackURI("/customXml/item1.xml"), "application/xml", f"<form><name>{answer}</name></form>".encode())
    named = f'<ds:datastoreItem ds:itemID="{store}" xmlns:ds="{DATA}"><ds:schemaRefs/></ds:datastoreItem>'
    about = Part(PackURI("/customXml/itemProps1.xml"), PROPS, named.encode())
    answers.relate_to(about, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(answers, RELATIONSHIP_TYPE.CUSTOM_XML)
    paragraph = document.add_paragraph("申请单位：")
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {WORD}><w:sdtPr><w:tag w:val="name"/><w:id w:val="101"/><w:dataBinding w:xpath="/form/name" '
            f'w:storeItemID="{store}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{answer}</w:t></w:r></w:sdtContent></w:sdt>'
        )
    )
    document.save(f"{answer}.docx")
    return Document(f"{answer}.docx")


composer = Composer(form(STORES[0], "first"))
composer.append(form(STORES[1], "second"))
composer.save("both.docx")
with zipfile.ZipFile("both.docx") as archive:
    body = archive.read("word/document.xml").decode()
    kept = [archive.read(name).decode() for name in archive.namelist() if name.startswith("customXml/itemProps")]
bound = re.findall(r'w:storeItemID="([^"]+)"', body)
seen = {
    "bound to": bound,
    "stores there": [store for store in STORES if any(store in each for each in kept)],
    "ids": re.findall(r'<w:id w:val="(\d+)"/>', body),
}
print(seen)
sys.exit(0 if seen == {"bound to": list(STORES), "stores there": [STORES[0]], "ids": ["101", "101"]} else 1)
PYTHON
