"""reference.docx, made anew and made of letterheads; read back by the writer."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from generator.cli.main import run
from generator.errors import TemplateError, UsageError
from generator.reference import looks
from generator.reference.making import completed, new_reference
from generator.writers.docx import load_reference
from generator.writers.docx.styles import EVERY_LIST, REQUIRED

ROOT = Path(__file__).parents[2]


def names_in(data: bytes) -> set[str]:
    return {style.element.name_val for style in docx.Document(io.BytesIO(data)).styles}


def letterhead(*, numbered: bool = True, picture: bool = False) -> bytes:
    """A letterhead as an office makes it: page, header and footer, some styles; without lists where not `numbered`."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "南岭县人民政府办公室"
    if picture:
        image = ROOT / "docs" / "images" / next(path.name for path in (ROOT / "docs" / "images").glob("*.png"))
        document.sections[0].header.paragraphs[0].add_run().add_picture(str(image))
    document.styles["Normal"].font.name = "宋体"
    document.add_paragraph("附件", style=document.styles.add_style("小字", 1))
    if not numbered:
        for key, relation in list(document.part.rels.items()):
            if "numbering" in relation.reltype:
                del document.part.rels[key]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_the_looks_name_every_style_that_the_writer_needs() -> None:
    made = {look.name for look in looks.PARAGRAPHS} | {name for _, name, _ in looks.CHARACTERS}
    assert {name for names in REQUIRED.values() for name in names} <= made | {name for _, name, *_ in looks.TABLES}


def test_the_file_made_anew_has_the_looks_of_the_packaged_one() -> None:
    own, packaged = (load_reference(data) for data in (new_reference().data, _packaged()))
    assert own.page == packaged.page
    assert own.lists.keys() == packaged.lists.keys() == set(EVERY_LIST)
    assert own.footer.end == packaged.footer.end
    assert own.shades == packaged.shades
    assert own.cell_character == packaged.cell_character


def _packaged() -> bytes:
    return (ROOT / "templates" / "styles" / "reference.docx").read_bytes()


@pytest.mark.parametrize("numbered", [True, False])
def test_a_letterhead_gets_what_it_lacks_and_keeps_what_it_has(numbered: bool) -> None:
    made = completed(letterhead(numbered=numbered), "版式.docx")
    reference = load_reference(made.data)
    assert "南岭县人民政府办公室" in reference.header.end
    assert {"提示框 信息", "政策数据表", "勾选框"} <= set(made.added)
    assert not {"小字", "Normal", "heading 1", "List Bullet"} & set(made.added)
    assert docx.Document(io.BytesIO(made.data)).styles["Normal"].font.name == "宋体"
    assert len({look.number for look in reference.lists.values()}) == len(set(EVERY_LIST))


def test_a_complete_file_stays_as_it_is() -> None:
    assert completed(_packaged(), "reference.docx").added == ()
    assert names_in(completed(_packaged(), "reference.docx").data) == names_in(_packaged())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", "一份文稿".encode(), b"<html></html>"])
def test_what_is_no_word_file_is_told(data: bytes) -> None:
    with pytest.raises(UsageError, match=r"版式\.docx"):
        completed(data, "版式.docx")


def test_a_picture_in_the_header_is_told() -> None:
    with pytest.raises(TemplateError, match="header"):
        completed(letterhead(picture=True), "版式.docx")


def test_the_command_never_replaces_a_file_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "版式.docx").write_bytes(letterhead())
    target = tmp_path / "templates" / "styles" / "reference.docx"
    assert run(["--root", str(tmp_path), "--lang", "en", "reference", str(tmp_path / "版式.docx")]) == 0
    assert "提示框 信息" in capsys.readouterr().out
    before = target.read_bytes()
    assert run(["--root", str(tmp_path), "--lang", "en", "reference"]) == 2
    assert target.read_bytes() == before
    assert run(["--root", str(tmp_path), "--lang", "en", "reference", "--replace"]) == 0
    assert target.read_bytes() != before
