"""What moved is no mark, what is gone is one mark where it bears, and what came is drafted once (invented notices)."""

from __future__ import annotations

import pytest

from generator.carry.carry import Revised

from .carried import NOTICE, TEXTS, carried

LAST = "四、本措施"
HELPED = "四、支持个人创业。对符合条件的个人，给予创业补助1万元。\n\n五、本措施"
FLATS = "人才公寓优先保障。"


def marked(result: Revised) -> dict[str, str]:
    return {mark.path: mark.new for mark in result.marks}


def with_main(*changes: tuple[str, str]) -> dict[str, str]:
    text = TEXTS["policy.yaml"]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return {**TEXTS, "policy.yaml": text}


def helped(faq: str) -> Revised:
    """The edition in which 个人创业 is repealed; its model has one question more."""
    lines = "  - {id: c05, path: 四}\n  - {id: c04, path: 五}\n"
    texts = with_main(("  - {id: c04, path: 四}\n", lines))
    texts["faq.yaml"] = TEXTS["faq.yaml"] + faq
    return carried((HELPED, LAST), texts=texts, notice=NOTICE.replace(LAST, HELPED))


def question(answer: str, source: str) -> str:
    return (
        f"        - id: own\n          question: 谁可以申请？\n          answer: {answer}\n"
        f"          source: {{clause: {source}}}\n"
    )


ANYBODYS = (
    "符合条件的企业向科技部门提出。",
    "本表由符合条件的申请人填写。",
    "对符合条件的，按规定办理。",
    "是否符合条件的，由单位核定。",
)


@pytest.mark.parametrize("answer", ANYBODYS)
def test_a_short_phrase_of_a_repealed_clause_is_no_mark_where_nothing_rests_on_it(answer: str) -> None:
    result = helped(question(answer, "c01, quote: 给予一次性奖励20万元"))
    assert [path for path in marked(result) if "own" in path] == []
    assert "clauses.c05" in marked(result)


def test_the_same_phrase_is_marked_where_the_item_rests_on_the_repealed_clause() -> None:
    result = helped(question("符合条件的申请人提出。", "c05, quote: 给予创业补助1万元"))
    assert any("questions.own" in path for path in marked(result))


def test_a_long_phrase_of_a_repealed_clause_is_marked_wherever_prose_says_it() -> None:
    result = helped(question("支持个人创业的，另见通知。", "c01, quote: 给予一次性奖励20万元"))
    assert [mark.old for mark in result.marks if mark.path.endswith("own.answer")] == ["支持个人创业"]


DOCTOR = "对引进博士的企业，每人给予补贴5万元"
MOVED = {
    "as it is": DOCTOR,
    "with another stop": "对引进博士的企业：每人给予补贴5万元",
    "without a stop": "对引进博士的企业每人给予补贴5万元",
}
APPLIES = "本措施适用于在山海市登记的企业。"


@pytest.mark.parametrize("name", MOVED)
def test_words_that_moved_to_another_clause_are_followed_whatever_their_stops(name: str) -> None:
    now = MOVED[name]
    result = carried((f"{DOCTOR}。", ""), (APPLIES, f"{APPLIES}{now}。"))
    assert f"source: {{clause: c03, quote: {now}}}" in result.texts["policy.yaml"].replace('"', "")
    assert [path for path in marked(result) if path.startswith("awards.doctor")] == []


NOT_PROVEN = {
    "another sum": "对引进博士的企业，每人给予补贴3.5万元",
    "a condition": "对引进博士的在库企业，每人给予补贴5万元",
    "a negation": "对引进博士的企业，每人不给予补贴5万元",
}


@pytest.mark.parametrize("name", NOT_PROVEN)
def test_words_that_moved_and_say_something_else_are_marked(name: str) -> None:
    now = NOT_PROVEN[name]
    result = carried((f"{DOCTOR}。", ""), (APPLIES, f"{APPLIES}{now}。"))
    assert any(path.startswith("awards.doctor") for path in marked(result))
    assert f"quote: {DOCTOR}" in result.texts["policy.yaml"]


