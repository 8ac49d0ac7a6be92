#!/usr/bin/env bash
# docx2txt 0.9 and docx2python 3.7.1 give the words of a text box twice, and moved words both where they were and where
# they are.
#
# Word writes a text box as mc:AlternateContent: a Choice for new programs and a Fallback for old ones, of which a reader
# takes one (ECMA-376 Part 3). Tracked moves stand as w:moveFrom (no longer text) and w:moveTo. Both packages leave out
# deletions (w:del), so one expects them to leave out moves too. Seen for a box that says 奖励50万元 and a moved 另补7万元:
# each twice, with no warning; sums taken from such a text double. mammoth 1.13.0 gives both once.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 python-docx==1.2.0
cd "$folder"
venv/bin/python -W ignore - <<'PYTHON'
import sys

import docx2txt
import mammoth
from docx import Document
from docx.oxml import parse_xml
from docx2python import docx2python

SPACES = " ".join(
    f'xmlns:{name}="{space}"'
    for name, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
BOX = "<w:txbxContent><w:p><w:r><w:t>奖励50万元</w:t></w:r></w:p></w:txbxContent>"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
NEW = (
    '<w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="box"/><a:graphic>'
    f'<a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{BOX}</wps:txbx><wps:bodyPr/></wps:wsp>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)
OLD = f'<w:pict><v:shape style="width:140pt;height:70pt"><v:textbox>{BOX}</v:textbox></v:shape></w:pict>'


def parts(*made):
    paragraph = document.add_paragraph()._p
    for each in made:
        paragraph.append(parse_xml(each.replace(">", f" {SPACES}>", 1)))


document = Document()
choices = f'<mc:Choice Requires="wps">{NEW}</mc:Choice><mc:Fallback>{OLD}</mc:Fallback>'
parts(f"<w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r>")
parts('<w:moveFrom w:id="3" w:author="A"><w:r><w:t>另补7万元</w:t></w:r></w:moveFrom>')
parts('<w:moveTo w:id="4" w:author="A"><w:r><w:t>另补7万元</w:t></w:r></w:moveTo>')
parts('<w:del w:id="5" w:author="A"><w:r><w:delText>取消3万元</w:delText></w:r></w:del>')
document.save("x.docx")
with docx2python("x.docx") as read:
    texts = {"docx2txt": docx2txt.process("x.docx"), "docx2python": read.text}
with open("x.docx", "rb") as file:
    texts["mammoth"] = mammoth.extract_raw_text(file).value
seen = {name: [text.count(words) for words in ("50万元", "7万元", "3万元")] for name, text in texts.items()}
print(seen)
sys.exit(0 if seen == {"docx2txt": [2, 2, 0], "docx2python": [2, 2, 0], "mammoth": [1, 1, 0]} else 1)
PYTHON
