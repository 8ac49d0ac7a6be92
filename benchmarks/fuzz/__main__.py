"""Fuzzing (`make fuzz`): `python -m benchmarks.fuzz [--seconds 600] [--random-seed N] [--keep FOLDER] [--half read]`.

First part: kept seeds are mutated and read. Nothing but NoticeUnreadable may be raised, no file may take longer than
its length allows, and no text may be lost. A file that breaks this is written to --keep (build/fuzz); mend the reader,
then copy the file to tests/notice/fuzz_seeds, where a test replays it.

Second part: notices are rephrased, drafted, checked and built. No draft may have errors, and what passes `check` must
be built. What breaks goes to --keep too, and once mended to tests/draft/notices, where a test takes each the whole way.

Third and fourth part: rosters of every kind and returned forms are mutated and read (benchmarks/fuzz/forms.py); they
may be refused, within the time that their length allows and 1 GB. What breaks goes to --keep; mend, and keep a test.
The exit code is 1 when something was found.
"""

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.fuzz.drafting import draft_and_build
from benchmarks.fuzz.forms import ReturnedForms, Rosters, returned_forms, rosters
from benchmarks.fuzz.mutate import mutated, rephrased
from benchmarks.fuzz.reading import hold_text, replay, seconds_allowed
from benchmarks.fuzz.result import MOST_MEMORY, Result, most_memory
from benchmarks.fuzz.seeds import notices, seeds

POOL = 400  # mutated files that are mutated further


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
                result.keep(data, origin, keep, traceback.format_exc())
            taken = time.process_time() - started
            result.slowest = max(result.slowest, (taken, f"{origin}, {len(data)} bytes"))
    return result


def run_rosters(seconds: float, number: int, keep: Path) -> Result:
    """Read mutated rosters for some seconds."""
    return _run_forms(rosters(), seconds, number, keep)


def run_returned(seconds: float, number: int, keep: Path) -> Result:
    """Read and judge mutated returned forms for some seconds."""
    return _run_forms(returned_forms(), seconds, number, keep)


def _run_forms(kind: Rosters | ReturnedForms, seconds: float, number: int, keep: Path) -> Result:
    chance, result = Random(number), Result()
    pool = list(kind.seeds.items())
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="policydocs-fuzz-") as name:
        while time.monotonic() < until:
            origin, data = chance.choice(pool)
            for _ in range(chance.choice((1, 1, 1, 3))):
                data = mutated(data, chance)
            _replay_form(kind, (origin, data), Path(name), result, keep)
    return result


def _replay_form(
    kind: Rosters | ReturnedForms, file: tuple[str, bytes], folder: Path, result: Result, keep: Path
) -> None:
    origin, data = file
    started, memory = time.process_time(), most_memory()
    try:
        result.outcomes[kind.replay(data, origin, folder)] += 1
    except Exception:  # noqa: BLE001
        result.keep(data, origin, keep, traceback.format_exc())
    taken = time.process_time() - started
    result.slowest = max(result.slowest, (taken, f"{origin}, {len(data)} bytes"))
    if taken > seconds_allowed(data):
        result.keep(data, origin, keep, f"{taken:.1f} s")
    if most_memory() > max(memory, MOST_MEMORY):
        result.keep(data, origin, keep, f"{most_memory() >> 20} MB")


def _holds(data: bytes, origin: str, folder: Path, result: Result, keep: Path) -> bool:
    """Whether the file was read or refused as it should; else it is kept and told."""
    try:
        outcome, seconds = replay(data, folder)
        if outcome == "read":
            hold_text(data)
    except Exception:  # noqa: BLE001
        result.keep(data, origin, keep, traceback.format_exc())
        return False
    result.outcomes[outcome] += 1
    result.slowest = max(result.slowest, (seconds, f"{origin}, {len(data)} bytes"))
    if seconds > seconds_allowed(data):
        result.keep(data, origin, keep, f"{seconds:.1f} s")
        return False
    return outcome == "read"


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz")
    parser.add_argument("--seconds", type=float, default=float(os.environ.get("FUZZ_SECONDS") or 600))
    parser.add_argument("--random-seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--half", choices=tuple(HALVES), help="one part only (default: all, in equal shares)")
    arguments = parser.parse_args()
    chosen = (arguments.half,) if arguments.half else tuple(HALVES)
    results = [_run_half(half, arguments, arguments.seconds / len(chosen)) for half in chosen]
    return 1 if any(result.broken for result in results) else 0


HALVES: dict[str, Callable[[float, int, Path], Result]] = {
    "read": run,
    "draft": run_drafts,
    "rosters": run_rosters,
    "returned": run_returned,
}


def _run_half(half: str, arguments: argparse.Namespace, seconds: float) -> Result:
    result = HALVES[half](seconds, arguments.random_seed, arguments.keep)
    counts = ", ".join(f"{count} {name}" for name, count in result.outcomes.most_common())
    slowest, where = result.slowest
    print(
        f"{half}: random seed {arguments.random_seed}: {counts}; slowest {slowest:.2f} s ({where}); "
        f"at most {most_memory() >> 20} MB so far"
    )
    print(f"{half}: {len(result.broken)} files broke it" if result.broken else f"{half}: no file broke it")
    return result


if __name__ == "__main__":
    sys.exit(main())
