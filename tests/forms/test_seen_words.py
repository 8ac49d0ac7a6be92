"""An answer is what a person reads in its control: not what is hidden, white, raised, struck by a style or drawn."""

from __future__ import annotations

import pytest

from tests.forms.test_returned import DOCUMENT, FORM, RECORD, codes, collected
from tests.forms.word_forms import W14, W, with_part, word_form
from tests.zips import unzipped, zipped

SUM = '<w:r><w:t xml:space="preserve">12.50</w:t></w:r>'
NAME = '<w:r><w:t xml:space="preserve">某甲公司</w:t></w:r>'
BLANK: dict[str, object] = {}
STYLES, RELATIONS = "word/styles.xml", "word/_rels/document.xml.rels"
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
WP = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def read(inside: str, control: str = SUM, styles: str = "") -> tuple[object, list[str]]:
    """What is read of a sum (or a name) that `inside` was typed for, and what is told."""
    data = with_part(word_form(FORM, RECORD, BLANK), DOCUMENT, control, inside)
    return read_in(data, "claim-sum" if control == SUM else "applicant-name", styles)


def read_in(data: bytes, name: str, styles: str = "") -> tuple[object, list[str]]:
    if styles:
        data = zipped(
            {**unzipped(data), STYLES: f'<w:styles xmlns:w="{W}" xmlns:w14="{W14}">{styles}</w:styles>'.encode()}
        )
    found = collected(data)
    return (found.record or {}).get(name), [code for code in codes(found) if code != "missing-answer"]


UNSEEN = (
    "<w:vanish/>",
    '<w:vanish w:val="1"/>',
    "<w:specVanish/>",
    '<w:color w:val="FFFFFF"/>',
    '<w:color w:val="fefefe"/>',
    '<w:color w:val="FFFFFF" w:themeColor="background1"/>',
    '<w:color w:val="auto" w:themeColor="light1"/>',
    '<w:sz w:val="2"/>',
    '<w:sz w:val="1"/>',
    '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF"/>',
    '<w:color w:val="FFFFFF"/><w:highlight w:val="none"/>',
    "<w14:textFill><w14:noFill/></w14:textFill>",
    '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="1f3864"/>',
    '<w:w w:val="1"/>',
)
SEEN = (
    "",
    '<w:vanish w:val="0"/>',
    '<w:vanish w:val="false"/>',
    '<w:color w:val="000000"/>',
    '<w:color w:val="FF0000"/>',
    '<w:color w:val="auto"/>',
    '<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="80"/>',
    '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>',
    '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>',
    '<w:sz w:val="21"/>',
    '<w:w w:val="80"/>',
    '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="auto"/>',
    '<w:vertAlign w:val="baseline"/>',
    '<w:position w:val="2"/>',
)


@pytest.mark.parametrize("look", UNSEEN)
def test_words_that_nobody_sees_are_left_out_and_told(look: str) -> None:
    assert read(run("99", look) + run("12")) == ("12.00", ["unseen-words"])
    assert read(run("12") + run(" ", look)) == ("12.00", [])


@pytest.mark.parametrize("look", SEEN)
def test_words_that_are_seen_count(look: str) -> None:
    assert read(run("99", look) + run("12")) == ("9912.00", [])


@pytest.mark.parametrize("look", [*UNSEEN, "<w:strike/>", "<w:dstrike/>"])
@pytest.mark.parametrize("place", ["run", "based", "paragraph", "default", "table", "defaults"])
def test_looks_come_from_styles_too(look: str, place: str) -> None:
    code = "struck-words" if "strike" in look else "unseen-words"
    own = f"<w:rPr>{look}</w:rPr>"
    styles = {
        "run": f'<w:style w:type="character" w:styleId="x">{own}</w:style>',
        "based": f'<w:style w:type="character" w:styleId="y">{own}</w:style>'
        '<w:style w:type="character" w:styleId="x"><w:basedOn w:val="y"/></w:style>',
        "paragraph": f'<w:style w:type="paragraph" w:styleId="x">{own}</w:style>',
        "default": f'<w:style w:type="paragraph" w:default="1" w:styleId="x">{own}</w:style>',
        "table": f'<w:style w:type="table" w:styleId="x">{own}</w:style>',
        "defaults": f"<w:docDefaults><w:rPrDefault>{own}</w:rPrDefault></w:docDefaults>",
    }[place]
    data = word_form(FORM, RECORD, BLANK)
    if place in ("run", "based"):
        data = with_part(data, DOCUMENT, SUM, run("99", '<w:rStyle w:val="x"/>') + run("12"))
        assert read_in(data, "claim-sum", styles) == ("12.00", [code])
        return
    if place == "table":
        data = with_part(data, DOCUMENT, "<w:tblPr>", '<w:tblPr><w:tblStyle w:val="x"/>')
    if place == "paragraph":
        text = unzipped(data)[DOCUMENT].decode()
        at = text.rindex("<w:p>", 0, text.index(SUM))
        changed = f'{text[:at]}<w:p><w:pPr><w:pStyle w:val="x"/></w:pPr>{text[at + 5 :]}'
        data = zipped({**unzipped(data), DOCUMENT: changed.encode()})
    answer, told = read_in(data, "claim-sum", styles)
    assert answer is None
    assert code in told


