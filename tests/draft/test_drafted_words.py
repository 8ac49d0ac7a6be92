"""Sentences of a draft that grant nothing: definitions, rules of the notice on itself, letterhead."""

from __future__ import annotations

from typing import Any

import pytest

from generator.draft.defining import definition_of
from generator.draft.model import Draft
from generator.draft.sentences import Sentence
from generator.notice.read import parse_notice

NOTICE = """云工信〔2024〕7号

云岭市工业局 云岭市财政局
关于印发云岭市促进织造业发展办法的通知

各县区：

现将办法印发给你们，执行中如有问题，请反映。2023年的办法同时废止。

云岭市工业局
2024年3月1日

云岭市促进织造业发展办法

第一条 本办法所称织造企业，是指在云岭市注册满1年、以织造为主业的企业。

第二条 对新设立的织造企业，给予10万元奖励。鼓励织造企业参展。织造业不涉及房地产。

第三条 本办法自2024年6月1日起施行，有效期3年。

公开方式：主动公开

云岭市工业局办公室 2024年3月2日印发
"""


@pytest.fixture(scope="module")
def draft() -> Draft:
    return Draft(parse_notice(NOTICE), "weaving")


def quotes(items: list[dict[str, Any]]) -> list[str]:
    return [str(item["source"]["quote"]) for item in items]


def test_what_a_word_means_is_a_definition_and_no_measure(draft: Draft) -> None:
    assert [(each["term"], each["meaning"]) for each in draft.definitions] == [
        ("织造企业", "在云岭市注册满1年、以织造为主业的企业")
    ]
    assert not any("所称" in words for words in quotes(draft.measures))


def test_a_sentence_without_a_verb_of_a_measure_is_a_rule(draft: Draft) -> None:
    assert "织造业不涉及房地产" in quotes(draft.rules)
    assert [each["verb"] for each in draft.measures] == ["鼓励"]


def test_letterhead_addressees_and_dates_are_no_rules(draft: Draft) -> None:
    around = [each for each in draft.rules if each["source"]["clause"] in ("preamble", "closing")]
    assert quotes(around) == ["现将办法印发给你们，执行中如有问题，请反映。2023年的办法同时废止。"]
    assert quotes(draft.set_aside) == ["云岭市工业局办公室2024年3月2日印发"]


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("本办法所称织造企业，是指以织造为主业的企业", "织造企业", "以织造为主业的企业"),
        ("本措施所称的园区指云岭织造园", "园区", "云岭织造园"),
        ("其中，青年团队是指青年人数达30%以上的团队", "青年团队", "青年人数达30%以上的团队"),
        ("“省级”指云岭省级", "省级", "云岭省级"),
        ("“云岭百强”是指云岭晚报评选的企业", "云岭百强", "云岭晚报评选的企业"),
        ("本办法所称项目包括织造项目、印染项目", "项目", "织造项目、印染项目"),
    ],
)
def test_ways_of_saying_what_a_word_means(text: str, term: str, meaning: str) -> None:
    found = definition_of(Sentence("c01", text, ()), 1)
    assert found is not None
    assert (found["term"], found["meaning"]) == (term, meaning)


@pytest.mark.parametrize(
    "text",
    [
        "本办法所称织造企业，是指符合以下条件的企业",
        "指导织造企业申报",
        "各部门应当按照职责加强指导",
        "主要指标是指",
        "对织造企业，给予10万元奖励",
        "“以上”均包含本数",
    ],
)
def test_what_is_no_definition(text: str) -> None:
    assert definition_of(Sentence("c01", text, ()), 1) is None


def first_award(clause: str) -> dict[str, Any]:
    award: dict[str, Any] = Draft(parse_notice(f"云岭市若干措施\n\n一、{clause}\n"), "weaving").awards[0]
    return award


def test_what_a_sum_comes_on_top_of_is_not_its_level() -> None:
    award = first_award(
        "对织造企业，年投资额50万元以上不足100万元的奖励10万元，100万元以上的在市级政策基础上另奖励20万元。"
    )
    assert [line.get("level") for line in award["tiers"]] == [None, None]


def test_the_year_of_a_grant_is_no_part_of_the_figure_that_chooses_it() -> None:
    award = first_award("织造项目第一年实缴资本200万元以上、500万元以上的，分别奖励10万元、30万元。")
    assert {line["band"]["of"] for line in award["tiers"]} == {"实缴资本"}
