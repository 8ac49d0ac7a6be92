#!/usr/bin/env bash
# ofdkit 0.2.0 gives several printed lines of one TextCode as one line: DeltaY is not read.
#
# GB/T 33190-2016, 11.3: DeltaX and DeltaY give the place of each character of a TextCode from the one before it. Some
# writers put a paragraph, or a label and the value below it, into one TextCode with a step down in DeltaY.
# Seen: two lines, one 9 mm below the other, come as one run on the height of the first; the text has no line end.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ofdkit==0.2.0
"$folder/venv/bin/python" - <<'PYTHON'
import io, sys, zipfile
import ofdkit

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
code = '<ofd:TextCode X="0" Y="5" DeltaX="5 5 5 -15 5 5 5" DeltaY="0 0 0 9 0 0 0">上面一行下面一行</ofd:TextCode>'
page = f'<ofd:TextObject ID="10" Boundary="20 20 150 30" Font="3" Size="5">{code}</ofd:TextObject>'
parts = {
    "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo>'
    "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea>"
    "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
    '<ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>',
    "Doc_0/P.xml": f'<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID="2">{page}</ofd:Layer></ofd:Content></ofd:Page>',
}
stream = io.BytesIO()
with zipfile.ZipFile(stream, "w") as archive:
    for name, data in parts.items():
        archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + data)
stream.seek(0)
with ofdkit.open(stream) as document:
    text = document.text()
    runs = [(run.text, round(run.y)) for run in document.pages[0].runs]
print(repr(text), runs)
sys.exit(0 if text == "上面一行下面一行" and runs == [("上面一行下面一行", 25)] else 1)
PYTHON
