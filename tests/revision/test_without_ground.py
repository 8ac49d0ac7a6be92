"""What refers to an award whose words are gone is marked, though it quotes none of them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.carry.carry import Revised, revised
from generator.notice.read import parse_notice
from generator.policy.load import load_policy

from .pairs import FRAME

_DAY = datetime.date(2024, 5, 6)
OLD = """一、对新建染坊的企业，给予5万元奖励。
二、对参加展会的企业，给予2万元补助。
三、本措施自2024年4月1日起施行，有效期至2026年12月31日。
"""
NEW = """一、对参加展会的企业，给予2万元补助。
二、本措施自2024年4月1日起施行，有效期至2026年12月31日。
"""
AWARD = """  - id: %s
    name: %s奖补
    beneficiary: 企业
    trigger: %s的企业
    form: %s
    payment: not_said
    amount: {value: %s, unit: CNY}
    source: {clause: %s, quote: "%s"}
"""
POLICY = (
    """version: 2
id: shanhai
title: 支持创新若干措施
document_number: 山政规〔2024〕3号
issuers: [山海市人民政府]
issued: 2024-03-01
validity:
  start: {date: 2024-04-01}
  end: 2026-12-31
  source: {clause: c03, quote: 本措施自2024年4月1日起施行，有效期至2026年12月31日}
organisations:
  science: {name: 市科技局}
clauses:
  - {id: c01, path: 一}
  - {id: c02, path: 二}
  - {id: c03, path: 三}
themes:
  - {id: people, name: 人才}
awards:
"""
    + AWARD % ("dye", "染坊", "新建染坊", "dyeing", 50000, "c01", "对新建染坊的企业，给予5万元奖励")
    + AWARD % ("fair", "展会", "参加展会", "fairs", 20000, "c02", "对参加展会的企业，给予2万元补助")
)
FAQ = """faq:
  groups:
    - id: all
      name: 问答
      questions:
        - id: asked
          question: "%s"
          answer: "%s"
          source: {clause: c03, quote: 本措施自2024年4月1日起施行}
"""
GROUPS = "[{id: all, title: 情况, fields: [{id: year, label: 年度}]}]"
FORMS = f"""forms:
  - {{id: dyeing, title: 染坊申请表, edition: 第一版, awards: [%s], groups: {GROUPS}}}
  - {{id: fairs, title: 展会申请表, edition: 第一版, awards: [fair], groups: {GROUPS}}}
"""
# A question, its answer, the awards of the first form, and where a mark must stand.
REFERRING = {
    "an answer": ("标准是多少？", "{{ awards.dye.amount }}。", "dye", "faq.groups.all.questions.asked"),
    "an answer on both": ("标准？", "{{ awards.fair }}和{{ awards.dye }}。", "dye", "faq.groups.all.questions.asked"),
    "a question": ("“{{ awards.dye }}”面向谁？", "企业。", "dye", "faq.groups.all.questions.asked"),
    "a part": ("怎么付？", "{{ awards.dye.payment }}", "dye", "faq.groups.all.questions.asked"),
    "a form": ("什么时候？", "当年。", "dye", "forms.dyeing"),
    "a form of two": ("什么时候？", "当年。", "fair, dye", "forms.dyeing"),
}


def carried(place: Path, question: str, answer: str, awards: str, new: str = NEW) -> Revised:
    texts = {"policy.yaml": POLICY, "faq.yaml": FAQ % (question, answer), "forms.yaml": FORMS % awards}
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8", newline="")
    loaded = load_policy(place, "policies/shanhai")
    assert loaded.loaded is not None, loaded
    return revised(texts, loaded.loaded.policy, parse_notice(FRAME + OLD), parse_notice(FRAME + new), _DAY)


@pytest.mark.parametrize("name", REFERRING)
def test_what_refers_to_an_award_without_ground_is_marked_once(tmp_path: Path, name: str) -> None:
    question, answer, awards, path = REFERRING[name]
    found = [mark for mark in carried(tmp_path, question, answer, awards).marks if mark.path == path]
    assert len(found) == 1
    assert "染坊奖补" in found[0].what


def test_what_refers_to_an_award_that_stayed_is_not_marked(tmp_path: Path) -> None:
    result = carried(tmp_path, "标准？", "{{ awards.fair.amount }}。", "dye")
    assert not [mark for mark in result.marks if mark.path.startswith(("faq", "forms.fairs"))]


def test_an_award_that_was_reworded_is_not_without_ground(tmp_path: Path) -> None:
    new = OLD.replace("新建染坊的企业，给予5万元", "新建或者扩建染坊的企业，分两类给予6万元")
    result = carried(tmp_path, "标准？", "{{ awards.dye.amount }}。", "dye", new)
    assert not [mark for mark in result.marks if mark.path.startswith(("faq", "forms"))]
