"""A model carried over: an edit only where old quote and new words prove it; everything else stays and is marked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.carry.carry import Revised, revised
from generator.checks.guesses import guessed_items
from generator.checks.subject import CheckSubject
from generator.notice.read import parse_notice, read_notice
from generator.policy.load import load_policy
from generator.policy.model import Policy
from generator.policy.status import status_on
from tests.examples import examples

from ..outputs.command import POLICY, ROOT
from .carried import DAY, NOTICE, TEXTS, carried, changed_lines
from .judging import HERE, decisions, expected_edits, leaves


def edits(result: Revised) -> list[str]:
    lines = [line for name in TEXTS for line in changed_lines(TEXTS[name], result.texts[name])]
    return [line for line in lines if not line.startswith("# 待核")]


def marked(result: Revised) -> set[str]:
    return {mark.path for mark in result.marks}


PROVEN = {
    "a sum": (
        ("奖励20万元", "奖励25万元"),
        ["amount: {value: 250000, unit: CNY}", "quote: 对首次认定为省级创新中心的企业，给予一次性奖励25万元"],
    ),
    "a ceiling": (
        ("奖励20万元", "奖励不超过20万元"),
        ["amount: {value: 200000, unit: CNY, bound: at_most}", "给予一次性奖励不超过20万元"],
    ),
    "a ceiling that is raised": (
        ("奖励20万元", "奖励最高30万元"),
        ["amount: {value: 300000, unit: CNY, bound: at_most}", "给予一次性奖励最高30万元"],
    ),
    "a percentage": (("10%", "12%"), ["amount: {percent: 12, of: 研发投入}", "按研发投入的12%给予补助"]),
    "a level": (
        ("省级创新中心", "市级创新中心"),
        ["trigger: 首次认定为市级创新中心", "对首次认定为市级创新中心的企业"],
    ),
    "the term": (("2026年12月31日", "2028年12月31日"), ["end: 2028-12-31", "有效期至2028年12月31日"]),
    "the start": (("自2024年4月1日起", "自2024年5月1日起"), ["start: {date: 2024-05-01}", "自2024年5月1日起施行"]),
    "a document number": (("3号", "9号"), ["document_number: 山政规〔2024〕9号"]),
    "a unit renamed": (("市人社局", "市人力社保局"), ["personnel: {name: 市人力社保局}", "申请材料由市人力社保局审核"]),
    "digits of full width": (("奖励20万元", "奖励２０万元"), ["给予一次性奖励２０万元"]),
    "punctuation": (("企业，每人", "企业：每人"), ["对引进博士的企业：每人给予补贴5万元"]),
}


# An office that names the unit in words of its own, without a quote, has to write the new name itself.
NAMED_IN_PROSE = {"a unit renamed": {"awards.doctor.no_form"}}


@pytest.mark.parametrize("name", PROVEN)
def test_what_old_quote_and_new_words_prove_is_edited_and_nothing_is_marked(name: str) -> None:
    change, wanted = PROVEN[name]
    result = carried(change)
    found = "\n".join(edits(result))
    assert [words for words in wanted if words not in found] == []
    assert marked(result) == NAMED_IN_PROSE.get(name, set())


OPEN = {
    "a condition comes": (
        ("中心的企业，", "中心且依法纳税的企业，"),
        {"awards.centre.source", "faq.groups.all.questions.how-much.source"},
    ),
    "one sum becomes two": (("奖励20万元", "奖励12万元、8万元"), {"awards.centre.source"}),
    "another currency": (("奖励20万元", "奖励20万美元"), {"awards.centre.source"}),
    "counted by something else": (("每人给予补贴5万元", "每月给予补贴5万元"), {"awards.doctor.source"}),
    "how often it is paid": (("给予一次性奖励20万元", "每年给予奖励20万元"), {"awards.centre.source"}),
    "a sum in words of its own": (("补贴5万元", "适当补贴"), {"awards.doctor.source"}),
    "a sentence goes": (
        ("人才公寓优先保障。", ""),
        {"measures.flats.source", "faq.groups.all.questions.flats.source"},
    ),
    "a duty reworded": (
        ("优先保障", "统筹安排"),
        {"measures.flats.source", "measures.flats.verb", "faq.groups.all.questions.flats.source"},
    ),
    "a sentence comes": (("鼓励高校", "奖励从高执行。鼓励高校"), {"clauses.c01"}),
}


@pytest.mark.parametrize("name", OPEN)
def test_what_is_not_proven_stays_and_is_marked_where_it_stands(name: str) -> None:
    change, places = OPEN[name]
    result = carried(change)
    assert places <= marked(result)
    kept = {path for path, words in (("policy.yaml", "value: 200000"), ("policy.yaml", "value: 50000"))}
    assert kept <= set(result.texts)
    assert "value: 200000" in result.texts["policy.yaml"]
    assert "value: 50000" in result.texts["policy.yaml"]
    assert "# 待核：修订：" in "".join(result.texts.values())


def test_a_mark_says_old_words_new_words_and_what_to_do_above_the_item() -> None:
    lines = carried(("奖励20万元", "奖励12万元、8万元")).texts["policy.yaml"].splitlines()
    place = next(index for index, line in enumerate(lines) if "# 待核：修订：" in line)
    assert "原文“对首次认定为省级创新中心的企业，给予一次性奖励20万元”" in lines[place]
    assert "现文“对首次认定为省级创新中心的企业，给予一次性奖励12万元、8万元”" in lines[place]
    assert lines[place + 1].strip().startswith("source:")


def test_a_mark_stands_above_its_own_item_where_a_clause_came_before_it() -> None:
    went = NOTICE[NOTICE.index("三、") : NOTICE.index("四、本措施")]
    came = "三、支持绿色发展。对首次认定为绿色工厂的企业，给予一次性奖励10万元。（牵头单位：市科技局）\n\n"
    lines = carried((went, came)).texts["policy.yaml"].splitlines()
    for number, line in enumerate(lines):
        if "本条已废止" in line:
            assert "已废止）" in lines[number + 1], lines[number : number + 3]
        if "修订新增条款" in line:
            assert lines[number + 1].strip() == "- id: c05"
    assert "本条已废止" in "".join(lines)
    assert "修订新增条款" in "".join(lines)


def test_a_clause_in_the_place_of_another_has_none_of_its_words() -> None:
    old = next(line for line in NOTICE.splitlines() if line.startswith("二、"))
    new = "二、建立联席会议。每季度召开一次会议，协调解决园区企业反映的问题。（牵头单位：市科技局）"
    result = carried((old, new))
    marks = {mark.path: mark for mark in result.marks}
    assert marks["awards.doctor.source"].new == ""
    assert "本条已废止" in marks["clauses.c02"].what
    assert "修订新增条款" in result.texts["policy.yaml"]


def test_words_that_moved_are_told_with_the_clause_in_which_they_stand_now() -> None:
    summary = ("补助研发。", "补助研发；[同一企业不得重复享受](clause:c01)。")
    assert summary[0] in TEXTS["policy.yaml"]
    texts = {**TEXTS, "policy.yaml": TEXTS["policy.yaml"].replace(*summary, 1)}
    moved = (("同一企业不得重复享受。", ""), ("二、支持人才引进。", "二、支持人才引进。同一企业不得重复享受。"))
    marks = [mark for mark in carried(*moved, texts=texts).marks if mark.path == "clauses.c01.summary"]
    assert [mark.what for mark in marks] == ["所引文字现在c02：请核对本条目是否改引c02，改正后删除本行。"]


def test_a_sum_that_gets_a_ceiling_leaves_no_blank_before_it() -> None:
    spaced = NOTICE.replace("奖励20万元", "奖励 20 万元")
    texts = {name: text.replace("奖励20万元", "奖励 20 万元") for name, text in TEXTS.items()}
    result = carried(("奖励 20 万元", "奖励不超过 30 万元"), texts=texts, notice=spaced)
    assert "给予一次性奖励不超过 30 万元" in result.texts["policy.yaml"]
    assert "奖励 不超过" not in "".join(result.texts.values())


def test_prose_that_says_in_its_own_words_what_is_gone_is_marked() -> None:
    texts = {**TEXTS, "policy.yaml": TEXTS["policy.yaml"].replace("补助研发。", "补助研发，人才公寓优先。")}
    assert "clauses.c01.summary" in marked(carried(("人才公寓优先保障。", ""), texts=texts))
    still = ("人才公寓优先保障。", "人才公寓优先安排。")  # the words that it says are there yet
    assert "clauses.c01.summary" not in marked(carried(still, texts=texts))


def test_choices_that_count_as_many_as_the_old_years_are_marked() -> None:
    forms = (
        "forms:\n  - id: f\n    title: 申请表\n    edition: 第一版\n    awards: [doctor]\n    groups:\n"
        "      - id: g\n        title: 申请\n        fields:\n          - id: year\n            label: 年度\n"
        "            type: choice\n            choices: [{id: first, label: 首年}, {id: last, label: 末年}]\n"
        "            source: {clause: c02, quote: 连续2年给予补贴}\n"
    )
    yearly = NOTICE.replace("每人给予补贴5万元", "连续2年给予补贴5万元")
    main = TEXTS["policy.yaml"].replace("每人给予补贴5万元", "连续2年给予补贴5万元")
    faq = TEXTS["faq.yaml"].replace("每人给予补贴5万元", "连续2年给予补贴5万元")
    result = carried(
        ("连续2年", "连续3年"), texts={"policy.yaml": main, "faq.yaml": faq, "forms.yaml": forms}, notice=yearly
    )
    assert "forms.f.groups.g.fields.year.choices" in marked(result)


def test_the_same_sum_twice_in_a_clause_is_told_apart_by_its_sentence() -> None:
    twice = (NOTICE.replace("补贴5万元", "补贴5万元；对引进硕士的企业，每人给予补贴5万元"),)
    result = carried(("引进硕士的企业，每人给予补贴5万元", "引进硕士的企业，每人给予补贴3万元"), notice=twice[0])
    assert "value: 50000" in result.texts["policy.yaml"]
    assert "补贴5万元}" in result.texts["policy.yaml"]
    assert "补贴3万元" not in "".join(edits(result))


def test_a_date_that_a_rule_states_follows_its_quote() -> None:
    rule = (
        "rules:\n  - id: until\n    name: 截止\n    kind: other\n    figures: [{id: end, date: '2026-12-31'}]\n"
        "    source: {clause: c04, quote: 有效期至2026年12月31日}\n"
    )
    texts = {**TEXTS, "policy.yaml": TEXTS["policy.yaml"] + rule}
    result = carried(("2026年12月31日", "2028年12月31日"), texts=texts)
    assert 'date: "2028-12-31"' in result.texts["policy.yaml"]


def test_units_that_change_their_roles_follow_the_notice() -> None:
    result = carried(("（牵头单位：市科技局；配合单位：市财政局）", "（牵头单位：市财政局；配合单位：市科技局）"))
    assert "lead: [finance], cooperating: [science]" in result.texts["policy.yaml"]


def test_a_renumbered_clause_keeps_its_id_and_its_quotes() -> None:
    inserted = "二、加强宣传。各单位做好政策解读工作，及时发布办事指南。\n\n三、支持人才引进"
    changes = (("四、本措施", "五、本措施"), ("三、本措施", "四、本措施"), ("二、支持人才引进", inserted))
    text = carried(*changes).texts["policy.yaml"]
    assert "{id: c02, path: 三, lead: [personnel]}" in text
    assert "{id: c03, path: 四}" in text
    assert "- id: c05\n    path: 二\n" in text
    assert "clause: c02, quote: 人才公寓优先保障" in text


def test_an_award_that_came_is_drafted_and_marked() -> None:
    came = "五、支持绿色发展。对首次认定为绿色工厂的企业，给予一次性奖励10万元。（牵头单位：市科技局）"
    result = carried(("2026年12月31日。", f"2026年12月31日。\n\n{came}"))
    text = result.texts["policy.yaml"]
    assert result.drafted >= 1
    assert "lead: [science]" in text[text.index("path: 五") :]
    drafted = text[text.index("由程序起草") :]
    assert "100000" in drafted


def test_comments_order_and_style_stay() -> None:
    result = carried(("奖励20万元", "奖励25万元"))
    before, after = TEXTS["policy.yaml"].splitlines(), result.texts["policy.yaml"].splitlines()
    assert len(before) == len(after)
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 2


def test_files_with_line_ends_of_windows_keep_them() -> None:
    texts = {name: text.replace("\n", "\r\n") for name, text in TEXTS.items()}
    result = carried(("奖励20万元", "奖励25万元"), ("优先保障", "统筹安排"), texts=texts)
    assert "value: 250000" in result.texts["policy.yaml"]
    assert all(text.count("\n") == text.count("\r\n") for text in result.texts.values())


def test_a_second_run_does_nothing() -> None:
    new = NOTICE.replace("奖励20万元", "奖励25万元").replace("优先保障", "统筹安排")
    first = carried(("奖励20万元", "奖励25万元"), ("优先保障", "统筹安排"))
    again = carried(texts=dict(first.texts), notice=new)
    assert again.texts == first.texts
    assert not again.edits


@settings(max_examples=examples(60))
@given(st.lists(st.tuples(st.integers(0, len(NOTICE) - 1), st.sampled_from(" \u3000")), max_size=6))
def test_a_notice_that_differs_in_white_space_alone_changes_nothing(places: list[tuple[int, str]]) -> None:
    text = NOTICE
    for place, white in sorted(places, reverse=True):
        inside = (
            text[place - 1 : place] > "\u4e00"
            and text[place : place + 1] > "\u4e00"
            and "、" not in text[place - 2 : place + 2]
        )
        text = text[:place] + white + text[place:] if inside and place > 80 else text
    policy = load_policy(HERE / "resting", "policies/shanhai").loaded
    assert policy is not None
    if [clause.path for clause in parse_notice(text).clauses] != [
        clause.path for clause in parse_notice(NOTICE).clauses
    ]:
        return
    result = carried(notice=NOTICE) if text == NOTICE else carried((NOTICE, text))
    assert result.texts == TEXTS
    assert not result.marks


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> tuple[Policy, CheckSubject]:
    """The Qinzhou model before, and after `revise` to the fictitious revised edition."""
    folder, now = ROOT / "policies" / POLICY, tmp_path_factory.mktemp("revised")
    loaded = load_policy(folder, POLICY).loaded
    assert loaded is not None
    names = ("policy.yaml", "faq.yaml", "forms.yaml", "office.yaml")
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    new = read_notice(HERE / "qinzhou-revised.notice.txt")
    result = revised(texts, loaded.policy, read_notice(folder / "notice.txt"), new, DAY)
    for name, text in result.texts.items():
        (now / name).write_text(text, encoding="utf-8")
    after = load_policy(now, "revised").loaded
    assert after is not None
    return loaded.policy, CheckSubject(after, new, status_on(after.policy, DAY), DAY, "notice.txt")


def test_every_edit_of_the_revised_edition_was_listed_by_hand_and_the_other_way_round(
    edition: tuple[Policy, CheckSubject],
) -> None:
    before, after = leaves(edition[0]), leaves(edition[1].policy)
    wanted = {}
    for old, new, paths in expected_edits():
        for path in (f"{each}.quote" if re.search(r"source\.\d+\Z", each) else each for each in paths):
            wanted[path] = wanted.get(path, before[path]).replace("".join(old.split()), "".join(new.split()))
    changed = {path: after.get(path) for path, value in before.items() if after.get(path) != value}
    assert changed == wanted


def test_nine_in_ten_of_the_places_that_a_person_must_decide_are_marked(edition: tuple[Policy, CheckSubject]) -> None:
    guessed = guessed_items(edition[1])
    missed = [path for path in decisions() if not any(f"{item}.".startswith(f"{path}.") for item in guessed)]
    assert len(missed) <= len(decisions()) // 10, "\n".join(missed)
