"""The reference document: what is kept of it, what it decides, and what is said when it is not enough."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.shared import Mm, Pt

from generator.errors import TemplateError
from generator.writers.docx import Reference, load_reference, write_docx
from generator.writers.docx.styles import REQUIRED

from .builder import a_document, cell, heading, items, line, table
from .conftest import REFERENCE, Written


def edited(change: object) -> bytes:
    """The reference document after `change`, saved as an office would."""
    document = docx.Document(str(REFERENCE))
    change(document)  # type: ignore[operator]
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def without_style(name: str) -> bytes:
    source, target = zipfile.ZipFile(REFERENCE), io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for part in source.namelist():
            content = source.read(part).decode()
            package.writestr(part, content.replace(f'w:name w:val="{name}"', 'w:name w:val="另名"'))
    return target.getvalue()


def test_a_missing_style_is_named() -> None:
    with pytest.raises(TemplateError, match=r"no style 引文框 \(paragraph\)"):
        load_reference(without_style("引文框"))


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip file"])
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateError, match="not a Word document"):
        load_reference(data)


def test_a_zip_that_is_no_word_document_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("hello.txt", "hello")
    with pytest.raises(TemplateError, match="not a Word document"):
        load_reference(target.getvalue())


def test_the_same_bytes_are_read_once(reference: Reference) -> None:
    assert load_reference(REFERENCE.read_bytes()) is reference


def test_styles_that_nothing_uses_are_dropped() -> None:
    data = edited(lambda document: document.styles.add_style("闲置样式", 1))
    file = Written(write_docx(a_document(line("正文")), load_reference(data)))
    names = file.values("//w:style/w:name/@w:val", "word/styles.xml")
    assert "闲置样式" not in names
    assert {name for kind in REQUIRED.values() for name in kind} <= set(names)


def test_what_the_office_changes_in_word_reaches_the_documents() -> None:
    def change(document: docx.document.Document) -> None:
        document.styles["Body Text"].font.size = Pt(15)
        document.sections[0].left_margin = Mm(32)
        document.sections[0].footer.paragraphs[0].add_run("（内部）")

    file = Written(write_docx(a_document(line("正文")), load_reference(edited(change)))).as_python_docx()
    assert file.paragraphs[0].style.font.size == Pt(15)
    assert round(file.sections[0].left_margin.mm) == 32
    assert file.sections[0].footer.paragraphs[1].text == "— 1 —（内部）"


def test_a_picture_in_the_frame_is_refused_by_name() -> None:
    def change(document: docx.document.Document) -> None:
        pixel = (
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
        )
        picture = io.BytesIO(pixel + b"\x00\x00\x00\x00IEND\xaeB`\x82")
        document.sections[0].header.paragraphs[0].add_run().add_picture(picture)

    with pytest.raises(TemplateError, match=r"header of reference\.docx holds more than text"):
        load_reference(edited(change))


def test_style_ids_of_a_chinese_word_do_not_matter() -> None:
    """Word in Chinese saves styles under ids such as "1" and "a3"; only names are fixed."""
    source, target = zipfile.ZipFile(REFERENCE), io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for part in source.namelist():
            content = source.read(part).decode()
            for old, new in (("Heading1", "1"), ("BodyText", "a3"), ("PolicyData", "a7"), ("ListBullet", "a0")):
                content = content.replace(f'"{old}"', f'"{new}"')
            package.writestr(part, content)
    blocks = (heading(2, "一、总则", "g"), line("正文"), items("一项"), table((cell("甲"),), columns=1))
    file = Written(write_docx(a_document(*blocks), load_reference(target.getvalue())))
    names = [paragraph.style.name for paragraph in file.as_python_docx().paragraphs]
    assert names == ["Heading 1", "Body Text", "List Bullet", "间隔"]
    assert file.values("//w:tblStyle/@w:val") == ["a7"]


def test_fonts_are_named_for_both_scripts_in_every_style(reference: Reference) -> None:
    file = Written(write_docx(a_document(line("正文")), reference))
    paragraph_styles = file.find("//w:style[@w:type='paragraph']", "word/styles.xml")
    for style in paragraph_styles:
        (fonts,) = style.findall("{*}rPr/{*}rFonts")
        names = {key.rpartition("}")[2] for key in fonts.attrib}
        assert {"ascii", "hAnsi", "eastAsia"} <= names
