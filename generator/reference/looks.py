"""The looks of Word documents as data: every style of reference.docx, in the units of WordprocessingML.

Sizes are half-points (二号 44, 三号 32, 四号 28, 小四 24, 五号 21, 小五 18), distances twentieths of a point (1 mm =
56.7). Page, levels and fonts follow GB/T 9704-2012, adapted for a document that is read rather than filed: body
四号 at 27 lines a page instead of 三号 at 22, tables 五号.
"""

from __future__ import annotations

from generator.dataclass import dataclass

FANGSONG, KAITI, HEITI, SONGTI, BIAOSONG = "仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"
LATIN = "Times New Roman"
BLACK, GREY, LINE = "000000", "595959", "8C8C8C"

# A4, 天头 37, 订口 28, right 26, bottom 35 mm; 12756 / 472 = 27 lines; the page number stands 7 mm under the text.
PAGE = """<w:sectPr %s><w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="1304" w:footer="907" w:gutter="0"/>
<w:docGrid w:type="lines" w:linePitch="472"/></w:sectPr>"""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """One paragraph style. `ppr` holds further pPr children, in schema order, between keepNext and outlineLvl."""

    id: str
    name: str
    base: str | None = "Normal"
    font: str = FANGSONG
    size: int = 28
    bold: bool = False
    color: str = BLACK
    ppr: str = ""
    next: str | None = None
    outline: int | None = None
    keep: bool = False
    priority: int = 20


def note(color: str, fill: str) -> str:
    """A box: a bar at the left and a shade. Paragraphs of one style join, so contextualSpacing closes the gaps."""
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="{color}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="110" w:after="110" w:line="380" w:lineRule="atLeast"/>'
        '<w:ind w:left="227" w:right="113"/><w:contextualSpacing/>'
    )


def lines(height: int, before: int = 0, after: int = 0) -> str:
    """Text off the grid: at least `height` a line."""
    return (
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="{before}" w:after="{after}" '
        f'w:line="{height}" w:lineRule="atLeast"/>'
    )


def exact(height: int, before: int = 0) -> str:
    """Lines of one height in every face: a table of contents is to stay on its page."""
    return lines(height, before).replace("atLeast", "exact")


def jc(value: str) -> str:
    return f'<w:jc w:val="{value}"/>'


def ind(left: int = 0, right: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}"/>'


