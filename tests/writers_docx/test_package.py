"""The file as a whole: valid, readable, the same bytes each time, and sound where the validator is blind."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from generator.documents.blocks import Document
from generator.writers.docx import Reference, write_docx
from tests.libreoffice import converted
from tests.outputs.judges import ooxml_faults

from .builder import cell, heading, items, line, table
from .conftest import REFERENCE, Written

PARTS = ("word/document.xml", "word/header1.xml", "word/footer1.xml")


def faults(data: bytes, folder: Path, node_modules: Path) -> list[str]:
    file = folder / "document.docx"
    file.write_bytes(data)
    return ooxml_faults(file, node_modules)


def test_the_sample_is_valid(node_modules: Path, written: Written, tmp_path: Path) -> None:
    assert faults(written.data, tmp_path, node_modules) == []


def test_a_small_landscape_document_is_valid(node_modules: Path, write: Callable[..., Written], tmp_path: Path) -> None:
    blocks = (heading(1, "分工表", "title"), table((cell("甲", rows=2), cell("乙")), (cell("丙"),), columns=2))
    assert faults(write(*blocks, landscape=True).data, tmp_path, node_modules) == []


def test_the_reference_document_is_valid(node_modules: Path, tmp_path: Path) -> None:
    assert faults(REFERENCE.read_bytes(), tmp_path, node_modules) == []


def test_the_validator_sees_a_broken_file(node_modules: Path, written: Written, tmp_path: Path) -> None:
    assert faults(replaced(written.data, b"<w:tblHeader/>", b"<w:tblHead/>"), tmp_path, node_modules)


def replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    """The package with `old` for `new` in its document."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            content = source.read(name)
            package.writestr(name, content.replace(old, new) if name == "word/document.xml" else content)
    return target.getvalue()


def test_two_writes_give_the_same_bytes(tree: Document, reference: Reference, written: Written) -> None:
    assert write_docx(tree, reference) == written.data
    dates = {info.date_time for info in zipfile.ZipFile(io.BytesIO(written.data)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_the_zip_is_sound(written: Written) -> None:
    assert zipfile.ZipFile(io.BytesIO(written.data)).testzip() is None
    assert written.names()[0] == "[Content_Types].xml"


def test_every_style_that_is_named_exists(written: Written) -> None:
    present = set(written.values("//w:style/@w:styleId", "word/styles.xml"))
    for part in PARTS:
        assert set(written.values("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", part)) <= present
    sheet = "//w:basedOn/@w:val | //w:next/@w:val | //w:link/@w:val"
    assert set(written.values(sheet, "word/styles.xml")) <= present


def test_every_numbering_that_is_named_exists(written: Written) -> None:
    present = set(written.values("//w:num/@w:numId", "word/numbering.xml"))
    assert set(written.values("//w:numId/@w:val")) <= present
    assert set(written.values("//w:numId/@w:val", "word/styles.xml")) <= present


def test_every_cell_ends_in_a_paragraph_and_every_row_fills_the_grid(written: Written) -> None:
    for found in written.find("//w:tbl"):
        columns = len(found.findall("{*}tblGrid/{*}gridCol"))
        for row in found.findall("{*}tr"):
            cells = row.findall("{*}tc")
            assert all(each[-1].tag.endswith("}p") for each in cells)
            spans = [each.find("{*}tcPr/{*}gridSpan") for each in cells]
            wide = [1 if span is None else int(next(iter(span.attrib.values()))) for span in spans]
            assert sum(wide) == columns


def test_no_table_touches_another_or_ends_the_document(written: Written) -> None:
    kinds = [child.tag.rpartition("}")[2] for child in written.find("//w:body/*")]
    pairs = list(pairwise(kinds))
    assert ("tbl", "tbl") not in pairs
    assert ("tbl", "sectPr") not in pairs


def test_the_writer_says_no_colour_size_or_face(written: Written) -> None:
    looks = "//w:rPr/w:color | //w:rPr/w:sz | //w:rFonts[@w:ascii or @w:eastAsia] | //w:pPr/w:spacing | //w:pPr/w:ind"
    assert written.find(f"{looks} | //w:pBdr | //w:tblBorders") == []


def test_the_language_is_chinese(written: Written) -> None:
    assert written.values("//w:docDefaults//w:lang/@w:eastAsia", "word/styles.xml") == ["zh-CN"]
    assert written.values("//w:themeFontLang/@w:eastAsia", "word/settings.xml") == ["zh-CN"]


def test_libreoffice_reads_every_page(write: Callable[..., Written], written: Written, tmp_path: Path) -> None:
    pdf = tmp_path / "sample.pdf"
    pdf.write_bytes(converted({"sample": written.data}, "pdf", tmp_path)["sample"])
    read = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    words = "".join(read.stdout.split())
    for text in ("目录", "瞪羚企业奖励", "（由受理部门填写）", "市财政局、市税务局", "☐是", "填写全称", "—2—"):
        assert text in words


def test_a_list_marker_is_no_text(write: Callable[..., Written]) -> None:
    assert write(items("甲", "乙", style="tick"), line("丙")).text() == "甲乙丙"
