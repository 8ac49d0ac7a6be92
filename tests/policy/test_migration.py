"""Model files of an older version: exact edits, nothing else touched, a second run without effect."""

from pathlib import Path

import pytest

from generator.cli.main import run
from generator.policy.migration import migrated, unit_of

from ..builders import a_loading

OLD = """\
# 本文件由某办维护。

# 标题按印发文本。
title: 若干措施   # 不改
awards:
  - id: acres
    amount: {value: 600, unit: CNY, per: 每亩}   # 每亩六百元
  - id: rent
    amount: {value: 60, unit: CNY, per: "元/平方米/月", bound: at_most}
  - id: staff
    amount:
      value: 20000
      unit: CNY
      per: '每人每年'
measures:
  - target: {per: 亩, value: 1, unit: CNY}
"""
NEW = """\
# 本文件由某办维护。

# 标题按印发文本。
version: 2
title: 若干措施   # 不改
awards:
  - id: acres
    amount: {value: 600, unit: CNY, per: 亩}   # 每亩六百元
  - id: rent
    amount: {value: 60, unit: CNY, per: 平方米·月, bound: at_most}
  - id: staff
    amount:
      value: 20000
      unit: CNY
      per: 人·年
measures:
  - target: {per: 亩, value: 1, unit: CNY}
"""


def test_only_what_the_new_version_writes_otherwise_is_changed() -> None:
    text, changes = migrated(OLD, "policy.yaml", main=True)
    assert text == NEW
    assert [(change.path, change.place.line, change.old, change.new) for change in changes] == [
        ("awards.acres.amount.per", 7, "每亩", "亩"),
        ("awards.rent.amount.per", 9, "元/平方米/月", "平方米·月"),
        ("awards.staff.amount.per", 14, "每人每年", "人·年"),
    ]


FORMS = """\
forms:
  - id: claim
    groups:
      - id: sums
        fields:
          - {id: share, type: computed, percent_of: {rate: awards.a.parts.b.amount, field: base}, wide: true}   # 按比例
          - id: level
            "lookup" :
              # 各级
              field: level   # 所选级别
              tiers: 'awards.c.tiers'
          - id: odd
            percent_of: {rate: measures.d.target, field: base}
"""
FORMS_NOW = """\
forms:
  - id: claim
    groups:
      - id: sums
        fields:
          - {id: share, type: computed, computes: {award: awards.a.parts.b, base: base}, wide: true}   # 按比例
          - id: level
            "computes" :
              # 各级
              level: level   # 所选级别
              award: awards.c
          - id: odd
            percent_of: {rate: measures.d.target, field: base}
"""


def test_forms_compute_by_the_award_now() -> None:
    text, changes = migrated(FORMS, "forms.yaml", main=False)
    assert text == FORMS_NOW
    assert [change.new for change in changes] == [
        "computes: {award: awards.a.parts.b, base: base}",
        "computes: {award: awards.c, level: level}",
        None,
    ]
    assert migrated(text, "forms.yaml", main=False)[0] == text


def test_a_second_run_does_nothing() -> None:
    assert migrated(NEW, "policy.yaml", main=True) == (NEW, ())


def test_side_files_hold_no_version_and_line_ends_stay() -> None:
    assert migrated("faq: {groups: []}\n", "faq.yaml", main=False) == ("faq: {groups: []}\n", ())
    old = OLD.replace("\n", "\r\n")
    assert migrated(old, "policy.yaml", main=True)[0] == NEW.replace("\n", "\r\n")


def test_an_older_number_is_replaced() -> None:
    assert migrated("version: 1  # 旧\nid: a\n", "policy.yaml", main=True)[0] == "version: 2  # 旧\nid: a\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("每亩", "亩"),
        ("亩", "亩"),
        ("/人/夜", "人·夜"),
        ("元/千瓦时", "千瓦时"),
        ("每户 每月", "户·月"),
        ("（每人）", "人"),
        ("万元/个", "个"),
        ("每", None),
    ],
)
def test_units_from_free_words(old: str, new: str | None) -> None:
    assert unit_of(old) == new


def test_what_has_no_unit_is_left_to_a_person() -> None:
    text, changes = migrated("id: a\nper: 每\n", "policy.yaml", main=True)
    assert text == "version: 2\nid: a\nper: 每\n"
    assert [change.new for change in changes] == [None]


def test_an_old_file_with_old_values_names_the_command(tmp_path: Path) -> None:
    loading = a_loading(tmp_path, "id: example\nawards: [{id: a, amount: {value: 1, unit: CNY, per: 每亩}}]\n")
    assert loading.loaded is None
    (finding,) = loading.findings
    assert finding.code == "model-outdated"
    assert "policydocs migrate example" in str(finding.hint)
    assert (finding.place and finding.place.line) == 2


def test_the_command_migrates_in_place_and_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "policies" / "example"
    folder.mkdir(parents=True)
    (folder / "policy.yaml").write_bytes(b"\xef\xbb\xbf" + OLD.encode())
    (folder / "faq.yaml").write_text("faq: {groups: []}\n", encoding="utf-8")
    command = ["--root", str(tmp_path), "--lang", "en", "migrate"]
    assert run(command) == 0
    said = capsys.readouterr().out.splitlines()
    assert "example/policy.yaml:7: awards.acres.amount.per: 每亩 becomes 亩" in said
    assert "example/policy.yaml is of version 2 now" in said
    assert "example/faq.yaml: nothing to do" in said
    assert (folder / "policy.yaml").read_bytes() == b"\xef\xbb\xbf" + NEW.encode()
    assert run(command) == 0
    assert capsys.readouterr().out.splitlines() == [
        "example/policy.yaml: nothing to do",
        "example/faq.yaml: nothing to do",
    ]


@pytest.mark.parametrize(("text", "code"), [("id: a\nper: 每\n", 1), ("id: [\n", 2)])
def test_what_cannot_be_migrated_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, code: int
) -> None:
    folder = tmp_path / "policies" / "example"
    folder.mkdir(parents=True)
    (folder / "policy.yaml").write_text(text, encoding="utf-8")
    assert run(["--root", str(tmp_path), "--lang", "en", "migrate", "example"]) == code
    told = capsys.readouterr()
    assert "write it by hand" in told.out or "cannot be read" in told.err
