"""What came of a run of fuzzing, and files that broke it, kept."""

from __future__ import annotations

import hashlib
import resource
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

MOST_MEMORY = 1 << 30  # bytes of the process that reads


@dataclass(slots=True)
class Result:
    """What came of the run so far; `slowest` is in seconds, with the name of the seed."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    broken: list[Path] = field(default_factory=list)

    def keep(self, data: bytes, origin: str, folder: Path, why: str) -> None:
        """Keep a file that broke the run and say why."""
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{hashlib.sha256(data).hexdigest()[:10]}-{origin}"
        file.write_bytes(data)
        self.broken.append(file)
        print(f"{file}\n{why}", file=sys.stderr)


def most_memory() -> int:
    """Bytes of memory that this process had at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
