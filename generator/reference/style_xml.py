"""The looks as WordprocessingML: styles, lists, settings, the line of the page number, the table of fonts."""

from __future__ import annotations

from docx.oxml.ns import nsdecls

from generator.reference import looks

W = nsdecls("w")


def fonts(east_asia: str, latin: str = looks.LATIN) -> str:
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{east_asia}" w:hAnsi="{latin}" w:cs="{latin}"/>'


def run_look(look: looks.ParagraphLook) -> str:
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    color = "" if look.color == looks.BLACK else f'<w:color w:val="{look.color}"/>'
    latin = looks.SONGTI if look.font == looks.SONGTI else looks.LATIN
    return f'{fonts(look.font, latin)}{bold}{color}<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'


def paragraph_style(look: looks.ParagraphLook) -> str:
    """A paragraph style under the id that the looks give it."""
    keep = "<w:keepNext/><w:keepLines/>" if look.keep else ""
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    return (
        f'<w:style {W} w:type="paragraph"{" w:default=" + chr(34) + "1" + chr(34) if look.base is None else ""} '
        f'w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        + (f'<w:basedOn w:val="{look.base}"/>' if look.base else "")
        + (f'<w:next w:val="{look.next}"/>' if look.next else "")
        + f'<w:uiPriority w:val="{look.priority}"/><w:qFormat/>'
        + f"<w:pPr>{keep}{look.ppr}{outline}</w:pPr><w:rPr>{run_look(look)}</w:rPr></w:style>"
    )


def character_style(style_id: str, name: str, rpr: str) -> str:
    return (
        f'<w:style {W} w:type="character" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="22"/><w:qFormat/><w:rPr>{rpr}</w:rPr></w:style>'
    )


def table_style(style_id: str, name: str, tblpr: str, valign: str, head: str, column: str) -> str:
    def part(kind: str, fill: str) -> str:
        return (
            f'<w:tblStylePr w:type="{kind}"><w:tblPr/><w:tcPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr></w:tblStylePr>'
        )

    return (
        f'<w:style {W} w:type="table" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f'<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{tblpr}</w:tblPr>'
        f'<w:tcPr><w:vAlign w:val="{valign}"/></w:tcPr>{part("firstRow", head)}{part("firstCol", column)}</w:style>'
    )


DEFAULTS = (
    (
        f'<w:docDefaults {W}><w:rPrDefault><w:rPr>{fonts(looks.FANGSONG)}<w:kern w:val="2"/><w:sz w:val="28"/>'
        '<w:szCs w:val="28"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    ),
    (
        f'<w:style {W} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    ),
    (
        f'<w:style {W} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    ),
    (
        f'<w:style {W} w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    ),
)


def level(index: int, look: looks.ListLook) -> str:
    kind, text = look.levels[index]
    bullet = kind == "bullet"
    hanging, left, blanks = _indents(index, look)
    if blanks and bullet:
        kind = "none"  # LibreOffice shows the first character of a bullet only; words without a number it shows whole
    link = f'<w:pStyle w:val="{look.style}"/>' if index == 0 else ""
    suffix = '<w:suff w:val="nothing"/>' if not text else ""
    face = fonts(looks.SONGTI, looks.SONGTI) if bullet else ""
    size = '<w:position w:val="3"/><w:sz w:val="16"/>' if bullet and text in "●○■" and not blanks else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{link}{suffix}'
        f'<w:lvlText w:val="{blanks}{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr><w:rPr>{face}{size}</w:rPr></w:lvl>'
    )


def _indents(index: int, look: looks.ListLook) -> tuple[int, int, str]:
    """How far a level hangs and where it begins, in twentieths of a point, and the blanks before it inside a box."""
    if look.boxed:
        return look.room, look.start + look.room, "\u3000" * (2 * index)
    hanging = look.room + (looks.BRACKETS if look.levels[index][1].startswith("（") else 0)
    return hanging, look.start + hanging + index * 420, ""


def numbering(look: looks.ListLook, number: int) -> tuple[str, str]:
    """A list and the number that leads to it, both called `number`."""
    inner = "".join(level(depth, look) for depth in range(len(look.levels)))
    abstract = (
        f'<w:abstractNum {W} w:abstractNumId="{number}"><w:nsid w:val="5A00{number:04X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
    )
    return abstract, f'<w:num {W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'


SETTINGS = [
    f'<w:zoom {W} w:percent="100"/>',
    f'<w:defaultTabStop {W} w:val="420"/>',
    f'<w:characterSpacingControl {W} w:val="compressPunctuation"/>',
    (
        # A line that ends with a break of its own is not stretched to the margins.
        f'<w:compat {W}><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    ),
    f'<w:themeFontLang {W} w:val="en-US" w:eastAsia="zh-CN"/>',
    f'<w:decimalSymbol {W} w:val="."/>',
    f'<w:listSeparator {W} w:val=","/>',
]

PAGE_NUMBER = (
    f'<w:p {W}><w:pPr><w:pStyle w:val="PageNumberLine"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)


def font_table() -> bytes:
    def font(name: str, others: str) -> str:
        other = f'<w:altName w:val="{others}"/>' if others else ""
        return f'<w:font w:name="{name}">{other}</w:font>'

    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:fonts {W}>{''.join(font(*pair) for pair in looks.FONTS)}</w:fonts>".encode()
