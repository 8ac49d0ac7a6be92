"""Why a file cannot be read: words of Python's own readers (json, yaml, xlrd, pydantic) never stand in a message."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.audit.audit import audit
from generator.audit.checks.site import site_altered
from generator.errors import UsageError
from generator.forms.rosters.roster import read_roster
from generator.locale import translator
from generator.message import Message
from generator.plain_json import Unsound, read_json, what_is_wrong
from generator.policy.load import load_policy
from generator.policy.yaml_source import YamlError, read_yaml
from tests.zips import zipped

# What stays as it is: kinds of files, their names, and what stands in the file itself.
_KEPT = re.compile(
    r"JSON|UTF-8|YAML|DTD|Excel|WPS|statements|seal|[\w/.-]+\.(?:json|yaml|lock|md|xlsx?|ods|csv)|GB 18030|None|“[^”]*”"
)
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_CHINESE = translator("zh")

JSON = (b"", b"{", b"[1,]", b'{"a" 1}', b"nul", b"\xff\xfe", b"[" * 500_000, b"[" * 60 + b"]" * 60, b"9" * 5_000)
YAML = (
    *("a: b: c", "a: [1, 2", "a: {b: 1", 'a: "x', "- 1\n b: 2", "a:\n\t- b", "a: @x", "a: `x", "a: *x", "a: \x01"),
    *("a: 2021-02-30", "a\nb: 1", "a: 1\n  b: 2", "---\na: 1\n---\nb: 2", "a: 'x' y", 'a: "\\q"', "a: 1\n- b"),
    *("a: !!x y", "%YAML x\n---\na: 1", "? a: b\n c", "a: |\n  x\n y", "[a, b", "{a", "a: 'x", "!", "&", "a: - b"),
)
LOCKS = (b"[]", b"{}", b'{"items": []}', b'{"items": {"a": {}}}', b'{"items": {"a": 1}}', b"{", b"[" * 500_000)
LEDGERS = (b"", b"[]", b"{}", b'{"statements": 1}', b'{"statements": [{}]}', b'{"statements": [1]}', b"\xff")


def english_in(told: Message) -> list[str]:
    return _ENGLISH.findall(_KEPT.sub(" ", told.text(_CHINESE)))


@pytest.mark.parametrize("data", JSON, ids=lambda data: repr(data[:12]))
def test_json_that_is_none(data: bytes) -> None:
    with pytest.raises(Unsound) as told:
        read_json(data)
    assert english_in(told.value.words) == []


@pytest.mark.parametrize(
    "error", [KeyError("items"), TypeError("not iterable"), AttributeError("no get"), ValueError()]
)
def test_json_of_another_shape(error: Exception) -> None:
    assert set(english_in(what_is_wrong(error))) <= {"items"}


@pytest.mark.parametrize("text", YAML)
def test_yaml_that_is_none(text: str) -> None:
    with pytest.raises(YamlError) as told:
        read_yaml(text, "policy.yaml")
    assert english_in(told.value.message) == []


@pytest.mark.parametrize("data", LOCKS, ids=lambda data: repr(data[:20]))
def test_a_lock_that_is_none(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text("id: small-policy\n", encoding="utf-8")
    (tmp_path / "review.lock").write_bytes(data)
    found = [each for each in load_policy(tmp_path, "policies/x").findings if each.code == "review-lock-unreadable"]
    assert found
    for each in found:
        assert set(english_in(each.message)) <= {"items", "clauses"}


@pytest.mark.parametrize("name", ["ledger.json", "manifest.json", "policy.json", "site.json"])
@pytest.mark.parametrize("data", [*JSON, *LEDGERS], ids=lambda data: repr(data[:20]))
def test_a_published_file_that_is_none(name: str, data: bytes) -> None:
    findings = site_altered({name: data}) if name == "site.json" else audit({name: data}, "x", None)
    here = [each for each in findings if each.place is not None and each.place.file.endswith(name)]
    told = [each for each in here if each.code != "manifest-altered"]  # which names the keys of the file
    for each in told:
        assert set(english_in(each.message)) <= {"notice", "files", "policies", "statements", "id"}, str(each.message)


ROSTERS: dict[str, Callable[[], bytes]] = {
    "a.json": lambda: b"{",
    "b.json": lambda: b"[" * 500_000,
    "c.json": '[{"单位": 1, "单位": 2}]'.encode,
    "d.json": lambda: b"\xff\xfe\xff",
    "a.csv": lambda: b"\xff\xfea\x00\x00\xd8b\x00",
    "a.xlsx": lambda: zipped({"xl/workbook.xml": b"<a>"}),
    "a.ods": lambda: zipped({"content.xml": b"<a>"}),
    "a.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


@pytest.mark.parametrize("name", ROSTERS)
def test_a_roster_that_is_none(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(ROSTERS[name]())
    with pytest.raises(UsageError) as told:
        list(read_roster(tmp_path / name).rows)
    assert english_in(told.value.message) == []
