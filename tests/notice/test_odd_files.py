"""Odd, protected and hostile files: a clear refusal or an honest partial result, in little time."""

import io
import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from generator.errors import NoticeUnreadable
from generator.notice.read import parse_notice
from generator.notice.sources import office, text
from tests.growth import hold_time, seconds_of
from tests.libreoffice import converted
from tests.notice.reading import SEED, read_bytes
from tests.notice.warned import warned
from tests.notice.word_parts import W, package, paragraph
from tests.notice.written import as_word
from tests.zips import zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def document(text: str) -> bytes:
    return zipped({"word/document.xml": text.encode()})


def compound_file(*streams: str, encrypted: bool = False) -> bytes:
    """An OLE file of a header, a directory with these streams and one sector that all of them start at."""
    header = bytearray(512)
    header[:8] = OLE
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 0)
    header[76:512] = b"\xff" * 436
    directory = bytearray(512)
    for index, name in enumerate(streams):
        encoded = name.encode("utf-16-le")
        directory[128 * index : 128 * index + len(encoded)] = encoded
        struct.pack_into("<H", directory, 128 * index + 64, len(encoded) + 2)
        struct.pack_into("<I", directory, 128 * index + 116, 1)
    stream = bytearray(512)
    struct.pack_into("<H", stream, 10, 0x0100 if encrypted else 0)
    return bytes(header + directory + stream)


def picture_pdf() -> bytes:
    stream = io.BytesIO()
    Image.new("L", (200, 300), 255).save(stream, "PDF")
    return stream.getvalue()


# Made where they are read: collecting tests costs every run.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "an empty file": (lambda: b"", "empty"),
    "spaces alone": (lambda: b" \r\n", "empty"),
    "random bytes": (lambda: bytes(range(256)) * 100, "no kind of notice file"),
    "a zip bomb": (
        lambda: document(f'<w:document xmlns:w="{W}">' + " " * (100 << 20) + "</w:document>"),
        "absurd size",
    ),
    "too many entries": (lambda: zipped({str(number): b"" for number in range(10_001)}), "entries"),
    "entities in Word's XML": (
        lambda: document(f'<!DOCTYPE a [<!ENTITY a "aa">]><w:document xmlns:w="{W}">&a;</w:document>'),
        "entities",
    ),
    "endless depth in Word's XML": (lambda: package("<w:sdt>" * 999 + "</w:sdt>" * 999), "depth"),
    "broken XML": (lambda: document("<w:document"), "cannot be parsed"),
    "a cut zip": (lambda: package(paragraph("一、甲。") * 99)[:300], "damaged"),
    "another zip": (lambda: zipped({"a.txt": b"x"}), "no Word file"),
    "a workbook": (lambda: zipped({"xl/workbook.xml": b"<a/>"}), "Excel"),
    "Word without words": (lambda: package("<w:p/>"), "no text"),
    "an encrypted .docx": (lambda: compound_file("Root Entry", "EncryptionInfo", "EncryptedPackage"), "password"),
    "an encrypted .doc": (lambda: compound_file("Root Entry", "WordDocument", encrypted=True), "password"),
    "an old workbook": (lambda: compound_file("Root Entry", "Workbook"), "no Word or WPS document"),
    "a cut OLE file": (lambda: OLE + bytes(40), "no Word or WPS document"),
    "a scanned PDF": (picture_pdf, "scanned"),
    "a broken PDF": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 99, "damaged"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_a_clear_word(case: str, tmp_path: Path) -> None:
    make, words = REFUSED[case]
    with pytest.raises(NoticeUnreadable, match=words):
        read_bytes(make(), tmp_path)


def test_what_is_refused_is_so_soon(tmp_path: Path) -> None:
    """All of them in no more time than fifty notices are read in."""
    files = [make() for make, _ in REFUSED.values()]

    def refuse() -> None:
        for data in files:
            with pytest.raises(NoticeUnreadable):
                read_bytes(data, tmp_path)

    hold_time(seconds_of(refuse), seconds_of(lambda: read_bytes(SEED.read_bytes(), tmp_path)), 50)


def test_a_protected_pdf_is_refused(tmp_path: Path) -> None:
    options = '"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}'
    (data,) = converted({"notice": as_word()}, "pdf:writer_pdf_Export:{" + options + "}", tmp_path).values()
    with pytest.raises(NoticeUnreadable, match="password"):
        read_bytes(data, tmp_path)


def test_without_libreoffice_an_old_word_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    with pytest.raises(NoticeUnreadable, match="LibreOffice, which is not installed"):
        read_bytes(compound_file("Root Entry", "WordDocument"), tmp_path)


def test_utf8_cut_inside_a_sign_is_read_with_a_warning_and_not_as_another_encoding(tmp_path: Path) -> None:
    notice = read_bytes(SEED.read_bytes()[:5001], tmp_path)
    assert notice.title.startswith("钦州市人民政府办公室")
    assert warned(notice.warnings)[0] == "文件有1处无法识别的字符，以“\ufffd”代替。"


def test_a_novel_is_read_without_clauses_and_says_so() -> None:
    notice = parse_notice(
        "\n".join(f"第{number}回 风起\n却说那日天色已晚，众人散去，不提。" for number in range(1, 300))
    )
    assert notice.clauses == ()
    assert warned(notice.warnings)[0] == "没有找到任何条款编号。"


def test_a_megabyte_takes_time_in_line_with_its_size(tmp_path: Path) -> None:
    """In every kind of file; benchmarks/reading.py prints the time up to five megabytes."""

    def read(data: bytes, least: int) -> None:
        assert len(read_bytes(data, tmp_path).clauses) > least

    for small, large in zip(of_each_kind(250_000), of_each_kind(1_000_000), strict=True):
        hold_time(seconds_of(partial(read, large, 1000)), seconds_of(partial(read, small, 250)), 4 * 2)


def of_each_kind(size: int) -> tuple[bytes, bytes, bytes]:
    """A text, a web page and a Word file of a notice over and over."""
    lines = [line for line in SEED.read_text(encoding="utf8").split("\n") if line]
    lines *= size // len("\n".join(lines).encode())
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    return "\n".join(lines).encode(), page.encode(), package("".join(map(paragraph, lines)))


def test_private_use_glyphs_are_told_with_place_and_likely_meaning() -> None:
    notice = parse_notice("\ue5e5序言。\n一、由0\ue0102元降到0\ue01018元。\n二、\uf0b7甲；\uf0b7乙。\n三、\ue123。")
    assert [warning for warning in warned(notice.warnings) if "无法显示" in warning] == [
        "正文前：“\ue5e5序言。”中有无法显示的字符（U+E5E5），可能是全角空格，请核对原文。",
        "一：“由0\ue0102元降到0\ue010”中有无法显示的字符（U+E010），可能是小数点，共2处，请核对原文。",
        "二：“\uf0b7甲；\uf0b7乙。”中有无法显示的字符（U+F0B7），可能是项目符号•，共2处，请核对原文。",
        "三：“\ue123。”中有无法显示的字符（U+E123），可能是项目符号，请核对原文。",
    ]


def test_struck_words_of_markdown_are_left_out_and_told() -> None:
    found = text.contents("一、给予最高~~30~~50万元补助，~~每年~~每月5~~10元、10~~20元。".encode())
    assert [line.text for line in found.lines] == ["一、给予最高50万元补助，每月5~~10元、10~~20元。"]
    assert warned(found.warnings) == ("文中有划掉的文字，未读：“30”、“每年”，请核对原文。",)
