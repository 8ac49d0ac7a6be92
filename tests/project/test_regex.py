"""Patterns that are compiled at their first use."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from re import _constants, _parser  # type: ignore[attr-defined]  # what a pattern asks for, to the test alone
from typing import Any

import pytest

from generator.regex import LazyPattern, regex
from tests.project.test_layers import modules

_ENOUGH = 500
_GATED = 30
_OPTIONAL = "_packaged"


def patterns() -> Iterator[tuple[str, LazyPattern[str]]]:
    """Every pattern at the top of a module, with its place."""
    for name in modules():
        if _OPTIONAL not in name:
            module = f"generator.{name.removesuffix('__init__')}".rstrip(".")
            for called, each in vars(import_module(module)).items():
                if isinstance(each, LazyPattern):
                    yield f"{module}.{called}", each


def test_every_pattern_of_the_package_compiles() -> None:
    found = list(patterns())
    assert len(found) > _ENOUGH
    assert all(each.compiled.pattern == each.pattern for _, each in found)


def test_what_a_pattern_finds_has_one_of_its_words() -> None:
    given = [(place, each) for place, each in patterns() if each.of]
    assert len(given) > _GATED
    assert [place for place, each in given if not _has_one(each)] == []


@pytest.mark.parametrize(
    ("source", "of", "proven"),
    [
        ("a等b", "等", True),
        ("(?:会同|协同)", ["会同", "协同"], True),
        ("(?:会同|协同)", ["会同"], False),
        ("(?:会同)?", ["会同"], False),
        ("(?:会同)+", ["会同"], True),
        ("[:：]", ":：", True),
        ("[:：]", ":", False),
        ("[^:]", ":", False),
        ("(?<=通知|意见)号", ["通知", "意见"], True),
        ("(?!等)号", "等", False),
        ("会.同", ["会同"], False),
    ],
)
def test_the_proof_knows_what_a_pattern_asks_for(source: str, of: list[str], proven: bool) -> None:
    assert _asks_for(_parser.parse(source), of) is proven


def _has_one(pattern: LazyPattern[str]) -> bool:
    flags = pattern.compiled.flags
    one_case = not flags & re.IGNORECASE or all(word.lower() == word.upper() for word in pattern.of)
    return one_case and _asks_for(_parser.parse(pattern.pattern, flags), pattern.of)


def _asks_for(parts: Any, words: Iterable[str]) -> bool:
    """Whether each text in which these parts of a pattern find something has one of the words."""
    letters = "".join(chr(value) if kind is _constants.LITERAL else "\0" for kind, value in parts)
    return any(word in letters for word in words) or any(_part_asks_for(kind, value, words) for kind, value in parts)


def _part_asks_for(kind: Any, value: Any, words: Iterable[str]) -> bool:
    if kind is _constants.IN:
        return all(each is _constants.LITERAL and chr(letter) in words for each, letter in value)
    if kind is _constants.BRANCH:
        return all(_asks_for(branch, words) for branch in value[1])
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
        return bool(value[0]) and _asks_for(value[2], words)
    if kind in (_constants.SUBPATTERN, _constants.ASSERT):
        return _asks_for(value[-1], words)
    return False


@pytest.mark.parametrize("text", ["", "abc", "a等b", "等等", "第一等 第二等"])
def test_one_with_words_does_what_a_compiled_one_does(text: str) -> None:
    compiled = re.compile(r"(?P<before>\w?)等")

    def lazy() -> re.Pattern[str]:
        return regex(compiled.pattern, of="等")

    for method in ("search", "match", "fullmatch"):
        mine, other = getattr(lazy(), method)(text), getattr(compiled, method)(text)
        assert (mine and mine.regs) == (other and other.regs)
    assert [each.regs for each in lazy().finditer(text)] == [each.regs for each in compiled.finditer(text)]
    assert lazy().sub("—", text, count=1) == compiled.sub("—", text, count=1)
    assert lazy().split(text) == compiled.split(text)
    assert lazy().findall(text) == compiled.findall(text)
    assert lazy().groups == 1


def test_one_with_words_is_compiled_for_the_first_text_that_has_one() -> None:
    lazy = regex("甲等", of="等")
    assert lazy.search("甲") is None
    assert lazy.sub("", "甲") == "甲"
    assert "compiled" not in vars(lazy)
    assert lazy.search("甲等")
    assert vars(lazy)["search"] == vars(lazy)["compiled"].search
    assert pickle.loads(pickle.dumps(lazy)).of == ("等",)


def test_it_does_what_a_compiled_one_does() -> None:
    year = regex(r"(?P<year>(?:19|20)\d\d)年", re.IGNORECASE)
    assert year.pattern == r"(?P<year>(?:19|20)\d\d)年"
    assert [each["year"] for each in year.finditer("2021年、2022年")] == ["2021", "2022"]
    assert year.sub("—", "到2025年底") == "到—底"
    assert year.groupindex == {"year": 1}
    assert year.flags & re.IGNORECASE
    assert regex(rb"a+").findall(b"aab") == [b"aa"]


def test_it_is_compiled_at_its_first_use_and_once() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")
    lazy = regex("a")
    assert "compiled" not in vars(lazy)
    lazy.match("a")
    assert vars(lazy)["match"] == vars(lazy)["compiled"].match


def test_it_travels_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(regex("a+", re.IGNORECASE))).fullmatch("AA")
    assert copy.deepcopy(regex("a")).match("a")
