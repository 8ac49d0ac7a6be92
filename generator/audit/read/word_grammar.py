"""The one form in which a finished Word file says things, as regular expressions over the text of its body.

Looks stand in styles only; what a paragraph, run, table, row, cell, control or section may say of its own is listed
here in full (ISO 29500-1, 17.3 to 17.6), so whatever hides, shrinks, colours or moves words does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.regex import regex

_TEXT = r'(?:<w:t(?: xml:space="preserve")?>[^<]*</w:t>|<w:br/>|<w:tab/>)'
_HINT = '(?:<w:rFonts w:hint="eastAsia"/>)?'
_BOLD = "<w:b/><w:bCs/>"
_NAME = r"[A-Za-z]\w*"
_WORDS = '[^"<]*'
_BOOKMARK = rf'<w:bookmarkStart w:id="(?P<mark>\d+)" w:name="{_NAME}"/><w:bookmarkEnd w:id="(?P=mark)"/>'
_FRAME = (
    '<w:framePr w:w="8844" w:hSpace="0" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" '
    'w:yAlign="bottom"/>'
)
_TABS = r'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="(?P<edge>\d+)"/></w:tabs>'
_LIST = r'<w:numPr><w:ilvl w:val="\d"/><w:numId w:val="(?P<number>\d+)"/></w:numPr>'
_INDENT = r'<w:ind w:left="(?P<side>[1-9]\d*)" w:right="(?P=side)"/>'
BREAK = '<w:r><w:br w:type="textWrapping"/></w:r>'  # of lines, for the layout's sake
_SPLIT_NUMBER = regex(rf"[\d.]</w:t></w:r>{BREAK}<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>[\d.%万亿元]")
_PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    rf'<w:r><w:instrText xml:space="preserve"> PAGEREF {_NAME} \\h </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_BINDING = rf'(?:<w:dataBinding w:prefixMappings="{_WORDS}" w:xpath="{_WORDS}" w:storeItemID="{_WORDS}"/>)?'
_DATE = (
    '<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/><w:storeMappedDataAs w:val="date"/>'
    '<w:calendar w:val="gregorian"/></w:date>'
)
_CHOICE = rf'<w:dropDownList>(?:<w:listItem w:displayText="{_WORDS}" w:value="{_WORDS}"/>)*</w:dropDownList>'
_KIND = rf'(?:<w:text/>|<w:text w:multiLine="1"/>|{_DATE}|{_CHOICE})'
_NAMED = (
    rf'<w:alias w:val="{_WORDS}"/><w:tag w:val="[\w-]+"/><w:id w:val="\d+"/><w:lock w:val="sdt(?:Content)?Locked"/>'
)
_GROUP = (
    rf'<w:sdt><w:sdtPr><w:alias w:val="(?P<around>{_WORDS})"/><w:id w:val="(?P<numbered>\d+)"/>'
    '<w:lock w:val="contentLocked"/><w:group/>'
    "</w:sdtPr><w:sdtContent>"
)
_TABLE = (
    r'<w:tbl><w:tblPr><w:tblStyle w:val="(?P<look>[^"]+)"/><w:tblW w:w="(?P<width>\d+)" w:type="dxa"/>'
    r'<w:tblLayout w:type="fixed"/><w:tblLook w:val="(?P<mask>[0-9A-F]{4})" w:firstRow="(?P<top>[01])" w:lastRow="0" '
    r'w:firstColumn="(?P<first>[01])" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    rf'(?:<w:tblCaption w:val="(?P<title>{_WORDS})"/>)?(?:<w:tblDescription w:val="(?P<described>{_WORDS})"/>)?'
    r'</w:tblPr><w:tblGrid>(?P<columns>(?:<w:gridCol w:w="\d+"/>)+)</w:tblGrid>'
)
_ROW = (
    r'<w:tr>(?:<w:trPr>(?!</)(?:<w:gridAfter w:val="(?P<after>\d+)"/>)?(?:<w:cantSplit/>)?'
    r'(?:<w:trHeight w:val="(?P<height>\d+)" w:hRule="atLeast"/>)?(?P<repeated><w:tblHeader/>)?</w:trPr>)?'
)
_CELL = (
    r'<w:tc><w:tcPr><w:tcW w:w="(?P<wide>\d+)" w:type="dxa"/>(?:<w:gridSpan w:val="(?P<span>\d+)"/>)?'
    r'(?P<merge><w:vMerge(?: w:val="restart")?/>)?(?P<shade><w:shd [^>]*/>)?(?:<w:vAlign w:val="top"/>)?</w:tcPr>'
)
_SECTION = r"<w:sectPr>(?:(?!</w:sectPr>).)*</w:sectPr>"


@lru_cache(maxsize=8)
def tokens(words: tuple[str, ...], strong: str, link: str, placeholder: str, box: str, face: str) -> re.Pattern[str]:
    """What a body consists of, one alternative a piece, named: p, table, row, cell, end, group, close, section.

    words: ids of the character styles that any words may have; strong, link, placeholder, box: those of bold words,
    links, placeholders and boxes to tick; face: of the boxes.
    """
    run = _run(_look(words, strong))
    grey = rf'<w:r><w:rPr><w:rStyle w:val="{re.escape(placeholder)}"/>{_HINT}</w:rPr>{_TEXT}+</w:r>'
    state = rf'w14:font="{re.escape(face)}"/>'
    tick = (
        f'<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2611" {state}'
        f'<w14:uncheckedState w14:val="2610" {state}</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>'
        f'<w:rStyle w:val="{re.escape(box)}"/><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r>'
    )
    entry = rf"<w:showingPlcHdr/>{_BINDING}{_KIND}?</w:sdtPr><w:sdtContent>(?:{grey})?"
    control = f"<w:sdt><w:sdtPr>{_NAMED}(?:{entry}|{_BINDING}{tick})</w:sdtContent></w:sdt>"
    linked = rf'<w:hyperlink w:anchor="{_NAME}" w:history="1">(?:{_run(_look((*words, link), strong))})*+</w:hyperlink>'
    paragraph = (
        r'<w:p>(?P<head><w:pPr><w:pStyle w:val="(?P<style>[^"]+)"/>(?:<w:keepNext/>)?(?:<w:pageBreakBefore/>)?'
        rf'(?:(?P<frame>{_FRAME})|{_LIST}|{_TABS})?(?:{_INDENT})?(?:<w:jc w:val="(?:center|right)"/>)?</w:pPr>)'
        rf"(?:{_BOOKMARK})*+(?P<said>(?:{run}(?:{BREAK}(?=<w:r>))?|{linked}|{control}|(?P<page>{_PAGE}))*+)</w:p>(?P<last></w:tc>)?"
    )
    kinds = {
        "p": paragraph,
        "cell": _CELL,
        "end": "</w:tc>|</w:tr>|</w:tbl>",
        "row": _ROW,
        "table": _TABLE,
        "group": _GROUP,
        "close": "</w:sdtContent></w:sdt>",
        "section": _SECTION,
    }
    return re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in kinds.items()))


def _look(words: Iterable[str], strong: str) -> str:
    """The properties of a run: one character style, bold only with one, or none at all."""
    some = "|".join(map(re.escape, words))
    styled = rf'<w:rStyle w:val="(?:{some})"/>{_HINT}(?:{_BOLD})?|<w:rStyle w:val="{re.escape(strong)}"/>{_HINT}{_BOLD}'
    return rf'(?:<w:rPr>(?:{styled}|<w:rFonts w:hint="eastAsia"/>)</w:rPr>)?'


def _run(look: str) -> str:
    return rf"<w:r>{look}{_TEXT}+</w:r>"


def broken_lines(said: str) -> str:
    """How the layout breaks the lines of a paragraph: "" not at all, between "words", or in a "number"."""
    if BREAK not in said:
        return ""
    return "number" if _SPLIT_NUMBER.search(said) else "words"
