"""`policydocs new` on small notices written for the test: a draft loads, has no error, and builds at once."""

import json
from pathlib import Path

import pytest

from generator.cli.main import run

NOTICE = """某市人民政府办公室关于印发促进软件产业发展若干措施的通知

某政办规〔2024〕3号

各县、区人民政府，市直各单位：

经市人民政府同意，现将《促进软件产业发展若干措施》印发给你们，请认真组织实施。

2024年5月6日

促进软件产业发展若干措施

一、培育软件企业。对首次认定为省级软件企业的市内企业，给予一次性奖励30万元；连续2年考核合格的，再给予不超过10万元的补助。（牵头单位：市工业局；配合单位：市财政局）

二、支持人才引进。鼓励企业引进软件人才，建设3个以上实训基地，3年内培养500名技术人员。（责任单位：市人社局）

三、本措施自2024年6月1日起施行，有效期3年。
"""


def drafted(tmp_path: Path, text: str, name: str = "notice.txt") -> Path:
    (tmp_path / "policies").mkdir()
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["--root", str(tmp_path), "--lang", "en", "new", str(tmp_path / name), "--id", "software"]) == 0
    return tmp_path / "policies" / "software"


def findings(root: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    run(["--root", str(root), "check", "--as-of", "2025-01-01", "--format", "json"])
    listed = json.loads(capsys.readouterr().out)["findings"]
    assert isinstance(listed, list)
    return listed


def test_a_draft_has_no_errors_and_names_what_needs_a_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted(tmp_path, NOTICE)
    listed = findings(tmp_path, capsys)
    assert [each for each in listed if each["severity"] == "error"] == []
    guesses = [each for each in listed if each["code"] == "draft-guess"]
    assert guesses
    assert all(isinstance(each["line"], int) for each in guesses)


def test_a_draft_proposes_the_awards_with_their_sums_and_bounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted(tmp_path, NOTICE)
    capsys.readouterr()
    assert run(["--root", str(tmp_path), "show", "software", "--format", "json"]) == 0
    model = json.loads(capsys.readouterr().out)
    amounts = [(each["amount"]["value"], each["amount"]["bound"]) for each in model["awards"]]
    assert amounts == [(300000, "exact"), (100000, "at_most")]
    assert [each["beneficiary"] for each in model["awards"]] == ["市内企业", "市内企业"]
    assert [each["trigger"] for each in model["awards"]] == ["首次认定为省级软件企业的市内企业", "连续2年考核合格"]
    assert [each["payment"] for each in model["awards"]] == ["one_off", "not_said"]
    assert model["validity"]["start"] == {"date": "2024-06-01"}
    assert model["validity"]["end"] == "2027-05-31"
    assert [each["name"] for each in model["organisations"].values()] == ["市工业局", "市财政局", "市人社局"]
    assert "set_aside" not in model or model["set_aside"] == []


def test_a_draft_builds_all_documents_and_they_say_that_it_is_one(tmp_path: Path) -> None:
    drafted(tmp_path, NOTICE)
    assert run(["--root", str(tmp_path), "build", "--as-of", "2025-01-01"]) == 0
    folder = tmp_path / "output" / "software"
    names = {path.name for path in folder.iterdir()}
    assert {"guidebook.docx", "guidebook.html", "faq.html", "matrix.docx", "proof.html", "forms"} <= names
    for page in folder.rglob("*.html"):
        assert "草稿" in page.read_text(encoding="utf-8"), page.name


def test_the_notice_is_kept_byte_for_byte(tmp_path: Path) -> None:
    folder = drafted(tmp_path, NOTICE)
    assert (folder / "notice.txt").read_bytes() == (tmp_path / "notice.txt").read_bytes()


def test_an_existing_policy_is_not_overwritten(tmp_path: Path) -> None:
    folder = drafted(tmp_path, NOTICE)
    before = (folder / "policy.yaml").read_bytes()
    again = run(["--root", str(tmp_path), "new", str(tmp_path / "notice.txt"), "--id", "software"])
    assert again == 2
    assert (folder / "policy.yaml").read_bytes() == before


def test_a_text_without_clauses_is_refused_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "novel.txt").write_text("从前有座山，山里有座庙。\n庙里有个老和尚在讲故事。\n", encoding="utf-8")
    assert run(["--root", str(tmp_path), "new", str(tmp_path / "novel.txt"), "--id", "novel"]) in (1, 2)
    assert list((tmp_path / "policies").iterdir()) == []


def test_an_id_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    assert run(["--root", str(tmp_path), "new", str(tmp_path / "notice.txt"), "--id", "12号"]) == 2