def test_a_run_may_lift_what_its_style_says() -> None:
    styles = '<w:style w:type="character" w:styleId="x"><w:rPr><w:vanish/><w:strike/></w:rPr></w:style>'
    look = '<w:rStyle w:val="x"/><w:vanish w:val="0"/><w:strike w:val="0"/>'
    assert read(run("12", look), styles=styles) == ("12.00", [])


def test_styles_that_rest_on_each_other_end() -> None:
    loop = "".join(
        f'<w:style w:type="character" w:styleId="{own}"><w:basedOn w:val="{base}"/></w:style>'
        for own, base in (("x", "y"), ("y", "x"))
    )
    assert read(run("12", '<w:rStyle w:val="x"/>'), styles=loop) == ("12.00", [])


def test_files_with_other_styles_are_not_taken_for_each_other() -> None:
    """Controls and frames are kept for the next forms of a pile."""
    words = run("12", '<w:rStyle w:val="x"/>') + run("3")
    hiding = '<w:style w:type="character" w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style>'
    plain = '<w:style w:type="character" w:styleId="x"><w:rPr><w:b/></w:rPr></w:style>'
    for _ in range(2):
        assert read(words, styles=hiding) == ("3.00", ["unseen-words"])
        assert read(words, styles=plain) == ("123.00", [])


def test_styles_are_found_where_the_package_says() -> None:
    data = with_part(word_form(FORM, RECORD, BLANK), DOCUMENT, SUM, run("99", '<w:rStyle w:val="x"/>') + run("12"))
    parts = unzipped(data)
    styles = f'<w:styles xmlns:w="{W}"><w:style w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    relation = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="{target}"/></Relationships>'
    )
    for target, name in (("looks/a.xml", "word/looks/a.xml"), ("/word/b.xml", "word/b.xml"), ("../c.xml", "c.xml")):
        related = parts[RELATIONS].decode().replace("</Relationships>", relation.format(target=target))
        moved = zipped({**parts, RELATIONS: related.encode(), name: styles.encode()})
        assert read_in(moved, "claim-sum") == ("12.00", ["unseen-words"])


@pytest.mark.parametrize(
    ("look", "shown"),
    [
        ('<w:vertAlign w:val="superscript"/>', "10³"),
        ('<w:vertAlign w:val="subscript"/>', "10₃"),
        ('<w:position w:val="8"/><w:sz w:val="12"/>', "10³"),
        ('<w:position w:val="-8"/>', "10₃"),
        ('<w:rStyle w:val="up"/>', "10³"),
    ],
)
def test_raised_and_lowered_figures_are_no_figures_of_the_line(look: str, shown: str) -> None:
    styles = '<w:style w:type="character" w:styleId="up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    answer, told = read(run("10") + run("3", look), styles=styles)
    assert (answer, told) == (None, ["unreadable-answer"])
    assert read(run("10") + run("3", look), NAME, styles) == (shown, [])


def box(words: str) -> str:
    return f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"


OLDER = f"<mc:Fallback><w:pict>{box('34')}</w:pict></mc:Fallback>"
DRAWN = (
    f"<w:r><w:drawing><wps:txbx {WP}>{box('34')}</wps:txbx></w:drawing></w:r>",
    f"<w:r><w:pict><v:shape {V}><v:textbox>{box('34')}</v:textbox></v:shape></w:pict></w:r>",
    f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box('34')}</w:drawing></mc:Choice>{OLDER}</mc:AlternateContent></w:r>",
    f"<w:ins><w:r><w:drawing>{box('34')}</w:drawing></w:r></w:ins>",
)


