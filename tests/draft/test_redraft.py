"""`policydocs redraft`: what the program made is made anew, what a person wrote, changed or took out stays."""

import re
from pathlib import Path

import pytest

from generator.cli.main import run
from generator.policy.yaml_source import read_yaml

NOTICE = """示例市人民政府关于促进发展的若干措施

示政发〔2024〕3号

一、支持软件企业。对首次认定的软件企业，给予10万元奖励。对年营业收入5000万元以上的软件企业，给予30万元奖励。

二、支持人才。对来本市就业的博士，每月发放2000元生活补贴。

三、申请奖励的企业应当符合下列条件：
（一）在本市依法登记注册；
（二）依法纳税。

四、本措施自2024年6月1日起施行，有效期3年。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "policies").mkdir()
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    command(tmp_path, "new", str(tmp_path / "notice.txt"), "--id", "software")
    return tmp_path / "policies" / "software"


def command(root: Path, *words: str) -> None:
    assert run(["--root", str(root), "--lang", "en", *words]) == 0


def redraft(folder: Path, *parts: str) -> None:
    command(folder.parents[1], "redraft", "software", *parts)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def texts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))}


def test_a_fresh_draft_is_made_anew_as_it_was(folder: Path) -> None:
    before = texts(folder)
    redraft(folder)
    redraft(folder, "awards", "joint_caps", "measures", "rules", "eligibility", "forms", "faq")
    assert texts(folder) == before


def test_questions_and_forms_follow_a_corrected_model(folder: Path) -> None:
    change(folder / "policy.yaml", 'name: "首次认定的软件企业奖励"', 'name: "软件企业认定奖励"')
    redraft(folder)
    assert "软件企业认定奖励" in (folder / "faq.yaml").read_text(encoding="utf-8")
    assert "软件企业认定奖励" in (folder / "forms.yaml").read_text(encoding="utf-8")


def test_what_a_person_wrote_stays_with_its_comments(folder: Path) -> None:
    faq = folder / "faq.yaml"
    change(faq, 'question: "到哪里申请、什么时候申请？"', '# 已与窗口核对\n          question: "窗口在哪里？"')
    change(folder / "policy.yaml", 'name: "首次认定的软件企业奖励"', 'name: "软件企业认定奖励"')
    redraft(folder)
    kept = faq.read_text(encoding="utf-8")
    assert "# 已与窗口核对" in kept
    assert "窗口在哪里？" in kept
    assert "软件企业认定奖励" in kept


def test_an_award_that_a_person_changed_is_not_made_anew(folder: Path) -> None:
    change(folder / "policy.yaml", 'name: "首次认定的软件企业奖励"', 'name: "软件企业认定奖励"')
    redraft(folder, "awards")
    assert "软件企业认定奖励" in (folder / "policy.yaml").read_text(encoding="utf-8")


def test_a_question_that_was_taken_out_stays_out(folder: Path) -> None:
    faq = folder / "faq.yaml"
    lines = faq.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(place for place, line in enumerate(lines) if 'id: "where"' in line)
    end = next(place for place in range(start + 1, len(lines)) if lines[place].lstrip().startswith("- id"))
    faq.write_text("".join(lines[:start] + lines[end:]), encoding="utf-8")
    redraft(folder)
    asked = [
        question["id"]
        for group in read_yaml(faq.read_text("utf-8"), "faq.yaml").data["faq"]["groups"]
        for question in group["questions"]
    ]  # type: ignore[index]
    assert "where" not in asked
    assert "overview" in asked


def test_ids_that_a_person_gave_stay(folder: Path) -> None:
    command(folder.parents[1], "rename", "software", "award-1", "recognised")
    redraft(folder, "awards", "forms", "faq")
    policy = read_yaml((folder / "policy.yaml").read_text("utf-8"), "policy.yaml").data
    assert [award["id"] for award in policy["awards"]] == ["recognised", "award-2", "award-3"]  # type: ignore[index, attr-defined]
    assert "award-1." not in (folder / "faq.yaml").read_text(encoding="utf-8")


def test_without_a_record_nothing_is_touched(folder: Path) -> None:
    (folder / "drafted.json").unlink()
    before = texts(folder)
    assert run(["--root", str(folder.parents[1]), "redraft", "software"]) == 2
    assert texts(folder) == before


def test_a_part_that_is_none_is_refused(folder: Path) -> None:
    assert run(["--root", str(folder.parents[1]), "redraft", "software", "title"]) == 2


UNITS = """示例市人民政府关于促进产业的若干措施

示政发〔2024〕4号

一、支持企业。本措施所称产业园区（以下简称产业园）由市级认定。对首次上规的企业，给予10万元奖励。（牵头单位：市科技局；配合单位：市财政局）

二、支持人才。补贴发放的市人社局算作牵头，市财政局算作配合。

三、本措施自2024年6月1日起施行，有效期3年。
"""
OF_UNITS = """readings:
- id: units
  clause: 二
  quote: "市人社局算作牵头，市财政局算作配合"
  reason: 原文写明牵头和配合
  units: {lead: [市人社局], cooperating: [市财政局]}
