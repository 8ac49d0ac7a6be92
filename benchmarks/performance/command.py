"""The command: which measures, how much of them, and where the results go."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.performance.cold import cold
from benchmarks.performance.counts import counts
from benchmarks.performance.forms import forms
from benchmarks.performance.page import performance_page
from benchmarks.performance.peers import peers
from benchmarks.performance.policies import policies
from benchmarks.performance.reading import reading
from benchmarks.performance.record import Run, machine, now
from benchmarks.performance.stages import kinds, stages
from benchmarks.performance.targets import Judged, judged
from benchmarks.performance.task import ROOT, Asked, Measure, Measured

MEASURES: Mapping[str, Measure] = {
    "peers": peers,
    "stages": stages,
    "kinds": kinds,
    "cold": cold,
    "reading": reading,
    "forms": forms,
    "policies": policies,
    "counts": counts,
}
_PAGE = ROOT / "docs" / "performance.md"
_JSON = ROOT / "build" / "bench.json"
_QUICK = Asked(rounds=3, policies=10)


def main() -> None:
    """Measure what is asked; the exit code is 1 where a target was missed."""
    told = _arguments()
    whole = not told.only and not told.quick
    standard = _QUICK if told.quick else Asked()
    asked = Asked(told.rounds or standard.rounds, told.policies or standard.policies, told.against)
    around = machine()
    found: dict[str, Measured] = {}
    for name in told.only or MEASURES:
        with tempfile.TemporaryDirectory(prefix=f"bench-{name}-") as folder:
            found[name] = MEASURES[name](asked, Path(folder))
        _show(found[name])
    run = Run(now(), around, asked, found, judged(found, asked.policies))
    print("\ntargets")
    for each in run.targets:
        _show_target(each)
    told.json.parent.mkdir(parents=True, exist_ok=True)
    told.json.write_text(run.as_json(), "utf-8")
    page = told.page or (_PAGE if whole else None)
    if page:
        page.write_text(performance_page(run), "utf-8")
    print(f"\nwritten: {told.json}{f', {page}' if page else '; docs/performance.md only by a whole run'}")
    sys.exit(any(each.missed for each in run.targets))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=MEASURES, metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument("--rounds", type=int, help=f"of warm tasks (default {Asked().rounds})")
    parser.add_argument("--policies", type=int, help=f"in the largest workspace (default {Asked().policies})")
    parser.add_argument("--against", metavar="COMMIT", help="the same commands of this commit beside those of today")
    parser.add_argument("--json", type=Path, default=_JSON, help="where the figures go (default build/bench.json)")
    parser.add_argument("--page", type=Path, help="where the page goes (default docs/performance.md, by a whole run)")
    parser.add_argument("--quick", action="store_true", help="few rounds, few policies: does everything run?")
    return parser.parse_args()


def _show(measured: Measured) -> None:
    print(f"\n{measured.title}")
    for note in measured.notes:
        print(f"  {note}")
    for name, why in measured.skipped.items():
        print(f"  not measured: {name}: {why}")
    for name, each in measured.figures.items():
        print(f"  {name:<60} {each.value:12,.2f} {each.unit:<8} ±{each.spread:,.2f} of {each.count} {each.note}")
    sys.stdout.flush()


def _show_target(each: Judged) -> None:
    target = each.target
    value = "—" if each.value is None else f"{each.value:,.2f}"
    print(f"  {target.what:<60} {value:>12} {target.bound} {target.limit:g} {target.unit}  {each.state}")
