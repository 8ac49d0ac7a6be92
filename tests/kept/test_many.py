"""A workspace of thousands of policies: what concerns all of them is looked at once, and little of it travels."""

from __future__ import annotations

import json
import os
import pickle
from datetime import date
from pathlib import Path

import pytest

from generator import neighbours, unchanged
from generator.build import Assessed
from generator.checking import Checked
from generator.kept import folder
from generator.kept.folder import EXAMINED, HELD_TRACES, Cache
from generator.neighbours import Neighbourhood
from generator.parcel import check_parcel, parcels
from generator.site import looked_at
from generator.unchanged import Memory
from generator.workspace import Workspace

COUNT = 60
TODAY = date(2026, 11, 28)


@pytest.fixture
def many(tmp_path: Path) -> Workspace:
    """Policies with a title each; every tenth revises the one before."""
    for number in range(COUNT):
        own = tmp_path / "policies" / f"zone-{number:02}"
        own.mkdir(parents=True)
        tie = f"revises: zone-{number - 1:02}\n" if number % 10 == 9 else ""
        (own / "policy.yaml").write_text(f"title: 第{number}批措施\n{tie}", "utf-8")
    return Workspace(tmp_path)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    own = tmp_path / "cache"
    own.mkdir(mode=0o700)
    return Cache(own, "code")


def counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[object]:
    calls: list[object] = []
    real = getattr(module, name)

    def counting(*arguments: object) -> object:
        calls.append(arguments)
        return real(*arguments)

    monkeypatch.setattr(module, name, counting)
    return calls


