"""The user's cache folder: what is believed, what is not, and that nothing is lost without it."""

from __future__ import annotations

import json
import os
import stat
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.kept import folder as module
from generator.kept.folder import SWITCH, Cache, open_cache


def opened() -> Cache:
    cache = open_cache()
    assert cache is not None
    return cache


def only_entry(folder: Path) -> Path:
    (entry,) = folder.iterdir()
    return entry


def test_what_was_stored_is_loaded_by_another_process_s_cache(kept: Path) -> None:
    opened().store({"a": ["一", 1, None]}, "kind", "key")
    assert opened().load("kind", "key") == {"a": ["一", 1, None]}
    assert opened().load("kind", "another") is None
    assert opened().load("another", "key") is None


def test_folder_and_entries_are_the_user_s_alone(kept: Path) -> None:
    opened().store(1, "kind")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert stat.S_IMODE(only_entry(kept).stat().st_mode) == 0o600


@pytest.mark.parametrize("value", ["off", "OFF", "0", "no", "false", "relative/folder"])
def test_it_can_be_switched_off(value: str, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, value)
    assert open_cache() is None


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o750, 0o701])
def test_a_folder_that_others_may_enter_is_not_used(mode: int, kept: Path) -> None:
    kept.mkdir()
    kept.chmod(mode)
    assert open_cache() is None


def test_a_folder_or_entry_of_another_user_is_not_used(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = opened()
    cache.store(1, "kind")
    monkeypatch.setattr(os, "geteuid", lambda: kept.stat().st_uid + 1)
    assert cache.load("kind") is None
    assert open_cache() is None


def test_a_link_is_not_used(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    kept.symlink_to(tmp_path / "elsewhere")
    assert open_cache() is None


def test_an_entry_that_is_a_link_or_open_to_others_is_not_believed(kept: Path, tmp_path: Path) -> None:
    cache = opened()
    cache.store(1, "kind")
    entry = only_entry(kept)
    entry.chmod(0o620)
    assert cache.load("kind") is None
    entry.chmod(0o600)
    assert cache.load("kind") == 1
    entry.rename(tmp_path / "moved")
    entry.symlink_to(tmp_path / "moved")
    assert cache.load("kind") is None


def test_every_damaged_byte_is_noticed(kept: Path) -> None:
    cache = opened()
    cache.store({"words": "不超过20万元"}, "kind", "key")
    entry = only_entry(kept)
    whole = entry.read_bytes()
    for place in range(len(whole)):
        entry.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert cache.load("kind", "key") is None
        entry.write_bytes(whole[:place])
        assert cache.load("kind", "key") is None


def test_every_damaged_byte_of_a_packed_one_is_noticed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PACKED_FROM", 1)
    test_every_damaged_byte_is_noticed(kept)


@pytest.mark.parametrize("length", [0, 1, 100, module._PACKED_FROM - 2, module._PACKED_FROM, 1_000_000])
def test_large_entries_are_packed_and_come_back_the_same(length: int, kept: Path) -> None:
    opened().store("x" * length, "kind")
    assert opened().load("kind") == "x" * length
    assert only_entry(kept).stat().st_size < module._PACKED_FROM + 600


def _entry_of(kept: Path, data: bytes) -> None:
    """Under the right name with the right sum: what only this user, or a fault, could write."""
    cache = opened()
    cache.store(1, "kind")
    only_entry(kept).write_bytes(cache._head("kind", (), data).encode() + b"\n" + data)


@pytest.mark.parametrize(
    "data",
    [
        zlib.compress(b" " * 2_000_000 + b"1"),  # more than an entry may hold
        zlib.compress(b"1")[:-1],
        zlib.compress(b"1") + b"1",
        zlib.compress(b"1") * 2,
        zlib.compress(b"{"),
        zlib.compress(b"[" * 200_000),
        zlib.compress(b"\xff"),
        zlib.compress(b""),
        b"x",
        b"xx",
        b"",
    ],
)
def test_what_unpacks_to_too_much_or_to_no_json_is_no_entry(
    data: bytes, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_UNPACKED", 1_000_000)
    _entry_of(kept, data)
    assert opened().load("kind") is None


def test_unpacking_takes_no_more_memory_than_an_entry_may_hold(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_UNPACKED", 1_000_000)
    _entry_of(kept, zlib.compress(bytes(200_000_000)))
    tracemalloc.start()
    try:
        assert opened().load("kind") is None
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_what_could_not_be_read_again_is_not_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_UNPACKED", 100)
    opened().store("x" * 99, "kind")
    assert not list(kept.iterdir())
    opened().store("x" * 98, "kind")
    assert opened().load("kind") == "x" * 98


def test_an_entry_under_another_s_name_is_not_believed(kept: Path) -> None:
    cache = opened()
    cache.store(1, "kind", "one")
    one = only_entry(kept)
    cache.store(2, "kind", "two")
    two = next(entry for entry in kept.iterdir() if entry != one)
    two.replace(one)
    assert cache.load("kind", "one") is None


def test_results_of_other_code_are_not_believed(kept: Path) -> None:
    opened().store(1, "kind")
    assert Cache(kept, "other code").load("kind") is None


def test_a_folder_that_vanishes_or_cannot_be_written_costs_nothing(kept: Path) -> None:
    cache = opened()
    kept.rmdir()
    cache.store(1, "kind")
    assert cache.load("kind") is None
    kept.write_text("a file")
    assert open_cache() is None


def test_it_stays_within_bounds_and_the_newest_stay(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ENTRIES", 20)
    monkeypatch.setattr(module, "_CLEARING", dict.fromkeys(module._CLEARING, "none"))
    cache = opened()
    for number in range(30):
        cache.store(number, "kind", str(number))
        os.utime(kept / cache._path("kind", (str(number),)), (number, number))
    cache.clear()
    assert len(list(kept.iterdir())) == 15
    assert [number for number in range(30) if cache.load("kind", str(number)) is not None] == list(range(15, 30))
    monkeypatch.setitem(module._MOST_OF, ".json", 1)
    cache.clear()
    assert list(kept.iterdir()) == []


def test_writing_clears_now_and_then(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = opened()
    cleared: list[str] = []

    def noted(cache: Cache, ending: str) -> None:
        cleared.append(ending)

    monkeypatch.setattr(Cache, "clear", noted)
    monkeypatch.setattr(module, "_CLEARING", dict.fromkeys(module._CLEARING, "0"))  # one entry of 16
    for number in range(500):
        cache.store(number, "kind", str(number))
    assert 5 < len(cleared) < 100
    assert set(cleared) == {".json"}


def test_many_writers_and_readers_at_once(kept: Path) -> None:
    caches = [opened() for _ in range(8)]
    data = {"long": "x" * 100_000}  # which is packed

    def work(cache: Cache) -> bool:
        for _ in range(20):
            cache.store(data, "kind", "one")
            if cache.load("kind", "one") != data:
                return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, caches))
    assert len(list(kept.iterdir())) == 1
    assert json.loads(zlib.decompress(only_entry(kept).read_bytes().partition(b"\n")[2])) == data
