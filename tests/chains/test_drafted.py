"""`new` and `revise` draft what a notice does to earlier policies of the workspace; all of them are fictitious."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from tests.outputs.command import policydocs

from .conftest import HERE

OLD = "《云岭市支持园区企业若干措施》（云政办规〔2024〕5号）"
NOTICE = """云岭市人民政府办公室关于印发云岭市园区人才若干措施的通知

云政办规〔2025〕8号

各县、区人民政府：

现将《云岭市园区人才若干措施》印发给你们，请认真贯彻执行。

2025年5月1日

云岭市园区人才若干措施

一、对引进博士的企业，给予一次性奖励5万元。（牵头单位：市科技局）

二、本措施自2025年6月1日起施行，执行至2027年12月31日止。{more}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A workspace with one policy, and room for a notice beside it."""
    folder = tmp_path / "office"
    shutil.copytree(HERE / "zone-2024", folder / "policies/zone-2024")
    return folder


def main_of(office: Path, name: str) -> tuple[str, dict[str, object]]:
    text = (office / "policies" / name / "policy.yaml").read_text("utf-8")
    return text, yaml.safe_load(text)


def run(office: Path, *arguments: str | Path) -> tuple[int, str]:
    ran = policydocs("--root", office, "--lang", "en", *arguments, "--as-of", "2025-07-01")
    return ran.code, ran.out + ran.err


@pytest.mark.parametrize(
    ("more", "key", "entry"),
    [
        (f"{OLD}同时废止。", "repeals", {}),
        (f"本措施替代{OLD}。", "revises", {}),
        (f"对{OLD}作相应修改。", "amends", {}),
        (f"{OLD}有效期延长至2028年12月31日。", "extends_term_of", {"until": "2028-12-31"}),
        (f"{OLD}的执行期限延长1年。", "extends_term_of", {"until": "2027-12-31", "by": {"years": 1}}),
    ],
)
def test_new_drafts_a_tie_and_marks_it(office: Path, more: str, key: str, entry: dict[str, object]) -> None:
    (office / "notice.txt").write_text(NOTICE.format(more=more), "utf-8")
    assert run(office, "new", office / "notice.txt", "--id", "talent-2025")[0] == 0
    text, main = main_of(office, "talent-2025")
    (tie,) = main[key]  # type: ignore[misc]
    quote = tie.pop("source")["quote"]
    assert quote in more
    assert {name: value if isinstance(value, dict) else str(value) for name, value in tie.items()} == {
        "policy": "zone-2024",
        **entry,
    }
    assert "待核" in text.split(f"{key}:")[1][:60]
    found = run(office, "check", "talent-2025")[1]
    assert not {code for code in ("chain-words-mismatch", "chain-unknown", "chain-unstated") if f"[{code}]" in found}


@pytest.mark.parametrize("more", ["《云岭市其他办法》同时废止。", f"与{OLD}不一致的，以本措施为准。", ""])
def test_what_does_nothing_to_a_policy_here_stays_text(office: Path, more: str) -> None:
    (office / "notice.txt").write_text(NOTICE.format(more=more), "utf-8")
    assert run(office, "new", office / "notice.txt", "--id", "talent-2025")[0] == 0
    assert not {"revises", "repeals", "amends", "extends_term_of"} & main_of(office, "talent-2025")[1].keys()


def revised_notice(office: Path, more: str) -> Path:
    text = (office / "policies/zone-2024/notice.txt").read_text("utf-8").replace("5号", "9号")
    file = office / "new.txt"
    file.write_text(text.rstrip() + more + "\n", "utf-8")
    return file


def test_a_new_edition_rests_on_the_words_that_end_the_old_one(office: Path) -> None:
    new = revised_notice(office, f"原{OLD}同时废止。")
    assert run(office, "revise", "zone-2024", new, "--id", "zone-2025")[0] == 0
    text, main = main_of(office, "zone-2025")
    source = {"clause": "c03", "quote": f"原{OLD}同时废止"}
    assert main["revises"] == [{"policy": "zone-2024", "source": source}]
    assert "repeals" not in main
    assert text.count("本文件废止该文件") + text.count("本文件取代该文件") == 1


def test_a_correction_drafts_what_its_new_words_do_and_once(office: Path) -> None:
    (office / "notice.txt").write_text(NOTICE.format(more=""), "utf-8")
    assert run(office, "new", office / "notice.txt", "--id", "talent-2025")[0] == 0
    new = office / "talent.txt"
    new.write_text(NOTICE.format(more=f"{OLD}同时废止。"), "utf-8")
    assert run(office, "revise", "talent-2025", new)[0] == 0
    main = main_of(office, "talent-2025")[1]
    assert [tie["policy"] for tie in main["repeals"]] == ["zone-2024"]  # type: ignore[attr-defined]
    new.write_text(NOTICE.format(more=f"{OLD}同时废止。").replace("5万元", "6万元"), "utf-8")
    assert run(office, "revise", "talent-2025", new)[0] == 0
    assert main_of(office, "talent-2025")[0].count("repeals:") == 1