def test_inputs_of_all_policies_read_each_model_once(
    many: Workspace, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = counted(monkeypatch, unchanged, "_text")
    memory = Memory(many, cache)
    sums = {memory.inputs(name) for name in many.policy_names()}
    assert len(sums) == COUNT
    assert len(calls) == COUNT


def test_neighbours_of_all_policies_look_at_each_folder_once(many: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch, neighbours, "_stamp")
    around = Neighbourhood(many)
    assert all(len(around.of(name).called) == COUNT for name in many.policy_names())
    assert len(calls) == COUNT


def test_what_policies_are_called_does_not_travel(many: Workspace, cache: Cache) -> None:
    memory = Memory(many, cache, "a build")
    before = len(pickle.dumps(memory))
    wanted = memory.inputs("zone-08")
    travelled = pickle.loads(pickle.dumps(memory))
    assert len(pickle.dumps(memory)) < before + 200
    assert travelled.inputs("zone-08") == wanted


def test_a_process_looks_once_a_build(many: Workspace, cache: Cache) -> None:
    first, same, other = (Memory(many, cache, moment) for moment in ("a", "a", "b"))
    looked = looked_at(first)
    assert looked_at(same) is looked
    assert looked_at(other) is not looked


def test_traces_on_hold_are_believed_once_they_are_kept(many: Workspace, cache: Cache) -> None:
    memory = Memory(many, cache, "a build")
    manifest = many.output / "zone-01" / "manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_bytes(b"{}")
    assert memory.hold_traces("zone-01", b'{"made": "of this"}')
    assert memory.traces(b"{}") is None
    Memory(many, cache).keep_traces("zone-01", "a build")
    assert memory.traces(b"{}") == {"made": "of this"}
    assert not Memory(many, None, "a build").hold_traces("zone-01", b"{}")


def test_small_entries_stay_where_those_of_single_policies_go(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large list of all policies is one of the small ones: it saves looking at any of them."""
    monkeypatch.setitem(folder._MOST_OF, ".policy.json", 60_000)
    small, large = ("edition", "check", "list", "traces"), (EXAMINED, HELD_TRACES)
    words = "".join(map(chr, range(0x4E00, 0x4E00 + 1000)))
    for number in range(10):
        for kind in small:
            cache.store(words if kind == "list" else "x" * 100, kind, str(number))
        for kind in large:
            cache.store([words, number], kind, str(number))
            os.utime(cache._path(kind, (str(number),)), (number, number))
    cache.clear()
    assert all(cache.load(kind, str(number)) for kind in small for number in range(10))
    kept = {kind: [number for number in range(10) if cache.load(kind, str(number))] for kind in large}
    assert 0 < len(kept[EXAMINED]) + len(kept[HELD_TRACES]) < 20
    assert all(found == list(range(10 - len(found), 10)) for found in kept.values())


def test_small_entries_of_old_states_push_nothing_large_out(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(folder._MOST_OF, ".json", 20_000)
    monkeypatch.setattr(folder, "_MOST_ENTRIES", 40)
    for number in range(50):
        cache.store("x" * 1000, "list", str(number))
        os.utime(cache._path("list", (str(number),)), (number, number))
    for number in range(30):
        cache.store("x" * 1000, EXAMINED, str(number))
    cache.clear()
    assert all(cache.load(EXAMINED, str(number)) for number in range(30))
    left = [number for number in range(50) if cache.load("list", str(number))]
    assert 0 < len(left) < 20
    assert left == list(range(50 - len(left), 50))


def test_whoever_writes_many_entries_looks_rarely_at_all_of_them(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """10,000 policies write 50,000 entries: looking at each of them 200 times was a minute of their build."""
    looked: list[tuple[str, int]] = []

    def watched(place: Path, ending: str) -> list[folder._Entry]:
        looked.append((ending, len(found := entries(place, ending))))
        return found

    entries = folder._entries
    monkeypatch.setattr(folder, "_entries", watched)
    for number in range(4_000):
        cache.store("x", "list" if number % 4 else EXAMINED, str(number))
    assert 0 < len(looked) < 20
    assert all(seen <= (1_000 if ending == ".policy.json" else 3_000) for ending, seen in looked)


def test_what_is_known_of_a_policy_is_a_fifth_packed(cache: Cache) -> None:
    rows = [{"path": f"awards.award-{number}.parts.once.amount", "text": "给予一次性奖励"} for number in range(1000)]
    for kind in (EXAMINED, HELD_TRACES):
        cache.store(rows, kind, "zone")
        entry = cache._path(kind, ("zone",))
        assert cache.load(kind, "zone") == rows
        assert entry.stat().st_size < len(json.dumps(rows, ensure_ascii=False).encode()) / 5


def asked(workspace: Workspace, name: str, *_: object, around: Neighbourhood | None = None, **__: object) -> Assessed:
    """In the place of a check: the neighbours, as every check asks for them."""
    found = (around or Neighbourhood(workspace)).of(name)
    assert len(found.called) == COUNT
    return Assessed(Checked(name, ()), ())


def test_a_worker_of_a_cluster_looks_once_at_policies_that_no_parcel_carries(
    many: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.parcel.check_one", asked)
    parcel = parcels(Memory(many, None))
    sent = [(parcel(name, TODAY), True) for name in many.policy_names()]
    calls = counted(monkeypatch, neighbours, "_stamp")
    for each in sent:
        check_parcel(each)
    others = 2 * COUNT // 10  # every tenth goes with the one that it revises, and that one with it
    assert len(calls) == COUNT + COUNT + others  # the stubs once, then what parcels carry


def test_files_looked_at_anew_replace_those_known(many: Workspace) -> None:
    around = Neighbourhood(many).looked_at()
    own = many.policy_folder("zone-11") / "policy.yaml"
    own.write_text("title: 另一批措施\nrevises: zone-05\n", "utf-8")
    renewed = around.with_anew(("zone-11",))
    assert renewed.of("zone-11").called == Neighbourhood(many).of("zone-11").called
    assert renewed.of("zone-11").called["zone-11"] == ("另一批措施",)
    assert around.of("zone-11").called["zone-11"] == ("第11批措施",)
