"""OFD files written part by part: pages of text objects, templates, composites, resources, signatures."""

import html
from collections.abc import Iterable, Mapping, Sequence

from tests.zips import zipped

SPACE = "http://www.ofdspec.org/2016"
SIZE = 4.2  # millimetres: about 12 points
LEADING = 8.0


def element(name: str, inside: str = "", **attributes: object) -> str:
    given = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<ofd:{name}{given}>{inside}</ofd:{name}>"


def part(name: str, inside: str, space: str = SPACE) -> bytes:
    """An XML part with its root."""
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{name} xmlns:ofd="{space}">{inside}</ofd:{name}>'.encode()


def code(text: str, x: float | None = 0, y: float | None = SIZE, **deltas: str) -> str:
    """A TextCode; without X or Y it begins where the last one does."""
    places = {name: value for name, value in (("X", x), ("Y", y)) if value is not None}
    return element("TextCode", html.escape(text, quote=False), **places, **deltas)


def text_object(text: str, x: float, y: float, size: float = SIZE, inside: str = "", **more: object) -> str:
    """A line of text whose box begins at a place."""
    own = inside or code(text, y=size, DeltaX=steps(text, size))
    return element("TextObject", own, Boundary=f"{x} {y} 180 {size * 1.2}", Font=3, Size=size, **more)


def steps(text: str, size: float = SIZE) -> str:
    """The DeltaX of a line: Chinese characters an em wide, others half of it, repeats written short."""
    widths = [size / 2 if character.isascii() else size for character in text[:-1]]
    if len(set(widths)) == 1:
        return f"g {len(widths)} {widths[0]}"
    return " ".join(f"{width:g}" for width in widths)


def rows(texts: Iterable[str], x: float = 20, top: float = 25, size: float = SIZE) -> str:
    """Lines below each other."""
    return "".join(text_object(text, x, top + LEADING * index, size) for index, text in enumerate(texts))


def page(objects: str, more: str = "") -> bytes:
    return part("Page", more + element("Content", element("Layer", objects, ID=2)))


def ofd(
    pages: Sequence[bytes],
    common: str = "",
    document: str = "",
    body: str = "",
    parts: Mapping[str, bytes] | None = None,
) -> bytes:
    """An OFD file of these pages; `common`, `document` and `body` go into CommonData, Document and DocBody."""
    return zipped(
        {
            "OFD.xml": part("OFD", doc_body("Doc_0", body)),
            **doc_parts("Doc_0", pages, common, document),
            **(parts or {}),
        }
    )


def doc_body(folder: str, more: str = "") -> str:
    info = element("DocInfo", element("DocID", "0123456789abcdef0123456789abcdef"))
    return element("DocBody", info + element("DocRoot", f"{folder}/Document.xml") + more)


def doc_parts(folder: str, pages: Sequence[bytes], common: str = "", document: str = "") -> dict[str, bytes]:
    """The parts of one document."""
    area = element("PageArea", element("PhysicalBox", "0 0 210 297"))
    listed = "".join(
        element("Page", ID=index, BaseLoc=f"Pages/Page_{index}/Content.xml") for index in range(len(pages))
    )
    root = element("CommonData", element("MaxUnitID", "9") + area + common) + element("Pages", listed) + document
    contents = {f"{folder}/Pages/Page_{index}/Content.xml": data for index, data in enumerate(pages)}
    return {f"{folder}/Document.xml": part("Document", root), **contents}
