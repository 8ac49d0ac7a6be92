"""Controls read piece by piece against the same controls read from the part as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms.returned import main_part
from generator.forms.returned.controls import StandingControl
from generator.forms.returned.main_part import controls
from generator.forms.returned.package import parsed
from generator.forms.returned.raw import FormRefused
from tests.examples import examples
from tests.forms.real_forms import FORMS, real_forms
from tests.forms.word_forms import W14, W
from tests.zips import unzipped

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OPEN = f'<w:document xmlns:w="{W}" xmlns:w14="{W14}" xmlns:mc="{MC}">'
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

NAMES = st.sampled_from(["", '<w:tag w:val="a"/>', '<w:tag w:val="b"/><w:alias w:val="题"/>', "<w:group/>"])
NUMBER = 'w:rsidR="00AA00AA"'
WORDS = st.sampled_from(
    [
        "",
        "<w:r><w:t>甲</w:t></w:r>",
        "<w:r><w:t>x</w:t><w:br/><w:t>乙</w:t></w:r>",
        f"<w:p {NUMBER}><w:r {NUMBER}><w:t>甲 {NUMBER}</w:t></w:r></w:p>",
    ]
)
AROUND = st.sampled_from(["w:p", "w:ins", "w:del", "w:moveFrom", "mc:Fallback", "w:hyperlink"])
# What no program writes: tags spelled otherwise, and what may hold tags that are none.
ODD = st.sampled_from(
    [
        "<w:sdt/>",
        "<w:sdt >",
        "</w:sdt >",
        "<w:sdt>",
        "</w:sdt>",
        "<w:sdt><w:sdtContent/></w:sdt>",
        "<w:sdt ><w:sdtContent><w:r><w:t>丙</w:t></w:r></w:sdtContent></w:sdt >",
        f'<x:sdt xmlns:x="{W}"><x:sdtContent/></x:sdt>',
        '<w:p xmlns:w="urn:other">',
        f'<w:p xmlns:v="{W}">',
        "</w:p>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x",
        "?>",
        "&lt;w:sdt&gt;",
        "&unknown;",
        "<w:del>",
        "</w:del>",
        "<w:sdtContent>",
        "</w:sdtContent>",
    ]
)


def control(name: str, inside: str) -> str:
    return f"<w:sdt><w:sdtPr>{name}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(inner, max_size=4).map("".join)
    return st.builds(control, NAMES, inside) | st.builds("<{0}>{1}</{0}>".format, AROUND, inside)


LEAVES = st.builds(control, NAMES, WORDS) | st.just("<w:r><w:br/></w:r>") | WORDS
BODIES = st.lists(st.recursive(LEAVES, nested, max_leaves=8), max_size=6).map("".join)


def outcome(part: bytes) -> list[StandingControl] | str:
    try:
        return [control._replace(made=None) for control in controls(part, "word/document.xml")]
    except FormRefused as refused:
        return refused.code


def as_a_whole(part: bytes) -> list[StandingControl] | str:
    """Read from the part as a whole, which a comment in front brings about."""
    return outcome(part.replace(b"<w:document", b"<!-- whole --><w:document", 1))


@settings(max_examples=examples(300))
@given(BODIES, st.lists(st.tuples(st.floats(0, 1), ODD), max_size=3), st.sampled_from(["", DECLARED, "\ufeff"]))
def test_pieces_say_what_the_whole_says(body: str, odd: list[tuple[float, str]], before: str) -> None:
    part = f"{before}{OPEN}{body}</w:document>"
    for place, sign in odd:  # between two tags, behind the root's
        cuts = [at for at in range(len(before) + len(OPEN), len(part)) if part[at] == "<"]
        at = cuts[int(place * (len(cuts) - 1))]
        part = part[:at] + sign + part[at:]
    assert outcome(part.encode()) == as_a_whole(part.encode())


@settings(max_examples=examples(300))
@given(BODIES, st.floats(0, 1), st.integers(1, 40), st.sampled_from([0, 2]))
def test_damage_is_the_same_in_pieces_and_in_the_whole(body: str, place: float, length: int, times: int) -> None:
    """Some bytes cut out, or there twice."""
    part = f"{OPEN}{control('', body)}{body}</w:document>".encode()
    at = len(OPEN.encode()) + int(place * (len(part) - len(OPEN)))
    damaged = part[:at] + part[at : at + length] * times + part[at + length :]
    assert outcome(damaged) == as_a_whole(damaged)


@pytest.mark.parametrize("form", FORMS)
def test_real_forms_are_read_in_pieces(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next form of a pile costs the reading of its own answers."""
    part = unzipped(real_forms()[form].blank)["word/document.xml"]
    blank = outcome(part)
    assert blank == as_a_whole(part)
    sizes: list[int] = []

    def counted(data: bytes, name: str) -> object:
        sizes.append(len(data))
        return parsed(data, name)

    monkeypatch.setattr(main_part, "parsed", counted)
    assert outcome(part) == blank
    assert sizes == []
    other = part.replace(b'<w:lock w:val="sdtLocked"/>', b'<w:lock w:val="unlocked"/>', 1)
    assert outcome(other) == as_a_whole(other)
    assert sizes[0] < 3_000 < len(other) == sizes[1] - len("<!-- whole -->")


def test_numbers_that_programs_give_are_passed_over_and_words_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def part(number: str) -> bytes:
        own = f'w14:paraId="{number}" w14:textId="77777777" w:rsidR="{number}" w:rsidRDefault="{number}"'
        words = f'<w:p {own}><w:r w:rsidRPr="{number}"><w:t>甲 {NUMBER}</w:t></w:r></w:p>'
        name = f'<w:id w:val="{int(number, 16)}"/>'
        return f'{OPEN}<w:tr w:rsidR="{number}" w:rsidTr="{number}">{control(name, words)}</w:tr></w:document>'.encode()

    (first,) = outcome(part("00A77B3E"))
    assert isinstance(first, StandingControl)
    assert first.tokens == (f"甲 {NUMBER}",)
    monkeypatch.setattr(main_part, "parsed", None)
    assert outcome(part("10A77B3F")) == [first]


def test_a_frame_too_large_to_keep_is_read_all_the_same() -> None:
    words = "字" * (1 << 20)
    part = f"{OPEN}<w:p><w:r><w:t>{words}</w:t></w:r></w:p>{control('', '<w:r><w:t>甲</w:t></w:r>')}</w:document>"
    assert outcome(part.encode()) == as_a_whole(part.encode()) != []


def test_what_is_kept_does_not_grow_without_end() -> None:
    for number in range(4_500):
        outcome(f"{OPEN}{control('', f'<w:r><w:t>{number}</w:t></w:r>')}</w:document>".encode())
    assert sum(map(len, main_part._known.values())) <= 4_100
    for number in range(100):
        outcome(f'{OPEN[:-1]} xmlns:n="{number}">{control("", "")}</w:document>'.encode())
    assert len(main_part._known) <= 33
