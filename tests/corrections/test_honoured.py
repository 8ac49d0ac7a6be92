"""Every stage honours a correction: check, build, audit, policy.json, manifest, proof, review."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from generator.cli.main import run
from generator.notice.read import parse_notice

NAME = "gexin"
NOTICE = """云岭市人民政府办公室
关于印发云岭市支持商圈若干措施的通知

云政办规〔2024〕8号

各县、区人民政府：

现将《云岭市支持商圈若干措施》印发给你们，请认真贯彻执行。

云岭市人民政府办公室
2024年3月1日

云岭市支持商圈若干措施

一、支持商户。鼓励企业诚信经营。（牵头单位：市商务局）

二、支持街区。鼓励街区改善环境。（牵头单位：市住建局；配合单位：市财政局）

三 支持园区。鼓励园区建设“三百元”商圈。（牵头单位：市商务局）

四、本措施自发布之日起施行，有效期5年。
"""
POLICY = """
id: gexin
title: 云岭市支持商圈若干措施
document_number: 云政办规〔2024〕8号
issuers: [云岭市人民政府办公室]
issued: 2024-03-01
validity:
  start: {rule: from_publication}
  term: {years: 5}
  source: {clause: c04, quote: 本措施自发布之日起施行，有效期5年}
organisations:
  trade: {name: 市商务局}
  housing: {name: 市住建局}
  finance: {name: 市财政局}
clauses:
- {id: c01, path: 一, lead: [trade]}
- {id: c02, path: 二, lead: [housing], cooperating: [finance]}
- {id: c03, path: 三, lead: [trade]}
- {id: c04, path: 四}
themes: [{id: trade, name: 商贸}]
measures:
- id: shops
  name: 诚信
  theme: trade
  addressee: enterprise
  verb: 鼓励
  source: {clause: c01, quote: 鼓励企业诚信经营}
- id: streets
  name: 环境
  theme: trade
  addressee: zone
  verb: 鼓励
  source: {clause: c02, quote: 鼓励街区改善环境}
- id: circle
  name: 商圈
  theme: trade
  addressee: zone
  verb: 鼓励
  source: {clause: c03, quote: 鼓励园区建设“三百元”商圈}
"""
LOST = {"三": "三 支持园区", "四": "四、本措施自发布之日起施行"}


def lost_clauses() -> list[str]:
    """The corrections that restore what the reader lost with the 、 behind 三: from where it read these words."""
    read = parse_notice(NOTICE)
    texts = {"closing": "".join(read.closing), **{clause.path: clause.text for clause in read.clauses}}
    found = []
    for number, words in LOST.items():
        place = next((path for path, text in texts.items() if words in text), None)
        if place is not None:
            found.append(
                f"- {{id: clause-{len(found) + 1}, clause: {place}, quote: {words}, reason: 编号后漏印顿号, "
                f"begins: {{number: {number}, under: top}}}}"
            )
    return found


SLOGAN = """- id: slogan
  clause: 三
  quote: 建设“三百元”商圈
  reason: “三百元”是商圈的名称，不是金额
  figure: {words: 三百元, none: true}
