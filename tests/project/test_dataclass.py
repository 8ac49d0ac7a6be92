"""The package's own `dataclass` makes what that of the standard library makes."""

from __future__ import annotations

import dataclasses
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field, replace
from functools import cached_property
from typing import Any

import pytest

from generator.dataclass import dataclass
from generator.dataclass import replace as quick_replace


@dataclass(frozen=True, slots=True)
class _Place:
    file: str
    line: int = 1
    seen: list[str] = field(default_factory=list, compare=False, repr=False)


@dataclass(frozen=True)
class _Wide(_Place):
    @cached_property
    def doubled(self) -> int:
        return self.line * 2


@dataclass(slots=True)
class _Counter:
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Nothing:
    pass


@dataclass(frozen=True)
class _Own:
    number: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Own)

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "own"


@dataclass(frozen=True)
class _Unused:
    number: int


@dataclass(frozen=True)
class _Named:
    name: str
    size: int = field(default=1, kw_only=True)


def test_values_are_equal_by_their_fields() -> None:
    assert _Place("a", 2) == _Place("a", 2, ["seen"])
    assert _Place("a", 2) != _Place("a", 3)
    assert _Place("a") != _Wide("a")
    assert _Place("a").__eq__(("a", 1)) is NotImplemented
    assert _Nothing() == _Nothing()


def test_a_frozen_one_has_a_hash_another_has_none() -> None:
    assert {_Place("a"), _Place("a", seen=["x"]), _Wide("a")} == {_Place("a"), _Wide("a")}
    assert len({_Nothing(), _Nothing()}) == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(_Counter())


def test_a_value_is_shown_with_its_fields() -> None:
    assert repr(_Place("a", 2)) == "_Place(file='a', line=2)"
    assert repr(_Nothing()) == "_Nothing()"


def test_what_a_class_writes_itself_stays() -> None:
    assert (_Own(1) == _Own(2), hash(_Own(1)), repr(_Own(1))) == (True, 7, "own")


def test_it_is_one_for_the_standard_library_too() -> None:
    assert [each.name for each in dataclasses.fields(_Place)] == ["file", "line", "seen"]
    assert dataclasses.is_dataclass(_Counter)
    assert replace(_Place("a"), line=4) == _Place("a", 4)
    assert pickle.loads(pickle.dumps(_Place("a", 2))) == _Place("a", 2)
    assert _Wide("a", 3).doubled == 6
    match _Place("a", 5):
        case _Place("a", line):
            assert line == 5


def test_a_class_is_finished_when_it_is_first_used() -> None:
    @dataclass(frozen=True)
    class Late:
        made: list[str] = field(default_factory=list)
        name: str = ""

    @dataclass(frozen=True)
    class Later(Late):
        """Its base was never used."""

        count: int = 0

        @property
        def first(self) -> str:
            return self.made[0]

    assert Later(["a"], "b", 1).first == "a"
    assert Late(["a"]).made == ["a"]
    assert Late().made is not Late().made
    assert [each.name for each in dataclasses.fields(Later)] == ["made", "name", "count"]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'file'"):
        _Place()  # type: ignore[call-arg]


def test_one_that_was_never_made_here_compares_too() -> None:
    unused, other = object.__new__(_Unused), object.__new__(_Unused)  # as unpickled
    unused.number = other.number = 1  # type: ignore[misc]
    assert unused == other
    assert hash(unused) == hash(other)


def test_fields_by_name_only_stand_behind_the_others() -> None:
    assert (_Named("a", size=2).size, _Named("a").size, _Named("a").name) == (2, 1, "a")
    assert _Named.__match_args__ == ("name",)
    with pytest.raises(TypeError):
        _Named("a", 2)  # type: ignore[call-arg]


def test_threads_finish_a_class_once() -> None:
    @dataclass(frozen=True)
    class Shared:
        seen: list[int] = field(default_factory=list)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: Shared().seen, range(64))) == [[]] * 64


@pytest.mark.parametrize("kind", [dataclass, dataclasses.dataclass])
def test_a_field_may_have_any_name_and_default(kind: Any) -> None:
    @kind
    class Odd:
        self_: int
        cls: str = "x"
        factory: tuple[int, ...] = field(default=(1,))

    odd: Any = Odd
    assert vars(odd(1)) == {"self_": 1, "cls": "x", "factory": (1,)}


def test_replace_makes_a_value_out_of_another() -> None:
    place = _Place("a", 2, ["x"])
    assert quick_replace(place, line=4) == dataclasses.replace(place, line=4)
    assert quick_replace(place, line=4).seen is place.seen
    assert quick_replace(place) == place
    assert quick_replace(place) is not place
    assert quick_replace(_Wide("a", 3), line=5).doubled == 10
    with pytest.raises(TypeError, match="_Place has no column"):
        quick_replace(place, column=4)  # type: ignore[call-arg]
