"""What checks found of a policy is not found again, and no file changes unseen for that."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import looking
from generator.kept.folder import EXAMINED, SWITCH, Cache, _unpacked
from generator.policy.load import Loading, load_policy
from generator.policy.review import LOCK_FILE
from tests.outputs.command import SMALL, Ran, copy_workspace, policydocs, replace_in, snapshot

POLICY, TIED = SMALL.name, "zone-2026"
TODAY, LATER = "2025-06-30", "2030-01-01"


Told = tuple[int, tuple[str, ...], dict[str, bytes]]


class Desk:
    """A workspace of two policies that are tied, with a cache of its own."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.kept, self.patch = folder / "kept", patch
        self.root = copy_workspace(folder / "workspace", of=SMALL)
        copy_workspace(self.root, of=SMALL.with_name(TIED))
        self.folder = self.root / "policies" / POLICY
        assert self.run("review", POLICY, "--by", "甲").code == 0

    def run(self, *words: str) -> Ran:
        return policydocs(*words, "--as-of", TODAY, cwd=self.root, **{SWITCH: str(self.kept)})

    def build(self, day: str = TODAY, cache: str = "") -> Told:
        """Exit code, findings and files of a build."""
        output = "fresh" if cache else "output"
        words = ("build", POLICY, "--as-of", day, "--output", output)
        ran = policydocs(*words, cwd=self.root, **{SWITCH: cache or str(self.kept)})
        told = (line for line in (ran.out + ran.err).splitlines() if not line.startswith("  ") and output not in line)
        return ran.code, tuple(told), {} if ran.code else snapshot(self.root / output)

    def fresh(self, day: str = TODAY) -> Told:
        """The same without a cache, over nothing."""
        shutil.rmtree(self.root / "fresh", ignore_errors=True)
        return self.build(day, cache="off")

    def reads_nothing(self) -> bool:
        """Whether a build finds out nothing anew; it must say and make what one without a cache does."""
        read: list[Path] = []

        def load(folder: Path, shown_as: str) -> Loading:
            read.append(folder)
            return load_policy(folder, shown_as)

        with self.patch.context() as patch:
            patch.setattr(looking, "load_policy", load)
            told = self.build()
        assert told == self.fresh()
        return not read


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


@pytest.mark.parametrize("words", [("check", POLICY), ("check", POLICY, "--quick"), ("review", POLICY, "--list")])
def test_a_command_that_came_before_has_found_out_all(words: tuple[str, ...], desk: Desk) -> None:
    replace_in(desk.folder / "forms.yaml", "label: 补充说明", "label: 其他说明")
    desk.run(*words)
    assert desk.reads_nothing()


def test_accepting_items_leaves_all_that_was_found(desk: Desk) -> None:
    replace_in(desk.folder / "forms.yaml", "label: 补充说明", "label: 其他说明")
    desk.run("review", POLICY, "--by", "乙")
    assert desk.reads_nothing()


def _remark(file: Path, text: str = "# 备注\n") -> None:
    file.write_text(f"{file.read_text('utf-8') if file.exists() else ''}{text}", "utf-8")


