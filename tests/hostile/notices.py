"""Notices that are small as files and without end when read: each by a rule, none of them any harm."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable

from tests.notice import ofd_parts, word_parts
from tests.notice.pdf_parts import HAN, PdfPage, lines, pdf, words
from tests.zips import bomb, deflated, unzipped, zipped

_HEAD = "江城市支持企业发展若干措施\n江政规〔2024〕5号\n"
_CLAUSE = "一、支持研发。对企业给予一次性奖励10万元。（责任单位：市科技局）\n"


def _pdf_with(stream: bytes, pages: int = 1) -> bytes:
    """Pages that all show one stream, packed twice over: small on disk."""
    base = pdf(PdfPage("%CONTENT%"))
    content = f"<</Filter/FlateDecode/Length {len(stream)}>>\nstream\n".encode() + stream + b"\nendstream"
    head, _, _ = base.partition(b"\n12 0 obj\n")
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 13 0 R/Resources<</Font<</F1 3 0 R>>"
        b"/XObject<</Im 6 0 R>>>>>>"
    )
    numbers = [12, *range(14, 13 + pages)]
    head = head.replace(
        b"<</Type/Pages/Count 1/Kids[12 0 R]>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (pages, b" ".join(b"%d 0 R" % number for number in numbers)),
    )
    objects = b"".join(b"\n%d 0 obj\n%b\nendobj" % (number, page) for number in numbers)
    return head + objects + b"\n13 0 obj\n" + content + b"\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"


def _packed(piece: str, times: int) -> bytes:
    """A piece as often as said, as a zlib stream; a megabyte of it is packed once."""
    at_once = min(times, max(1, (1 << 20) // len(piece)))
    whole, checksum = piece.encode() * at_once, 1
    for _ in range(times // at_once):
        checksum = zlib.adler32(whole, checksum)
    return b"\x78\xda" + deflated(whole, times // at_once) + checksum.to_bytes(4)


def _deep(tag: str, count: int) -> str:
    return f"<{tag}>" * count + "字" + f"</{tag}>" * count


def _word(body: str) -> bytes:
    return word_parts.package(body)


def _billion() -> str:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE a [<!ENTITY e0 "字">{rows}]>'


def _composites() -> bytes:
    """Composites that each show the one before twice: 2^30 lines."""
    units = "".join(
        ofd_parts.element(
            "CompositeGraphicUnit",
            ofd_parts.element("Content", _twice(number - 1) if number > 1 else ofd_parts.text_object("一、字", 20, 20)),
            ID=number,
            Width=210,
            Height=297,
        )
        for number in range(1, 31)
    )
    resource = ofd_parts.part("Res", ofd_parts.element("CompositeGraphicUnits", units))
    return ofd_parts.ofd(
        [ofd_parts.page(_twice(30))],
        common=ofd_parts.element("PublicRes", "PublicRes.xml"),
        parts={"Doc_0/PublicRes.xml": resource},
    )


def _twice(unit: int) -> str:
    return ofd_parts.element("CompositeObject", "", ID=99, ResourceID=unit, Boundary="0 0 210 297") * 2


def _pages_of_one_file(count: int) -> bytes:
    parts = unzipped(ofd_parts.ofd([ofd_parts.page(ofd_parts.rows(["一、支持研发。"] * 30))]))
    root = parts["Doc_0/Document.xml"].decode()
    start, end = root.index("<ofd:Pages>") + len("<ofd:Pages>"), root.index("</ofd:Pages>")
    one = ofd_parts.element("Page", ID=1, BaseLoc="Pages/Page_0/Content.xml")
    return zipped({**parts, "Doc_0/Document.xml": (root[:start] + one * count + root[end:]).encode()})


NOTICES: dict[str, Callable[[], bytes | str]] = {
    # PDF
    "pdf-spaces-packed": lambda: _pdf_with(_packed(" " * (1 << 20), 1000)),
    "pdf-a-million-words": lambda: _pdf_with(_packed(words("支持企业发展奖励", 70, 700), 1_000_000)),
    "pdf-one-long-line": lambda: _pdf_with(
        _packed(f"BT /{HAN} 1 Tf 1 0 0 1 70 700 Tm <{'652f6301' * 500_000}> Tj ET\n", 1)
    ),
    "pdf-20000-pages": lambda: _pdf_with(_packed(lines(["一、支持企业发展奖励10万元。"] * 25), 1), 20_000),
    "pdf-many-pictures": lambda: _pdf_with(_packed("q 400 0 0 600 50 50 cm /Im Do Q\n", 300_000)),
    "pdf-many-rules": lambda: _pdf_with(_packed("50 50 400 0.8 re f\n50 90 0.8 400 re f\n", 150_000)),
    "pdf-many-curves": lambda: _pdf_with(_packed("50 50 m 90 90 80 80 70 70 c S\n", 300_000)),
    "pdf-saves-of-state": lambda: _pdf_with(_packed("q " * 1000, 3000)),
    "pdf-of-chance": lambda: b"%PDF-1.7\n" + os.urandom(1 << 20),
    # Word
    "docx-a-million-paragraphs": lambda: _word("<w:p/>" * 1_000_000),
    "docx-many-runs": lambda: _word(f"<w:p>{'<w:r><w:t>奖</w:t></w:r>' * 400_000}</w:p>"),
    "docx-many-clauses": lambda: _word(word_parts.paragraph("一、奖励10万元。") * 60_000),
    "docx-deep-tables": lambda: _word("<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5_000),
    "docx-wide-spans": lambda: _word(
        "<w:tbl>"
        + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr>' * 1000
        + "</w:tbl>"
    ),
    "docx-many-cells": lambda: _word(
        f"<w:tbl>{('<w:tr>' + '<w:tc><w:p><w:r><w:t>奖</w:t></w:r></w:p></w:tc>' * 60 + '</w:tr>') * 3000}</w:tbl>"
    ),
    "docx-entities": lambda: zipped(
        {"word/document.xml": f"{_billion()}<w:document xmlns:w='{word_parts.W}'>&e11;</w:document>".encode()}
    ),
    "docx-bomb": lambda: bomb("word/document.xml", 900, zipfile.ZIP_DEFLATED, of=b" "),
    "docx-bomb-of-bzip2": lambda: bomb("word/document.xml", 700),
    "docx-long-word": lambda: _word(word_parts.paragraph("奖" * 8_000_000)),
    "docx-parts-without-end": lambda: zipped({f"word/{n}.xml": b"<a/>" for n in range(40_000)}),
    # Pages
    "html-deep": lambda: f"<html><body>{_deep('div', 200_000)}",
    "html-deep-struck": lambda: f"<html><body>{_deep('s', 100_000)}",
    "html-spans": lambda: f"<html><body><table>{'<tr><td colspan=65534 rowspan=65534>奖</td></tr>' * 3000}</table>",
    "html-many-cells": lambda: f"<html><body><table>{('<tr>' + '<td>奖' * 100) * 1000}</table>",
    "html-many-lines": lambda: f"<html><body>{'<p>一、奖</p>' * 90_000}",
    "html-comments": lambda: b"<html><body>" + b"<!-- <script> " * 300_000,
    "html-scripts": lambda: b"<html><body>" + b"<script>" * 500_000,
    "html-attributes": lambda: b"<html><body><p " + b"a=1 " * 1_000_000 + b">x",
    "html-styles": lambda: (
        "<html><style>" + ".a{text-decoration:line-through}" * 100_000 + "</style><body>" + "<p class=a>奖</p>" * 20_000
    ),
    "html-math": lambda: f"<html><body><math>{_deep('mfrac', 50_000)}</math>",
    # OFD
    "ofd-composites": _composites,
    "ofd-many-steps": lambda: ofd_parts.ofd(
        [ofd_parts.page(ofd_parts.text_object("", 20, 20, inside=ofd_parts.code("字字", DeltaX="g 999999999 1")))]
    ),
    "ofd-pages-of-one-file": lambda: _pages_of_one_file(60_000),
    "ofd-bomb": lambda: bomb(
        "Doc_0/Pages/Page_0/Content.xml",
        900,
        zipfile.ZIP_DEFLATED,
        of=b" ",
        beside=unzipped(ofd_parts.ofd([ofd_parts.page("")])),
    ),
    "ofd-long-line": lambda: ofd_parts.ofd([ofd_parts.page(ofd_parts.text_object("奖" * 700_000, 20, 20))]),
    # Text
    "txt-one-line": lambda: _HEAD + "支持企业发展，" * 55_000,
    "txt-numbers": lambda: _HEAD + "一、\n" * 6_000,
    "txt-clauses": lambda: _HEAD + _CLAUSE * 3_000,
    "txt-figures": lambda: _HEAD + "一、奖励" + "10万元、" * 20_000,
    "txt-brackets": lambda: _HEAD + "一、奖励" + "（" * 390_000,
    "txt-units": lambda: _HEAD + "一、奖励。（责任单位：" + "市科技局、" * 75_000 + "）",
    "txt-books": lambda: _HEAD + "《" * 190_000 + "》" * 190_000,
    "txt-digits": lambda: _HEAD + "一、奖励" + "9" * 130_000 + "万元",
    "txt-numerals": lambda: _HEAD + "一、奖励" + "百" * 390_000 + "万元",
    "txt-defined": lambda: _HEAD + "一、奖励" + "（以下简称甲）" * 18_000,
    "txt-tabs": lambda: _HEAD + "甲\t乙\n" * 19_000,
    "txt-blank": lambda: _HEAD + "\n" * 5_000_000,
    "txt-spaces": lambda: _HEAD + " " * 10_000_000 + "一、奖",
    "txt-annexes": lambda: _HEAD + "附件：1．奖\n" * 19_000,
    "txt-beyond-lines": lambda: _HEAD + "一、\n" * 300_000,
    "txt-beyond-characters": lambda: _HEAD + "支持企业发展，" * 60_000,
    # Web archives and Word's XML
    "mhtml-parts": lambda: (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        + b"--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n" * 35_000
        + b"--b--"
    ),
    "mhtml-nested": lambda: b"".join(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)
    ),
    "word-2003-entities": lambda: (
        f"<?xml version='1.0'?>{_billion()}<w:wordDocument "
        "xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'>&e11;</w:wordDocument>"
    ),
    "word-2003-deep": lambda: (
        "<w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'><w:body>"
        + _deep("w:p", 100_000)
        + "</w:body></w:wordDocument>"
    ),
    "doc-of-chance": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(1 << 20),
}
