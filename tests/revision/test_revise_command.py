"""`policydocs revise` and `review` as a user runs them: one figure of the notice changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ..outputs.command import POLICY, copy_workspace, policydocs, replace_in

DAY = ("--as-of", "2024-01-01")
TO_NAME = "faq.groups.enterprises.questions.no-regional-award"
TO_CONFIRM = {
    "clauses.c02",
    "awards.gazelle.parts.once",
    "faq.groups.enterprises.questions.gazelle-award",
    TO_NAME,
    "forms.gazelle.groups.parts.fields.parts-applied",
    "forms.gazelle.groups.parts.fields.once-amount",
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return an_office(tmp_path)


def an_office(parent: Path) -> Path:
    """A workspace, and beside it the notice with one sum raised."""
    folder = copy_workspace(parent / "office")
    notice = folder / "policies" / POLICY / "notice.txt"
    (parent / "new.txt").write_bytes(notice.read_bytes())
    replace_in(parent / "new.txt", "一次性奖励 50 万元", "一次性奖励 60 万元")
    return folder


@pytest.fixture(scope="module")
def once_revised(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The same after `revise`, and what that said."""
    office = an_office(tmp_path_factory.mktemp("revised"))
    code, told = revised(office)
    assert code == 0
    return office, told


@pytest.fixture
def after(once_revised: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of its own of the workspace after `revise`."""
    shutil.copytree(once_revised[0].parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / "office"


def run(office: Path, *arguments: str | Path) -> tuple[int, str]:
    ran = policydocs("--root", office, "--lang", "en", *arguments, *DAY)
    return ran.code, ran.out


def revised(office: Path, *more: str) -> tuple[int, str]:
    return run(office, "revise", POLICY, office.parent / "new.txt", *more)


def files_of(office: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (office / "policies" / POLICY).iterdir()}


def test_one_figure_leaves_no_error_no_edit_by_hand_and_six_items_to_confirm(
    once_revised: tuple[Path, str], after: Path
) -> None:
    office = after
    assert "7 edits, 0 places marked" in once_revised[1]
    _, found = run(office, "check", "--format", "json")
    findings = json.loads(found)
    listed = findings["findings"] if isinstance(findings, dict) else findings
    assert {(each["code"], each["path"]) for each in listed if each["severity"] == "error"} == {
        ("paraphrase-stale", path) for path in TO_CONFIRM
    }
    assert run(office, "review", POLICY, "--by", "Li")[0] == 1  # one answer turns on a negation: it is to be named
    assert run(office, "review", POLICY, TO_NAME, "--by", "Li")[0] == 0
    assert run(office, "check")[0] == 0


def test_a_stale_item_is_shown_with_old_words_and_new_words_marked(after: Path) -> None:
    _, told = run(after, "review", POLICY, "--list")
    assert "clause c02 was: 对认定为广西瞪羚企业的高新技术企业，给予一次性奖励【50万元】" in told
    assert "clause c02 is now: 对认定为广西瞪羚企业的高新技术企业，给予一次性奖励【60万元】" in told
    assert "they stay accepted" in told
    assert "6 items are new or stale" in told
    _, page = run(after, "review", POLICY, "--list", "--format", "html")
    assert "<del>50万元</del>" in page
    assert "<ins>60万元</ins>" in page


def test_items_are_accepted_by_id_and_the_rest_is_counted(after: Path) -> None:
    _, told = run(after, "review", POLICY, "awards.gazelle.parts.once", "--by", "Li")
    assert "1 items accepted by Li" in told
    assert "5 items are left to review" in told


def test_a_carried_acceptance_says_what_changed_in_its_quotes(after: Path) -> None:
    _, told = run(after, "review", POLICY, "awards.gazelle", "--list")
    assert "carried over by `revise`" in told
    assert "给予一次性奖励 60 万元" in told


def test_a_dry_run_shows_a_unified_diff_and_writes_nothing(office: Path) -> None:
    before = files_of(office)
    code, told = revised(office, "--dry-run")
    assert code == 0
    assert "\n-        amount: {value: 500000, unit: CNY}\n" in told
    assert "\n+        amount: {value: 600000, unit: CNY}\n" in told
    assert "edits" not in told  # the remark goes to standard error: what is piped is the diff alone
    assert files_of(office) == before


def test_a_second_run_does_nothing(after: Path) -> None:
    before = files_of(after)
    code, told = revised(after)
    assert code == 0
    assert "nothing to do" in told
    assert files_of(after) == before


def test_with_another_id_the_old_policy_stays_and_the_new_one_revises_it(office: Path) -> None:
    before = files_of(office)
    assert revised(office, "--id", "next")[0] == 0
    assert files_of(office) == before
    main = (office / "policies" / "next" / "policy.yaml").read_text(encoding="utf-8")
    assert f"id: next\nrevises: {POLICY}\n" in main
    assert "nothing to do" in revised(office, "--id", "next")[1]


def test_a_lock_that_was_edited_by_hand_is_not_carried_over(office: Path) -> None:
    replace_in(office / "policies" / POLICY / "review.lock", '"complete": true', '"complete": false')
    before = files_of(office)
    assert revised(office)[0] != 0
    assert files_of(office) == before


@pytest.mark.parametrize("name", ["assets", "con", "aux", "com1", "lpt9", "nul"])
def test_a_new_policy_cannot_be_called_as_a_folder_or_device_is(office: Path, name: str) -> None:
    """As `new` refuses them: output/assets is the start page's, con is no folder on Windows."""
    assert revised(office, "--id", name)[0] == 2
    assert not (office / "policies" / name).exists()