CHANGES: dict[str, Callable[[Desk], object]] = {
    "the model": lambda desk: _remark(desk.folder / "policy.yaml"),
    "a side file": lambda desk: replace_in(desk.folder / "forms.yaml", "label: 补充说明", "label: 说明"),
    "office.yaml": lambda desk: _remark(desk.folder / "office.yaml"),
    "the notice": lambda desk: _remark(desk.folder / "notice.txt", "特此通知。\n"),
    "readings.yaml": lambda desk: (desk.folder / "readings.yaml").write_text("readings: []\n"),
    "checks.yaml": lambda desk: (desk.folder / "checks.yaml").write_text("severities: {office-unfilled: warning}\n"),
    "a file that nobody reads": lambda desk: (desk.folder / "stray.txt").write_text("x"),
    "a policy that it is tied to": lambda desk: _remark(desk.root / "policies" / TIED / "office.yaml"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_any_file_is_looked_at(what: str, desk: Desk) -> None:
    desk.build()
    CHANGES[what](desk)
    assert not desk.reads_nothing()


def test_a_day_on_which_something_else_holds_is_looked_at(desk: Desk) -> None:
    desk.build()
    told = desk.build(LATER)
    assert told == desk.fresh(LATER)
    assert told[1] != desk.build()[1]


def _lock(desk: Desk, change: Callable[[dict[str, object]], object]) -> None:
    file = desk.folder / LOCK_FILE
    data = json.loads(file.read_text("utf-8"))
    change(data)
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


LOCKS: dict[str, Callable[[Desk], object]] = {
    "edited by hand": lambda desk: _lock(desk, lambda data: data.update(complete=False)),
    "one item less": lambda desk: _lock(desk, lambda data: data["items"].popitem()),  # type: ignore[attr-defined]
    "none": lambda desk: (desk.folder / LOCK_FILE).unlink(),
    "unreadable": lambda desk: (desk.folder / LOCK_FILE).write_text("{"),
}


@pytest.mark.parametrize("what", LOCKS)
def test_the_lock_is_looked_at_each_time(what: str, desk: Desk) -> None:
    before = desk.build()
    LOCKS[what](desk)
    told = desk.build()
    assert told[:2] != before[:2]
    assert told == desk.fresh()


SHAPES: tuple[object, ...] = (
    None,
    [],
    {"steady": [None, None]},
    {"steady": [None, None], "values": {"shapes": [], "value": []}},
    {"steady": 1},
)


def test_an_entry_of_another_shape_is_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.build()
    lock = desk.folder / LOCK_FILE
    accepted = lock.read_bytes()
    lock.unlink()
    fresh = desk.fresh()
    load = Cache.load
    handed_out: list[object] = []
    wrong = []
    for data in SHAPES:
        lock.write_bytes(accepted)
        desk.build()

        def found(cache: Cache, kind: str, *key: str, data: object = data) -> object:
            if kind == EXAMINED:
                handed_out.append(data)
                return data
            return load(cache, kind, *key)

        lock.unlink()  # something is to be done
        with monkeypatch.context() as patch:
            patch.setattr(Cache, "load", found)
            if desk.build() != fresh or data not in handed_out:
                wrong.append(data)
    assert wrong == []


def test_a_build_from_an_entry_composes_of_nothing_else(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it printed beside would be of files that the entry may not follow from."""
    desk.run("check", POLICY)
    load = Cache.load

    def found(cache: Cache, kind: str, *key: str) -> object:
        data = load(cache, kind, *key)
        other = json.dumps(data, ensure_ascii=False).replace("补充说明", "其他事项")
        return json.loads(other) if kind == EXAMINED else data

    monkeypatch.setattr(Cache, "load", found)
    code, told, files = desk.build()
    assert code == 0, told
    pages = [data.decode() for name, data in files.items() if name.endswith((".html", "policy.json"))]
    assert any("其他事项" in page for page in pages)
    assert not any("补充说明" in page for page in pages)


def test_a_build_from_an_entry_makes_anew_what_one_that_reads_all_does(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.build()
    (desk.root / "output").rename(desk.root / "before")
    replace_in(desk.folder / "forms.yaml", "label: 补充说明", "label: 其他说明")
    desk.run("review", POLICY, "--by", "乙")
    load, told = Cache.load, []

    def nothing(cache: Cache, kind: str, *key: str) -> object:
        return None if kind == EXAMINED else load(cache, kind, *key)

    for find in (load, nothing):
        shutil.rmtree(desk.root / "output", ignore_errors=True)
        shutil.copytree(desk.root / "before", desk.root / "output")
        with monkeypatch.context() as patch:
            patch.setattr(Cache, "load", find)
            ran = desk.run("build", POLICY, "--explain")
        told.append((ran.code, ran.out, snapshot(desk.root / "output")))
    assert told[0] == told[1]
    assert "stands" in told[0][1]
    assert "changed" in told[0][1]


def test_an_entry_by_other_code_or_with_another_sum_is_none(desk: Desk) -> None:
    desk.build()
    changed = 0
    for entry in desk.kept.glob("*.json"):
        head, _, data = entry.read_bytes().partition(b"\n")
        other = _unpacked(data).replace("补充".encode(), "无用".encode())
        changed += other != _unpacked(data)
        entry.write_bytes(head + b"\n" + other)
    assert changed > 1
    (desk.folder / LOCK_FILE).unlink()
    assert desk.build() == desk.fresh()
