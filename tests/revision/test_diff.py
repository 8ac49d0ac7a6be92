"""`policydocs diff` as a user runs it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from ..outputs.command import POLICY, ROOT, copy_workspace, policydocs, replace_in
from .pairs import HERE

NOTICE = ROOT / "policies" / POLICY / "notice.txt"
REVISED = HERE / "qinzhou-revised.notice.txt"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@t.invalid", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace under git: the policy, and one sum raised afterwards, in the notice and not in the model."""
    folder = copy_workspace(tmp_path / "office")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first edition")
    replace_in(folder / "policies" / POLICY / "notice.txt", "一次性奖励 50 万元", "一次性奖励 60 万元")
    return folder


def test_two_files_as_text() -> None:
    ran = policydocs("--lang", "en", "diff", NOTICE, REVISED)
    assert ran.code == 0
    assert "term prolonged: 2025-12-31 → 2027-12-31 (+2 years)" in ran.out
    assert "raised: 20万元 → 不超过30万元 (+50%)" in ran.out
    assert "给予一次性奖励[-20万元-]{+不超过30万元+}；" in ran.out
    assert "role of 市市场监管局: cooperates → leads" in ran.out
    assert "\x1b" not in ran.out


def test_two_files_as_json_of_the_documented_shape() -> None:
    told = policydocs("diff", NOTICE, REVISED, "--format", "json").json()
    assert list(told) == ["old", "new", "same", "counts", "changes", "clauses", "items"]
    assert told["counts"]["clause_moved"] == 1
    raised = next(each for each in told["changes"] if each["kind"] == "raised")
    facts = {"kind": "money", "unit": "CNY", "inclusive": None, "per": None}
    assert raised == {
        "kind": "raised",
        "old_clauses": ["二"],
        "new_clauses": ["二"],
        "old": "20万元",
        "new": "不超过30万元",
        "old_facts": [facts | {"text": "20万元", "value": "200000", "bound": "exact"}],
        "new_facts": [facts | {"text": "30万元", "value": "300000", "bound": "at_most"}],
        "by": {"value": "50", "unit": "percent"},
        "turned": None,
        "old_cited": None,
        "new_cited": None,
        "places": 1,
        "inside": False,
    }
    split = next(each for each in told["clauses"] if each["fate"] == "split")
    assert (split["old"], split["new"]) == (["八"], ["七", "八"])
    described = (ROOT / "docs" / "revision.md").read_text(encoding="utf-8")
    assert [kind for kind in told["counts"] if f"`{kind}`" not in described] == []


def test_two_files_as_a_page() -> None:
    page = policydocs("diff", NOTICE, REVISED, "--format", "html").out
    assert "<del>20万元</del>" in page
    assert "<ins>不超过30万元</ins>" in page
    assert "<li>提高：20万元 → 不超过30万元（增加50%）</li>" in page
    assert "<td><del>整合资源，增强发展后劲。" in page
    assert "没有变化的条款 1 条" in page


def test_words_of_a_notice_are_no_markup(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("山海市措施\n一、奖励<b>20万元</b>。\n", encoding="utf-8")
    new.write_text("山海市措施\n一、奖励<b>30万元</b>&。\n", encoding="utf-8")
    page = policydocs("diff", old, new, "--format", "html").out
    assert "<b>" not in page
    assert "&amp;" in page


def test_a_policy_and_its_git_revision(workspace: Path) -> None:
    ran = policydocs("--lang", "en", "diff", f"{POLICY}@HEAD", POLICY, "--exit-code", cwd=workspace)
    assert ran.code == 1
    assert "raised: 50万元 → 60万元 (+20%)" in ran.out
    assert ran.out.rstrip().endswith("1 changes")


def test_a_file_and_its_git_revision(workspace: Path) -> None:
    file = f"policies/{POLICY}/notice.txt"
    told = policydocs("diff", f"{file}@HEAD", file, "--format", "json", cwd=workspace).json()
    assert told["counts"] == {"raised": 1}


def test_the_same_twice(workspace: Path) -> None:
    ran = policydocs("--lang", "en", "diff", POLICY, POLICY, "--exit-code", cwd=workspace)
    assert (ran.code, ran.out) == (0, "nothing changed but white space, if anything\n")


def test_items_of_two_models(workspace: Path) -> None:
    replace_in(workspace / "policies" / POLICY / "faq.yaml", "id: what-it-is\n", "id: asked-anew\n")
    items = policydocs("diff", f"{POLICY}@HEAD", POLICY, "--format", "json", cwd=workspace).json()["items"]
    assert items == [
        {"kind": "item_changed", "path": "faq.groups"},
        {"kind": "item_added", "path": "faq.groups.scope.questions.asked-anew"},
        {"kind": "item_removed", "path": "faq.groups.scope.questions.what-it-is"},
    ]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("nothing-here", POLICY), "there is no policy nothing-here"),
        (("nowhere.docx", POLICY), "there is no file nowhere.docx, nor a policy of that name"),
        ((POLICY, "no-folder/notice.txt"), "there is no file"),
        ((POLICY, f"policies/{POLICY}/notcie.txt"), "did you mean"),
        ((f"{POLICY}@no-such-revision", POLICY), "git: "),
        ((f"{POLICY}@--help", POLICY), "git: "),
        (("nothing-here@HEAD", POLICY), "git: "),
    ],
)
def test_what_is_not_there_is_told(workspace: Path, names: tuple[str, str], words: str) -> None:
    ran = policydocs("--lang", "en", "diff", *names, cwd=workspace)
    assert ran.code == 2
    assert words in ran.err


def test_a_model_that_cannot_be_read_is_told(workspace: Path) -> None:
    (workspace / "policies" / POLICY / "policy.yaml").write_text("id: [", encoding="utf-8")
    ran = policydocs("--lang", "en", "diff", f"{POLICY}@HEAD", POLICY, cwd=workspace)
    assert ran.code == 1
    assert "the model cannot be read" in ran.err


def test_a_terminal_is_told_in_chinese_too() -> None:
    ran = policydocs("--lang", "zh", "diff", NOTICE, REVISED)
    assert "奖励" in ran.out
    assert "提高：20万元 → 不超过30万元（增加50%）" in ran.out
    assert json.dumps("raised") not in ran.out
