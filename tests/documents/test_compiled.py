"""Templates that are kept compiled: found again, made anew where they changed or the entry is damaged."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from generator.documents import compiled as compiled_templates
from generator.documents.templates import ViewEnvironment, load_templates
from generator.kept.folder import Cache
from tests.done_once import InMemory


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    return Cache(folder, "code")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "one.j2").write_text("<p>{{ 1 + 1 }}</p>", "utf-8")
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were compiled, by name."""
    names: list[str] = []
    compile_ = ViewEnvironment.compile

    def noted(self: ViewEnvironment, source: Any, name: Any = None, *args: Any, **kwargs: Any) -> Any:
        names.append(name)
        return compile_(self, source, name, *args, **kwargs)

    monkeypatch.setattr(ViewEnvironment, "compile", noted)
    monkeypatch.setattr(InMemory, "load_bytecode", lambda *_: None)  # the tests' own memory
    return names


def rendered(folder: Path, cache: Cache | None) -> str:
    return load_templates((folder,), {}, cache).environment.get_template("one.j2").render()


def kept_in(cache: Cache) -> list[Path]:
    """The entries of compiled templates; document kinds have their own."""
    return [entry for entry in cache.folder.iterdir() if b'"template"' in entry.read_bytes().partition(b"\n")[0]]


def test_a_template_is_compiled_once(templates: Path, cache: Cache, compiled: list[str]) -> None:
    assert [rendered(templates, cache) for _ in range(3)] == ["<p>2</p>"] * 3
    assert compiled == ["one.j2"]


def test_without_a_cache_it_is_compiled_each_time(templates: Path, compiled: list[str]) -> None:
    assert [rendered(templates, None) for _ in range(2)] == ["<p>2</p>"] * 2
    assert compiled == ["one.j2"] * 2


def test_a_changed_template_is_compiled_anew(templates: Path, cache: Cache, compiled: list[str]) -> None:
    rendered(templates, cache)
    (templates / "one.j2").write_text("<p>{{ 2 + 1 }}</p>", "utf-8")
    assert rendered(templates, cache) == "<p>3</p>"
    assert compiled == ["one.j2"] * 2


def test_another_code_finds_nothing(templates: Path, cache: Cache, compiled: list[str]) -> None:
    rendered(templates, cache)
    assert rendered(templates, Cache(cache.folder, "other code")) == "<p>2</p>"
    assert compiled == ["one.j2"] * 2


@pytest.mark.parametrize("entry", ["", "no base64", "AAAA", "6QcAAAA=", 7, {"code": "x"}])
def test_an_entry_of_another_shape_is_none(
    templates: Path, cache: Cache, compiled: list[str], entry: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cache, "load", lambda *_: entry)
    assert rendered(templates, cache) == "<p>2</p>"
    assert compiled == ["one.j2"]


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the tool's own templates are kept."""
    folder = tmp_path / "beside"
    monkeypatch.setattr(compiled_templates, "_BESIDE", folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def shipped(folder: Path, cache: Cache | None = None) -> str:
    return load_templates((folder,), {}, cache, folder).environment.get_template("one.j2").render()


def test_the_tool_s_templates_are_kept_beside_its_code(
    templates: Path, beside: Path, cache: Cache, compiled: list[str]
) -> None:
    assert [shipped(templates), shipped(templates, cache)] == ["<p>2</p>"] * 2
    assert compiled == ["one.j2"]
    assert [path.name.rpartition(".")[0] for path in beside.iterdir()] == ["one.j2"]
    assert kept_in(cache) == []


def test_templates_of_others_are_not_kept_there(
    templates: Path, beside: Path, cache: Cache, compiled: list[str], tmp_path: Path
) -> None:
    found = load_templates((templates,), {}, cache, tmp_path / "elsewhere").environment.get_template("one.j2")
    assert found.render() == "<p>2</p>"
    assert compiled == ["one.j2"]
    assert not beside.exists()
    assert len(kept_in(cache)) == 1


def test_a_template_of_the_tool_that_changed_takes_the_place_of_the_old(
    templates: Path, beside: Path, compiled: list[str]
) -> None:
    shipped(templates)
    (templates / "one.j2").write_text("<p>{{ 2 + 1 }}</p>", "utf-8")
    assert [shipped(templates) for _ in range(2)] == ["<p>3</p>"] * 2
    assert compiled == ["one.j2"] * 2
    assert len(list(beside.iterdir())) == 1


@pytest.mark.parametrize("entry", [b"", b"\n", b"of another\ncode", b"HEAD\n", b"HEAD\n\xe9\x07"])
def test_what_does_not_hold_beside_the_code_is_made_anew(
    templates: Path, beside: Path, compiled: list[str], entry: bytes
) -> None:
    shipped(templates)
    (place,) = beside.iterdir()
    head = place.read_bytes().partition(b"\n")[0]
    place.write_bytes(entry.replace(b"HEAD", head))
    assert [shipped(templates) for _ in range(2)] == ["<p>2</p>"] * 2
    assert compiled == ["one.j2"] * 2


def test_where_nothing_may_be_written_beside_the_code_the_cache_keeps_it(
    templates: Path, beside: Path, cache: Cache, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    beside.write_text("a file in the way")
    assert [shipped(templates, cache) for _ in range(2)] == ["<p>2</p>"] * 2
    beside.unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [shipped(templates, cache) for _ in range(2)] == ["<p>2</p>"] * 2
    assert compiled == ["one.j2"]
    assert not beside.exists()
