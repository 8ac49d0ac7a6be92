"""What the paragraphs of a body say, read off their markup.

Only of markup that the grammar of bodies (word_grammar.py) has matched: every element in it is known, every < starts
one, and the parts of a control stand in one order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.audit.read.word_controls import KINDS, RICH, WordControl
from generator.regex import regex

_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}  # & last: it is read once
_CHANGED = "\r\n\t"  # an XML parser makes other characters of them, in an attribute or everywhere
_CODES = {"": "", "br": "\n", "tab": "\t"}
_ONE_RUN, _ITS_END = "<w:r><w:t>", "</w:t></w:r>"
_WORDS = regex(r'<w:t(?: xml:space="preserve")?>([^<]*)|<w:(br|tab)/>')
_PIECE = regex(
    r"(?P<runs>(?:<w:r>(?!<w:fldChar).*?</w:r>)+)"
    r'|<w:hyperlink w:anchor="(?P<anchor>[^"]*)" w:history="1">(?P<linked>.*?)</w:hyperlink>'
    r'|<w:sdt><w:sdtPr><w:alias w:val="(?P<alias>[^"]*)"/><w:tag w:val="(?P<tag>[^"]*)"/><w:id w:val="(?P<id>[^"]*)"/>'
    r'<w:lock w:val="(?P<lock>[^"]*)"/>(?P<empty><w:showingPlcHdr/>)?'
    r'(?:<w:dataBinding w:prefixMappings="(?P<mappings>[^"]*)" w:xpath="(?P<xpath>[^"]*)" '
    r'w:storeItemID="(?P<store>[^"]*)"/>)?(?P<kind>.*?)</w:sdtPr><w:sdtContent>(?P<content>.*?)</w:sdtContent></w:sdt>'
    r'|<w:r><w:fldChar w:fldCharType="begin"/>.*? PAGEREF (?P<page>\w+) .*?<w:fldChar w:fldCharType="end"/></w:r>'
)
_ELEMENT = regex(r"<w(?:14)?:(\w+)")
_ITEM = regex(r'<w:listItem w:displayText="([^"]*)" w:value="([^"]*)"/>')
_TAB_ENDS = ("<w:r><w:tab/></w:r>", "</w:rPr><w:tab/></w:r>")


def is_plain(markup: str) -> bool:
    """Whether an XML parser reads texts and values as they are written, five entities aside."""
    if any(character in markup for character in _CHANGED):
        return False
    return "&" not in markup or markup.count("&") == sum(map(markup.count, _ENTITIES))


def plain(text: str) -> str:
    """A text or value of the markup without entities."""
    if "&" in text:
        for entity, character in _ENTITIES.items():
            text = text.replace(entity, character)
    return text


def is_one_run(said: str) -> bool:
    """Whether a paragraph is one text without any look, as most are."""
    return said.startswith(_ONE_RUN) and said.find("<", len(_ONE_RUN)) == len(said) - len(_ITS_END)


def words_of_one_run(said: str) -> str:
    return plain(said[len(_ONE_RUN) : -len(_ITS_END)])


def words_of(markup: str) -> str:
    """The words of runs; line ends and tabs are elements."""
    return plain("".join([words or _CODES[code] for words, code in _WORDS.findall(markup)]))


def has_only_words(said: str) -> bool:
    """Whether a paragraph consists of runs, without links, controls and page numbers."""
    return not ("<w:sdt>" in said or "<w:hyperlink " in said or "<w:fldChar " in said)


def pieces_of(said: str) -> Iterator[re.Match[str]]:
    """The pieces of a paragraph in their order: runs, link (anchor), control (tag), page number (page); up to the first
    that is none of these."""
    return _PIECE.finditer(said)


def control_in(piece: re.Match[str]) -> WordControl:
    kind = piece["kind"]
    named = _ELEMENT.match(kind)
    shape = KINDS.get(named[1], RICH) if named else RICH
    return WordControl(
        plain(piece["tag"]),
        plain(piece["alias"]),
        piece["lock"],
        "long_text" if shape == "text" and "w:multiLine" in kind else shape,
        piece["empty"] is not None,
        items=tuple([(plain(value), plain(words)) for words, value in _ITEM.findall(kind)]),
    )


def ends_with_tab(runs: str) -> bool:
    """Whether the last run is a tab and nothing else."""
    return runs.endswith(_TAB_ENDS)
