"""Faults in finished Word files, as somebody makes them in Word or in the XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from benchmarks.faults import text_rules as rules
from benchmarks.faults.archive import members, with_member
from benchmarks.faults.fault import Candidates, Fault, FaultClass, Files, content_fault, published
from benchmarks.faults.original import Original
from benchmarks.faults.text_rules import Edit, Rule

_BODY = r"word/document\.xml"
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]+)</w:t>")
_RUN = re.compile(r"<w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t(?: [^>]*)?>[^<]+</w:t></w:r>")
_PARAGRAPH = re.compile(r"<w:p>(?:(?!<w:p>|<w:sectPr).)*?<w:t.*?</w:p>")
_ROW = re.compile(r"<w:tr>.*?</w:tr>")
_CELL = re.compile(r"<w:tc>.*?</w:tc>")
_CONTROL = re.compile(r"<w:sdt>.*?</w:sdt>")


def in_members(pattern: str, rule: Rule) -> Candidates:
    """A class: a rule in the XML of each member whose name matches, of every Word file."""

    def candidates(original: Original) -> Iterator[Fault]:
        for file, data in original.documents(".docx").items():
            for member, content in members(data).items():
                if re.fullmatch(pattern, member):
                    xml = content.decode()
                    yield from (_fault(file, data, member, xml, edit) for edit in rule(xml))

    return candidates


def _fault(file: str, data: bytes, member: str, xml: str, edit: Edit) -> Fault:
    """Holds the edit, not its result: a class may have a hundred thousand candidates."""
    return Fault(file, f"{member}: {edit.told(xml)[:160]}", partial(_edited, file, data, member, xml, edit))


def _edited(file: str, data: bytes, member: str, xml: str, edit: Edit) -> Files:
    return {file: with_member(data, member, edit.applied(xml).encode())}


def _exchanged(file: str, data: bytes, member: str, content: str | None) -> Files:
    return {file: with_member(data, member, None if content is None else content.encode())}


def in_group(pattern: re.Pattern[str], rule: Rule) -> Rule:
    """A rule that works in the first group of every match."""

    def edits(xml: str) -> Iterator[Edit]:
        for found in pattern.finditer(xml):
            yield from (edit.moved(found.start(1)) for edit in rule(found[1]))

    return edits


def _in_text(rule: Rule) -> Candidates:
    return in_members(_BODY, in_group(_TEXT, rule))


def _in_text_with_units(rule: Callable[[tuple[str, ...]], Rule]) -> Candidates:
    return lambda original: _in_text(rule(original.units))(original)


def without(pattern: re.Pattern[str]) -> Rule:
    return lambda xml: (Edit(found.start(), found.end(), "") for found in pattern.finditer(xml))


def _paragraph_added(xml: str) -> Iterator[Edit]:
    """A paragraph once more, one from elsewhere, and one that somebody has written."""
    found = list(_PARAGRAPH.finditer(xml))
    for each, other in zip(found, [*found[9:], *found[:9]], strict=True):
        yield Edit(each.end(), each.end(), each[0])
        yield Edit(each.end(), each.end(), other[0])
        yield Edit(each.end(), each.end(), "<w:p><w:r><w:t>以上奖励由受理部门在三十日内拨付。</w:t></w:r></w:p>")


def neighbours(pattern: re.Pattern[str]) -> Rule:
    """Two things that follow each other directly change places."""

    def edits(xml: str) -> Iterator[Edit]:
        found = list(pattern.finditer(xml))
        for first, second in pairwise(found):
            if first.end() == second.start() and first[0] != second[0]:
                yield Edit(first.start(), second.end(), second[0] + first[0])

    return edits


def _cell_of_next_row(xml: str) -> Iterator[Edit]:
    """A cell has the words of the same column one row below."""
    rows = list(_ROW.finditer(xml))
    for row, below in pairwise(rows):
        cells, others = list(_CELL.finditer(row[0])), list(_CELL.finditer(below[0]))
        if row.end() == below.start() and len(cells) == len(others):
            for cell, other in zip(cells, others, strict=True):
                if _words(cell[0]) != _words(other[0]):
                    yield Edit(cell.start() + row.start(), cell.end() + row.start(), other[0])


def _words(xml: str) -> str:
    return "".join(_TEXT.findall(xml))


def _hidden(xml: str) -> Iterator[Edit]:
    """Words that Word does not show."""
    for found in _RUN.finditer(xml):
        yield Edit(found.start(), found.end(), _formatted(found[0], "<w:vanish/>"))


def _struck(xml: str) -> Iterator[Edit]:
    """Words that are crossed out, or white on white."""
    for found in _RUN.finditer(xml):
        yield Edit(found.start(), found.end(), _formatted(found[0], "<w:strike/>"))
        yield Edit(found.start(), found.end(), _formatted(found[0], '<w:color w:val="FFFFFF"/>'))


def _formatted(run: str, what: str) -> str:
    if "<w:rPr>" in run:
        return run.replace("</w:rPr>", f"{what}</w:rPr>", 1)
    return run.replace("<w:r>", f"<w:r><w:rPr>{what}</w:rPr>", 1)


def _tracked(xml: str) -> Iterator[Edit]:
    """A deletion or an insertion under change tracking."""
    by = 'w:id="9001" w:author="x" w:date="2025-06-01T00:00:00Z"'
    for found in _RUN.finditer(xml):
        gone = found[0].replace("<w:t>", "<w:delText>").replace("</w:t>", "</w:delText>")
        gone = re.sub(r"<w:t ([^>]*)>", r"<w:delText \1>", gone)
        yield Edit(found.start(), found.end(), f"<w:del {by}>{gone}</w:del>")
        yield Edit(found.end(), found.end(), f"<w:ins {by}><w:r><w:t>（最高）</w:t></w:r></w:ins>")


def _attribute(pattern: str, rule: Rule) -> Rule:
    return in_group(re.compile(pattern), rule)


def _tail(text: str) -> Iterator[Edit]:
    """A name gets a tail."""
    yield Edit(len(text), len(text), "-2")


def _other_words(text: str) -> Iterator[Edit]:
    yield Edit(0, len(text), "请填写最高限额")


def _footnote(xml: str) -> Iterator[Edit]:
    """A text box in the margin, which python-docx does not list among the paragraphs."""
    box = (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:200pt;height:40pt"><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>最高奖励100万元</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    yield from (Edit(found.end(), found.end(), box) for found in _RUN.finditer(xml))


def _member_added(original: Original) -> Iterator[Fault]:
    """Another part in the package."""
    parts = {
        "word/comments.xml": "<w:comments xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>",
        "customXml/item1.xml": "<note>最高奖励100万元</note>",
        "docProps/custom.xml": "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/custom-properties'/>",
        "word/footer2.xml": "<w:ftr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>",
        "word/media/image1.png": "PNG",
    }
    for file, data in original.documents(".docx").items():
        for name, content in parts.items():
            yield Fault(file, f"{name} added", partial(_exchanged, file, data, name, content))


def _member_removed(original: Original) -> Iterator[Fault]:
    for file, data in original.documents(".docx").items():
        for name in members(data):
            yield Fault(file, f"{name} taken out", partial(_exchanged, file, data, name, None))


def _broken(original: Original) -> Iterator[Fault]:
    """Cut off in the middle, empty, or no Word file at all."""
    for file, data in original.documents(".docx").items():
        yield content_fault(file, "cut off", data[: len(data) // 2])
        yield content_fault(file, "empty", b"")
        yield content_fault(file, "HTML under a Word name", b"<html><body>x</body></html>")


_BOX_CHECKED = rules.replaced({'<w14:checked w14:val="0"/>': ('<w14:checked w14:val="1"/>',)})
_KIND = rules.replaced(
    {
        "<w:text/>": ('<w:text w:multiLine="1"/>', "<w:richText/>"),
        "yyyy年M月d日": ("yyyy年", "d日M月yyyy年"),
        '<w:lock w:val="sdtLocked"/>': ('<w:lock w:val="contentLocked"/>', ""),
    }
)
_STYLE = rules.replaced(
    {
        '<w:style w:type="paragraph"': ('<w:style w:hidden="1" w:type="paragraph"',),
        "</w:rPr></w:style>": ("<w:vanish/></w:rPr></w:style>",),
        '<w:start w:val="1"/>': ('<w:start w:val="4"/>',),
        '<w:numFmt w:val="decimal"/>': ('<w:numFmt w:val="upperRoman"/>', '<w:numFmt w:val="none"/>'),
        '<w:lvlText w:val="': ('<w:lvlText w:val="20万元',),
    }
)
_LINK = rules.replaced({'Target="https': ('Target="http://example.invalid/',)})

CLASSES: tuple[FaultClass, ...] = (
    published("Word: figure", _in_text(rules.either(rules.digit, rules.digit_added))),
    published(
        "Word: unit, bound, duration or percent",
        _in_text(
            rules.either(
                rules.UNITS,
                rules.BOUND_DROPPED,
                rules.BOUND_FLIPPED,
                rules.PERCENT_SIGN,
                rules.NUMERALS,
                rules.duration,
            )
        ),
    ),
    published("Word: date or document number", _in_text(rules.either(rules.date, rules.document_number))),
    published("Word: level", _in_text(rules.LEVELS)),
    published(
        "Word: organisation",
        lambda original: _in_text(
            rules.either(
                rules.other_unit(original.units),
                rules.misspelt_unit(original.units),
                rules.dropped_unit(original.units),
            )
        )(original),
    ),
    published(
        "Word: figure of a rule",
        in_members(
            r"customXml/item1\.xml",
            in_group(re.compile(rules.FIGURE_OF_A_RULE), rules.either(rules.digit, rules.digit_added)),
        ),
    ),
    published("Word: negation", _in_text(rules.NEGATION)),
    published("Word: duty word", _in_text(rules.DUTY)),
    published(
        "Word: character altered or dropped", _in_text(rules.either(rules.one_character, rules.character_dropped))
    ),
    published("Word: paragraph removed", in_members(_BODY, without(_PARAGRAPH))),
    published("Word: paragraph added", in_members(_BODY, _paragraph_added)),
    published("Word: paragraphs change places", in_members(_BODY, neighbours(_PARAGRAPH))),
    published("Word: cell of the next row", in_members(_BODY, _cell_of_next_row)),
    published("Word: cells change places", in_members(_BODY, neighbours(_CELL))),
    published("Word: row removed", in_members(_BODY, without(_ROW))),
    published("Word: rows change places", in_members(_BODY, neighbours(_ROW))),
    published("Word: words hidden", in_members(_BODY, _hidden)),
    published("Word: words crossed out or white", in_members(_BODY, _struck)),
    published("Word: tracked change", in_members(_BODY, _tracked)),
    published("Word: text box added", in_members(_BODY, _footnote)),
    published("Word: control removed", in_members(_BODY, without(_CONTROL))),
    published(
        "Word: placeholder of a control",
        in_members(
            _BODY,
            in_group(
                re.compile(r'<w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>([^<]+)</w:t>'),
                rules.either(_other_words, rules.one_character),
            ),
        ),
    ),
    published(
        "Word: alias of a control", in_members(_BODY, _attribute(r'<w:alias w:val="([^"]+)"/>', rules.one_character))
    ),
    published("Word: tag of a control", in_members(_BODY, _attribute(r'<w:tag w:val="([^"]+)"/>', _tail))),
    published("Word: box ticked beforehand", in_members(_BODY, _BOX_CHECKED)),
    published("Word: kind or lock of a control", in_members(_BODY, _KIND)),
    published(
        "Word: title of a table", in_members(_BODY, _attribute(r'<w:tblCaption w:val="([^"]+)"', rules.one_character))
    ),
    published(
        "Word: description of a table",
        in_members(_BODY, _attribute(r'<w:tblDescription w:val="([^"]+)"', rules.one_character)),
    ),
    published("Word: link leads elsewhere", in_members(_BODY, _attribute(r'w:anchor="([^"]+)"', _tail))),
    published(
        "Word: target of a relation",
        in_members(r"word/_rels/document\.xml\.rels", _attribute(r'Target="([^"]+)"', _tail)),
    ),
    published(
        "Word: bookmark renamed", in_members(_BODY, _attribute(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', _tail))
    ),
    published("Word: bookmark removed", in_members(_BODY, without(re.compile(r"<w:bookmarkStart [^>]*/>")))),
    published(
        "Word: unseen or look-alike character",
        in_members(_BODY, in_group(_TEXT, rules.UNSEEN)),
    ),
    published("Word: header", in_members(r"word/header\d\.xml", in_group(_TEXT, rules.one_character))),
    published(
        "Word: footer",
        in_members(r"word/footer\d\.xml", in_group(_TEXT, rules.either(rules.digit, rules.one_character))),
    ),
    published(
        "Word: properties",
        in_members(
            r"docProps/\w+\.xml",
            in_group(re.compile(r"<\w+:\w+>([^<]+)</"), rules.either(rules.digit, rules.one_character)),
        ),
    ),
    published("Word: styles or numbering", in_members(r"word/(styles|numbering)\.xml", _STYLE)),
    published("Word: part added to the package", _member_added),
    published("Word: part removed from the package", _member_removed),
    published("Word: file broken", _broken),
)