"""
STRUCTURE = "\n".join(("readings:", *lost_clauses(), ""))
READINGS = STRUCTURE + SLOGAN
PUBLISHED = "office: {published: {date: 2024-03-08, where: 云岭市人民政府网站}}\n"
AS_OF = ("--as-of", "2025-06-30")


def workspace(root: Path, *, readings: str = READINGS, office: str = PUBLISHED) -> tuple[str, str]:
    folder = root / "policies" / NAME
    folder.mkdir(parents=True)
    files = {"policy.yaml": POLICY, "readings.yaml": readings, "office.yaml": office, "notice.txt": NOTICE}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return ("--root", str(root))


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(["--lang", "en", *arguments])
    return code, capsys.readouterr().out


def words_of(page: Path) -> str:
    return re.sub(r"<[^>]+>|\s", "", page.read_text(encoding="utf-8"))


def test_a_corrected_policy_is_checked_built_verified_and_proofed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path)
    code, told = said(capsys, *root, "check", NAME, *AS_OF)
    assert code == 0, told
    code, told = said(capsys, *root, "build", NAME, *AS_OF)
    assert code == 0, told
    code, told = said(capsys, *root, "verify", str(tmp_path / "output"), *AS_OF)
    assert code == 0, told
    output = tmp_path / "output" / NAME
    data = json.loads((output / "policy.json").read_text(encoding="utf-8"))
    assert [each["kind"] for each in data["corrections"]][-2:] == ["begins", "figure"]
    assert data["corrections"][-1]["before"].startswith("money 300 CNY")
    assert data["term"] == {"end": "2029-03-07"}
    assert f"policies/{NAME}/readings.yaml" in json.loads((output / "manifest.json").read_text("utf-8"))["inputs"]
    proof = words_of(output / "proof.html")
    assert "对程序读法的更正" in proof
    assert "“三百元”是商圈的名称，不是金额" in proof
    guide = words_of(output / "guidebook.html")
    assert "2024年3月8日发布，见云岭市人民政府网站" in guide
    assert "有效期5年，至2029年3月7日止（按发布日期推算）" in guide
    assert "未写明" not in guide


def test_without_its_correction_the_clause_is_missing_and_the_finding_says_how_to_restore_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path, readings="")
    code, told = said(capsys, *root, "check", NAME, *AS_OF)
    assert code == 1
    assert "the notice has no clause 三" in told
    assert '  quote: "三 支持园区' in told
    assert "begins: {number:" in told


def test_without_a_day_of_publication_the_length_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path, office="")
    assert said(capsys, *root, "build", NAME, *AS_OF)[0] == 0
    guide = words_of(tmp_path / "output" / NAME / "guidebook.html")
    assert "自发布之日起施行（成文日期2024年3月1日），有效期5年" in guide
    assert "推算" not in guide
    assert "未写明" not in guide


def test_the_computed_end_ends_the_term(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path)
    assert said(capsys, *root, "build", NAME, "--as-of", "2029-03-08")[0] == 0
    assert "执行期已于2029年3月7日届满" in words_of(tmp_path / "output" / NAME / "guidebook.html")


def test_a_correction_is_accepted_and_held_like_any_item(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = workspace(tmp_path)
    _, told = said(capsys, *root, "review", NAME, "--list", *AS_OF)
    assert "readings.slogan (new)" in told
    assert "read as money 300 CNY" in told
    assert said(capsys, *root, "review", NAME, "--by", "Li", *AS_OF)[0] == 0
    file = tmp_path / "policies" / NAME / "readings.yaml"
    file.write_text(READINGS.replace("不是金额", "不是钱"), encoding="utf-8")
    code, told = said(capsys, *root, "check", NAME, *AS_OF)
    assert code == 1
    assert "paraphrase-stale" in told
    file.write_text(STRUCTURE, encoding="utf-8")
    assert "item-removed" in said(capsys, *root, "check", NAME, *AS_OF)[1]


def test_hints_are_yaml_that_corrects_the_reading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The finding's own lines, copied, make it go away."""
    root = workspace(tmp_path, readings=STRUCTURE)
    code, told = said(capsys, *root, "check", NAME, *AS_OF, "--format", "json")
    assert code == 1
    hint = next(each["hint"] for each in json.loads(told)["findings"] if each["code"] == "amount-unclaimed")
    lines = hint[hint.index("readings:") :]
    entry = yaml.safe_load(lines)["readings"]
    all_of = yaml.safe_load(STRUCTURE)["readings"] + entry
    text = yaml.safe_dump({"readings": all_of}, allow_unicode=True)
    (tmp_path / "policies" / NAME / "readings.yaml").write_text(text, encoding="utf-8")
    code, told = said(capsys, *root, "check", NAME, *AS_OF)
    assert code == 0, told


def test_read_shows_the_notice_as_corrected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace(tmp_path)
    folder = tmp_path / "policies" / NAME
    given = (str(folder / "notice.txt"), "--readings", str(folder / "readings.yaml"))
    code, told = said(capsys, "read", *given)
    assert code == 0
    assert "corrected (slogan): money 300 CNY" in told
    data = json.loads(said(capsys, "read", *given, "--format", "json")[1])
    assert [clause["path"] for clause in data["clauses"]] == ["一", "二", "三", "四"]
    assert data["corrections"][-1]["fact"] is None
    assert "对程序读法的更正" in said(capsys, "read", *given, "--format", "html")[1]
    (folder / "readings.yaml").write_text(READINGS.replace("建设“三百元”商圈", "建设“五百元”商圈"), encoding="utf-8")
    assert said(capsys, "read", *given)[0] == 1
    (folder / "readings.yaml").write_text("readings: [{id: x}]", encoding="utf-8")
    code, told = said(capsys, "read", *given)
    assert code == 1
    assert "model-invalid" in told
