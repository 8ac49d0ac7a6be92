"""The page: size, margins and grid of the reference document, upright or turned."""

from __future__ import annotations

from lxml import etree

from generator.dataclass import dataclass, replace
from generator.errors import TemplateError
from generator.message import message
from generator.writers.docx.namespaces import Xml, fragment, value, w

_AFTER_TITLE_PAGE = ("textDirection", "bidi", "rtlGutter", "docGrid")  # ISO 29500-1, CT_SectPr
_DROPPED = ("headerReference", "footerReference", "titlePg", "pgSz", "pgMar", "sectPrChange", "printerSettings")
_WORDS_OWN_LINE = 312  # where the reference document has no grid
_NARROW = 1021  # 18 mm
_WHOLE_ROW_LINES, _DEAR_ROW_LINES = 10, 7  # about a quarter of a page
_MILLIMETRE = 1440 / 25.4
_LEAST_FRAME = 340  # 6 mm: what office printers cannot print


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Distances in twentieths of a point. `before` and `after`: further section properties around w:titlePg."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    line: int
    before: str
    after: str

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        return self.height - self.top - self.bottom

    @property
    def whole_row_lines(self) -> int:
        """Up to how many lines a row of a table stays whole: pushed down, a higher one would leave a page half empty.
        Fewer where a page lies, and where narrow margins say that room is dear."""
        return _WHOLE_ROW_LINES if self.height > self.width and self.top > _NARROW else _DEAR_ROW_LINES

    def turned(self) -> PageLayout:
        """The page for a wide table, its head towards the binding edge (GB/T 9704-2012, 7.5 and 11)."""
        turned = replace(self, width=self.height, height=self.width, top=self.left, right=self.top)
        turned = replace(turned, bottom=self.right, left=self.bottom)
        return replace(
            turned,
            header=max(_LEAST_FRAME, self.header - self.top + turned.top),
            footer=max(_LEAST_FRAME, self.footer - self.bottom + turned.bottom),
        )

    def with_margins(self, margins: tuple[int, int, int, int] | None) -> PageLayout:
        """The page with other margins in mm: top, right, bottom, left; header and footer keep their place in them."""
        if margins is None:
            return self
        top, right, bottom, left = (round(each * _MILLIMETRE) for each in margins)
        return replace(
            self,
            top=top,
            right=right,
            bottom=bottom,
            left=left,
            header=min(self.header, max(_LEAST_FRAME, top // 2)),
            footer=min(self.footer, max(_LEAST_FRAME, bottom // 3)),
        )

    def section(self, *, cover: bool) -> str:
        """The w:sectPr of a document; with a `cover`, its first page goes without header and page number."""
        orient = ' w:orient="landscape"' if self.width > self.height else ""
        title_page = "<w:titlePg/>" if cover else ""
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
            '<w:footerReference w:type="default" r:id="rIdFooter"/>'
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{orient}/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}" '
            f'w:header="{self.header}" w:footer="{self.footer}" w:gutter="0"/>'
            f"{self.before}{title_page}{self.after}</w:sectPr>"
        )


def read_page(document: Xml) -> PageLayout:
    """The last section of the reference document. Raises TemplateError when it has no page size or margins."""
    section = document.find(f"{w('body')}/{w('sectPr')}")
    size = None if section is None else section.find(w("pgSz"))
    margins = None if section is None else section.find(w("pgMar"))
    if section is None or size is None or margins is None:
        raise TemplateError(
            message("reference.docx has no page size or margins"), hint=message("Set them in Word, Layout, Margins")
        )
    rest = [child for child in section if etree.QName(child).localname not in _DROPPED]
    after = [child for child in rest if etree.QName(child).localname in _AFTER_TITLE_PAGE]
    before = [child for child in rest if child not in after]
    return PageLayout(
        width=int(value(size, "w")),
        height=int(value(size, "h")),
        **{edge: int(value(margins, edge)) for edge in ("top", "right", "bottom", "left", "header", "footer")},
        line=int(value(section.find(w("docGrid")), "linePitch") or _WORDS_OWN_LINE),
        before="".join(map(fragment, before)),
        after="".join(map(fragment, after)),
    )
