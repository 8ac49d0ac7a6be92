"""docs/performance.md, from what a run found and from the reasons that were written by hand (missed.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.performance.record import Run
from benchmarks.performance.targets import Judged
from benchmarks.performance.task import Figure, Measured

_REASONS = Path(__file__).with_name("missed.toml")
_HEAD = """# Performance

Written by `make bench` (`python -m benchmarks.bench`); do not edit. Why a target is missed is written by hand in
[missed.toml](../benchmarks/performance/missed.toml).

Own work and its peers run side by side in one process and in turn, each round in another order; what stands here are
medians. Times are processor time unless a table says seconds by the clock: what else the machine did is not in them.
On a machine that swings trust the ratios and the instruction counts. ± is the distance between the quartiles.
"""
_NO_REASON = "nobody has looked yet"


def performance_page(run: Run) -> str:
    """The whole page."""
    lines = [_HEAD, f"Run of {run.when}, `{run.machine['commit']}`, {run.asked.rounds} rounds."]
    lines += [f"- {name}: {value}" for name, value in run.machine.items() if name != "commit"]
    lines += ["", "## Targets", "", *_targets(run.targets, tomllib.loads(_REASONS.read_text("utf-8")))]
    for measured in run.found.values():
        lines += ["", f"## {measured.title}", "", *_table(measured)]
    return "\n".join(lines) + "\n"


def _targets(targets: list[Judged], reasons: Mapping[str, str]) -> Iterator[str]:
    yield "| target | measured | wanted | |"
    yield "|---|---|---|---|"
    for each in targets:
        target = each.target
        value = "—" if each.value is None else f"{_short(each.value)} {target.unit}"
        reason = f": {reasons.get(target.name, _NO_REASON)}" if each.missed else ""
        state = f"**{each.state}**{reason}" if each.missed else each.state
        yield f"| {target.what} | {value} | {target.bound} {_short(target.limit)} {target.unit} | {state} |"


def _table(measured: Measured) -> Iterator[str]:
    for note in measured.notes:
        yield f"{note[0].upper()}{note[1:]}."
    if measured.notes:
        yield ""
    yield from (f"Not measured: {name} ({why})." for name, why in measured.skipped.items())
    if not measured.figures:
        return
    yield "| | median | ± | of |"
    yield "|---|---|---|---|"
    for name, each in measured.figures.items():
        yield f"| {name} | {_short(each.value)} {each.unit} {_noted(each)}| {_spread(each)} | {each.count} |"


def _noted(each: Figure) -> str:
    return f"({each.note}) " if each.note else ""


def _spread(each: Figure) -> str:
    return _short(each.spread) if each.count > 1 else "—"


def _short(value: float) -> str:
    """Three figures that count, and no more."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
