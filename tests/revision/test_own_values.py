"""A model of an award notice carried over: values follow their own words, and what nothing proves is marked."""

import datetime
from pathlib import Path

from generator.carry.carry import Revised, revised
from generator.notice.read import parse_notice
from generator.policy.load import load_policy

from .pairs import FRAME

DAY = datetime.date(2024, 5, 6)
HEAD = """version: 2
id: shanhai
title: 支持创新若干措施
document_number: 山政规〔2024〕3号
issuers: [山海市人民政府]
issued: 2024-03-01
validity:
  start: {date: 2024-04-01}
  end: 2026-12-31
  source: {clause: c02, quote: 本措施自2024年4月1日起施行，有效期至2026年12月31日}
organisations:
  science: {name: 市科技局}
  finance: {name: 市财政局}
clauses:
  - {id: c01, path: 一%s}
  - {id: c02, path: 二}
themes:
  - {id: people, name: 人才}
awards:
  - id: rent
    name: 补贴
    beneficiary: 企业
    trigger: 企业
    no_form: 由市科技局直接认定
    payment: not_said
    amount: %s
    source: {clause: c01, quote: %s}
"""
TERM = "二、本措施自2024年4月1日起施行，有效期至2026年12月31日。\n"


def carried(place: Path, clause: str, now: str, amount: str, quote: str, units: str = "") -> Revised:
    """The model of one award, whose clause reads `now`."""
    text = HEAD % (units, amount, quote)
    (place / "policy.yaml").write_text(text, encoding="utf-8", newline="")
    loaded = load_policy(place, "policies/shanhai").loaded
    assert loaded is not None
    old, new = (parse_notice(f"{FRAME}一、{words}\n{TERM}") for words in (clause, now))
    return revised({"policy.yaml": text}, loaded.policy, old, new, DAY)


def model(result: Revised) -> str:
    return result.texts["policy.yaml"]


def test_years_follow_their_own_words_where_the_quote_was_reworded(tmp_path: Path) -> None:
    clause = "对企业按每月30元给予补贴，补贴期限三年。"
    now = "对在库企业按每月30元给予补贴，补贴期限两年。"
    amount = '{value: 30, unit: CNY, per: 月}\n    years: {first: 1, last: 3, words: "补贴期限三年"}'
    result = model(carried(tmp_path, clause, now, amount, "对企业按每月30元给予补贴，补贴期限三年"))
    assert 'years: {first: 1, last: 2, words: "补贴期限两年"}' in result
    assert "待核" in result  # the award's own quote was reworded


def test_a_figure_before_another_stop_is_proven(tmp_path: Path) -> None:
    clause = "对企业给予补贴，最高不超过30万元。"
    now = "对企业给予补贴，最高不超过50万元；对个人给予补贴，最高不超过2万元。"
    amount = '{value: 300000, unit: CNY, bound: "at_most"}'
    result = model(carried(tmp_path, clause, now, amount, "对企业给予补贴，最高不超过30万元"))
    assert "value: 500000" in result
    assert "quote: 对企业给予补贴，最高不超过50万元}" in result


def test_a_ceiling_of_another_part_does_not_hide_that_of_the_first(tmp_path: Path) -> None:
    clause = "对企业给予补贴，单台设备最高不超过100万元。"
    now = "对企业给予补贴，单台设备最高不超过50万元，核心部件最高不超过30万元。"
    amount = '{value: 1000000, unit: CNY, bound: "at_most"}'
    result = model(carried(tmp_path, clause, now, amount, "单台设备最高不超过100万元"))
    assert "value: 500000" in result
    assert "核心部件最高不超过30万元" in result  # marked at the clause


def test_new_words_in_the_place_of_a_stop_are_marked(tmp_path: Path) -> None:
    clause = "对企业给予10万元补贴；次年在库的，再给予5万元补贴。"
    now = "对企业给予15万元补贴，分两年兑现。"
    result = model(carried(tmp_path, clause, now, "{value: 100000, unit: CNY}", "对企业给予10万元补贴"))
    assert "value: 150000" in result
    assert "现文“分两年兑现”" in result


def test_a_unit_that_the_clause_still_names_is_not_dropped(tmp_path: Path) -> None:
    clause = "对企业给予10万元补贴。市科技局会同市财政局负责审核。"
    now = "对企业给予10万元补贴。各责任单位会同市财政局负责审核。"
    units = ", responsible: [science, finance]"
    result = model(carried(tmp_path, clause, now, "{value: 100000, unit: CNY}", "对企业给予10万元补贴", units))
    assert "responsible: [science, finance]" in result
    assert "现文仍有原单位名称" in result


def test_the_unit_of_a_figure_is_no_word_that_changed(tmp_path: Path) -> None:
    clause = "对企业给予10万元补贴，面积不超过500平方米。"
    now = "对企业给予10万元补贴，面积不超过1000平方米。"
    amount = "{value: 100000, unit: CNY}\n    caps:\n      - {count: {count: 500, of: 平方米, bound: at_most}}"
    result = model(carried(tmp_path, clause, now, amount, "对企业给予10万元补贴，面积不超过500平方米"))
    assert "count: 1000" in result
    assert "待核" not in result


def test_a_level_that_the_clause_still_names_did_not_become_the_next_one(tmp_path: Path) -> None:
    clause = "省级示范农场奖励3万元，市级示范农场奖励2万元。"
    now = "国家级示范农场奖励10万元，省级示范农场奖励5万元。"
    result = model(carried(tmp_path, clause, now, "{value: 30000, unit: CNY}", "省级示范农场奖励3万元"))
    assert "value: 30000" in result
    assert "原文“省级示范农场奖励3万元”" in result


def test_a_level_that_the_clause_named_before_did_not_come_in_the_place_of_another(tmp_path: Path) -> None:
    clause = "省级示范农场奖励3万元，市级示范农场奖励2万元。"
    now = "国家级示范农场奖励10万元，省级示范农场奖励5万元。"
    result = model(carried(tmp_path, clause, now, "{value: 20000, unit: CNY}", "市级示范农场奖励2万元"))
    assert "value: 20000" in result
    assert "原文“市级示范农场奖励2万元”" in result


def test_a_level_in_the_place_of_another_is_proven(tmp_path: Path) -> None:
    clause, now = "市级示范农场奖励3万元。", "省级示范农场奖励5万元。"
    result = model(carried(tmp_path, clause, now, "{value: 30000, unit: CNY}", "市级示范农场奖励3万元"))
    assert "value: 50000" in result
    assert "quote: 省级示范农场奖励5万元}" in result
