"""`python -m benchmarks.faults`: the seeded-fault bench. Leaves with 1 when a mutant survives."""

from __future__ import annotations

import argparse
import fnmatch
import json
import sys
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TextIO

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
    chosen = partial(all_mutants, classes, original, given.seed, given.each)
    with ExitStack() as opened:
        details = opened.enter_context(given.details.open("w", encoding="utf-8")) if given.details else None
        results = trials(chosen(), original, given.processes, partial(_tell, details))
    faults = list(chosen()) if given.sample else []
    differing = disagreements(faults, results, original, given.seed, given.sample)
    outcome = Outcome(results, given.seed, monotonic() - began, min(given.sample, len(faults)), differing)
    given.report.parent.mkdir(parents=True, exist_ok=True)
    given.report.write_text(page(outcome), encoding="utf-8", newline="\n")
    survived = len(outcome.survivors)
    sys.stderr.write("\n")
    print(f"{len(results)} mutants, {survived} survived, {outcome.seconds:.0f} s; table in {given.report}")
    return 0 if outcome.clean else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=20211230, help="which mutants of a class are tried")
    parser.add_argument("--each", type=int, default=4, help="at most so many mutants of a class")
    parser.add_argument("--only", default="*", help="classes whose name matches, such as 'Word: *'")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--sample", type=int, default=20, help="so many also through the installed policydocs")
    parser.add_argument("--report", type=Path, default=_CHECKOUT / "docs" / "faults.md")
    parser.add_argument("--details", type=Path, help="what every command said, a line of JSON each")
    return parser.parse_args()


def _tell(details: TextIO | None, trial: Trial) -> None:
    """A sign for each mutant on a terminal, nothing in a pipe; and a line of `details`."""
    if details:
        details.write(json.dumps(_row(trial), ensure_ascii=False) + "\n")
        details.flush()
    if sys.stderr.isatty():
        sys.stderr.write("S" if trial.survived else "=" if trial.equivalent else ".")
        sys.stderr.flush()


def _row(trial: Trial) -> dict[str, object]:
    return {
        "class": trial.mutant.kind,
        "file": trial.mutant.file,
        "what": trial.mutant.what,
        "killed": trial.killed,
        "equivalent": trial.equivalent,
        "command": trial.command,
        "code": trial.code,
        "found": trial.found,
        "said": trial.said,
    }


if __name__ == "__main__":
    sys.exit(main())
