"""The patterns of grants in tests/grants: each is stated without an error, printed, computed; whatever is changed in
one is found."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from docs import make_grants
from generator.checks.run import run_checks
from generator.checks.subject import CheckSubject
from generator.finding import Severity
from generator.policy.load import load_policy
from generator.policy.status import status_on

NAMES = [f"p{number:02}" for number in range(1, 58) if number not in {10, 17, 23, 30, 36, 40, 41, 44, 49, 50, 51, 52}]


# Other sentences of like kinds: they stand on no page.
MORE = [path.stem for path in sorted((make_grants.PATTERNS / "more").glob("*.yaml"))]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, make_grants.Made]:
    folders = (make_grants.PATTERNS, make_grants.PATTERNS / "more")
    found = (each for folder in folders for each in make_grants.make(tmp_path_factory.mktemp("patterns"), folder))
    return {each.pattern.name: each for each in found}


def test_every_pattern_is_there(made: dict[str, make_grants.Made]) -> None:
    assert list(made) == [*NAMES, *MORE]
    assert len(NAMES) == 45


@pytest.mark.parametrize("name", [*NAMES, *MORE])
def test_a_pattern_is_stated_printed_and_computed(made: dict[str, make_grants.Made], name: str) -> None:
    each = made[name]
    assert [(found.code, found.path, str(found.message)) for found in each.errors] == []
    assert all(each.printed)
    assert [each.computed(case) for case in each.pattern.cases] == [case["comes_to"] for case in each.pattern.cases]


def test_the_page_is_made_from_the_patterns_of_today() -> None:
    assert make_grants.PAGE.read_text(encoding="utf-8") == make_grants.page()


# What a leaf of a term may be changed to; a number grows by a half and by one.
OTHERS: dict[str, tuple[Any, ...]] = {
    "bound": ("exact", "at_most", "at_least"),
    "reach": ("whole", "excess"),
    "payment": ("one_off", "yearly", "not_said"),
    "lower_inclusive": (True, False, None),
    "upper_inclusive": (True, False, None),
    "inclusive": (True, False, None),
    "per": ("亩", "人", "平方米·月", None),
    "nature": ("grant", "relief", "charge"),
}
NUMBERS = {"value", "to", "percent", "times", "portion", "lower", "upper", "count", "first", "last", "year", "years"}
WORDS = {"of", "words", "scope", "level", "trigger", "beneficiary", "benefit"}
TERMS = {"amount", "band", "each", "floor", "caps", "quota", "payout", "total", "years", "ranks", "joint_caps", "money"}
# The rule of the notice about 以上 stands beside the figure: the model may say it at the figure, or leave it there.
ALLOWED = {("p27", ("awards", 0, "band", "lower_inclusive"), None)}


def changes(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """(path of a leaf, another value) for every term of the awards and limits in a model."""
    if isinstance(data, list):
        for index, member in enumerate(data):
            yield from changes(member, (*path, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in ("source", "remarks", "id", "conditions", "exclusions"):
                yield from changes(value, (*path, key))
        if TERMS & set(map(str, path)) and {"value", "percent", "count"} & data.keys() and "words" not in data:
            yield from (((*path, "bound"), other) for other in OTHERS["bound"] if other != _bound(data, path))
    else:
        yield from ((path, other) for other in _others(str(path[-1]), data) if other != data)


def _bound(data: dict[str, Any], path: tuple[Any, ...]) -> str:
    """The bound that a sum or a limit has where it says none."""
    return str(data.get("bound", _implied(path)))


def _implied(path: tuple[Any, ...]) -> str:
    if path[-1] == "floor":
        return "at_least"
    return "at_most" if {"caps", "quota"} & {str(part) for part in path} or path[0] == "joint_caps" else "exact"


def _others(key: str, value: Any) -> Iterator[Any]:
    if key in NUMBERS and isinstance(value, int | float) and not isinstance(value, bool):
        yield from (value + 1, value * 2)
    elif key == "unit":
        yield "USD" if value == "CNY" else "CNY"
    elif key in WORDS:
        yield "别的词"
    else:
        yield from OTHERS.get(key, ())


def changed(model: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    whole = copy.deepcopy(model)
    target: Any = whole
    for part in path[:-1]:
        target = target[part]
    if value is None:
        target.pop(path[-1], None)
    else:
        target[path[-1]] = value
    return whole


def is_found(folder: Path, made: make_grants.Made, model: dict[str, Any]) -> bool:
    """Whether loading or checking a changed model says an error."""
    (folder / "policy.yaml").write_text(yaml.safe_dump(model, allow_unicode=True, sort_keys=False), encoding="utf-8")
    loading = load_policy(folder, "changed")
    if loading.loaded is None:
        return True
    as_of = make_grants.AS_OF
    subject = CheckSubject(loading.loaded, made.notice, status_on(loading.loaded.policy, as_of), as_of, "notice.txt")
    return any(found.severity is Severity.ERROR for found in run_checks(subject, {}))


@pytest.mark.parametrize("name", [*NAMES, *MORE])
def test_whatever_is_changed_in_a_term_is_found(made: dict[str, make_grants.Made], name: str, tmp_path: Path) -> None:
    model = yaml.safe_load(made[name].pattern.policy_yaml)
    tried = [(path, value) for top in ("awards", "joint_caps") for path, value in changes(model.get(top, []), (top,))]
    missed = [(path, value) for path, value in tried if not is_found(tmp_path, made[name], changed(model, path, value))]
    assert len(tried) > 2
    assert [(path, value) for path, value in missed if (name, path, value) not in ALLOWED] == []
