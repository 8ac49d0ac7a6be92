"""What others do to a policy counts among what it was made from: nothing is skipped that would come out otherwise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.kept.folder import SWITCH
from tests.outputs.command import Ran, policydocs, replace_in, snapshot

from .conftest import HERE

BEFORE, AFTER = "2026-01-15", "2026-06-15"
EARLIER, LATER = "zone-2024", "zone-2026"
EXTENDS = "extends_term_of:\n  - {policy: zone-2024, since: 2026-03-01, until: 2029-12-31}\n"


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the earlier policy only, and a cache of its own."""
    monkeypatch.setenv(SWITCH, str(tmp_path / "kept"))
    shutil.copytree(HERE / EARLIER, tmp_path / "workspace" / "policies" / EARLIER)
    return tmp_path / "workspace"


def build(workspace: Path, day: str, *options: str) -> Ran:
    """A build of the earlier policy, which must be as one that knows nothing of those before."""
    ran = policydocs("build", EARLIER, "--as-of", day, "--explain", *options, cwd=workspace)
    assert ran.code == 0, ran.out + ran.err
    output = workspace / "output"
    if not list(output.glob("*--*")):
        shutil.rmtree(workspace / "fresh", ignore_errors=True)
        fresh = policydocs("build", EARLIER, "--as-of", day, "--output", "fresh", cwd=workspace, POLICYDOCS_CACHE="off")
        assert fresh.code == 0, fresh.out
        assert snapshot(workspace / "fresh") == snapshot(output)
    return ran


def add_later(workspace: Path, *, tie: str) -> None:
    """The later policy comes: with its tie to the earlier one of another kind, or with none and `tie` instead."""
    shutil.copytree(HERE / LATER, workspace / "policies" / LATER)
    model = workspace / "policies" / LATER / "policy.yaml"
    if tie == "repeals":
        replace_in(model, "revises:", "repeals:")
        return
    text = model.read_text("utf-8")
    start, end = text.index("revises:"), text.index("validity:")
    model.write_text(text[:start] + tie + text[end:], "utf-8")


def test_a_policy_that_is_repealed_is_made_again(alone: Path) -> None:
    build(alone, AFTER)
    assert "nothing changed" in build(alone, AFTER).out
    add_later(alone, tie="repeals")
    ran = build(alone, AFTER)
    assert "nothing changed" not in ran.out
    assert "made anew: chain" in ran.out
    assert "废止" in (alone / "output" / EARLIER / "index.html").read_text("utf-8")
    assert "nothing changed" in build(alone, AFTER).out
    replace_in(alone / "policies" / LATER / "policy.yaml", "repeals:", "amends:")
    assert "nothing changed" not in build(alone, AFTER).out


def test_the_day_of_what_others_do_counts(alone: Path) -> None:
    add_later(alone, tie="repeals")
    for day in (BEFORE, AFTER, BEFORE, "2026-05-31", "2026-06-01"):
        build(alone, day)
        assert "nothing changed" in build(alone, day).out


def test_an_extension_moves_the_last_day(alone: Path) -> None:
    """The documents' last day is another item then, not another value of the same."""
    add_later(alone, tie=EXTENDS)
    for day in (BEFORE, AFTER, BEFORE):
        build(alone, day)


def test_kept_editions_that_go_are_missed(alone: Path) -> None:
    build(alone, BEFORE)
    model = alone / "policies" / EARLIER / "policy.yaml"
    model.write_text(model.read_text("utf-8").rstrip("\n") + "\nedition: 第二版\n", "utf-8")
    assert f"{EARLIER}--1" in build(alone, BEFORE, "--keep", "1").out
    assert "nothing changed" in build(alone, BEFORE, "--keep", "1").out
    assert "nothing changed" in build(alone, BEFORE).out
    assert "is gone" in build(alone, BEFORE, "--keep", "0").out
    assert "nothing changed" in build(alone, BEFORE).out
    model.write_text(model.read_text("utf-8").replace("第二版", "第三版"), "utf-8")
    build(alone, BEFORE, "--keep", "1")
    shutil.rmtree(next((alone / "output").glob("*--*")))
    assert "nothing changed" not in build(alone, BEFORE).out


@pytest.mark.parametrize("options", [(), ("--holding", "--within", "300"), ("--format", "json")])
def test_the_list_follows_other_policies_and_the_day(options: tuple[str, ...], alone: Path) -> None:
    def listed(day: str) -> str:
        words = ("list", *options, "--as-of", day)
        ran = policydocs(*words, cwd=alone)
        assert ran == policydocs(*words, cwd=alone, POLICYDOCS_CACHE="off")
        return ran.out

    before = listed(AFTER)
    add_later(alone, tie="repeals")
    assert listed(AFTER) != before
    for day in (BEFORE, "2026-05-31", "2026-06-01", AFTER, BEFORE, "2028-09-01"):
        listed(day)
