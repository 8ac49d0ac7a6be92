"""What the office has typed looks like any other words, and every sheet says of which policy it is."""

from __future__ import annotations

import re

import pytest

from generator.documents.blocks import Cell, Column, Paragraph, Row, Span, SpanKind, Statement, Table
from generator.documents.templates import load_templates
from generator.writers.docx import Reference, write_docx

from .builder import a_document
from .conftest import REFERENCE, Written

_STYLES = "word/styles.xml"


def _run_looks(written: Written, words: str) -> set[str]:
    """Styles and colours of the runs that say `words`, and the colours of their paragraphs' styles."""
    run = f"//w:r[w:t[contains(text(), '{words}')]]"
    found = {*written.values(f"{run}/w:rPr/w:rStyle/@w:val"), *written.values(f"{run}/w:rPr/w:color/@w:val")}
    for style in written.values(f"{run}/ancestor::w:p/w:pPr/w:pStyle/@w:val"):
        found |= {*written.values(f"//w:style[@w:styleId='{style}']/w:rPr/w:color/@w:val", _STYLES)}
    return found


@pytest.mark.parametrize("in_cell", [False, True])
def test_words_of_the_office_are_black_like_all_others(reference: Reference, in_cell: bool) -> None:
    said = Paragraph(Statement((Span("政务大厅3号窗口", SpanKind.OFFICE, "office.forms.x.place"),), "s9"))
    table = Table((Column(100),), (Row((Cell((said,)),)),))
    written = Written(write_docx(a_document(table if in_cell else said), reference))
    assert _run_looks(written, "政务大厅3号窗口") <= {"auto", "000000"}


def test_the_header_of_a_sheet_says_what_the_document_is_of(reference: Reference) -> None:
    document = a_document()
    written = Written(write_docx(document, reference))
    (header,) = [name for name in written.names() if name.startswith("word/header")]
    assert "".join(written.values("//w:t/text()", header)) == document.header.text != ""


def test_the_header_of_every_word_file_of_a_policy_names_the_policy() -> None:
    folder = REFERENCE.parents[1]
    kinds = [kind for kind in load_templates((folder,), {}).kinds.values() if kind.per in ("policy", "form", "proof")]
    printed = [kind.kind for kind in kinds if "docx" in kind.formats]
    assert {"guidebook", "faq", "matrix", "proof", "form"} <= {*printed}
    for kind in printed:
        text = (folder / kind / "main.xml.j2").read_text(encoding="utf-8")
        assert re.search("<header>.*{{ title }}.*</header>", text), kind