def test_another_cited_item_is_not_the_number_of_a_list() -> None:
    cited = "按本措施第二条第（一）项办理的企业"
    notice = NOTICE.replace(FLATS, f"{cited}。")
    texts = with_main(("quote: 人才公寓优先保障", f"quote: {cited}"), ("优先保障", "办理"))
    texts["faq.yaml"] = texts["faq.yaml"].replace("人才公寓优先保障", cited)
    other = cited.replace("（一）", "（二）")
    result = carried((f"{cited}。", ""), ("在山海市登记的企业", f"在山海市登记的{other}"), texts=texts, notice=notice)
    assert "measures.flats.source" in marked(result)


def test_a_sentence_that_moved_is_neither_new_nor_drafted_again() -> None:
    award = "对引进博士的企业，每人给予补贴5万元。"
    apart = "四、支持博士引进。" + award + "（牵头单位：市人社局）\n\n五、本措施"
    result = carried((award, ""), (LAST, apart))
    assert result.texts["policy.yaml"].count("value: 50000") == 1
    assert not any(DOCTOR in words for path, words in marked(result).items() if path.startswith("clauses."))


def test_an_item_without_ground_is_marked_once() -> None:
    paths = [mark.path for mark in carried((FLATS, "")).marks if mark.path.startswith("measures.flats")]
    assert paths == ["measures.flats.source"]


def test_new_words_are_shown_with_the_phrase_in_which_they_stand() -> None:
    result = carried(("研发投入的10%给予补助。", "研发投入的10%给予补助和场地支持。"))
    assert marked(result)["clauses.c01"] == "按研发投入的10%给予补助和场地支持"


CAME = {
    "an enterprise": "；对入选名优企业库的企业，给予一次性奖励3万元。人才公寓",
    "a product that a heading names": "；对新入选名特优新产品名录的，每个给予一次性奖励3万元。人才公寓",
    "another kind of project": "；对获评优秀引才项目的单位，每个项目给予奖励3万元。人才公寓",
}


@pytest.mark.parametrize("name", CAME)
def test_an_award_that_came_into_a_clause_is_drafted(name: str) -> None:
    text = carried(("补贴5万元。人才公寓", f"补贴5万元{CAME[name]}")).texts["policy.yaml"]
    assert "由程序起草" in text
    assert "value: 30000" in text[text.index("由程序起草") :]


def test_the_form_of_an_award_that_came_names_no_other_award() -> None:
    forms = (
        "forms:\n  - id: f\n    title: 申请表\n    edition: 第一版\n    awards: [doctor]\n    groups:\n"
        "      - id: g\n        title: 申请\n        fields:\n          - {id: name, label: 名称}\n"
    )
    texts = {**with_main(("no_form: 由市人社局直接认定", "form: f")), "forms.yaml": forms}
    came = ("补贴5万元。人才公寓", f"补贴5万元{CAME['an enterprise']}")
    made = carried(came, texts=texts).texts["forms.yaml"].partition("由程序起草")[2]
    named = [line.split(":")[1].strip(' []"') for line in made.splitlines() if line.strip().startswith("awards:")]
    assert len(named) == 1
    assert "," not in named[0]
    assert f'- id: "{named[0]}"' in carried(came, texts=texts).texts["policy.yaml"]


BANDS = {
    "raised": ("超过2000万元", "超过3000万元", "lower: 30000000"),
    "lowered": ("超过2000万元", "超过1000万元", "lower: 10000000"),
}
RESEARCH = "对年营业收入超过2000万元的创新型企业，按研发投入的10%给予补助"


def banded() -> dict[str, str]:
    band = "    band: {of: 年营业收入, unit: CNY, lower: 20000000}\n    payment: not_said\n"
    return with_main(
        ("    payment: not_said\n    source: {clause: c01, quote: 按研发投入的10%给予补助}", f"{band}    source: X"),
        ("source: X", f"source: {{clause: c01, quote: {RESEARCH}}}"),
    )


