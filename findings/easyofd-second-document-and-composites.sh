#!/usr/bin/env bash
# easyofd 20260427 reads the first document of an OFD file only, and no composite objects, without a word.
#
# GB/T 33190-2016: OFD.xml may list several DocBody (7.4); a page may draw a CompositeGraphicUnit of a resource file by a
# CompositeObject (13). Both stand in official documents and invoices: a page that a printer driver made is one composite.
# Seen: of two documents one is given, of a page with a composite only the words beside it; no error, no warning.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet easyofd==20260427
"$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
import base64, io, sys, zipfile
from easyofd.ofd import OFD

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(words, number, top):
    code = f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(words) - 1} 5">{words}</ofd:TextCode>'
    return f'<ofd:TextObject ID="{number}" Boundary="20 {top} 150 7" Font="3" Size="5">{code}</ofd:TextObject>'


def document(folder, objects, common=""):
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    return {
        f"{folder}/Document.xml": f'<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>{area}{common}'
        f'</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        f"{folder}/Pages/Page_0/Content.xml": f'<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer>'
        "</ofd:Content></ofd:Page>",
    }


def words_read(folders, parts):
    bodies = "".join(
        f"<ofd:DocBody><ofd:DocInfo><ofd:DocID>{index:032x}</ofd:DocID></ofd:DocInfo><ofd:DocRoot>{folder}/Document.xml"
        "</ofd:DocRoot></ofd:DocBody>"
        for index, folder in enumerate(folders)
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("OFD.xml", f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD">{bodies}</ofd:OFD>')
        for name, data in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + data)
    reader = OFD()
    reader.read(base64.b64encode(stream.getvalue()).decode(), save_xml=False)
    return [each["text"] for body in reader.data for page in body["page_info"].values() for each in page["text_list"]]


two = words_read(["Doc_0", "Doc_1"], document("Doc_0", text("第一份", 10, 20)) | document("Doc_1", text("第二份", 11, 20)))
unit = f'<ofd:CompositeGraphicUnit ID="5" Width="210" Height="297"><ofd:Content>{text("复合对象", 12, 40)}</ofd:Content></ofd:CompositeGraphicUnit>'
resources = f"<ofd:Res {SPACE}><ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits></ofd:Res>"
drawn = '<ofd:CompositeObject ID="9" ResourceID="5" Boundary="0 0 210 297"/>'
parts = document("Doc_0", text("页面", 10, 20) + drawn, "<ofd:DocumentRes>Res.xml</ofd:DocumentRes>")
composite = words_read(["Doc_0"], parts | {"Doc_0/Res.xml": resources})
print("two documents:", two)
print("a page with a composite:", composite)
sys.exit(0 if (two, composite) == (["第一份"], ["页面"]) else 1)
PYTHON
