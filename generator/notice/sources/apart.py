"""Readers that run in a process of their own: what they call can be made to never end, or to take all memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import resource

_PACKAGE_FOLDER = Path(__file__).parents[3]
_MEMORY = 900 << 20  # bytes


def asked(module: str, data: bytes, seconds: float) -> dict[str, Any] | None:
    """What a reader module says of the bytes, None where it broke. Raises subprocess.TimeoutExpired."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(_search_path())}
    command = [sys.executable, "-m", module]
    done = subprocess.run(  # noqa: S603
        command, input=data, capture_output=True, timeout=seconds, env=environment, check=False
    )
    if done.returncode:
        return None
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def received() -> bytes:
    """In a reader's process: the bytes to read. From here on it has no more memory than a notice needs."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    return sys.stdin.buffer.read()


def said(answer: dict[str, Any]) -> None:
    """In a reader's process: give the answer."""
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def _search_path() -> list[str]:
    """Where the reader finds this package, then what the caller asked for."""
    own = os.environ.get("PYTHONPATH")
    return [str(_PACKAGE_FOLDER), *([own] if own else [])]
