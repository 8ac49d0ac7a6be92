"""A process that has imported every command and starts each one asked for in a process of its own, by a fork.

A line in, as JSON: the command's words, the file for what it says, and constants that are another for it; two lines
out: its process, then its exit status and seconds of processor time.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import Any

from generator.cli.main import COMMANDS, main

_LATE = ("generator.cli.building", "generator.cli.checking", "generator.cli.loading", "generator.cli.summary")


def _begin(asked: dict[str, Any]) -> None:
    """In the process of the command: a session of its own, no input, and what it says into a file."""
    os.setsid()
    said = os.open(asked["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(said, stream.fileno())
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for place, value in asked["constants"].items():
        module, _, name = place.rpartition(".")
        setattr(import_module(module), name, value)
    main(asked["words"])


def serve() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _begin(json.loads(line))
        _say(child)
        _, status, usage = os.wait4(child, 0)
        _say([status, usage.ru_utime + usage.ru_stime])


def _say(answer: object) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    for module in (*(module for module, _ in COMMANDS.values()), *_LATE):
        import_module(module)
    serve()
