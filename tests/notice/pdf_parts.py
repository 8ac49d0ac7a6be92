"""PDF files written object by object: turned and cropped pages, pictures, annotations, fonts without characters."""

import zlib
from dataclasses import dataclass, field

HAN = "F1"  # Chinese by a predefined CMap (Adobe-GB1): every reader knows the characters without a font file
DRAWN = "F2"  # a Type 3 font as browsers write it: each glyph a square of ink, characters by /ToUnicode
CODELESS = "F3"  # the same without /ToUnicode
_GLYPH_STREAM = 11
_CID_FONT = (
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500 814 939 500]/FontDescriptor 5 0 R"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
)
_DESCRIPTOR = (
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
    "/Descent -120/CapHeight 880/StemV 93>>"
)
A4 = (0, 0, 595, 842)


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its content stream, /MediaBox and other entries; `annotations` are whole dictionaries."""

    content: str
    box: tuple[int, int, int, int] = A4
    more: str = ""
    annotations: tuple[str, ...] = field(default=())


def pdf(*pages: PdfPage, drawn: str = "", inherited: str = "") -> bytes:
    """A PDF of these pages; `drawn` are the characters of the Type 3 fonts, one code each from 1 on."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        _CID_FONT,
        _DESCRIPTOR,
        _stream("<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8", b"\x80" * 4),
        _stream(
            "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</Im 6 0 R>>>>",
            b"q 1 0 0 1 0 0 cm /Im Do Q",
        ),
        _type3(drawn, 10),
        _type3(drawn, 0),
        _stream("<<", _to_unicode(drawn).encode()),
        _stream("<<", b"1000 0 100 0 800 700 d1 100 0 700 700 re f"),
    ]
    kids = []
    for page in pages:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        notes = "".join(page.annotations)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{' '.join(map(str, page.box))}]{page.more}/Contents {number + 1} 0 R"
            f"/Resources<</Font<</{HAN} 3 0 R/{DRAWN} 8 0 R/{CODELESS} 9 0 R>>/XObject<</Im 6 0 R/Fm 7 0 R>>>>"
            f"{f'/Annots[{notes}]' if notes else ''}>>"
        )
        objects.append(_stream("<<", page.content.encode()))
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]{inherited}>>"
    return _file(objects)


def words(
    text: str, x: float, y: float, size: float = 16, matrix: str = "1 0 0 1", font: str = HAN, drawn: str = ""
) -> str:
    """A line of text at a place; in a Type 3 font its characters are looked up in `drawn`."""
    if font == HAN:
        shown = text.encode("utf-16-be").hex()
    else:
        shown = "".join(f"{drawn.index(character) + 1:02x}" for character in text)
    return f"BT /{font} {size} Tf {matrix} {x} {y} Tm <{shown}> Tj ET\n"


def lines(texts: list[str], x: float = 70, top: float = 760, size: float = 16, leading: float = 28) -> str:
    """Lines below each other."""
    return "".join(words(text, x, top - leading * index, size) for index, text in enumerate(texts))


def picture(x: float, y: float, width: float, height: float, name: str = "Im") -> str:
    """A picture of a place and size; the name Fm wraps it into a form."""
    return f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q\n"


def rule(x: float, y: float, width: float, height: float = 0.8) -> str:
    """A level line, drawn as a filled box."""
    return f"{x} {y} {width} {height} re f\n"


def _type3(drawn: str, to_unicode: int) -> str:
    names = " ".join(f"/g{index}" for index in range(1, len(drawn) + 1))
    widths = " ".join("500" if character.isascii() else "1000" for character in drawn)
    procs = "".join(f"/g{index} {_GLYPH_STREAM} 0 R" for index in range(1, len(drawn) + 1))
    return (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]"
        f"/FirstChar 1/LastChar {max(1, len(drawn))}/Widths[{widths}]"
        f"/Encoding<</Type/Encoding/Differences[1 {names}]>>/CharProcs<<{procs}>>"
        f"{f'/ToUnicode {to_unicode} 0 R' if to_unicode else ''}>>"
    )


def _to_unicode(drawn: str) -> str:
    rows = "".join(
        f"<{index:02x}> <{character.encode('utf-16-be').hex()}>\n" for index, character in enumerate(drawn, start=1)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(drawn)} beginbfchar\n{rows}endbfchar endcmap end end"
    )


def _stream(head: str, data: bytes) -> str:
    packed = zlib.compress(data)
    return f"{head}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n{packed.decode('latin-1')}\nendstream"


def _file(objects: list[str]) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(data)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    return data + f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
