"""`policydocs redraft`: what the program made is made anew, what a person wrote, changed or took out stays."""

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
    change(folder / "policy.yaml", 'name: "首次认定的软件企业"', 'name: "软件企业认定奖励"')
    redraft(folder)
    assert "软件企业认定奖励" in (folder / "faq.yaml").read_text(encoding="utf-8")
    assert "软件企业认定奖励" in (folder / "forms.yaml").read_text(encoding="utf-8")


def test_what_a_person_wrote_stays_with_its_comments(folder: Path) -> None:
    faq = folder / "faq.yaml"
    change(faq, 'question: "到哪里申请、什么时候申请？"', '# 已与窗口核对\n          question: "窗口在哪里？"')
    change(folder / "policy.yaml", 'name: "首次认定的软件企业"', 'name: "软件企业认定奖励"')
    redraft(folder)
    kept = faq.read_text(encoding="utf-8")
    assert "# 已与窗口核对" in kept
    assert "窗口在哪里？" in kept
    assert "软件企业认定奖励" in kept


def test_an_award_that_a_person_changed_is_not_made_anew(folder: Path) -> None:
    change(folder / "policy.yaml", 'name: "首次认定的软件企业"', 'name: "软件企业认定奖励"')
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
