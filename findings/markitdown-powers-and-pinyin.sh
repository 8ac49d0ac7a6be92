#!/usr/bin/env bash
# MarkItDown 0.1.9 turns 10³ of a Word file into 103 and loses a character that has its pronunciation above it.
#
# It makes HTML first and marks struck words by ~~, so one expects a power to stay one too. Seen for a paragraph 10 with
# a superscript 3, struck words, and a name whose rare character has pinyin above it (拼音指南, w:ruby): 103平方米; the
# struck words as ~~20~~; of 负责人：臧某 the character 臧 is gone, without a word (mammoth, which it uses, warns of
# w:ruby; the warning is not passed on). A name and an area that a model is given so are wrong.
# The script fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'markitdown[docx]==0.1.9' python-docx==1.2.0
cd "$folder"
venv/bin/python -W ignore - <<'PYTHON'
import sys

from docx import Document
from docx.oxml import parse_xml
from markitdown import MarkItDown

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
document = Document()
area = document.add_paragraph("面积10")
area.add_run("3").font.superscript = True
area.add_run("平方米，奖励")
area.add_run("20").font.strike = True
name = document.add_paragraph("负责人：")
name._p.append(
    parse_xml(
        f"<w:r {SPACE}><w:ruby><w:rubyPr><w:rubyAlign w:val='center'/></w:rubyPr><w:rt><w:r><w:t>zāng</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>臧</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
)
name.add_run("某")
document.save("x.docx")
seen = MarkItDown().convert("x.docx").text_content.split("\n\n")
print(seen)
sys.exit(0 if seen == ["面积103平方米，奖励~~20~~", "负责人：某"] else 1)
PYTHON
