"""Same input and same status give the same bytes; another status gives other documents ."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from .command import POLICY, ROOT, SMALL, apart, copy_workspace, policydocs, snapshot
from .conftest import Built, build


def test_two_builds_give_the_same_bytes(lapsed: Built, tmp_path: Path) -> None:
    again = build(tmp_path / "elsewhere", "2026-11-23")
    assert snapshot(again.output) == snapshot(lapsed.output)


@pytest.mark.parametrize("day", ["2026-01-01", "2031-02-28"])
def test_a_build_on_another_day_of_the_same_status_gives_the_same_bytes(
    lapsed: Built, day: str, tmp_path: Path
) -> None:
    assert snapshot(build(tmp_path, day).output) == snapshot(lapsed.output)


def test_the_last_day_of_the_term_still_counts_as_in_force(in_force: Built, lapsed: Built, tmp_path: Path) -> None:
    last = snapshot(build(tmp_path / "last", "2025-12-31").output)
    assert last == snapshot(build(tmp_path / "near", "2025-12-01").output)  # it is running out
    page = f"{POLICY}/forms/gazelle.html"
    assert b"data-closed" not in last[page]
    assert b"data-closed" in snapshot(lapsed.output)[page]
    assert b"data-closed" not in snapshot(in_force.output)[page]


def test_another_hash_seed_time_zone_and_language_give_the_same_bytes(lapsed: Built, tmp_path: Path) -> None:
    ran = apart(
        "--lang",
        "zh",
        "build",
        "--output",
        tmp_path,
        "--as-of",
        "2026-11-23",
        PYTHONHASHSEED="7",
        TZ="Asia/Shanghai",
    )
    assert ran.code == 0, ran.out
    assert snapshot(tmp_path) == snapshot(lapsed.output)


def test_source_date_epoch_stands_for_the_as_of_date(in_force: Built, tmp_path: Path) -> None:
    ran = policydocs("build", "--output", tmp_path, SOURCE_DATE_EPOCH="1751241600")
    assert ran.code == 0, ran.out
    assert snapshot(tmp_path) == snapshot(in_force.output)


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path, SMALL.name, "another-policy", of=SMALL)
    one = apart("--root", workspace, "build", "--output", tmp_path / "one", "--as-of", "2026-11-23")
    two = apart("--root", workspace, "build", "--output", tmp_path / "two", "--as-of", "2026-11-23", "--jobs", "2")
    assert (one.code, two.code) == (0, 0), two.out + two.err
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_word_files_carry_no_time_of_building(lapsed: Built) -> None:
    for path in lapsed.word_files:
        with zipfile.ZipFile(path) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}, path.name


def test_a_workspace_elsewhere_gives_the_same_documents(lapsed: Built, tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "另一个 地方")
    ran = policydocs("build", "--as-of", "2026-11-23", cwd=workspace)
    assert ran.code == 0, ran.out + ran.err
    made = snapshot(workspace / "output" / POLICY)
    assert made == snapshot(lapsed.folder)
    assert str(ROOT).encode() not in b"".join(made.values())
