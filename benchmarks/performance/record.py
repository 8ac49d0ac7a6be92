"""What runs of the bench found, as JSON: for other programs, and for docs/performance.md."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.performance.targets import judged
from benchmarks.performance.task import ROOT, Asked, Figure, Measured, Section

_PACKAGES = ("python-docx", "docxtpl", "Jinja2", "lxml", "pydantic", "PyYAML", "distributed", "pypandoc_binary")
COMMIT, LOAD = "commit", "load at the start"  # facts of a machine that differ from run to run
_MODEL_NAME = "model name"


@dataclass(frozen=True, slots=True)
class Record:
    """The newest section of every measure that was ever run, by its name: a run of one measure leaves the others."""

    sections: Mapping[str, Section]

    def with_section(self, name: str, section: Section, order: Iterable[str]) -> Record:
        found = {**self.sections, name: section}
        return Record({each: found[each] for each in order if each in found})

    def as_json(self) -> str:
        told = {
            "measures": {name: asdict(each) for name, each in self.sections.items()},
            "targets": [
                {**asdict(each.target), "value": each.value, "state": each.state} for each in judged(self.sections)
            ],
        }
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_record(path: Path) -> Record:
    """What as_json wrote; no section where there is no file."""
    if not path.exists():
        return Record({})
    told = json.loads(path.read_text("utf-8"))["measures"]
    return Record({name: _section(each) for name, each in told.items()})


def _section(told: Mapping[str, Any]) -> Section:
    measured = told["measured"]
    figures = {name: Figure(**each) for name, each in measured["figures"].items()}
    found = Measured(measured["title"], figures, tuple(measured["notes"]), measured["skipped"])
    return Section(told["when"], told["machine"], Asked(**told["asked"]), found)


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")


def machine() -> dict[str, str]:
    """Processor, system, Python, packages, commit, and how busy the machine was when the measure began."""
    return {
        "processor": f"{os.cpu_count()} × {_processor()}",
        "system": platform.platform(),
        "python": platform.python_version(),
        "packages": ", ".join(f"{name} {found}" for name in _PACKAGES if (found := _version(name))),
        COMMIT: _commit(),
        LOAD: ", ".join(f"{load:.1f}" for load in os.getloadavg()),
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
