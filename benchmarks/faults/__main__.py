"""`python -m benchmarks.faults`: the seeded-fault bench. Leaves with 1 when a mutant survives."""

from __future__ import annotations

import argparse
import fnmatch
import json
import sys
import tempfile
from pathlib import Path
from time import monotonic

from benchmarks.faults.classes import CLASSES
from benchmarks.faults.original import prepare
from benchmarks.faults.report import Outcome, page
from benchmarks.faults.run import all_mutants, disagreements, trials
from benchmarks.faults.trial import Trial

_CHECKOUT = Path(__file__).parents[2]


def main() -> int:
    """Run the bench, write the page, print survivors."""
    given = _arguments()
    began = monotonic()
    classes = [each for each in CLASSES if fnmatch.fnmatch(each.name, given.only)]
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        original = prepare(_CHECKOUT, Path(folder))
    results = trials(all_mutants(classes, original, given.seed, given.each), original, given.processes, _tell)
    faults = list(all_mutants(classes, original, given.seed, given.each)) if given.sample else []
    differing = disagreements(faults, results, original, given.seed, given.sample)
    outcome = Outcome(results, given.seed, monotonic() - began, min(given.sample, len(faults)), differing)
    given.report.parent.mkdir(parents=True, exist_ok=True)
    given.report.write_text(page(outcome), encoding="utf-8", newline="\n")
    if given.details:
        given.details.write_text(_details(results), encoding="utf-8")
    survived = len(outcome.survivors)
    sys.stderr.write("\n")
    print(f"{len(results)} mutants, {survived} survived, {outcome.seconds:.0f} s; table in {given.report}")
    return 0 if outcome.clean else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=20211230, help="which mutants of a class are tried")
    parser.add_argument("--each", type=int, default=8, help="at most so many mutants of a class")
    parser.add_argument("--only", default="*", help="classes whose name matches, such as 'Word: *'")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--sample", type=int, default=20, help="so many also through the installed policydocs")
    parser.add_argument("--report", type=Path, default=_CHECKOUT / "docs" / "faults.md")
    parser.add_argument("--details", type=Path, help="what every command said, as JSON")
    return parser.parse_args()


def _tell(trial: Trial) -> None:
    """A sign for each mutant on a terminal, nothing in a pipe."""
    if sys.stderr.isatty():
        sys.stderr.write("S" if trial.survived else "=" if trial.equivalent else ".")
        sys.stderr.flush()


def _details(results: list[Trial]) -> str:
    rows = [
        {
            "class": each.mutant.kind,
            "file": each.mutant.file,
            "what": each.mutant.what,
            "killed": each.killed,
            "command": each.command,
            "code": each.code,
            "found": each.found,
            "said": each.said,
        }
        for each in results
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    sys.exit(main())