@pytest.mark.parametrize("name", BANDS)
def test_the_end_of_a_band_follows_its_quote(name: str) -> None:
    old, new, wanted = BANDS[name]
    result = carried((old, new), texts=banded())
    assert wanted in result.texts["policy.yaml"]
    assert marked(result) == {}


def test_a_band_that_begins_to_count_otherwise_is_marked() -> None:
    result = carried(("超过2000万元", "不超过2000万元"), texts=banded())
    assert "lower: 20000000" in result.texts["policy.yaml"]
    assert any(path.startswith("awards.research") for path in marked(result))


WRITTEN = {
    "line breaks": r'"见下文：\n\n- [给予一次性奖励20万元](clause:c01)"',
    "a tab and a quote": r'"见\t\"下文\"：[给予一次性奖励20万元](clause:c01)"',
    "a character by its number": r'"见\u4e0b文：[给予一次性奖励20万元](clause:c01)"',
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_quote_in_prose_is_edited_behind_characters_that_are_escaped(name: str) -> None:
    texts = {**TEXTS, "faq.yaml": TEXTS["faq.yaml"].replace("奖励{{ awards.centre.amount }}。", WRITTEN[name], 1)}
    result = carried(("奖励20万元", "奖励25万元"), texts=texts)
    assert WRITTEN[name].replace("20万元", "25万元") in result.texts["faq.yaml"]
    assert marked(result) == {}


def test_a_unit_in_the_place_of_another_is_marked_at_the_unit_alone() -> None:
    both = NOTICE.replace("（牵头单位：市人社局）", "（牵头单位：市科技局）")
    texts = with_main(("lead: [personnel]", "lead: [science]"))
    result = carried(("市科技局", "市大数据发展中心"), texts=texts, notice=both)
    assert [path for path in marked(result) if path.startswith(("organisations", "clauses"))] == [
        "organisations.science.name"
    ]


CUT = {
    "before a unit": ("20", "25"),
    "inside a unit": ("20万", "25万"),
}


@pytest.mark.parametrize("name", CUT)
def test_a_quote_that_ends_inside_a_figure_follows_it(name: str) -> None:
    old, new = CUT[name]
    words = "quote: 对首次认定为省级创新中心的企业"
    texts = {**TEXTS, "faq.yaml": TEXTS["faq.yaml"].replace(words, f"{words}，给予一次性奖励{old}", 1)}
    result = carried(("奖励20万元", "奖励25万元"), texts=texts)
    assert f"给予一次性奖励{new}}}" in result.texts["faq.yaml"]
    assert marked(result) == {}


def test_a_quote_that_ends_inside_a_sum_that_became_a_rate_is_marked() -> None:
    words = "quote: 对首次认定为省级创新中心的企业"
    texts = {**TEXTS, "faq.yaml": TEXTS["faq.yaml"].replace(words, f"{words}，给予一次性奖励20万", 1)}
    result = carried(("奖励20万元", "奖励研发投入的30%"), texts=texts)
    assert "给予一次性奖励20万}" in result.texts["faq.yaml"]
    assert "faq.groups.all.questions.how-much.source" in marked(result)


def test_a_mark_shows_the_sum_that_came_right_behind_the_changed_words() -> None:
    levels = "对首次认定为省级、市级创新中心的企业，分别给予一次性奖励20万元、5万元"
    result = carried(("对首次认定为省级创新中心的企业，给予一次性奖励20万元", levels))
    assert marked(result)["awards.centre.source"] == levels


def test_a_short_sum_that_came_behind_an_unchanged_quote_is_marked_at_its_clause() -> None:
    assert marked(carried(("奖励20万元；", "奖励20万元、5万元；")))["clauses.c01"] == "给予一次性奖励20万元、5万元"
