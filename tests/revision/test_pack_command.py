"""`policydocs diff --pack` and `--impact`, and `verify` of a pack, as a user runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ..outputs.command import SMALL, copy_workspace, policydocs, replace_in
from .packing import W, body_of

POLICY = SMALL.name
DAY = ("--as-of", "2025-01-01")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the policy and its edition of one sum raised (accepted)."""
    folder = with_edition(tmp_path_factory.mktemp("office"), "raised")
    assert run(folder, "review", "raised", "--by", "Li")[0] == 0
    return folder


@pytest.fixture(scope="module")
def unready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with an edition whose reviews are stale."""
    return with_edition(tmp_path_factory.mktemp("unready"), "stale")


def with_edition(folder: Path, name: str) -> Path:
    """A workspace with the policy and its edition `name`, in which one sum is raised."""
    copy_workspace(folder, of=SMALL)
    assert run(folder, "review", POLICY, "--by", "Li")[0] == 0
    notice = folder.parent / f"{folder.name}.txt"
    notice.write_bytes((folder / "policies" / POLICY / "notice.txt").read_bytes())
    replace_in(notice, "一次性奖励50万元", "一次性奖励60万元")
    assert run(folder, "revise", POLICY, notice, "--id", name)[0] == 0
    return folder


def run(office: Path, *arguments: str | Path) -> tuple[int, str]:
    day = DAY if arguments[0] in ("diff", "revise", "review") else ()
    ran = policydocs("--root", office, "--lang", "en", *arguments, *day)
    return ran.code, ran.out + ran.err


def test_a_pack_is_written_verified_and_says_the_award_before_and_after(office: Path, tmp_path: Path) -> None:
    code, told = run(office, "diff", POLICY, "raised", "--pack", tmp_path / "pack")
    assert code == 0, told
    names = {path.name for path in (tmp_path / "pack").iterdir()}
    assert {"comparison.docx", "comparison.html", "tracked.docx", "changes.html", "republish.docx"} <= names
    page = (tmp_path / "pack/changes.html").read_text(encoding="utf-8")
    assert "<b>50万元</b>" in page
    assert "<b>60万元</b>" in page
    assert "厂房补贴" in page  # among those that stayed
    listed = "".join(body_of((tmp_path / "pack/republish.docx").read_bytes()).itertext())
    assert "重新发布" in listed
    assert "内容不变" in listed
    assert policydocs("--lang", "en", "verify", tmp_path / "pack").code == 0
    (tmp_path / "pack/changes.html").write_text(page.replace("60万元", "80万元"), encoding="utf-8")
    assert policydocs("--lang", "en", "verify", tmp_path / "pack").code == 1


def test_a_model_that_does_not_hold_is_left_out_and_told(unready: Path, tmp_path: Path) -> None:
    code, told = run(unready, "diff", POLICY, "stale", "--pack", tmp_path / "pack")
    assert code == 0
    assert re.search(r"stale: the model has errors \(paraphrase-stale × \d+, item-added", told)
    assert "`policydocs check stale`" in told
    assert not (tmp_path / "pack/republish.docx").exists()
    assert "奖补事项的变化" not in (tmp_path / "pack/changes.html").read_text(encoding="utf-8")


def test_what_somebody_finished_by_hand_is_not_overwritten(office: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    assert run(office, "diff", POLICY, "raised", "--pack", pack)[0] == 0
    assert run(office, "diff", POLICY, "raised", "--pack", pack)[0] == 0
    (pack / "explanation.docx").write_bytes(b"finished")
    code, told = run(office, "diff", POLICY, "raised", "--pack", pack)
    assert code == 2
    assert "explanation.docx" in told
    assert (pack / "explanation.docx").read_bytes() == b"finished"
    assert run(office, "diff", POLICY, "raised", "--pack", pack, "--force")[0] == 0
    assert next(body_of((pack / "explanation.docx").read_bytes()).iter(f"{W}p")) is not None


def test_a_folder_with_other_files_is_left_alone(office: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    code, told = run(office, "diff", POLICY, "raised", "--pack", tmp_path)
    assert code == 2
    assert "other files" in told
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_impact_is_told_as_json_and_as_a_page_and_needs_a_model(office: Path) -> None:
    told = json.loads(run(office, "diff", POLICY, "raised", "--impact", "--format", "json")[1])
    assert told["documents"]["guidebook"] == 4
    assert run(office, "diff", POLICY, "raised", "--impact", "--format", "html")[1].startswith("<!DOCTYPE html>")
    text = run(office, "diff", POLICY, "raised", "--impact")[1]
    assert "next: `policydocs check raised`, then `policydocs build raised`" in text
    notice = office / "policies" / "raised" / "notice.txt"
    text = run(office, "diff", POLICY, notice, "--impact")[1]
    assert f"next: `policydocs revise {POLICY} {notice}` carries the model over" in text
    notice = office / "policies" / POLICY / "notice.txt"
    code, words = run(office, "diff", notice, "raised", "--impact")
    assert code == 2
    assert "has no model" in words
