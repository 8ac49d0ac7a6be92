"""Which process of the tests takes which file: one that has been in a file's folder goes before the others, for what a
folder builds once (`scope="session"`) is built in each process that takes a file of it.

The dearest files are given out first, in their order. What is done is forgotten: xdist itself counts all tests that
were ever given to a process after each message of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController


class ByFolder(LoadFileScheduling):
    def __init__(self, config: pytest.Config, log: Producer | None, first: Iterable[str]) -> None:
        super().__init__(config, log)
        self._first = frozenset(first)
        self._been_in: dict[WorkerController, set[str]] = {}

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:  # noqa: ARG002 (xdist gives it)
        test = self.registered_collections[node][item_index]
        file = self._split_scope(test)
        given = self.assigned_work[node]
        del given[file][test]
        if not given[file]:
            del given[file]
        self._reschedule(node)

    def _assign_work_unit(self, node: WorkerController) -> None:
        been_in = {one.gateway.id: folders for one, folders in self._been_in.items()}
        file = next_file(self.workqueue, node.gateway.id, been_in, self._first)
        self._been_in.setdefault(node, set()).add(_folder(file))
        self.workqueue.move_to_end(file, last=False)
        super()._assign_work_unit(node)


def next_file(waiting: Iterable[str], process: str, been_in: Mapping[str, set[str]], first: frozenset[str]) -> str:
    """The one that a process takes: one of `first`, one of a folder it has been in, one where nobody has been, any."""
    own = been_in.get(process, set())
    others: set[str] = set().union(*been_in.values())

    def how_far(file: str) -> int:
        if file in first:
            return 0
        return 1 if _folder(file) in own else 2 + (_folder(file) in others)

    return min(waiting, key=how_far)


def _folder(file: str) -> str:
    return file.rpartition("/")[0]
