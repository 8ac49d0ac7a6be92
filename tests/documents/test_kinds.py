"""Document kinds as they are declared, read once for the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.documents import kind_file
from generator.documents.kinds import DECLARATION, kinds_in
from generator.errors import TemplateError
from generator.kept.folder import Cache

SHIPPED = Path(__file__).parents[2] / "templates"


def refuse(*_: object) -> None:
    raise AssertionError("read again")


def declare(folder: Path, name: str, text: str) -> Path:
    file = folder / name / DECLARATION
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_kinds_that_are_known_are_those_that_were_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path, "code")
    first, _ = kinds_in((SHIPPED,), cache)
    assert first == kinds_in((SHIPPED,), None)[0]
    monkeypatch.setattr(kind_file, "read_kind", refuse)
    known, _ = kinds_in((SHIPPED,), cache)
    assert known == first
    assert list(known) == list(first)
    assert [kind.declared() for kind in known.values()] == [kind.declared() for kind in first.values()]
    with pytest.raises(AssertionError, match="read again"):
        kinds_in((SHIPPED,), Cache(tmp_path, "other code"))


def test_other_words_another_order_and_own_kinds_are_read(tmp_path: Path) -> None:
    cache, own = Cache(tmp_path / "kept", "code"), tmp_path / "templates"
    cache.folder.mkdir()
    declare(own, "sheet", "kind: sheet\norder: 1\nname: sheet\n")
    assert kinds_in((own,), cache)[0]["sheet"].formats == ("html", "docx")
    declare(own, "sheet", "kind: sheet\norder: 1\nname: sheet\nformats: [docx]\n")
    assert kinds_in((own,), cache)[0]["sheet"].formats == ("docx",)
    declare(own, "faq", "kind: faq\norder: 3\nname: faq\nformats: [html]\n")
    assert kinds_in((own, SHIPPED), cache)[0]["faq"].formats == ("html",)
    assert kinds_in((SHIPPED, own), cache)[0]["faq"].formats == ("html", "docx")


def test_a_broken_declaration_is_told_each_time(tmp_path: Path) -> None:
    cache, own = Cache(tmp_path / "kept", "code"), tmp_path / "templates"
    cache.folder.mkdir()
    declare(own, "sheet", "kind: sheet\norder: first\n")
    for _ in range(2):
        with pytest.raises(TemplateError):
            kinds_in((own,), cache)


@pytest.mark.parametrize("data", [None, [], {"shapes": [], "value": [0]}, {"shapes": 1}])
def test_an_entry_of_another_shape_is_none(data: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path, "code")
    monkeypatch.setattr(Cache, "load", lambda *_: data)
    assert kinds_in((SHIPPED,), cache) == kinds_in((SHIPPED,), None)
