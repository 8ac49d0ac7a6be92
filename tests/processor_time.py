"""Processor time of each test and fixture, children included: pytest -p tests.processor_time --processor-time FOLDER.

Each process of pytest adds a line a test and fixture to a file of its own in FOLDER, and
`python -m tests.processor_time FOLDER` sums them up by folder, file, fixture and test. A program that outlives its test
(a browser, a scheduler) counts where it ends.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_SHOWN = 25


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--processor-time", type=Path, required=False, help="a folder for the seconds of each test")


def pytest_configure(config: pytest.Config) -> None:
    folder = config.getoption("--processor-time")
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        config.pluginmanager.register(_Measured(folder / f"{os.getpid()}.jsonl"))


def _seconds() -> tuple[float, float]:
    """Processor time of this process, and of its children that have ended."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime, children.ru_utime + children.ru_stime


class _Measured:
    def __init__(self, path: Path) -> None:
        self._path = path

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Iterator[None]:
        with_start = _seconds()  # importing pytest and the plugins counts too
        self._note("start", "start", with_start, (0.0, 0.0))
        yield
        self._note("collect", "collecting", _seconds(), with_start)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        before = _seconds()
        result = yield
        self._note("test", item.nodeid, _seconds(), before)
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[Any]:
        before = _seconds()
        result = yield
        name = f"{fixturedef.baseid}::{fixturedef.argname} ({fixturedef.scope})"
        self._note("fixture", name, _seconds(), before)
        return result

    def _note(self, kind: str, name: str, after: tuple[float, float], before: tuple[float, float]) -> None:
        own, children = (late - early for late, early in zip(after, before, strict=True))
        line = json.dumps({"kind": kind, "name": name, "own": round(own, 4), "children": round(children, 4)})
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")


def _summed(folder: Path) -> Iterator[str]:
    """The dearest of each kind, a line each."""
    sums: dict[str, Counter[str]] = {}
    counts: dict[str, Counter[str]] = {}
    for line in (json.loads(line) for path in folder.glob("*.jsonl") for line in path.open(encoding="utf-8")):
        names = {line["kind"]: line["name"]}
        if line["kind"] == "test":
            file, _, rest = line["name"].partition("::")
            names |= {"folder": file.rpartition("/")[0], "file": file, "function": f"{file}::{rest.partition('[')[0]}"}
        for kind, name in names.items():
            sums.setdefault(kind, Counter())[name] += line["own"] + line["children"]
            counts.setdefault(kind, Counter())[name] += 1
    for kind, seconds in sums.items():
        yield f"\n{kind}: {sum(seconds.values()):.1f} s"
        yield from (f"{one:9.2f} s {counts[kind][name]:6} × {name}" for name, one in seconds.most_common(_SHOWN))


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in _summed(Path(sys.argv[1])))
