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
from benchmarks.performance.growth import growth
from benchmarks.performance.page import performance_page
from benchmarks.performance.peers import peers
from benchmarks.performance.policies import policies
from benchmarks.performance.reading import reading
from benchmarks.performance.record import Record, machine, now, read_record
from benchmarks.performance.stages import kinds, stages
from benchmarks.performance.targets import Judged, judged
from benchmarks.performance.task import ROOT, Asked, Measure, Measured, Section

MEASURES: Mapping[str, Measure] = {
    "peers": peers,
    "stages": stages,
    "kinds": kinds,
    "cold": cold,
    "reading": reading,
    "forms": forms,
    "policies": policies,
    "growth": growth,
    "counts": counts,
}
ALONE = frozenset({"growth"})  # is run only when it is named: it is there for 10,000 policies
_RECORD = ROOT / "docs" / "performance.json"
_TRIAL = ROOT / "build" / "bench.json"
_PAGE = ".md"
_QUICK = Asked(rounds=3, policies=10)


def main() -> None:
    """Measure what is asked; the exit code is 1 where a target was missed."""
    told = _arguments()
    standard = _QUICK if told.quick else Asked()
    asked = Asked(told.rounds or standard.rounds, told.policies or standard.policies, told.against)
    path: Path = told.json or (_TRIAL if told.quick else _RECORD)
    names = [name for name in MEASURES if told.quick or name not in ALONE] if told.only is None else told.only
    record = read_record(path)
    for name in names:
        section = _measured(name, asked)
        _show(section.measured)
        record = record.with_section(name, section, MEASURES)
        _write(record, path)  # after each: a run that is ended keeps what it has
    _write(record, path)
    print("\ntargets")
    here = [each for each in judged(record.sections) if each.target.measure in names]
    for each in here:
        _show_target(each)
    print(f"\nwritten: {path}, {path.with_suffix(_PAGE)}")
    sys.exit(any(each.missed for each in here))


def _measured(name: str, asked: Asked) -> Section:
    around = machine()
    with tempfile.TemporaryDirectory(prefix=f"bench-{name}-") as folder:
        return Section(now(), around, asked, MEASURES[name](asked, Path(folder)))


def _write(record: Record, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(record.as_json(), "utf-8")
    path.with_suffix(_PAGE).write_text(performance_page(record), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description=__doc__)
    parser.add_argument("--only", nargs="*", metavar="NAME", help=f"{', '.join(MEASURES)}; none: writes the page anew")
    parser.add_argument("--rounds", type=int, help=f"of warm tasks (default {Asked().rounds})")
    parser.add_argument("--policies", type=int, help=f"in the largest workspace (default {Asked().policies})")
    parser.add_argument("--against", metavar="COMMIT", help="the same commands of this commit beside those of today")
    parser.add_argument(
        "--json",
        type=Path,
        metavar="FILE",
        help="where the figures go, with the page beside it; other measures stay (default docs/performance.json)",
    )
    parser.add_argument(
        "--quick", action="store_true", help="few rounds, few policies, into build/bench.json: does everything run?"
    )
    told = parser.parse_args()
    unknown = set(told.only or ()) - MEASURES.keys()
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    return told


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
