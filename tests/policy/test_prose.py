"""Prose of the model: what it looks up, what it quotes, and what the office typed by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.policy.plain_prose import plain_prose
from generator.policy.prose import lookups, parse_markdown, quotes_in, typed_text
from tests.examples import examples

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)
PATHS = st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True), min_size=1, max_size=4).map(".".join)


def typed(text: str) -> list[str]:
    return [words for words in typed_text(text).split("\n") if words]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("金额为{{ awards.gazelle.amount }}。", ("awards.gazelle.amount",)),
        ("{{title}}（{{ document_number }}）", ("title", "document_number")),
        ("{{ awards.a.parts.once }}{{awards.a.parts.yearly}}", ("awards.a.parts.once", "awards.a.parts.yearly")),
        ("没有查询", ()),
        ("{ awards.a }", ()),
        ("{{ 2 + 2 }}", ()),
    ],
)
def test_look_ups_are_dotted_paths_and_nothing_else(text: str, paths: tuple[str, ...]) -> None:
    assert lookups(text) == paths


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("写明[按政策给予奖励](clause:c03)。", [("c03", "按政策给予奖励")]),
        ("**[按政策](clause:c03)**给予[奖励](clause:c04)", [("c03", "按政策"), ("c04", "奖励")]),
        ("- 其一：[甲](clause:c01)\n- 其二：[乙](clause:c02)", [("c01", "甲"), ("c02", "乙")]),
        ("括号[ ]不是引文", []),
    ],
)
def test_quotes_are_links_to_a_clause(text: str, quotes: list[tuple[str, str]]) -> None:
    assert list(quotes_in(text)) == quotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("金额为{{ awards.a.amount }}，一次性。", ["金额为", "，一次性。"]),
        ("写明[给予50万元](clause:c02)，不是20万元", ["写明", "，不是20万元"]),
        ("- 其一：**20**万元\n- 其二", ["其一：", "20", "万元", "其二"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("[20万元]没有链接", ["[20万元]没有链接"]),
    ],
)
def test_what_was_typed_by_hand_is_all_but_look_ups_and_quotes(text: str, words: list[str]) -> None:
    assert "".join(typed(text)) == "".join(words)
    assert all(any(part in each for each in typed(text)) for part in words if "*" not in text)


def test_a_fact_is_not_joined_out_of_words_around_a_look_up() -> None:
    assert "20万元" not in typed_text("2{{ awards.a }}0万元")
    assert "一次性" not in typed_text("一[次](clause:c01)性")


@settings(max_examples=examples(80))
@given(before=CHINESE, path=PATHS, quoted=CHINESE, behind=CHINESE)
def test_every_part_of_prose_is_found_in_its_place(before: str, path: str, quoted: str, behind: str) -> None:
    text = f"{before}{{{{ {path} }}}}[{quoted}](clause:c07){behind}"
    assert lookups(text) == (path,)
    assert list(quotes_in(text)) == [("c07", quoted)]
    assert typed(text) == [before, behind]


_QUOTES = ["[引文](clause:c02)", "[x 1](clause:c-1)", "[甲（乙）](clause:c1)"]
_NOT_PLAIN = [
    "1. ",
    "12) ",
    "- ",
    "+ ",
    "* ",
    "[q](clause:C)",
    "](",
    "[[",
    "[空](clause:c1)(x)",
    "~~~",
    "# ",
    "> ",
    "---",
]
_MARKS = list("款a1９。，（）()!<>&`~#$%^{}|=:;'\"@-+.\u3000\u200b\x85\u2028—“”😀\\*_[]\n\t ")
_PIECES = [*_QUOTES, *_QUOTES, *_NOT_PLAIN, "{{ a.b }}", "&amp;", "http://a.b", *_MARKS]


@settings(max_examples=examples(1500))
@given(st.lists(st.sampled_from(_PIECES), max_size=7).map("".join))
def test_plain_prose_is_read_as_the_parser_reads_it(text: str) -> None:
    found = plain_prose(text)
    if found is not None:
        assert found == parse_markdown(text)


@pytest.mark.parametrize("text", ["给予奖励。", "按[条款](clause:c02)给予{{ awards.a.amount }}。", "20万元"])
def test_a_paragraph_with_quotes_is_plain(text: str) -> None:
    assert plain_prose(text) is not None


@pytest.mark.parametrize("text", ["", "- 其一", "1. 其一", "**重要**", "第一行\n第二行", "[没有链接", " 空白", r"\*"])
def test_what_the_parser_may_read_otherwise_is_left_to_it(text: str) -> None:
    assert plain_prose(text) is None
