"""Words that cannot be seen are found whatever letterhead a file was made with: no look of the workspace is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from generator.audit.audit import audit
from generator.audit.read.word_legible import ShownWords, illegible
from generator.finding import Severity
from tests.audit.conftest import POLICY
from tests.audit.edits import BODY, Edit, Files, edits, in_json, in_part, mended

GUIDE, PENDING = "guidebook.docx", "pending.docx"
STYLES, HEADER = "word/styles.xml", "word/header1.xml"
_REFERENCE = "templates/styles/reference.docx"
_WHITE = '<w:color w:val="FFFFFF"/>'
Change = Callable[[str], str]


def _in_style(style: str, properties: str, where: str = "rPr") -> Change:
    """A style says something more, or in place of what it said."""
    name = properties.split(maxsplit=1)[0]

    def change(text: str) -> str:
        found = re.search(rf'<w:style [^>]*w:styleId="{style}">.*?</w:style>', text, re.DOTALL)
        assert found, style
        old = re.sub(rf"{name} [^>]*/>", "", found[0])
        if f"<w:{where}>" not in old:
            old = old.replace("</w:style>", f"<w:{where}></w:{where}></w:style>")
        return text.replace(found[0], old.replace(f"<w:{where}>", f"<w:{where}>{properties}", 1))

    return change


def _heads(fill: str, colour: str) -> Change:
    """An office's letterhead: heads of tables in a colour on a ground."""
    shade = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr>'

    def change(text: str) -> str:
        text = re.sub(r'(<w:tblStylePr w:type="firstRow">.*?)<w:tcPr>.*?</w:tcPr>', rf"\1{shade}", text)
        return _in_style("TableHead", f'<w:color w:val="{colour}"/>')(text)

    return change


_HIDDEN: Mapping[str, Change] = {
    "white": _in_style("TableText", _WHITE),
    "nearly white": _in_style("TableText", '<w:color w:val="FEFEFE"/>'),
    "a pale grey": _in_style("TableText", '<w:color w:val="E8E8E8"/>'),
    "white by the style below": _in_style("Normal", _WHITE),
    "white by the defaults": lambda text: text.replace("<w:rPrDefault><w:rPr>", f"<w:rPrDefault><w:rPr>{_WHITE}"),
    "bold words white": _in_style("Strong", _WHITE),
    "remarks in the colour of their box": _in_style("NoteInfo", '<w:color w:val="EEF3FA"/>'),
    "black on black": _in_style("TableText", '<w:shd w:val="clear" w:fill="000000"/><w:color w:val="0A0A0A"/>'),
    "a dark box around grey words": _in_style("Small", '<w:shd w:val="clear" w:fill="404040"/>', "pPr"),
    "heads dark on dark": _heads("1F3864", "102040"),
    "heads white on white": _heads("FFFFFF", "FFFFFF"),
    "hidden": _in_style("TableText", "<w:vanish />"),
    "hidden otherwise": _in_style("TableText", "<w:specVanish />"),
    "of one point": _in_style("TableText", '<w:sz w:val="2"/>'),
    "as wide as a hair": _in_style("TableText", '<w:w w:val="1"/>'),
    "raised out of the line": _in_style("TableText", '<w:position w:val="200"/>'),
    "over each other": _in_style("TableText", '<w:spacing w:val="-400"/>'),
    "in a line of one point": _in_style("Small", '<w:spacing w:line="20" w:lineRule="exact"/>', "pPr"),
    "header white": _in_style("Header", _WHITE),
}


def _elsewhere(changes: Change) -> Edit:
    """All Word files made with another reference document, and all told of it."""

    def edit(files: Files) -> None:
        for name in [each for each in files if each.endswith(".docx")]:
            in_part(name, STYLES, changes)(files)
        in_json("manifest.json", lambda told: told["inputs"].update({_REFERENCE: "0" * 64}))(files)

    return edit


def _told(files: Files, edit: Edit) -> set[tuple[str, str]]:
    forged = dict(files)
    edit(forged)
    mended(forged)
    odd = (each for each in audit(forged, POLICY) if each.code == "looks-altered" and each.severity is Severity.ERROR)
    return {(str(each.place.file) if each.place else "", str(each.message)) for each in odd}


@pytest.fixture(scope="module")
def word(edition: Files) -> Files:
    """The files that the looks of Word files need."""
    return {name: data for name, data in edition.items() if name in {GUIDE, PENDING, "manifest.json"}}


@pytest.mark.parametrize("change", [pytest.param(change, id=what) for what, change in _HIDDEN.items()])
def test_a_letterhead_that_hides_words_is_told(word: Files, change: Change) -> None:
    assert _told(word, _elsewhere(change))


_LIGHT = _heads("1F3864", "FFFFFF")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_LIGHT, id="white heads on blue"),
        pytest.param(_in_style("TableText", '<w:color w:val="8C8C8C"/>'), id="grey words"),
        pytest.param(_in_style("Header", '<w:color w:val="auto"/>'), id="a colour that Word chooses"),
        pytest.param(_in_style("TableText", '<w:vanish w:val="0"/>'), id="expressly not hidden"),
        pytest.param(_in_style("TableText", '<w:sz w:val="13"/>'), id="small print"),
    ],
)
def test_a_letterhead_that_can_be_read_passes(word: Files, change: Change) -> None:
    assert _told(word, _elsewhere(change)) == set()


def test_white_words_are_told_where_the_ground_is_white_as_well(word: Files) -> None:
    """The style of heads that are white on blue, put on a cell of the body of a Word file that has no page."""
    cell = in_part(PENDING, BODY, lambda text: re.sub(r'w:val="TableText"', 'w:val="TableHead"', text, count=1))
    ((file, told),) = _told(word, edits(_elsewhere(_LIGHT), cell))
    assert (file.rpartition("/")[2], "FFFFFF on FFFFFF" in told) == (PENDING, True)


def test_what_stands_closest_to_the_words_counts() -> None:
    styles = (
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
        b'<w:style w:type="character" w:styleId="R"><w:rPr><w:color w:val="000000"/></w:rPr></w:style>'
        b'<w:style w:type="table" w:styleId="T"><w:tcPr><w:shd w:fill="000000"/></w:tcPr>'
        b'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="EEEEEE"/></w:tcPr></w:tblStylePr></w:style></w:styles>'
    )
    expected = {
        ShownWords("P"): ["P: FFFFFF on FFFFFF"],
        ShownWords("P", "R"): [],
        ShownWords("P", "", "T"): [],
        ShownWords("P", "R", "T"): ["P/R/T: 000000 on 000000"],
        ShownWords("P", "", "T", ("firstRow",)): ["P/T: FFFFFF on EEEEEE"],
        ShownWords("P", "", "T", ("firstRow",), "102030"): [],
    }
    assert {shown: list(illegible(styles, [shown])) for shown in expected} == expected
