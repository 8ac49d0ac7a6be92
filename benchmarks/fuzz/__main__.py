"""Fuzzing (`make fuzz`): `python -m benchmarks.fuzz [--seconds 600] [--random-seed N] [--keep FOLDER] [--half read]`.

First half: kept seeds are mutated and read. Nothing but NoticeUnreadable may be raised, no file may take longer than
its length allows, and no text may be lost. A file that breaks this is written to --keep (build/fuzz); mend the reader,
then copy the file to tests/notice/fuzz_seeds, where a test replays it.

Second half: notices are rephrased, drafted, checked and built. No draft may have errors, and what passes `check` must
be built. What breaks goes to --keep too, and once mended to tests/draft/notices, where a test takes each the whole way.
The exit code is 1 when something was found.
"""

import argparse
import hashlib
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.fuzz.drafting import draft_and_build
from benchmarks.fuzz.mutate import mutated, rephrased
from benchmarks.fuzz.reading import hold_text, replay, seconds_allowed
from benchmarks.fuzz.seeds import notices, seeds

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


def run_drafts(seconds: float, number: int, keep: Path) -> Result:
    """Draft and build rephrased notices for some seconds."""
    chance = Random(number)
    pool = list(notices().items())
    result = Result()
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="policydocs-fuzz-") as name:
        while time.monotonic() < until:
            origin, data = chance.choice(pool)
            data = rephrased(data, chance)
            started = time.process_time()
            try:
                result.outcomes[draft_and_build(data, Path(name))] += 1
            except Exception:  # noqa: BLE001
                _keep(data, origin, keep, result, traceback.format_exc())
            taken = time.process_time() - started
            result.slowest = max(result.slowest, (taken, f"{origin}, {len(data)} bytes"))
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
    parser.add_argument("--half", choices=tuple(HALVES), help="one half only (default: each half of the time)")
    arguments = parser.parse_args()
    chosen = (arguments.half,) if arguments.half else tuple(HALVES)
    results = [_run_half(half, arguments, arguments.seconds / len(chosen)) for half in chosen]
    return 1 if any(result.broken for result in results) else 0


HALVES: dict[str, Callable[[float, int, Path], Result]] = {"read": run, "draft": run_drafts}


def _run_half(half: str, arguments: argparse.Namespace, seconds: float) -> Result:
    result = HALVES[half](seconds, arguments.random_seed, arguments.keep)
    counts = ", ".join(f"{count} {name}" for name, count in result.outcomes.most_common())
    slowest, where = result.slowest
    print(f"{half}: random seed {arguments.random_seed}: {counts}; slowest {slowest:.2f} s ({where})")
    print(f"{half}: {len(result.broken)} files broke it" if result.broken else f"{half}: no file broke it")
    return result


if __name__ == "__main__":
    sys.exit(main())
