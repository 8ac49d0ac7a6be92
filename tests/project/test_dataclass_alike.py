"""The package's own value types and those of the standard library, side by side: whatever is done with a value."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from importlib import import_module
from inspect import isclass
from threading import Barrier
from typing import Any

import pytest

from generator import dataclass as own
from generator.finding import FilePlace
from tests.project.test_layers import modules

NAN = float("nan")
Kinds = dict[str, Any]


def _kinds(dataclass: Callable[..., Any]) -> Kinds:
    """The same classes made by either."""

    @dataclass(frozen=True)
    class One:
        value: object

    @dataclass(frozen=True)
    class Place:
        file: str
        line: int = 1
        seen: list[str] = field(default_factory=list, compare=False, repr=False)

    @dataclass(frozen=True)
    class Below(Place):
        line: int = 2
        words: tuple[str, ...] = ()

    @dataclass
    class Count:
        count: int = 0
        parts: list[int] = field(default_factory=list)

    @dataclass(frozen=True)
    class Named:
        name: str
        size: int = field(default=1, kw_only=True)

    @dataclass(frozen=True, kw_only=True)
    class Mixed(Named):
        parts: list[int] = field(default_factory=list)
        made: str
        last: object = None

    class Plain(Place):
        """Adds nothing that is compared."""

    return {each.__name__: each for each in (One, Place, Below, Count, Named, Mixed, Plain)}


VALUES: dict[str, Callable[[Kinds], Any]] = {
    "one": lambda of: of["One"]("a"),
    "one that is not equal to itself": lambda of: of["One"](NAN),
    "one of a tuple": lambda of: of["One"]((1, 2)),
    "defaults": lambda of: of["Place"]("a"),
    "what is not compared": lambda of: of["Place"]("a", seen=["x"]),
    "all given": lambda of: of["Place"]("a", 2, ["x"]),
    "a class below": lambda of: of["Below"]("a", 2),
    "a class below, by name": lambda of: of["Below"](words=("b",), file="a"),
    "one that changes": lambda of: of["Count"](1, [2]),
    "by name only": lambda of: of["Named"]("a", size=2),
    "by name only, in another order": lambda of: of["Mixed"]("a", last=1, made="b"),
    "by name only, all given": lambda of: of["Mixed"]("a", size=3, made="b", parts=[1], last="c"),
    "a plain class below": lambda of: of["Plain"]("a"),
    "nested": lambda of: of["One"](of["Place"]("a")),
}
USES: dict[str, Callable[[Any], Any]] = {
    "shown": lambda value: repr(value).replace("_kinds.<locals>.", ""),
    "hash": hash,
    "equal to itself": lambda value: value == value,
    "equal to another type": lambda value: value.__eq__(("a", 1)) is NotImplemented,
    "copied": lambda value: (copy.copy(value) == value, vars(copy.copy(value)).keys()),
    "a copy shares": lambda value: all(each is vars(value)[name] for name, each in vars(copy.copy(value)).items()),
    "copied deeply": lambda value: (copy.deepcopy(value) == value, type(copy.deepcopy(value)).__name__),
    "a deep copy does not": lambda value: [
        each is vars(value)[name] for name, each in vars(copy.deepcopy(value)).items() if isinstance(each, list)
    ],
    "as a dict": lambda value: {name: type(each).__name__ for name, each in dataclasses.asdict(value).items()},
    "fields": lambda value: [(each.name, each.compare, each.kw_only) for each in dataclasses.fields(value)],
    "by place": lambda value: value.__match_args__,
    "replaced": lambda value: dataclasses.replace(value) == value,
    "an attribute that no field names": lambda value: (
        setattr(copy.copy(value), "other", 1) if _changes(value) else None
    ),
}


def _changes(value: Any) -> bool:
    return type(value).__name__ == "Count"  # a frozen one is so to the type checker


def _told(use: Callable[[Any], Any], value: Any) -> object:
    try:
        return use(value)
    except (TypeError, AttributeError) as error:
        return type(error)


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("made", VALUES)
def test_a_value_does_what_the_standard_library_s_does(made: str, use: str) -> None:
    ours, theirs = (VALUES[made](_kinds(each)) for each in (own.dataclass, dataclasses.dataclass))
    assert _told(USES[use], ours) == _told(USES[use], theirs)


def test_values_are_equal_where_the_standard_library_s_are() -> None:
    ours, theirs = ([make(kinds) for make in VALUES.values()] for kinds in map(_kinds, _BOTH))
    assert [[one == other for other in ours] for one in ours] == [[one == other for other in theirs] for one in theirs]


_BOTH: tuple[Callable[..., Any], ...] = (own.dataclass, dataclasses.dataclass)


# Gets values of a class that this process has not used yet.
_APART = """
import pickle, sys
value, same = pickle.load(sys.stdin.buffer)
print(value is not same, value == same, hash(value) == hash(same), repr(value), vars(value))
sys.stdout.flush()
sys.stdout.buffer.write(pickle.dumps(value))
"""


def test_values_travel_to_a_process_that_never_made_one() -> None:
    place = FilePlace("policy.yaml", 3)
    given = pickle.dumps((place, FilePlace("policy.yaml", 3)))
    ran = subprocess.run([sys.executable, "-c", _APART], input=given, capture_output=True, check=True)
    told, _, back = ran.stdout.partition(b"\n")
    assert told.decode() == f"True True True {place!r} {vars(place)}"
    assert pickle.loads(back) == place


FIRST: tuple[Callable[[Any], object], ...] = (
    lambda kind: kind("a", 2).line,
    lambda kind: kind("a").seen,
    lambda kind: kind("a", 1, words=("b",)),
    lambda kind: len(dataclasses.fields(kind)),
    lambda kind: kind.__match_args__,
    lambda kind: own.replace(kind("a"), line=5).line,
    lambda kind: hash(kind("a")) == hash(kind("a")),
    lambda kind: kind("a") == kind("a", 2),
)


def test_threads_may_be_the_first_together_by_any_use() -> None:
    """Some of the class, some of the one above it."""
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(len(FIRST)) as pool:
            for _ in range(100):
                kinds, ready = _kinds(own.dataclass), Barrier(len(FIRST))

                def first(number: int, kinds: Kinds = kinds, ready: Barrier = ready) -> tuple[object, str]:
                    ready.wait()
                    return FIRST[number](kinds["Below"]), repr(kinds["Place"]("a"))

                told = [found for found, _ in pool.map(first, range(len(FIRST)))]
                assert told[:2] == [2, []]
                assert told[3:] == [4, ("file", "line", "seen", "words"), 5, True, True]
    finally:
        sys.setswitchinterval(often)


def _value_types() -> Iterator[type]:
    for name in modules():
        if "_packaged" not in name:
            module = import_module(f"generator.{name.removesuffix('__init__')}".rstrip("."))
            for each in vars(module).values():
                if isclass(each) and each.__module__ == module.__name__ and dataclasses.is_dataclass(each):
                    yield each


def test_no_value_type_asks_for_what_is_not_made_here() -> None:
    """Fields that are not given, or not hashed as they are compared, and work after making would be passed over."""
    found = list(_value_types())
    assert len(found) > 250
    for each in found:
        assert not hasattr(each, "__post_init__"), each
        assert all(one.init and one.hash is None for one in dataclasses.fields(each)), each
