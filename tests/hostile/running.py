"""A command in a process of its own, with what it took: processor time, and memory of all its processes together."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.kept.folder import SWITCH

_LOOKS = 0.02  # seconds between two looks at the memory
_LONGEST = 120.0  # seconds on the clock, of a machine with other work
_SOURCES = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Took:
    """The exit code and the words of a command; `seconds` of processor time, `memory` in MiB at most."""

    code: int
    output: str
    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Commands:
    """Starts commands: a process that has imported all of them already (ready.py) starts each one by a fork, so that
    what is measured and waited for is the command at its work."""

    ready: subprocess.Popen[bytes]
    said: Path

    def run(self, *words: str | Path, constants: dict[str, float] | None = None) -> Took:
        """One command from start to end, in a session of its own. Past `_LONGEST` it is ended (exit code -9).
        `constants`: by dotted name, what is another for this command."""
        assert self.ready.stdin is not None
        asked = {"words": [str(word) for word in words], "output": str(self.said), "constants": constants or {}}
        self.ready.stdin.write(f"{json.dumps(asked)}\n".encode())
        command = int(self._line())
        most = self._watch(command)
        status, seconds = json.loads(self._line())
        words_said = self.said.read_bytes().decode("utf-8", "replace")
        return Took(os.waitstatus_to_exitcode(status), words_said, seconds, most / (1 << 20))

    def _line(self) -> bytes:
        assert self.ready.stdout is not None
        return self.ready.stdout.readline()

    def _watch(self, command: int) -> int:
        """The most memory that the command has until it ends."""
        others: set[str] = set()
        most, until = 0, time.monotonic() + _LONGEST
        while not select.select([self.ready.stdout], [], [], _LOOKS)[0]:
            most = max(most, _memory(command, others))
            if time.monotonic() > until:
                os.kill(command, signal.SIGKILL)
        return most


@contextmanager
def commands_ready(cache: Path) -> Iterator[Commands]:
    """What follows from the templates and the example policy is kept in `cache` from one command to the next."""
    environment = {**os.environ, SWITCH: str(cache), "PYTHONPATH": str(_SOURCES), "COLUMNS": "200"}
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.ready"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=environment,
            cwd=_SOURCES,
        ) as ready,
    ):
        yield Commands(ready, Path(folder) / "said")


def _memory(session: int, others: set[str]) -> int:
    """Bytes that the processes of a session had at most so far, each counted whole. `others`: processes of other
    sessions that were seen before, which are not looked at again: none joins a session later, but for the first."""
    found = 0
    for number in os.listdir("/proc"):  # noqa: PTH208 - at each look, of hundreds
        if number.isdecimal() and number not in others:
            with suppress(OSError, ValueError, IndexError):
                state = _told(number, "stat").rpartition(")")[2].split()
                if int(state[3]) == session:
                    found += _peak(number)
                elif number != str(session):
                    others.add(number)
    return found


def _peak(process: str) -> int:
    lines = _told(process, "status").splitlines()
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM:")), 0)


def _told(process: str, name: str) -> str:
    with open(f"/proc/{process}/{name}", encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - at each look
        return file.read()
