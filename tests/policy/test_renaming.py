"""`policydocs rename`: the id changes everywhere, nothing else does, and what was accepted stays accepted."""

from pathlib import Path

import pytest

from generator.cli.main import run
from generator.policy.load import load_policy
from generator.policy.review import read_lock

POLICY = """# the office's own remark
id: small
title: 示例市人民政府关于促进发展的若干措施
validity: {start: {date: 2024-06-01}, end: 2027-05-31, source: {clause: c02, quote: 自2024年6月1日起施行，有效期3年}}
organisations: {works: {name: 市工业局}}
clauses:
  - {id: c01, path: 一, lead: [works]}
  - {id: c02, path: 二}
awards:
  # first award
  - id: award-1
    name: 软件企业奖励  # award-1 by hand
    beneficiary: 软件企业
    trigger: 首次认定的软件企业
    tiers:
      - {id: tier-1, level: 省级, amount: {value: 100000, unit: CNY}}
      - {id: tier-2, level: 市级, amount: {value: 50000, unit: CNY}}
    form: form-1
    source: {clause: c01, quote: '对首次认定的软件企业，省级奖励10万元，市级奖励5万元'}
"""
FAQ = """faq:
  groups:
    - id: awards
      name: 奖励
      questions:
        - id: how-much
          question: 标准是多少？
          answer: "{{ awards.award-1 }}：{{ awards.award-1.tiers.tier-1 }}，依据[首次认定的软件企业](clause:c01)。"
          source: {clause: c01, quote: 对首次认定的软件企业}
"""
FORMS = """forms:
  - id: form-1
    title: 软件企业申请表
    edition: 草稿
    awards: [award-1]
    groups:
      - id: matter
        title: 申请事项
        fields:
          - {id: level, label: 档次, type: choice, choices_from: awards.award-1.tiers}
          - {id: amount, label: 申请金额（万元）, type: money}
          - {id: words, label: 大写, required: false, capitals_of: amount}
"""
NOTICE = """示例市人民政府关于促进发展的若干措施

一、对首次认定的软件企业，省级奖励10万元，市级奖励5万元。（牵头单位：市工业局）

二、本措施自2024年6月1日起施行，有效期3年。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "policies" / "small"
    folder.mkdir(parents=True)
    for name, text in (("policy.yaml", POLICY), ("faq.yaml", FAQ), ("forms.yaml", FORMS), ("notice.txt", NOTICE)):
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


def rename(root: Path, old: str, new: str) -> int:
    return run(["--root", str(root), "--lang", "en", "rename", "small", old, new])


def text(root: Path, name: str) -> str:
    return (root / "policies" / "small" / name).read_text(encoding="utf-8")


def test_an_award_is_renamed_in_all_files_and_comments_stay(root: Path) -> None:
    assert rename(root, "award-1", "software") == 0
    assert text(root, "policy.yaml") == POLICY.replace("- id: award-1", "- id: software")
    assert text(root, "faq.yaml") == FAQ.replace("awards.award-1", "awards.software")
    assert text(root, "forms.yaml") == FORMS.replace("award-1", "software")


def test_a_clause_is_renamed_in_sources_and_quotes(root: Path) -> None:
    assert rename(root, "clauses.c01", "first") == 0
    assert "c01" not in text(root, "policy.yaml") + text(root, "faq.yaml")
    assert "(clause:first)" in text(root, "faq.yaml")


def test_an_organisation_is_renamed_where_it_leads(root: Path) -> None:
    assert rename(root, "works", "industry") == 0
    assert "organisations: {industry: {name: 市工业局}}" in text(root, "policy.yaml")
    assert "lead: [industry]" in text(root, "policy.yaml")


def test_a_form_and_a_field_are_renamed_where_they_are_named(root: Path) -> None:
    assert rename(root, "form-1", "software-form") == 0
    assert rename(root, "forms.software-form.groups.matter.fields.amount", "sum") == 0
    assert "form: software-form" in text(root, "policy.yaml")
    assert "capitals_of: sum" in text(root, "forms.yaml")


def test_a_tier_is_renamed_in_look_ups_only_where_it_is_meant(root: Path) -> None:
    assert rename(root, "awards.award-1.tiers.tier-1", "provincial") == 0
    assert "{{ awards.award-1.tiers.provincial }}" in text(root, "faq.yaml")
    assert "id: tier-2" in text(root, "policy.yaml")


@pytest.mark.parametrize(
    ("old", "new"), [("award-9", "x"), ("award-1", "Großes"), ("clauses.c01", "c02"), ("matter", "form 1")]
)
def test_what_cannot_be_renamed_is_refused_and_nothing_is_written(root: Path, old: str, new: str) -> None:
    assert rename(root, old, new) == 2
    assert (text(root, "policy.yaml"), text(root, "faq.yaml"), text(root, "forms.yaml")) == (POLICY, FAQ, FORMS)


def test_what_was_accepted_stays_accepted_and_what_was_stale_stays_stale(root: Path) -> None:
    base = ["--root", str(root), "--lang", "en"]
    assert run([*base, "review", "small", "--by", "office", "--as-of", "2025-01-01"]) == 0
    stale = text(root, "faq.yaml").replace("标准是多少？", "奖励标准是多少？")
    (root / "policies" / "small" / "faq.yaml").write_text(stale, encoding="utf-8")
    assert rename(root, "award-1", "software") == 0
    folder = root / "policies" / "small"
    lock = read_lock((folder / "review.lock").read_bytes())
    assert lock.sealed
    assert "awards.software" in lock.items
    assert "awards.award-1" not in lock.items
    assert load_policy(folder, "policies/small").loaded is not None


def test_the_list_of_what_is_new_or_stale_does_not_grow(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = ["--root", str(root), "--lang", "en"]
    assert run([*base, "review", "small", "--by", "office", "--as-of", "2025-01-01"]) == 0
    assert rename(root, "award-1", "software") == 0
    capsys.readouterr()
    assert run([*base, "review", "small", "--list"]) == 0
    assert "0 items are new or stale" in capsys.readouterr().out
