"""What a run of the bench found, as JSON: for other programs, and for docs/performance.md."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.performance.targets import Judged
from benchmarks.performance.task import ROOT, Asked, Measured

_PACKAGES = ("python-docx", "docxtpl", "Jinja2", "lxml", "pydantic", "PyYAML", "distributed", "pypandoc_binary")
_MODEL_NAME = "model name"


@dataclass(frozen=True, slots=True)
class Run:
    """One run: when, on what, of which commit, how much was asked, and what was found by measure."""

    when: str
    machine: Mapping[str, str]
    asked: Asked
    found: Mapping[str, Measured]
    targets: list[Judged]

    def as_json(self) -> str:
        told = {
            "when": self.when,
            "machine": dict(self.machine),
            "asked": asdict(self.asked),
            "measures": {name: asdict(each) for name, each in self.found.items()},
            "targets": [{**asdict(each.target), "value": each.value, "state": each.state} for each in self.targets],
        }
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")


def machine() -> dict[str, str]:
    """Processor, system, Python, packages, commit, and how busy the machine was when the run began."""
    return {
        "processor": f"{os.cpu_count()} × {_processor()}",
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": ", ".join(f"{name} {found}" for name in _PACKAGES if (found := _version(name))),
        "commit": _commit(),
        "load at the start": ", ".join(f"{load:.1f}" for load in os.getloadavg()),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(_MODEL_NAME)), platform.machine())


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _commit() -> str:
    told = subprocess.run(["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True, check=False)
    return told.stdout.decode().strip() or "unknown"
