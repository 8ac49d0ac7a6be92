"""Fuzzing the reader (`make fuzz`): `python -m benchmarks.fuzz [--seconds 600] [--random-seed N] [--keep FOLDER]`.

Kept seeds are mutated and read. Nothing but NoticeUnreadable may be raised, no file may take longer than its length
allows, and no text may be lost. A file that breaks this is written to --keep (build/fuzz); mend the reader, then
copy the file to tests/notice/fuzz_seeds, where a test replays it. The exit code is 1 when one was found.
"""

import argparse
import hashlib
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.fuzz.mutate import mutated
from benchmarks.fuzz.reading import hold_text, replay, seconds_allowed
from benchmarks.fuzz.seeds import seeds

POOL = 400  # mutated files that are mutated further


@dataclass(slots=True)
class Result:
    """What came of the run so far; `slowest` is in seconds, with the name of the seed."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    broken: list[Path] = field(default_factory=list)


def run(seconds: float, number: int, keep: Path) -> Result:
    """Fuzz for some seconds."""
    chance = Random(number)
    pool = list(seeds().items())
    kept = len(pool)
    result = Result()
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="policydocs-fuzz-") as name:
        while time.monotonic() < until:
            origin, data = chance.choice(pool)
            if _is_pdf(data) and chance.random() < 0.7:
                continue  # each is read in a process of its own, which takes its time
            data = mutated(data, chance)
            if _holds(data, origin, Path(name), result, keep) and len(pool) < kept + POOL and not _is_pdf(data):
                pool.append((origin, data))
            elif len(pool) > kept and chance.random() < 0.3:
                pool.pop(chance.randrange(kept, len(pool)))
    return result


def _holds(data: bytes, origin: str, folder: Path, result: Result, keep: Path) -> bool:
    """Whether the file was read or refused as it should; else it is kept and told."""
    try:
        outcome, seconds = replay(data, folder)
        if outcome == "read":
            hold_text(data)
    except Exception:  # noqa: BLE001
        _keep(data, origin, keep, result, traceback.format_exc())
        return False
    result.outcomes[outcome] += 1
    result.slowest = max(result.slowest, (seconds, f"{origin}, {len(data)} bytes"))
    if seconds > seconds_allowed(data):
        _keep(data, origin, keep, result, f"{seconds:.1f} s")
        return False
    return outcome == "read"


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF")


def _keep(data: bytes, origin: str, keep: Path, result: Result, why: str) -> None:
    keep.mkdir(parents=True, exist_ok=True)
    file = keep / f"{hashlib.sha256(data).hexdigest()[:10]}-{origin}"
    file.write_bytes(data)
    result.broken.append(file)
    print(f"{file}\n{why}", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz")
    parser.add_argument("--seconds", type=float, default=float(os.environ.get("FUZZ_SECONDS") or 600))
    parser.add_argument("--random-seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    arguments = parser.parse_args()
    result = run(arguments.seconds, arguments.random_seed, arguments.keep)
    counts = ", ".join(f"{count} {name}" for name, count in result.outcomes.most_common())
    print(f"random seed {arguments.random_seed}: {counts}; slowest {result.slowest[0]:.2f} s ({result.slowest[1]})")
    print(f"{len(result.broken)} files broke the reader" if result.broken else "no file broke the reader")
    return 1 if result.broken else 0


if __name__ == "__main__":
    sys.exit(main())