@pytest.mark.parametrize("drawn", DRAWN)
def test_a_text_box_is_a_line_of_its_own(drawn: str) -> None:
    for words in (run("12") + drawn, drawn + run("12")):
        answer, told = read(words)
        assert answer is None
        assert sorted(told) == ["text-box", "unreadable-answer"]
    assert read(run("甲") + drawn, NAME) == ("甲 34", ["text-box"])


@pytest.mark.parametrize(
    "unread",
    [
        f"<m:oMath {M}><m:r><m:t>0</m:t></m:r></m:oMath>",
        f"<m:oMathPara {M}><m:oMath><m:r><m:t>0</m:t></m:r></m:oMath></m:oMathPara>",
        "<w:r><w:drawing/></w:r>",
        "<w:r><w:object/></w:r>",
        "<w:r><w:pict/></w:r>",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
        '<w:r><w:sym w:font="Symbol" w:char="F030"/></w:r>',
    ],
)
def test_what_is_no_word_is_told(unread: str) -> None:
    assert read(run("12") + unread) == ("12.00", ["unread-content"])


def rows_marked(mark: str, where: str = "<w:tr>") -> bytes:
    """A form whose row of the sum is marked."""
    parts = unzipped(word_form(FORM, RECORD))
    text = parts[DOCUMENT].decode()
    at = text.rindex(where, 0, text.index(SUM))
    return zipped({**parts, DOCUMENT: f"{text[: at + len(where)]}{mark}{text[at + len(where) :]}".encode()})


@pytest.mark.parametrize(
    ("mark", "where"),
    [
        ('<w:trPr><w:del w:id="1" w:author="x"/></w:trPr>', "<w:tr>"),
        ('<w:trPr><w:cantSplit/><w:del w:id="1" w:author="x"/></w:trPr>', "<w:tr>"),
        ('<w:cellDel w:id="1" w:author="x"/>', "<w:tcPr>"),
    ],
)
def test_a_row_that_was_deleted_in_tracked_changes_is_gone(mark: str, where: str) -> None:
    assert read_in(rows_marked(mark, where), "claim-sum") == ("12.50", ["control-gone"])


@pytest.mark.parametrize(
    "mark",
    ["<w:hidden/>", '<w:hidden w:val="true"/>', '<w:trHeight w:val="1" w:hRule="exact"/>'],
)
def test_a_row_that_is_not_seen_says_nothing(mark: str) -> None:
    assert read_in(rows_marked(f"<w:trPr>{mark}</w:trPr>"), "claim-sum")[1] == ["unseen-words", "data-differs"]


@pytest.mark.parametrize(
    "mark", ['<w:hidden w:val="0"/>', '<w:trHeight w:val="1"/>', '<w:trHeight w:val="500" w:hRule="exact"/>']
)
def test_other_rows_are_seen(mark: str) -> None:
    assert read_in(rows_marked(f"<w:trPr>{mark}</w:trPr>"), "claim-sum") == ("12.50", [])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("500000", ["unit-doubtful"]),
        ("500,000", ["unit-doubtful"]),
        ("５０００００．００", ["unit-doubtful"]),
        ("12000", ["unit-doubtful"]),
        ("9999.99", []),
        ("500000元", []),
        ("120000万元", []),
        ("50亿元", []),
        ("伍拾亿元整", []),
    ],
)
def test_a_great_sum_without_a_unit_is_doubted(typed: str, told: list[str]) -> None:
    assert read(run(typed))[1] == told


def test_a_sum_that_the_office_put_in_is_not_doubted() -> None:
    record = {**RECORD, "claim-sum": "500000.00"}
    assert codes(collected(word_form(FORM, record, prefill=record))) == []
    assert codes(collected(word_form(FORM, record, prefill=RECORD))) == ["unit-doubtful"]


@pytest.mark.parametrize(("first", "second"), [("5", "15"), ("12.5", "312.5"), ("12", "34"), ("15", "5"), ("0", "100")])
def test_another_answer_is_no_repeat_of_the_first(first: str, second: str) -> None:
    """As where the same form of two applicants was pasted into one file."""
    text = unzipped(word_form(FORM, RECORD, BLANK))[DOCUMENT].decode()
    start = text.rindex("<w:tr>", 0, text.index(SUM))
    row = text[start : text.index("</w:tr>", start) + 7]
    both = row.replace("12.50", first) + row.replace("12.50", second)
    data = with_part(word_form(FORM, RECORD, BLANK), DOCUMENT, row, both)
    assert "unlike-repeats" in read_in(data, "claim-sum")[1]
