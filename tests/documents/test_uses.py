"""The sums of what a document saw: another value, another sum; what is the same as a whole is so in all parts."""

from __future__ import annotations

import dataclasses

import pytest

from generator.documents.uses import UsedSums, with_items
from generator.documents.views import Pointer


@dataclasses.dataclass(frozen=True)
class _Part:
    sum: int
    words: str = "市级奖励"


@dataclasses.dataclass(frozen=True)
class _Award:
    id: str
    parts: tuple[_Part, ...] = ()
    lead: object = None
    source: object = None


_FIRST = _Award("first", (_Part(3), _Part(5)), Pointer("offices.science"))
_ROOTS = {
    "awards": (_FIRST, _Award("second", (_Part(7),))),
    "offices": {"science": "科技局"},
    "form": Pointer("awards.x"),
}
_KEYS = (
    "1awards",
    "1awards.first",
    "2awards.first.parts",
    "2awards.first.parts.0.sum",
    "1awards.first.parts.1",
    "2awards.second.parts.0.words",
    "2offices.science",
    "3form",
)
_OTHERS = {
    "an item more": {**_ROOTS, "awards": (*_ROOTS["awards"], _Award("third"))},  # type: ignore[misc]
    "an item gone": {**_ROOTS, "awards": (_FIRST,)},
    "a value deep in one": {**_ROOTS, "awards": (_Award("first", (_Part(4), _Part(5)), _FIRST.lead), _Award("second"))},
    "another type": {**_ROOTS, "awards": (_Award("first", (_Part(3), _Part(5)), "offices.science"), _Award("second"))},
    "another target": {**_ROOTS, "form": Pointer("awards.y")},
    "a name": {**_ROOTS, "offices": {"science": "科学技术局"}},
}


@pytest.mark.parametrize("roots", [_ROOTS, *_OTHERS.values()], ids=["the same", *_OTHERS])
def test_since_gives_what_is_so_now(roots: dict[str, object]) -> None:
    keys = with_items(_KEYS)
    before, now = UsedSums(_ROOTS).of(keys), UsedSums(roots).of(keys)
    assert UsedSums(roots).since(before) == now
    assert (before == now) == (roots is _ROOTS)


def test_what_is_gone_has_no_sum() -> None:
    assert UsedSums({"awards": (_FIRST,)}).of(["2awards.second.parts.0.words", "3form"]) == {}


def test_the_items_are_those_of_roots() -> None:
    assert with_items(["2awards.first.parts.0.sum", "1awards", "3form"]) == {
        "2awards.first.parts.0.sum",
        "1awards",
        "3form",
        "4awards.first",
    }
