"""Instructions instead of time, by valgrind's callgrind: what the machine does besides does not show in them.

Short commands as a whole; of a document what one more writing costs, so that starting and importing are not in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.performance.process import Tool, copied
from benchmarks.performance.task import ROOT, Asked, Figure, Measured
from generator.kept.folder import SWITCH

_NO_VALGRIND = "valgrind is not installed (apt install valgrind)"
_START = "from generator.cli.main import main; main()"
_MANY = 3  # times that the measured step is done more in the second run
_STEPS = {
    "policy read and checked, guidebook composed": "policy.fresh_subject(); policy.composed('guidebook')",
    "guidebook in Word": "policy.written('docx')",
    "guidebook in HTML": "policy.written('html')",
    "deflating its document.xml": "policy.deflated()",
}
_MILLION = 1e6


def counts(asked: Asked, folder: Path) -> Measured:
    """Millions of instructions."""
    del asked
    title = "Instructions (callgrind)"
    program = shutil.which("valgrind")
    if program is None:
        return Measured(title, skipped={"all": _NO_VALGRIND})
    workspace, cache = copied(folder / "workspace"), folder / "cache"
    tool = Tool(cache=cache)
    root = ["--root", str(workspace)]
    found = {"python -c pass": _counted(program, ["-c", "pass"], cache, folder)}
    for words in (["--help"], ["list"], ["check"]):
        tool.run(workspace, *words)
        found[words[0]] = _counted(program, ["-c", _START, *root, *words], cache, folder)
    found |= _steps(program, cache, folder)
    return Measured(title, {name: Figure(count / _MILLION, "M") for name, count in found.items()})


def _steps(program: str, cache: Path, folder: Path) -> dict[str, float]:
    """What one more of each step costs: a process that does all once, and one for each that does it some times more."""
    once = "from benchmarks.performance.warm import warm; policy = warm(); " + "; ".join(_STEPS.values())
    plain = _counted(program, ["-c", once], cache, folder)
    return {
        name: (_counted(program, ["-c", f"{once}\nfor _ in range({_MANY}): {step}"], cache, folder) - plain) / _MANY
        for name, step in _STEPS.items()
    }


def _counted(program: str, words: list[str], cache: Path, folder: Path) -> float:
    """Instructions of one Python process. Hashes are not salted, so that they are the same each time."""
    around = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", SWITCH: str(cache)}
    target = folder / "callgrind.out"
    command = [program, "--tool=callgrind", f"--callgrind-out-file={target}", sys.executable, *words]
    ended = subprocess.run(command, env=around, cwd=folder, capture_output=True, text=True, check=False)
    if ended.returncode:
        sys.exit(f"{' '.join(words)} ended with {ended.returncode} under valgrind:\n{ended.stderr}")
    totals = next(line for line in target.read_text().splitlines() if line.startswith(("summary:", "totals:")))
    return float(totals.split()[1])
