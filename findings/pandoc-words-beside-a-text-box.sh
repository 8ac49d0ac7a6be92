#!/usr/bin/env bash
# pandoc 3.9 loses the words of a paragraph of a Word file that also holds a text box, and a character that has its
# pronunciation above it (w:ruby); --verbose says nothing of either.
#
# Seen for a paragraph 符合条件的企业， + a text box 奖励50万元 + 由市科技局兑付。: as Word writes it today, only the words of the
# box; with a box of the older kind (VML) alone, only the words beside it. Of 负责人：臧某 with pinyin above 臧: 负责人：某.
# A notice whose sum or whose office is in such a paragraph reads on without it.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pypandoc_binary==1.17 python-docx==1.2.0
cd "$folder"
venv/bin/python -W ignore - <<'PYTHON'
import subprocess
import sys

import pypandoc
from docx import Document
from docx.oxml import parse_xml

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
CHOICES = f'<mc:Choice Requires="wps">{NEW}</mc:Choice><mc:Fallback>{OLD}</mc:Fallback>'
BOTH = f"<mc:AlternateContent>{CHOICES}</mc:AlternateContent>"
RUBY = (
    '<w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt><w:r><w:t>zāng</w:t></w:r></w:rt>'
    "<w:rubyBase><w:r><w:t>臧</w:t></w:r></w:rubyBase></w:ruby>"
)


def read(before, run, behind):
    document = Document()
    paragraph = document.add_paragraph(before)
    paragraph._p.append(parse_xml(f"<w:r {SPACES}>{run}</w:r>"))
    paragraph.add_run(behind)
    document.save("x.docx")
    command = [pypandoc.get_pandoc_path(), "--verbose", "x.docx", "-t", "plain", "--wrap=none"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.strip(), done.stderr


words = ("符合条件的企业，", "由市科技局兑付。")
seen = [read(words[0], BOTH, words[1]), read(words[0], OLD, words[1]), read("负责人：", RUBY, "某")]
print(seen)
wanted = [("奖励50万元", ""), ("".join(words), ""), ("负责人：某", "")]
sys.exit(0 if seen == wanted else 1)
PYTHON