def listed(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def heading(level: int, font: str, size: int, room: str, *, bold: bool = False) -> ParagraphLook:
    """A heading of a level of Word's, which stays with what follows; `room`: its lines and distances."""
    named = {"id": f"Heading{level}", "name": f"heading {level}", "next": "BodyText"}
    ppr = room + jc("left")
    return ParagraphLook(**named, font=font, size=size, bold=bold, outline=level - 1, keep=True, priority=3, ppr=ppr)


FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="560"/>'
TITLE = "<w:suppressAutoHyphens/>" + lines(640, 240, 240) + jc("center")
CLOSE = "<w:contextualSpacing/>"  # no distance between paragraphs of one style
HEADER_RULE = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{LINE}"/></w:pBdr>'

PARAGRAPHS: tuple[ParagraphLook, ...] = (
    ParagraphLook("Normal", "Normal", None, ppr=jc("both"), priority=0),
    ParagraphLook("BodyText", "Body Text", ppr=FIRST_LINE, priority=1),
    ParagraphLook("Title", "Title", font=BIAOSONG, size=44, next="BodyText", priority=2, ppr=TITLE),
    heading(1, HEITI, 32, lines(480, 360, 140)),
    heading(2, KAITI, 30, lines(440, 280, 100), bold=True),
    heading(3, FANGSONG, 28, lines(420, 200, 80), bold=True),
    heading(4, FANGSONG, 24, lines(400, 160, 60), bold=True),
    ParagraphLook("TOC1", "toc 1", font=HEITI, size=24, ppr=exact(320, 40) + jc("left"), priority=39),
    ParagraphLook("TOC2", "toc 2", size=21, ppr=exact(280) + ind(420) + jc("left"), priority=39),
    ParagraphLook("TOC3", "toc 3", size=21, ppr=exact(280) + ind(840) + jc("left"), priority=39),
    ParagraphLook(
        "Caption", "caption", font=HEITI, size=24, keep=True, priority=35, ppr=lines(360, 200, 100) + jc("center")
    ),
    ParagraphLook("Header", "header", size=18, color=GREY, ppr=HEADER_RULE + lines(260) + jc("center"), priority=99),
    ParagraphLook("Footer", "footer", size=18, color=GREY, ppr=lines(260) + jc("center"), priority=99),
    ParagraphLook("PageNumberLine", "页码行", "Footer", font=SONGTI, ppr=lines(320) + jc("center"), priority=99),
    ParagraphLook("Plain", "正文无缩进"),
    ParagraphLook("Lead", "导语", font=KAITI, keep=True, ppr=FIRST_LINE),
    ParagraphLook("Small", "小字", size=21, color=GREY, ppr=lines(320, 0, 40)),
    ParagraphLook("Source", "出处", size=21, color=GREY, ppr="<w:keepLines/>" + lines(320, 40, 80)),
    ParagraphLook("Centered", "居中", ppr=jc("center")),
    ParagraphLook("Right", "居右", ppr=jc("right")),
    ParagraphLook("CoverSpace", "封面上空", ppr='<w:spacing w:before="1960"/>'),
    ParagraphLook("CoverTitle", "封面标题", font=BIAOSONG, size=52, ppr=lines(760, 240, 480) + jc("center")),
    ParagraphLook("CoverLine", "封面文字", font=KAITI, size=32, ppr=lines(560, 100, 200) + jc("center")),
    ParagraphLook("NoteInfo", "提示框 信息", size=24, ppr=note("2F5597", "EEF3FA")),
    ParagraphLook("NoteWarning", "提示框 警示", size=24, ppr=note("C00000", "FCEFEE")),
    ParagraphLook("NoteDraft", "提示框 草稿", size=24, ppr=note("B27D00", "FFF7E0")),
    ParagraphLook("NoteQuote", "引文框", font=KAITI, size=24, ppr=note("7F7F7F", "F5F5F5")),
    ParagraphLook("TableText", "表格文字", size=21, ppr=lines(320) + jc("left")),
    ParagraphLook("TableHead", "表头文字", "TableText", font=HEITI, size=21, keep=True, ppr=jc("center")),
    ParagraphLook("MatrixHead", "矩阵表头", "TableText", font=HEITI, size=18, keep=True, ppr=lines(260) + jc("center")),
    ParagraphLook("RowHead", "行标题", "TableText", font=HEITI, size=21, ppr=jc("left")),
    ParagraphLook("FormLabel", "表单标签", "TableText", size=21, ppr=jc("center")),
    ParagraphLook("FormPart", "表单分部", "TableText", font=HEITI, size=21, keep=True, ppr=jc("left")),
    ParagraphLook("FormEntry", "表单填写", "TableText", size=21, ppr=jc("left")),
    ParagraphLook("FormList", "列表填写", "TableText", size=18, ppr=exact(300) + jc("center")),
    ParagraphLook("FormBasis", "表单依据", font=KAITI, size=21, ppr=lines(300, 0, 100) + jc("center")),
    ParagraphLook("FormOpinion", "审核栏", "TableText", size=21, ppr=lines(320, 520) + jc("left")),
    ParagraphLook("FormHowTo", "填写说明", font=HEITI, size=18, keep=True, ppr=lines(280, 80) + jc("left")),
    ParagraphLook("FormHelp", "表单说明", "TableText", size=18, color=GREY, ppr=lines(260) + jc("left")),
    ParagraphLook("Sign", "签章", "TableText", size=21, ppr=lines(400) + ind(0, 420) + jc("right")),
    ParagraphLook("OpinionSign", "意见签章", "Sign", size=21, ppr=lines(400, 240) + ind(0, 420) + CLOSE + jc("right")),
    ParagraphLook("Gap", "间隔", size=10, ppr=exact(130), priority=98),
    ParagraphLook("ListBullet", "List Bullet", ppr=listed(1)),
    ParagraphLook("ListNumber", "List Number", ppr=listed(2)),
    ParagraphLook("ListTick", "勾选列表", ppr=listed(3)),
    ParagraphLook("ListPlain", "无号列表", ppr=listed(4)),
    ParagraphLook("NoteBullet", "框内项目符号", size=24, ppr=listed(9), priority=98),
    ParagraphLook("NoteNumber", "框内编号", size=24, ppr=listed(10), priority=98),
    ParagraphLook("NoteTick", "框内勾选", size=24, ppr=listed(11), priority=98),
    ParagraphLook("NotePlain", "框内无号", size=24, ppr=listed(12), priority=98),
    ParagraphLook("TableBullet", "表格项目符号", "TableText", size=21, ppr=listed(5)),
    ParagraphLook("TableNumber", "表格编号", "TableText", size=21, ppr=listed(6)),
    ParagraphLook("TableTick", "表格勾选", "TableText", size=21, ppr=listed(7)),
    ParagraphLook("TablePlain", "表格无号", "TableText", size=21, ppr=listed(8)),
    ParagraphLook("FormNumber", "填写说明编号", size=18, ppr=listed(13) + lines(260)),
)

# Character styles: id, name, the children of rPr.
CHARACTERS: tuple[tuple[str, str, str], ...] = (
    ("Hyperlink", "Hyperlink", '<w:color w:val="0B4F9E"/><w:u w:val="single"/>'),
    ("Strong", "Strong", "<w:b/><w:bCs/>"),
    ("PlaceholderText", "Placeholder Text", '<w:color w:val="595959"/>'),
    ("Blank", "待填", '<w:color w:val="595959"/><w:u w:val="dotted" w:color="595959"/>'),
    ("Office", "主管部门补充", '<w:color w:val="1F3864"/>'),
    ("Example", "举例", f'<w:color w:val="{BLACK}"/>'),
    ("SmallWords", "小字文字", '<w:color w:val="595959"/><w:sz w:val="21"/><w:szCs w:val="21"/>'),
    (
        "CheckBox",
        "勾选框",
        '<w:rFonts w:ascii="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol"/>',
    ),
)


def _borders(outer: int, inside_h: int, inside_v: int, color: str) -> str:
    def edge(side: str, size: int) -> str:
        kind = "single" if size else "nil"
        return f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{color}"/>'

    sides = [edge(side, outer) for side in ("top", "left", "bottom", "right")]
    return f"<w:tblBorders>{''.join(sides)}{edge('insideH', inside_h)}{edge('insideV', inside_v)}</w:tblBorders>"


# A line that is at least so high holds its words at its foot: as much less above a cell's words, and more below them.
_RAISED = 18


def _margins(vertical: int, side: int) -> str:
    """Around the words of a cell; `vertical` above and below as it looks in 仿宋."""
    return (
        f'<w:tblCellMar><w:top w:w="{vertical - _RAISED}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{vertical + _RAISED}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
    )


# Table styles: id, name, tblPr children, vertical alignment, fill of the head row, fill of the head column.
# The writer also lays these fills under header cells elsewhere (label cells and part rows of a form).
TABLES: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("PolicyData", "政策数据表", _borders(8, 4, 4, LINE) + _margins(40, 80), "center", "E3EAF4", "F4F6FA"),
    ("PolicyCard", "政策卡片", _borders(8, 4, 0, LINE) + _margins(42, 120), "center", "E3EAF4", "F4F6FA"),
    ("PolicyGrid", "政策表单", _borders(8, 4, 4, BLACK) + _margins(40, 80), "center", "E8E8E8", "F7F7F7"),
    ("PolicyMatrix", "政策矩阵", _borders(8, 4, 4, LINE) + _margins(30, 40), "center", "E3EAF4", "F4F6FA"),
)

