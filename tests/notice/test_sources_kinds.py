"""Files of kinds that cannot be read: refused by their name, with what to do; and kinds that need LibreOffice."""

from pathlib import Path

import pytest

from generator.errors import NoticeUnreadable
from generator.notice.sources import kinds, office, source_of
from tests.notice.reading import read_bytes
from tests.notice.test_odd_files import compound_file
from tests.notice.word_parts import package, paragraph
from tests.zips import zipped

SHEET = "application/vnd.oasis.opendocument.spreadsheet"
FILES = {"通知.docx": b"", "附件.docx": b"", "a.pdf": b""}
OLD_WORD = b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
OLD_SHEET = b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><a/></Workbook>'
XML = b'<?xml version="1.0" encoding="UTF-8"?>'
REFUSED: dict[str, tuple[bytes, str, str]] = {
    "a PNG": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a picture", "OCR"),
    "a photograph": (b"\xff\xd8\xff\xe0" + bytes(99), "a picture", "OCR"),
    "a TIFF": (b"II*\x00" + bytes(99), "a picture", "OCR"),
    "a bitmap": (b"BM\x00\x01\x02\x03" + bytes(99), "a picture", "OCR"),
    "a WebP": (b"RIFF\x00\x01\x02\x03WEBPVP8 " + bytes(99), "a picture", "OCR"),
    "a RAR archive": (b"Rar!\x1a\x07\x01\x00" + bytes(99), "a RAR archive", "Unpack"),
    "a 7-Zip archive": (b"7z\xbc\xaf\x27\x1c" + bytes(99), "a 7-Zip archive", "Unpack"),
    "a gzip archive": (b"\x1f\x8b\x08" + bytes(99), "a gzip archive", "Unpack"),
    "a CEB document": (b"Founder CEB 1.0" + bytes(99), "CEB", "save the notice"),
    "a CAJ document": (b"CAJ\x00" + bytes(99), "CAJ", "save the notice"),
    "PostScript": (b"%!PS-Adobe-3.0\n", "PostScript", "save the notice"),
    "an Excel workbook": (zipped({"xl/workbook.xml": b"<a/>"}), "an Excel workbook", ".docx"),
    "a presentation": (zipped({"ppt/presentation.xml": b"<a/>"}), "a PowerPoint presentation", ".docx"),
    "an XPS document": (zipped({"FixedDocSeq.fdseq": b"<a/>"}), "an XPS document", ".docx"),
    "an e-book": (zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b""}), "EPUB", ".docx"),
    "an OpenDocument table": (
        zipped({"mimetype": SHEET.encode(), "styles.xml": b""}), "OpenDocument", ".docx",
    ),
    "an archive of files": (zipped(FILES), r"3 files \(.docx, .pdf\)", "Unpack"),
    "an old workbook": (compound_file("Root Entry", "Workbook"), "an Excel workbook", "save it as .docx"),
    "an old presentation": (compound_file("Root Entry", "PowerPoint Document"), "a PowerPoint", "save it as .docx"),
    "a mail of Outlook": (compound_file("Root Entry", "__properties_version1.0"), "Outlook", "save it as .docx"),
    "a workbook as XML": (
        XML + OLD_SHEET, "an Excel workbook", "save",
    ),
    "some XML": (XML + "<root><a>一、奖励10万元。</a></root>".encode(), "an XML file", "save"),
    "XML with a prefix": ("<a:root xmlns:a='x'>一、奖励10万元。</a:root>".encode(), "an XML file", "save"),
    "Word 2003 XML without a body": (
        XML + OLD_WORD, "no Word document", "save",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_by_its_name_with_what_to_do(case: str, tmp_path: Path) -> None:
    data, name, hint = REFUSED[case]
    with pytest.raises(NoticeUnreadable, match=name) as refused:
        read_bytes(data, tmp_path)
    assert hint in str(refused.value.hint)


@pytest.mark.parametrize(
    "text", ["SEP 2024 通知", "CAJ文件格式说明", "MZ镇、ID3镇", "<通知>一、奖励10万元。", "BM集团", "<5%的企业"]
)
def test_a_text_that_begins_like_another_kind_is_text(text: str, tmp_path: Path) -> None:
    assert read_bytes(f"{text}\n一、奖励10万元。\n".encode(), tmp_path).clauses


def test_templates_and_files_with_macros_are_word_files() -> None:
    source = source_of(package(paragraph("一、甲。")))
    assert source is not None
    assert source.module == "package"


OPEN = {
    "odt": zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
    "ott": zipped({"mimetype": b"application/vnd.oasis.opendocument.text-template", "content.xml": b"<a/>"}),
    "fodt": XML + b'<office:document office:mimetype="application/vnd.oasis.opendocument.text"/>',
    "uot": XML + b"<uof:UOF xmlns:uof='x'/>",
}


@pytest.mark.parametrize("kind", OPEN)
def test_without_libreoffice_open_document_is_refused_by_its_name(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    with pytest.raises(NoticeUnreadable, match=r"OpenDocument or UOF text.*LibreOffice") as refused:
        read_bytes(OPEN[kind], tmp_path)
    assert "save it as .docx" in str(refused.value.hint)


def test_rtf_needs_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    with pytest.raises(NoticeUnreadable, match="rtf"):
        read_bytes(b"{\\rtf1 a}", tmp_path)


LIMITS = {
    "a page of tags": (b"<html><body>" + b"<b>a</b>" * 600_000, "tags"),
    "Word's XML of tags": (package("<w:p/>" * 3_000_001), "tags|absurd"),
    "a huge page": (b"<html>" + b" " * (17 << 20), "larger than 16 MB"),
    "a huge text": (b"a\n" * (9 << 20), "larger than 16 MB"),
}


@pytest.mark.parametrize("case", LIMITS)
def test_what_is_beyond_all_measure_is_refused(case: str, tmp_path: Path) -> None:
    data, words = LIMITS[case]
    with pytest.raises(NoticeUnreadable, match=words):
        read_bytes(data, tmp_path)


def test_a_page_of_open_quotation_marks_takes_no_time(tmp_path: Path) -> None:
    page = b"<html><body>" + b"<a b=\"<a c='" * 60_000
    with pytest.raises(NoticeUnreadable):
        read_bytes(page, tmp_path)
    assert kinds.is_page(page)
