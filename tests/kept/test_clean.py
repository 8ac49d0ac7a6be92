"""Texts in which a check found nothing before: they are not read again, and no fault gets by for that."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.kept.clean import CleanTexts
from generator.kept.folder import SWITCH, _unpacked

from ..outputs.command import SMALL, Ran, copy_workspace, policydocs, replace_in

POLICY = SMALL.name
TODAY = "2025-06-30"


def refuse() -> Iterator[str]:
    raise AssertionError("read again")
    yield


def test_a_clean_text_is_read_once_and_one_with_a_fault_each_time() -> None:
    first = CleanTexts()
    assert first.found("typed", "无数字", "", list) == ()
    assert first.found("typed", "五万元", "", lambda: ["五万元"]) == ("五万元",)
    later = CleanTexts(frozenset(first.now))
    assert later.found("typed", "无数字", "", refuse) == ()
    assert later.found("typed", "五万元", "", lambda: ["五万元"]) == ("五万元",)
    assert later.now == first.now


@pytest.mark.parametrize(
    ("check", "text", "around"),
    [
        ("contact", "甲", "乙"),
        ("typed", "乙", "乙"),
        ("typed", "甲", "丙"),
        ("typed", "甲乙", ""),
        ("typed甲", "", "乙"),
        ("type", "d甲", "乙"),
    ],
)
def test_another_check_text_or_surrounding_is_another(check: str, text: str, around: str) -> None:
    clean = CleanTexts()
    clean.found("typed", "甲", "乙", list)
    assert CleanTexts(frozenset(clean.now)).found(check, text, around, lambda: ["read"]) == ("read",)


class Desk:
    """A workspace that was built once, with a cache of its own."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "kept"
        self.root = copy_workspace(folder / "workspace", of=SMALL)
        self.model, self.forms = (self.root / "policies" / POLICY / name for name in ("policy.yaml", "forms.yaml"))
        assert self.build().code == 0

    def build(self) -> Ran:
        return policydocs("build", "--as-of", TODAY, cwd=self.root, **{SWITCH: str(self.cache)})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_fault_that_comes_in_is_told_and_told_again(desk: Desk) -> None:
    replace_in(desk.forms, "label: 补充说明", "label: 补充说明五十万元")
    for _ in range(2):
        assert "typed-fact" in desk.build().out
    replace_in(desk.forms, "label: 补充说明五十万元", "label: 补充说明")
    assert desk.build().code == 0


def test_a_text_that_became_a_name_is_told(desk: Desk) -> None:
    replace_in(desk.model, "finance: {name: 市财政局}", "finance: {name: 市财政局, aliases: [{name: 补充说明}]}")
    assert "typed-fact" in desk.build().out


def test_a_contact_that_comes_in_is_told(desk: Desk) -> None:
    replace_in(desk.forms, "label: 补充说明", "label: 补充说明请拨打0123-4567890")
    assert "contact-typed" in desk.build().out


def test_a_template_that_types_a_fact_is_told(desk: Desk) -> None:
    own = desk.root / "policies" / POLICY / "templates" / "faq"
    own.mkdir(parents=True)
    shipped = (Path(__file__).parents[2] / "templates" / "faq" / "_how_to_read.xml.j2").read_text("utf-8")
    (own / "_how_to_read.xml.j2").write_text(f"{shipped}<p>每户五十万元</p>\n", "utf-8")
    assert "typed-fact-in-template" in desk.build().out


def test_a_damaged_entry_is_none(desk: Desk) -> None:
    """Sums that somebody wrote into the cache, without the sum of the entry itself, are not believed."""
    written = 0
    for entry in desk.cache.glob("*.json"):
        head, _, data = entry.read_bytes().partition(b"\n")
        told = json.loads(_unpacked(data))
        if isinstance(told, dict) and "clean" in told:
            every = CleanTexts()
            every.found("typed", "补充说明五十万元", repr(("市科技局", "市财政局")), list)
            told["clean"] = sorted(every.now)
            entry.write_bytes(head + b"\n" + json.dumps(told).encode())
            written += 1
    assert written > 1
    replace_in(desk.forms, "label: 补充说明", "label: 补充说明五十万元")
    assert "typed-fact" in desk.build().out