# Lists: number format and text of each level.
BULLETS = (("bullet", "●"), ("bullet", "○"), ("bullet", "■"), ("bullet", "□"))
NUMBERS = (("decimal", "%1."), ("decimal", "（%2）"), ("decimalEnclosedCircle", "%3"), ("lowerLetter", "%4."))
TICKS = (("bullet", "□"),) * 4
PLAIN = (("none", ""),) * 4
BRACKETS = 420  # twentieths of a point: more room for a number that stands in brackets


@dataclass(frozen=True, slots=True)
class ListLook:
    """A list: where the mark of its first level stands, and the room for it; a level is two characters deep.

    In a box (`boxed`) all marks stand at the box's edge and deeper ones begin with blanks: Word would begin a new box
    at a paragraph with another indent.
    """

    style: str
    levels: tuple[tuple[str, str], ...]
    start: int
    room: int
    boxed: bool = False


LISTS = (
    ListLook("ListBullet", BULLETS, 560, 420),
    ListLook("ListNumber", NUMBERS, 560, 560),
    ListLook("ListTick", TICKS, 560, 420),
    ListLook("ListPlain", PLAIN, 560, 0),
    ListLook("TableBullet", BULLETS, 0, 280),
    ListLook("TableNumber", NUMBERS, 0, 380),
    ListLook("TableTick", TICKS, 0, 300),
    ListLook("TablePlain", PLAIN, 0, 0),
    ListLook("NoteBullet", BULLETS, 227, 360, boxed=True),
    ListLook("NoteNumber", NUMBERS, 227, 420, boxed=True),
    ListLook("NoteTick", TICKS, 227, 360, boxed=True),
    ListLook("NotePlain", PLAIN, 227, 0, boxed=True),
    ListLook("FormNumber", NUMBERS, 0, 320),
)

# Names under which a machine may have the face (Windows ships 仿宋, 楷体, 黑体, 宋体; 小标宋 is bought).
FONTS = (
    (FANGSONG, "FangSong,仿宋_GB2312"),
    (KAITI, "KaiTi,楷体_GB2312"),
    (HEITI, "SimHei"),
    (SONGTI, "SimSun"),
    (BIAOSONG, "方正小标宋_GBK,宋体"),
    (LATIN, ""),
    ("Segoe UI Symbol", "MS Gothic"),
)
