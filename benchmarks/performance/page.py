"""docs/performance.md, from what runs found (performance.json) and the reasons written by hand (missed.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.performance.record import COMMIT, LOAD, Record
from benchmarks.performance.targets import Judged, judged
from benchmarks.performance.task import Figure, Measured, Section

_REASONS = Path(__file__).with_name("missed.toml")
_HEAD = """# Performance

Written by `make bench` (`python -m benchmarks.bench`) from [performance.json](performance.json); do not edit. Why a
target is missed is written by hand in [missed.toml](../benchmarks/performance/missed.toml).

Own work and its peers run side by side in one process and in turn, each round in another order; what stands here are
medians. Times are processor time unless a table says seconds by the clock: what else the machine did is not in them.
On a machine that swings trust the ratios and the instruction counts. ± is the distance between the quartiles.

A run replaces the sections that it measures and leaves the others; each section says of which run it is.

- `make bench`: all but the last measure of policies, which is there for 10,000 of them.
- `make bench BENCH="--only cold --against COMMIT"`: one measure, here beside another commit.
- `make bench-many`: the targets of 1,000 policies, then those of 10,000: about an hour, and 15 GB below `TMPDIR`;
  `make bench BENCH="--only growth --policies 10000"` is the second alone.
"""
_NO_REASON = "nobody has looked yet"


def performance_page(record: Record) -> str:
    """The whole page."""
    sections = record.sections.values()
    newest = max(sections, key=lambda each: each.when).machine
    lines = [_HEAD, *_facts(newest, {})]
    lines += ["", "## Targets", "", *_targets(judged(record.sections), tomllib.loads(_REASONS.read_text("utf-8")))]
    for each in sections:
        lines += ["", f"## {each.measured.title}", "", *_run(each, newest), *_table(each.measured)]
    return "\n".join(lines) + "\n"


def _run(section: Section, newest: Mapping[str, str]) -> Iterator[str]:
    """Of which run a section is, and where its machine was another one."""
    told = section.machine
    yield f"Run of {section.when}, `{told[COMMIT]}`, {section.asked.rounds} rounds, {LOAD} {told[LOAD]}."
    other = list(_facts(told, newest))
    if other:
        yield from ("On another machine:", "", *other)
    yield ""


def _facts(machine: Mapping[str, str], known: Mapping[str, str]) -> Iterator[str]:
    """What is to be said of a machine besides what is known."""
    return (
        f"- {name}: {value}"
        for name, value in machine.items()
        if name not in (COMMIT, LOAD) and known.get(name) != value
    )


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
