"""A body that is told while its form is looked at says what an XML parser finds in it: never less, never otherwise."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from generator.audit.read import word_vocabulary as known
from generator.audit.read.word_body import END, START, read_body
from generator.audit.read.word_package import unpack
from generator.audit.read.word_styles import style_sheet
from generator.audit.read.word_tree import body_as_tree

_SEED, _MUTANTS, _FEWEST = 16, 250, 30
_PIECES = re.compile(
    r"<w:p>.*?</w:p>|</?w:(?:tc|tr|tbl)>|<w:sdt>.*?</w:sdt>|<w:hyperlink.*?</w:hyperlink>|<w:r>.*?</w:r>|<w:t[^>]*>[^<]*</w:t>"
)
_VALUES = re.compile(r'"([^"]*)"')
_ODD = (
    *("\n", "\t", "\r", "&#x4e2d;", "&amp;lt;", "&gt;", "]]>", ">", "&nbsp;", "\x01", "\ufffe", "（盖章）", "<!--x-->"),
    *("<?x y?>", "<![CDATA[x]]>", "<w:br/>", "<w:tab/>", "<w:t/>", "<w:t></w:t>", "<w:r><w:tab/></w:r>", "<w:p/>"),
    *('<w:r><w:br w:type="textWrapping"/></w:r>', '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'),
)
_Parts = Mapping[str, bytes]


@pytest.fixture(scope="module")
def packages(edition: dict[str, bytes]) -> list[_Parts]:
    return [unpack(data) for name, data in sorted(edition.items()) if name.endswith(".docx")]


def _held(parts: _Parts) -> str:
    """How the body was read; a body that is told is the tree's, and the tree finds nothing foreign in it."""
    sheet = style_sheet(parts[known.STYLES], parts[known.NUMBERING])
    told, _, found = read_body(parts, sheet)
    if told is None:
        return "as a tree"
    assert not [each for each in found if each.code == "unexpected-markup"]
    assert told == body_as_tree(parts[known.DOCUMENT], sheet.names)
    assert not told.foreign
    return "told"


def test_what_is_built_is_told(packages: list[_Parts]) -> None:
    assert Counter(map(_held, packages)) == {"told": len(packages)}


def _gone(body: str, dice: random.Random) -> str:
    start, end = dice.choice(_spans(_PIECES, body))
    return body[:start] + body[end:]


def _copied(body: str, dice: random.Random) -> str:
    start, end = dice.choice(_spans(_PIECES, body))
    at, _ = dice.choice(_spans(_PIECES, body))
    return body[:at] + body[start:end] + body[at:]


def _inserted(body: str, dice: random.Random) -> str:
    start, end = dice.choice(_spans(_PIECES, body))
    at = dice.choice((start, end, (start + end) // 2))
    return body[:at] + dice.choice(_ODD) + body[at:]


def _value_exchanged(body: str, dice: random.Random) -> str:
    (start, end), (other, other_end) = dice.choice(_spans(_VALUES, body)), dice.choice(_spans(_VALUES, body))
    return body[:start] + body[other:other_end] + body[end:]


def _digit_changed(body: str, dice: random.Random) -> str:
    at, end = dice.choice(_spans(re.compile(r"\d"), body))
    return body[:at] + dice.choice("0123456789") + body[end:]


_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _gone,
    _copied,
    _inserted,
    _value_exchanged,
    _digit_changed,
)


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(text)]


def test_mutants_are_told_as_they_are_or_not_at_all(packages: list[_Parts]) -> None:
    """Pieces gone and copied, values exchanged, digits and odd characters, up to three changes at once."""
    dice = random.Random(_SEED)
    counts: Counter[str] = Counter()
    small = sorted(packages, key=lambda parts: len(parts[known.DOCUMENT]))[:4]
    for _ in range(_MUTANTS):
        parts = dice.choice(small)
        body = parts[known.DOCUMENT].decode()[len(START) : -len(END)]
        for _ in range(dice.choice((1, 1, 2, 3))):
            body = dice.choice(_CHANGES)(body, dice)
        counts[_held({**parts, known.DOCUMENT: f"{START}{body}{END}".encode()})] += 1
    assert min(counts["told"], counts["as a tree"]) > _FEWEST  # both ways were taken


ODD_BODIES: Mapping[str, Callable[[str], str]] = {
    "paragraph between cells": lambda body: body.replace(
        "</w:tc><w:tc>", '</w:tc><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p><w:tc>', 1
    ),
    "two controls of one number": lambda body: re.sub(r'(<w:id w:val=")\d+("/><w:lock w:val="sdt)', r"\g<1>7\2", body),
    "page number of another place": lambda body: re.sub(r"(PAGEREF )\w+", r"\1elsewhere", body, count=1),
    "style of a table that is not there": lambda body: body.replace('tblStyle w:val="', 'tblStyle w:val="X', 1),
    "description that says more": lambda body: re.sub(r'(tblDescription w:val="[^"]*)', r"\1。另有", body, count=1),
    "something unknown in the section": lambda body: body.replace("<w:sectPr>", "<w:sectPr><w:bidi/>"),
    "comment in the section": lambda body: body.replace("<w:sectPr>", "<w:sectPr><!-- -->"),
    "entity of no XML": lambda body: body.replace("</w:t>", "&nbsp;</w:t>", 1),
    "character by its number": lambda body: body.replace("</w:t>", "&#x4e2d;</w:t>", 1),
    "row in a row": lambda body: body.replace("<w:tr>", "<w:tr><w:tr>", 1).replace("</w:tr>", "</w:tr></w:tr>", 1),
}


@pytest.mark.parametrize("what", ODD_BODIES)
def test_what_is_odd_is_read_as_a_tree(packages: list[_Parts], what: str) -> None:
    changed = 0
    for parts in packages:
        text = parts[known.DOCUMENT].decode()
        odd = ODD_BODIES[what](text)
        if odd != text:
            changed += 1
            assert _held({**parts, known.DOCUMENT: odd.encode()}) == "as a tree"
    assert changed
