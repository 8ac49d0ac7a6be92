"""A command as a user starts it, with what it took: processor time, and memory of all its processes together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.kept.folder import SWITCH

_START = "import sys; from generator.cli.main import main; main()"
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


def run(*words: str | Path) -> Took:
    """One command from start to end, in a session of its own. Past `_LONGEST` it is ended (exit code -9)."""
    environment = {**os.environ, SWITCH: "off", "PYTHONPATH": str(_SOURCES), "COLUMNS": "200"}
    command = [sys.executable, "-c", _START, *map(str, words)]
    child = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        env=environment,
    )
    output = bytearray()
    assert child.stdout is not None
    os.set_blocking(child.stdout.fileno(), False)
    others: set[str] = set()
    most, until = 0, time.monotonic() + _LONGEST
    while (ended := os.wait4(child.pid, os.WNOHANG))[0] == 0:
        output += child.stdout.read() or b""
        most = max(most, _memory(child.pid, others))
        if time.monotonic() > until:
            os.kill(child.pid, signal.SIGKILL)
        time.sleep(_LOOKS)
    output += child.stdout.read() or b""
    child.stdout.close()
    _, status, usage = ended
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    return Took(child.returncode, output.decode("utf-8", "replace"), seconds, most / (1 << 20))


def _memory(session: int, others: set[str]) -> int:
    """Bytes that the processes of a session had at most so far, each counted whole. `others`: processes of other
    sessions that were seen before, which are not looked at again: none joins a session later."""
    found = 0
    for number in os.listdir("/proc"):  # noqa: PTH208 - at each look, of hundreds
        if number.isdecimal() and number not in others:
            with suppress(OSError, ValueError, IndexError):
                state = _told(number, "stat").rpartition(")")[2].split()
                if int(state[3]) == session:
                    found += _peak(number)
                else:
                    others.add(number)
    return found


def _peak(process: str) -> int:
    lines = _told(process, "status").splitlines()
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM:")), 0)


def _told(process: str, name: str) -> str:
    with open(f"/proc/{process}/{name}", encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - at each look
        return file.read()