"""
READINGS = f"""{OF_UNITS}
- id: term
  clause: 一
  quote: 产业园区（以下简称产业园）
  reason: 简称所指的是产业园区
  definitions: [{{term: 产业园, meaning: 产业园区}}]
"""
OF_A_NAME = """readings:
- id: out
  clause: 一
  quote: 配合单位：市财政局
  reason: 名称以简称为准
  organisation: {read: 市财政局, names: [财政局]}
"""


@pytest.fixture
def units(tmp_path: Path) -> Path:
    (tmp_path / "policies").mkdir()
    (tmp_path / "notice.txt").write_text(UNITS, encoding="utf-8")
    command(tmp_path, "new", str(tmp_path / "notice.txt"), "--id", "software")
    return tmp_path / "policies" / "software"


def policy_of(folder: Path) -> dict:  # type: ignore[type-arg]
    return read_yaml((folder / "policy.yaml").read_text("utf-8"), "policy.yaml").data


def test_corrected_units_and_organisations_are_taken_over(units: Path) -> None:
    (units / "readings.yaml").write_text(OF_UNITS, "utf-8")
    before = policy_of(units)
    assert "市人社局" not in {each["name"] for each in before["organisations"].values()}
    redraft(units, "clauses")
    after = policy_of(units)
    names = {key: each["name"] for key, each in after["organisations"].items()}
    assert [names[key] for key in after["clauses"][1]["lead"]] == ["市人社局"]
    assert after["clauses"][0] == before["clauses"][0]
    command(units.parents[1], "check", "software")
    again = texts(units)
    redraft(units, "clauses")
    assert texts(units) == again


def test_what_a_person_wrote_of_clauses_and_organisations_stays(units: Path) -> None:
    command(units.parents[1], "rename", "software", "org-1", "science")
    change(units / "policy.yaml", 'path: "一"', 'path: "一", summary: "支持企业"')
    (units / "readings.yaml").write_text(OF_UNITS, "utf-8")
    redraft(units, "clauses")
    after = policy_of(units)
    assert after["clauses"][0]["summary"] == "支持企业"
    assert after["clauses"][0]["lead"] == ["science"]
    assert after["organisations"]["science"] == {"name": "市科技局"}
    command(units.parents[1], "check", "software")


def test_a_corrected_definition_is_taken_over(units: Path) -> None:
    before = policy_of(units)["definitions"]
    (units / "readings.yaml").write_text(READINGS, "utf-8")
    redraft(units, "definitions", "clauses")
    after = policy_of(units)["definitions"]
    assert (after[0]["term"], after[0]["meaning"]) == ("产业园", "产业园区")
    assert before != after or before[0]["meaning"] == "产业园区"


def test_an_organisation_that_the_notice_names_no_more_goes(units: Path) -> None:
    (units / "readings.yaml").write_text(OF_A_NAME, "utf-8")
    redraft(units, "organisations")
    names = [each["name"] for each in policy_of(units)["organisations"].values()]
    assert "财政局" in names
    assert "市财政局" not in names


def test_questions_take_over_every_name_that_a_person_gave(folder: Path) -> None:
    """Of awards, of every measure of a clause, of organisations by the words of readings and look-ups."""
    articles = (
        "支持企业改造设备，对改造成效明显的企业优先推荐评优评先，优先保障用地用能，加快转型升级。推动企业上云用云。",
        "对新认定的企业，奖励5万元。",
        "本办法自2024年1月1日起施行，有效期3年。",
    )
    numbered = (f"{number}、{text}" for number, text in zip("一二三", articles, strict=True))
    notice = "\n\n".join(("青石县促进加工业发展办法", *numbered, ""))
    (folder.parents[1] / "other.txt").write_text(notice, encoding="utf-8")
    command(folder.parents[1], "new", str(folder.parents[1] / "other.txt"), "--id", "other")
    other = folder.parent / "other"
    drafted = (other / "policy.yaml").read_text(encoding="utf-8")
    for number, name in ((1, "设备改造支持"), (2, "上云用云支持")):
        drafted = re.sub(rf'(id: "measure-{number}"\s+name: )"[^"]+"', rf'\1"{name}"', drafted)
    (other / "policy.yaml").write_text(drafted, encoding="utf-8")
    change(other / "policy.yaml", 'name: "新认定的企业奖励"', 'name: "认定奖励"')
    command(folder.parents[1], "redraft", "other")
    told = read_yaml((other / "faq.yaml").read_text(encoding="utf-8"), "faq.yaml").data["faq"]["groups"]
    answers = {each["id"]: each for group in told for each in group["questions"]}
    assert "{{ measures.measure-1.name }}；{{ measures.measure-2.name }}" in answers["measures"]["answer"]
    assert answers["how-much-1"]["question"] == "“认定奖励”面向谁，标准是多少？"
    command(folder.parents[1], "check", "other", "--as-of", "2024-06-01")
