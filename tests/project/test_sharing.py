"""Files are shared out to the processes of the tests by folder (tests/sharing.py)."""

from __future__ import annotations

from collections import deque

import pytest

from tests.sharing import next_file

_WAITING = ("tests/b/test_dear.py", "tests/a/test_1.py", "tests/b/test_2.py", "tests/c/test_3.py")


@pytest.mark.parametrize(
    ("been_in", "first", "taken"),
    [
        ({}, (), "tests/b/test_dear.py"),
        ({"gw0": {"tests/c"}}, (), "tests/c/test_3.py"),
        ({"gw0": {"tests/c"}}, ("tests/b/test_dear.py",), "tests/b/test_dear.py"),
        ({"gw1": {"tests/b"}}, (), "tests/a/test_1.py"),
        ({"gw1": {"tests/a", "tests/b", "tests/c"}}, (), "tests/b/test_dear.py"),
        ({"gw0": {"tests/b"}, "gw1": {"tests/b", "tests/a"}}, (), "tests/b/test_dear.py"),
    ],
    ids=["any", "of its folder", "dear ones first", "where nobody is", "beside another", "its folder is another's too"],
)
def test_a_process_takes(been_in: dict[str, set[str]], first: tuple[str, ...], taken: str) -> None:
    assert next_file(_WAITING, "gw0", been_in, frozenset(first)) == taken


def test_a_folder_is_shared_only_when_nothing_else_is_left() -> None:
    waiting = deque(f"tests/{folder}/test_{number}.py" for number in range(4) for folder in "abc")
    been_in: dict[str, set[str]] = {"gw0": set(), "gw1": set()}
    order = []
    while waiting:
        for process, folders in been_in.items():
            file = next_file(waiting, process, been_in, frozenset())
            waiting.remove(file)
            folders.add(file.rpartition("/")[0])
            order.append((process, file.split("/")[1]))
    assert order[:8] == [("gw0", "a"), ("gw1", "b")] * 4
    assert order[8:] == [("gw0", "c"), ("gw1", "c")] * 2
