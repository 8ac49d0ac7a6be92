"""Patterns that are compiled at their first use."""

from __future__ import annotations

import copy
import pickle
import re
from importlib import import_module

import pytest

from generator.regex import LazyPattern, regex
from tests.project.test_layers import modules

_ENOUGH = 500
_OPTIONAL = "_packaged"


def test_every_pattern_of_the_package_compiles() -> None:
    names = (f"generator.{name.removesuffix('__init__')}".rstrip(".") for name in modules() if _OPTIONAL not in name)
    values = [each for name in names for each in vars(import_module(name)).values()]
    found = [each for each in values if isinstance(each, LazyPattern)]
    assert len(found) > _ENOUGH
    assert all(each.compiled.pattern == each.pattern for each in found)


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
