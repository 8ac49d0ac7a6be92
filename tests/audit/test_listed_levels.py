"""Levels that a list of the notice names (一等奖 of 一、二等奖) are held to it once more in what was published."""

import json
from pathlib import Path

from generator.audit.audit import audit
from generator.cli.main import run

_NOTICE = """示例市人民政府关于促进发展的若干措施

示政发〔2024〕3号

一、对获得省科学技术奖一、二等奖的单位，分别给予30万元、20万元奖励。

二、本措施自2024年6月1日起施行，有效期3年。
"""


def test_levels_of_a_list_are_published_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "notice.txt").write_text(_NOTICE, encoding="utf-8")
    for words in (["new", str(tmp_path / "notice.txt"), "--id", "prizes"], ["build", "--as-of", "2025-01-01"]):
        assert run(["--root", str(tmp_path), *words]) == 0
    folder = tmp_path / "output" / "prizes"
    files = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert [each.code for each in audit(files, "prizes")] == []

    data = json.loads(files["policy.json"])
    first, second = data["awards"][0]["tiers"]
    assert (first["level"], second["level"]) == ("一等奖", "二等奖")
    for levels, code in ((("二等奖", "一等奖"), "model-value-unsound"), (("一等奖", "三等奖"), "model-quote-unsound")):
        first["level"], second["level"] = levels
        forged = {**files, "policy.json": json.dumps(data, ensure_ascii=False).encode()}
        assert code in {each.code for each in audit(forged, "prizes") if str(each.path).startswith("awards.")}
