"""What template.yaml files declare, kept by what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.documents import kind_file
from generator.documents.declaration import DocumentKind
from generator.documents.templates import TemplateSet, load_templates
from generator.errors import TemplateError
from generator.kept.folder import Cache

_TEXT = "kind: {kind}\norder: {order}\nname: 指南\nplaces:\n  matrix.award: [awards.*.amount]\ncards: [matrix]\n"
_SHARED = "shared:\n  - {id: who, title: 申请人, fields: [{id: name, label: 名称, type: text}]}\n"


def written(folder: Path, name: str, text: str) -> None:
    (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / name / "template.yaml").write_text(text, "utf-8")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    return Cache(folder, "this code")


def loaded(folder: Path, cache: Cache | None) -> TemplateSet:
    return load_templates((folder,), {}, cache)


def refused(text: str, file: str) -> DocumentKind:
    raise AssertionError(f"{file} was read again: {text}")


def test_kinds_that_were_kept_are_the_same(tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "templates"
    written(folder, "b", _TEXT.format(kind="b", order=2))
    written(folder, "a", _TEXT.format(kind="a", order=3) + _SHARED)
    read = loaded(folder, None)
    loaded(folder, cache)
    monkeypatch.setattr(kind_file, "read_kind", refused)
    kept = loaded(folder, cache)
    assert kept.kinds == read.kinds
    assert list(kept.kinds) == ["b", "a"]
    assert kept.known.keys() == {"a", "b"}
    for kind in kept.kinds.values():
        assert kept.declared(kind) == kind.declared() == read.declared(read.kinds[kind.kind])


def test_another_text_is_read(tmp_path: Path, cache: Cache) -> None:
    folder = tmp_path / "templates"
    written(folder, "a", _TEXT.format(kind="a", order=1))
    loaded(folder, cache)
    written(folder, "a", _TEXT.format(kind="a", order=1).replace("指南", "问答"))
    assert loaded(folder, cache).kinds["a"].name == "问答"
    written(folder, "a", "kind: a\n")
    with pytest.raises(TemplateError):
        loaded(folder, cache)


def test_an_entry_of_another_shape_is_none(tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "templates"
    written(folder, "a", _TEXT.format(kind="a", order=1))
    for entry in (
        None,
        [],
        [1, 2],
        [{"shapes": [], "value": [0]}, {}],
        [{"shapes": [["model", "os", "x", [], []]]}, 1],
    ):
        monkeypatch.setattr(Cache, "load", lambda *_, found=entry: found)
        assert loaded(folder, cache).kinds == loaded(folder, None).kinds


def test_two_folders_that_declare_one_kind_are_told_apart(tmp_path: Path, cache: Cache) -> None:
    folder = tmp_path / "templates"
    written(folder, "a", _TEXT.format(kind="same", order=1))
    written(folder, "b", _TEXT.format(kind="same", order=2).replace("指南", "问答"))
    loaded(folder, cache)
    kept = loaded(folder, cache)
    assert [kept.declared(kind)["name"] for kind in kept.kinds.values()] == ["指南", "问答"]
