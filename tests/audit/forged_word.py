"""Looks of Word files that hide or change words, one line each: what was done, how, the code that finds it.

Most are done in the guidebook or the form of the small edition; those that `alike` makes in every Word file at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.audit.edits import BODY, Edit, Files, edits, in_part, in_word, with_part

GUIDE, FORM, MATRIX, FAQ = (f"example/{name}.docx" for name in ("guidebook", "forms/gazelle", "matrix", "faq"))
STYLES, NUMBERING, SETTINGS, FONTS = (f"word/{name}.xml" for name in ("styles", "numbering", "settings", "fontTable"))
HEADER, FOOTER = "word/header1.xml", "word/footer1.xml"
SUM = "<w:r><w:t>一次性50万元</w:t></w:r>"
_CELL = '<w:tc><w:tcPr><w:tcW w:w="7695" w:type="dxa"/></w:tcPr>'
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_PLAIN = '<w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr>'
_BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_LABEL = '<w:p><w:pPr><w:pStyle w:val="FormLabel"/>'
_LINE = '<w:p><w:pPr><w:pStyle w:val="CoverLine"/>'
_FRAME = (
    '<w:framePr w:w="8844" w:hSpace="0" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" '
    'w:yAlign="bottom"/>'
)
_DOTS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8845"/></w:tabs>'
_NO_RESULT = '<w:fldChar w:fldCharType="separate"/></w:r>'
_BREAK = '<w:r><w:br w:type="textWrapping"/></w:r>'
_OPEN, _CLOSED = '<w:lock w:val="sdtLocked"/>', '<w:lock w:val="sdtContentLocked"/>'
_HIGH = '<w:trHeight w:val="944" w:hRule="atLeast"/>'
_LABELLED = '<w:pStyle w:val="FormLabel"/><w:jc w:val="center"/></w:pPr>'
_BOX = '<w14:uncheckedState w14:val="2610"'


def body(old: str, new: str) -> Edit:
    return in_word(GUIDE, BODY, old, new)


def form(old: str, new: str) -> Edit:
    return in_word(FORM, BODY, old, new)


def answers(old: str, new: str) -> Edit:
    return in_word(FAQ, BODY, old, new)


def matched_in(name: str, pattern: str, new: str) -> Edit:
    """The first match of `pattern` in a body becomes `new`."""
    return in_part(name, BODY, lambda text: re.sub(pattern, new, text, count=1))


def on_sum(properties: str) -> Edit:
    """The run that says the sum gets properties of its own."""
    return body(SUM, SUM.replace("<w:r>", f"<w:r><w:rPr>{properties}</w:rPr>"))


def paragraph(properties: str) -> Edit:
    """The paragraph that says the sum gets properties of its own."""
    return body(f"{_PLAIN}{SUM}", f"{_PLAIN.replace('</w:pPr>', f'{properties}</w:pPr>')}{SUM}")


def styled(style: str) -> Edit:
    return body(f"{_PLAIN}{SUM}", f"{_PLAIN.replace('TableText', style)}{SUM}")


def section(old: str, new: str) -> Edit:
    return body(old, new)


def alike(part: str, change: Callable[[str], str]) -> Edit:
    """The part of every Word file is changed in one way."""

    def edit(files: Files) -> None:
        for name in [each for each in files if each.endswith(".docx")]:
            in_part(name, part, change)(files)

    return edit


def swapped(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def in_style(style: str, properties: str) -> Edit:
    """The style gets run properties, in every Word file."""

    def change(text: str) -> str:
        own = re.search(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', text, re.DOTALL)
        assert own, style
        bare = own[0].replace("<w:rPr>", f"<w:rPr>{properties}", 1)
        if "<w:rPr>" not in own[0]:
            bare = own[0].replace("</w:style>", f"<w:rPr>{properties}</w:rPr></w:style>")
        return text.replace(own[0], bare)

    return alike(STYLES, change)


def page_of_another(text: str) -> str:
    """In the table of awards one page number is that of the other award."""
    at = text.rindex("PAGEREF award_gazelle ")
    return text[:at] + text[at:].replace("award_gazelle", "award_platform", 1)


def bookmark_moved(text: str) -> str:
    """The bookmark of one award stands at the other."""
    return text.replace('w:name="award_gazelle"', 'w:name="tmp"').replace("award_platform", "award_gazelle", 1)


ODD, ALTERED, PART, DIFFER = "unexpected-markup", "looks-altered", "unexpected-part", "looks-differ"

PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF awards \\h '
    f'</w:instrText></w:r><w:r>{_NO_RESULT}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

WORD_LOOKS: tuple[tuple[str, Edit, str], ...] = (
    ("row exactly one point high", body(_ROW, _ROW.replace("/></w:trPr>", '/><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>')), ODD),
    ("row for an opinion exactly as high", form('w:val="1888" w:hRule="atLeast"', 'w:val="1888" w:hRule="exact"'), ODD),
    ("row higher than a page", form('<w:trHeight w:val="1888"', '<w:trHeight w:val="30000"'), ODD),
    ("row hidden", body(_ROW, _ROW.replace("</w:trPr>", "<w:hidden/></w:trPr>")), ODD),
    ("column without width", body('<w:gridCol w:w="7695"/>', '<w:gridCol w:w="0"/>'), ODD),
    ("column of two points", body('<w:gridCol w:w="1150"/><w:gridCol w:w="7695"/>', '<w:gridCol w:w="8805"/><w:gridCol w:w="40"/>'), ODD),
    ("cell without width", body('<w:tcW w:w="7695"', '<w:tcW w:w="0"'), ODD),
    ("cell narrower than its column", body('<w:tcW w:w="7695"', '<w:tcW w:w="100"'), ODD),
    ("cell that goes on from above hides its words", body(_CELL, _CELL.replace("</w:tcPr>", "<w:vMerge/></w:tcPr>")), ODD),
    ("two cells merged downwards, the lower one hidden", edits(body(_CELL, _CELL.replace("</w:tcPr>", '<w:vMerge w:val="restart"/></w:tcPr>')), body(_CELL, _CELL.replace("</w:tcPr>", "<w:vMerge/></w:tcPr>"))), ODD),
    ("cell marked as hidden", body(_CELL, _CELL.replace("</w:tcPr>", "<w:hideMark/></w:tcPr>")), ODD),
    ("cell shaded black", body(_CELL, _CELL.replace("</w:tcPr>", '<w:shd w:val="clear" w:color="auto" w:fill="000000"/></w:tcPr>')), ODD),
    ("words fitted into a cell", body(_CELL, _CELL.replace("</w:tcPr>", "<w:tcFitText/></w:tcPr>")), ODD),
    ("words of a cell turned", body(_CELL, _CELL.replace("</w:tcPr>", '<w:textDirection w:val="tbRl"/></w:tcPr>')), ODD),
    ("table moved off the page", body('<w:tblLayout w:type="fixed"/>', '<w:tblInd w:w="-20000" w:type="dxa"/><w:tblLayout w:type="fixed"/>'), ODD),
    ("table that floats", body("<w:tblPr>", '<w:tblPr><w:tblpPr w:tblpX="-20000" w:tblpY="1"/>'), ODD),
    ("marks of a table's look", body('w:val="0680" w:firstRow="0"', 'w:val="0680" w:firstRow="1"'), ODD),
    ("table wider than the page", body('<w:tblW w:w="8845"', '<w:tblW w:w="28845"'), ODD),
    ("sum white by hand", on_sum('<w:color w:val="FFFFFF"/>'), ODD),
    ("sum of one point", on_sum('<w:sz w:val="2"/>'), ODD),
    ("sum crossed out", on_sum("<w:strike/>"), ODD),
    ("sum hidden", on_sum("<w:vanish/>"), ODD),
    ("sum squeezed to one per cent", on_sum('<w:w w:val="1"/>'), ODD),
    ("sum as superscript", on_sum('<w:vertAlign w:val="superscript"/>'), ODD),
    ("sum written from right to left", on_sum("<w:rtl/>"), ODD),
    ("sum black on black", on_sum('<w:shd w:val="clear" w:fill="000000"/>'), ODD),
    ("sum raised out of its line", on_sum('<w:position w:val="200"/>'), ODD),
    ("sum in a face without Chinese", on_sum('<w:rFonts w:eastAsia="Wingdings" w:ascii="Wingdings"/>'), ODD),
    ("sum in the grey of placeholders", on_sum('<w:rStyle w:val="PlaceholderText"/>'), ODD),
    ("sum looks like a link that is none", on_sum('<w:rStyle w:val="Hyperlink"/>'), ODD),
    ("sum light in a bold style", on_sum("<w:b/><w:bCs/>"), ODD),
    ("sum in a style of a line's height", styled("Gap"), ODD),
    ("sum in the style of the space above a cover", styled("CoverSpace"), ODD),
    ("sum in the style of the page header", styled("Header"), ODD),
    ("sum of a cell in a style of the text", styled("BodyText"), ODD),
    ("sum in a style that is not there", styled("Nowhere"), ODD),
    ("paragraph moved off the page", paragraph('<w:ind w:left="20000"/>'), ODD),
    ("paragraph of one point's height", paragraph('<w:spacing w:line="20" w:lineRule="exact"/>'), ODD),
    ("paragraph in a frame elsewhere", paragraph('<w:framePr w:w="20" w:h="20" w:hRule="exact" w:x="1" w:y="1"/>'), ODD),
    ("paragraph from right to left", paragraph("<w:bidi/>"), ODD),
    ("paragraph with a number in front", paragraph(_BULLET), ODD),
    ("bullet becomes a box to tick", answers(_BULLET, _BULLET.replace('w:numId w:val="1"', 'w:numId w:val="3"')), ODD),
    ("bullet of another list's numbers", answers(_BULLET, _BULLET.replace('w:numId w:val="1"', 'w:numId w:val="2"')), ODD),
    ("bullet taken away", answers(_BULLET, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'), ODD),
    ("words between the elements", body(SUM, f"另加{SUM}"), ODD),
    ("comment of XML", body(SUM, f"<!-- 另加10万元 -->{SUM}"), ODD),
    ("processing instruction", body(SUM, f"<?word 另加10万元?>{SUM}"), ODD),
    ("symbol in place of words", body(SUM, f'{SUM}<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'), ODD),
    ("label indented to a strip", form(_LABEL, f'{_LABEL}<w:ind w:left="1000" w:right="1000"/>'), ODD),
    ("label indented on one side", form(_LABEL, f'{_LABEL}<w:ind w:left="500" w:right="100"/>'), ODD),
    ("label drawn out of its cell", form(_LABEL, f'{_LABEL}<w:ind w:left="-900" w:right="-900"/>'), ODD),
    ("sum indented on both sides", paragraph('<w:ind w:left="200" w:right="200"/>'), ODD),
    ("sum in the frame of the cover", paragraph(_FRAME), ODD),
    ("foot of the cover above the page", body('w:yAlign="bottom"', 'w:yAlign="outside"'), ODD),
    ("foot of the cover of one point", body('<w:framePr w:w="8844"', '<w:framePr w:w="20"'), ODD),
    ("line of the cover moved to its foot", body(f"{_LINE}</w:pPr>", f"{_LINE}{_FRAME}</w:pPr>"), DIFFER),
    ("foot of the cover among its lines in Word", body(f"{_LINE}{_FRAME}", _LINE), DIFFER),
    ("dots before a sum", paragraph(_DOTS), ODD),
    ("contents whose dots go off the page", body('w:pos="8845"', 'w:pos="20000"'), ODD),
    ("contents without dots", body(_DOTS, ""), ODD),
    ("page number of the contents of another heading", body("PAGEREF awards ", "PAGEREF clauses "), ODD),
    ("page number of the contents taken away", matched_in(GUIDE, r"<w:r><w:tab/></w:r>(<w:r>(?:(?!<w:tab/>).)*?)</w:p>", "</w:p>"), ODD),
    ("page number of another award", in_part(GUIDE, BODY, page_of_another), ODD),
    ("page number that is a number", body(_NO_RESULT, f"{_NO_RESULT}<w:r><w:t>500</w:t></w:r>"), ODD),
    ("page number in the midst of a sum", body(SUM, f"{PAGE_NUMBER}{SUM}"), ODD),
    ("field with words of another", body("PAGEREF awards ", "REF awards "), ODD),
    ("sum broken in two lines", body(SUM, "<w:r><w:t>一次性5</w:t></w:r>" + _BREAK + "<w:r><w:t>0万元</w:t></w:r>"), ODD),
    ("sum broken in two lines of a label", form(_LABELLED, _LABELLED + "<w:r><w:t>一次性5</w:t></w:r>" + _BREAK + "<w:r><w:t>0万元</w:t></w:r>"), ODD),
    ("row for a seal exactly as high", form(_HIGH, _HIGH.replace("atLeast", "exact")), ODD),
    ("row for a seal of a line", form(_HIGH, _HIGH.replace("944", "472")), ODD),
    ("sum in the small letters of a list", styled("FormList"), DIFFER),
    ("sum in the style of an opinion", styled("FormOpinion"), DIFFER),
    ("sum in the style of a form's basis", styled("FormBasis"), ODD),
    ("basis of a form in the text's own style", form('w:val="FormBasis"', 'w:val="BodyText"'), DIFFER),
    ("label of a list in large letters", form('w:val="FormList"', 'w:val="TableText"'), DIFFER),
    ("opinion in the text's own style", form('w:val="FormOpinion"', 'w:val="TableText"'), DIFFER),
    ("promise among the remarks on filling in", form('w:val="TableNumber"', 'w:val="FormNumber"'), ODD),
    ("field locked against filling in", form(_OPEN, _CLOSED), "control-altered"),
    ("form closed in Word although its term is not over", in_part(FORM, BODY, lambda text: text.replace(_OPEN, _CLOSED)), "form-data-altered"),
    ("lock of a field taken away", form(_OPEN, '<w:lock w:val="unlocked"/>'), ODD),
    ("form with the margins of a guidebook", in_part(FORM, BODY, lambda text: re.sub(r"<w:pgMar [^>]*/>", '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="1304" w:footer="1587" w:gutter="0"/>', text)), ODD),
    ("margins of a form a millimetre wider", form('w:top="1020"', 'w:top="1077"'), ALTERED),
    ("field that Word computes", body(SUM, f'<w:fldSimple w:instr="= 60 * 10000">{SUM}</w:fldSimple>'), ODD),
    ("tracked deletion", body(SUM, f'{SUM}<w:del w:id="901" w:author="x"><w:r><w:delText>起</w:delText></w:r></w:del>'), ODD),
    ("comment of Word", body(SUM, f'<w:commentRangeStart w:id="0"/>{SUM}'), ODD),
    ("alternate content", body(SUM, f'<mc:AlternateContent><mc:Choice Requires="w15">{SUM}</mc:Choice></mc:AlternateContent>'), ODD),
    ("another file in the text", body("<w:sectPr>", '<w:altChunk r:id="rId9"/><w:sectPr>'), ODD),
    ("text box", body(SUM, f"{SUM}<w:r><w:pict/></w:r>"), ODD),
    ("bookmark at another award", in_part(GUIDE, BODY, bookmark_moved), "reference-altered"),
    ("bookmark over words", body(f"{_PLAIN}{SUM}", f'{_PLAIN}<w:bookmarkStart w:id="901" w:name="x"/>{SUM}<w:bookmarkEnd w:id="901"/>'), ODD),
    ("link with a tip", body('w:history="1"', 'w:history="1" w:tooltip="最高60万元"'), ODD),
    ("link into another place of the file", body('w:anchor="glance"', 'w:anchor="clauses"'), "reference-altered"),
    ("section of its own in the middle", paragraph('<w:sectPr><w:pgSz w:w="20" w:h="20"/></w:sectPr>'), ODD),
    ("page of one inch", section('<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="1440" w:h="1440"/>'), ODD),
    ("margins that leave the header out", section('w:header="1304"', 'w:header="31680"'), ALTERED),
    ("first page without header", in_word(MATRIX, BODY, "<w:docGrid", "<w:titlePg/><w:docGrid"), ODD),
    ("pages counted from 500", section("<w:docGrid", '<w:pgNumType w:start="500"/><w:docGrid'), ALTERED),
    ("text in three columns", section("<w:docGrid", '<w:cols w:num="3"/><w:docGrid'), ALTERED),
    ("landscape turned upright", in_word(MATRIX, BODY, ' w:orient="landscape"', ""), ALTERED),
    ("box that shows a tick when open", form(_BOX, '<w14:uncheckedState w14:val="2611"'), ODD),
    ("box that shows a cross when ticked", form('<w14:checkedState w14:val="2611"', '<w14:checkedState w14:val="2612"'), ODD),
    ("box of another face", matched_in(FORM, r'(<w14:uncheckedState w14:val="2610" w14:font=")[^"]*', r"\1Wingdings"), ODD),
    ("date shown without the day", form("yyyy年M月d日", "yyyy年M月"), ODD),
    ("date of another calendar", form('<w:calendar w:val="gregorian"/>', '<w:calendar w:val="japan"/>'), ODD),
    ("control that does not show", form("<w:showingPlcHdr/>", '<w15:appearance w15:val="hidden"/><w:showingPlcHdr/>'), ODD),
    ("control whose answers are white", form("<w:showingPlcHdr/>", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:showingPlcHdr/>'), ODD),
    ("control that goes with its answer", form("<w:showingPlcHdr/>", "<w:temporary/><w:showingPlcHdr/>"), ODD),
    ("end of the form not locked", form("<w:group/></w:sdtPr>", "</w:sdtPr>"), ODD),
    ("all: text of cells white", in_style("TableText", '<w:color w:val="FFFFFF"/>'), ALTERED),
    ("all: text of cells of one point", in_style("TableText", '<w:sz w:val="2"/>'), ALTERED),
    ("all: text of cells crossed out", in_style("TableText", "<w:strike/>"), ALTERED),
    ("all: text of cells hidden", in_style("TableText", "<w:vanish/>"), ALTERED),
    ("all: bold words hidden", in_style("Strong", '<w:color w:val="FFFFFF"/>'), ALTERED),
    ("all: small words of one point", in_style("TableHead", '<w:spacing w:val="-400"/>'), ALTERED),
    ("all: defaults of one point", alike(STYLES, lambda text: re.sub(r"<w:rPrDefault><w:rPr>", '<w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/>', text)), ALTERED),
    ("all: style of a list without its list", alike(STYLES, lambda text: text.replace("<w:numPr>", "<w:numPr><w:ilvl w:val=\"3\"/>", 1)), ALTERED),
    ("all: heads of tables white on white", alike(STYLES, lambda text: re.sub(r'(<w:tblStylePr w:type="firstRow">.*?w:fill=")\w+', r"\1FFFFFF", text, count=1)), ALTERED),
    ("all: bullets that are words", alike(NUMBERING, swapped('<w:lvlText w:val="●"/>', '<w:lvlText w:val="不"/>')), ALTERED),
    ("all: numbers begin with two characters", alike(NUMBERING, lambda text: re.sub(r'<w:lvlText w:val="%1', '<w:lvlText w:val="1%1', text, count=1)), ALTERED),
    ("all: numbers in another script", alike(NUMBERING, swapped('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="chineseCounting"/>')), ALTERED),
    ("all: numbers begin with three", alike(NUMBERING, swapped('<w:start w:val="1"/>', '<w:start w:val="3"/>')), ALTERED),
    ("all: bullets hidden", alike(NUMBERING, swapped('<w:sz w:val="16"/>', '<w:sz w:val="2"/>')), ALTERED),
    ("list that begins again in the middle", in_word(FORM, NUMBERING, '<w:startOverride w:val="1"/>', '<w:startOverride w:val="2"/>'), ALTERED),
    ("all: protection against filling in", alike(SETTINGS, lambda text: text.replace("<w:zoom", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:zoom')), ALTERED),
    ("all: tabs of a page's width", alike(SETTINGS, swapped('<w:defaultTabStop w:val="420"/>', '<w:defaultTabStop w:val="31680"/>')), ALTERED),
    ("all: words of another file's template", alike(SETTINGS, swapped("<w:zoom", '<w:documentType w:val="letter"/><w:zoom')), ALTERED),
    ("all: another face under the name of a face", alike(FONTS, lambda text: re.sub(r'(<w:font w:name="[^"]*">)', r'\1<w:altName w:val="Wingdings"/>', text, count=1)), ALTERED),
    ("all: theme with white letters", with_part(GUIDE, "word/theme/theme1.xml", "<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'/>"), ALTERED),
    ("all: page number of 500", alike(FOOTER, swapped("<w:t>1</w:t>", "<w:t>500</w:t>")), ALTERED),
    ("all: page number taken away", alike(FOOTER, lambda text: re.sub(r'<w:p><w:pPr><w:pStyle w:val="PageNumberLine"/>.*?</w:p>', "", text)), ALTERED),
    ("all: watermark in the header", alike(HEADER, swapped("</w:hdr>", "<w:p><w:r><w:pict/></w:r></w:p></w:hdr>")), ALTERED),
    ("header in another style", in_word(GUIDE, HEADER, 'w:val="Header"/>', 'w:val="Header"/><w:jc w:val="right"/>'), ALTERED),
    ("second footer", with_part(GUIDE, "word/footer2.xml", "<w:ftr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>"), PART),
    ("data of another form beside", with_part(GUIDE, "customXml/item2.xml", "<x>最高60万元</x>"), PART),
    ("store of the answers with another schema", in_word(FORM, "customXml/itemProps1.xml", "<ds:schemaRefs>", '<ds:schemaRefs><ds:schemaRef ds:uri="urn:other"/>'), ALTERED),
    ("type of a part exchanged", in_word(GUIDE, "[Content_Types].xml", '<Default Extension="xml" ContentType="application/xml"/>', '<Default Extension="xml" ContentType="application/xml"/><Default Extension="htm" ContentType="application/xml"/>'), ALTERED),
    ("relation to a template elsewhere", in_word(GUIDE, "word/_rels/document.xml.rels", "</Relationships>", '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'), ALTERED),
)  # fmt: skip
