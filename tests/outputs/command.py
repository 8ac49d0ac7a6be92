"""Runs policydocs: options in, exit code and words out; in this process, or apart in another as a user does."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache, lru_cache
from inspect import signature
from pathlib import Path
from typing import Any
from unittest import mock

from generator.cli.main import run

ROOT = Path(__file__).parents[2]
POLICY = "qinzhou-gxq-2021-12"
SMALL = ROOT / "tests" / "chains" / "zone-2024"  # all kinds of documents at a fifth of the time: for how, not what
TODAY = "2026-11-23"
IN_TERM = "2025-06-30"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended. `out` and `err` are decoded as the console would."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


def policydocs(*arguments: str | Path, cwd: Path = ROOT, encoding: str = "utf-8", **environment: str) -> Ran:
    """Run one command in this process, with a console, a folder and an environment of its own; messages are English
    unless `--lang` says otherwise. What the process boundary is part of runs `apart`."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding, errors, newline="") for errors in ("strict", _SHOWN))
    surroundings = mock.patch.dict(os.environ, {"LC_ALL": "C.UTF-8", **environment})
    with surroundings, chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        _forget_folders()
        try:
            code = run(list(map(str, arguments)))
        except SystemExit as leave:
            code = int(leave.code or 0)
    said = []
    for stream in (out, err):
        stream.flush()
        said.append(stream.buffer.getvalue().decode(encoding))
    return Ran(code, *said)


_SHOWN = "backslashreplace"  # how Python writes to standard error
_OF_FOLDERS = frozenset({"folder", "path", "root", "workspace"})
_REMEMBERING = type(cache(len))


def _forget_folders() -> None:
    """Whatever a process remembers of files goes: a user's next command is another process, and files change."""
    for function in _of_folders(len(sys.modules)):
        function.cache_clear()


@lru_cache(maxsize=1)
def _of_folders(_modules: int) -> tuple[Any, ...]:
    """All of the package that remember what they were told of a file; looked for when a module has come."""
    remembering = {
        value
        for name, module in list(sys.modules.items())
        if name.startswith("generator.")
        for value in list(vars(module).values())
        if isinstance(value, _REMEMBERING) and not _OF_FOLDERS.isdisjoint(signature(value).parameters)
    }
    return tuple(remembering)


def apart(*arguments: str | Path, cwd: Path = ROOT, encoding: str = "utf-8", **environment: str) -> Ran:
    """Run one command as a user does: another process, options in, exit code and words out."""
    program = shutil.which("policydocs", path=str(Path(sys.executable).parent))
    assert program is not None, "policydocs is not installed beside this Python"
    surroundings = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C.UTF-8", **environment}
    ended = subprocess.run(
        [program, *map(str, arguments)], cwd=cwd, env=surroundings, capture_output=True, check=False, timeout=120
    )
    return Ran(ended.returncode, ended.stdout.decode(encoding), ended.stderr.decode(encoding))


def copy_workspace(folder: Path, *names: str, of: Path = ROOT / "policies" / POLICY) -> Path:
    """A workspace of its own with copies of a policy (the real one) under `names` (default: its own name)."""
    for name in names or (of.name,):
        shutil.copytree(of, folder / "policies" / name)
        if name != of.name:
            for file in (folder / "policies" / name).glob("*.yaml"):
                replace_in(file, f"id: {of.name}", f"id: {name}", everywhere=True)
    return folder


def replace_in(file: Path, old: str, new: str, *, everywhere: bool = False) -> int:
    """Replace the one place (or all) where `old` stands. Returns the line that changed first, counted from 1."""
    text = file.read_bytes().decode()
    assert everywhere or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_bytes(text.replace(old, new).encode())
    return text.partition(old)[0].count("\n") + 1


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its relative name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
