"""The targets, in one table: a figure, or one figure over another, and what it must not exceed or must reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.performance.cold import BEFORE, NOTHING
from benchmarks.performance.task import Measured, Section

MOST, LEAST = "≤", "≥"


@dataclass(frozen=True, slots=True)
class Target:
    """`over` divided by `under` (None: by nothing), figures of the measure `measure`, is at most or at least `limit`.
    `policies`: so many in the generated workspace before it can be judged."""

    name: str
    what: str
    measure: str
    over: str
    under: str | None
    bound: str
    limit: float
    unit: str = "×"
    policies: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """A target and what was measured; None where it was not."""

    target: Target
    value: float | None
    policies: int

    @property
    def state(self) -> str:
        if self.value is None:
            return "not measured"
        met = self.value <= self.target.limit if self.target.bound == MOST else self.value >= self.target.limit
        of_fewer = self.target.policies > self.policies
        return ("met" if met else "missed") + (f", of {self.policies} policies only" if of_fewer else "")

    @property
    def missed(self) -> bool:
        return self.state.startswith("missed")


def _cold(name: str, command: str, limit: float) -> Target:
    what = f"`{command}` / `{NOTHING}`, processor time"
    return Target(name, what, "cold", command, NOTHING, MOST, limit)


def _before(name: str, command: str) -> Target:
    what = f"`{command}` / the same at the commit before"
    return Target(name, what, "cold", command, f"{command}{BEFORE}", MOST, 0.25)


_MANY = 10_000  # policies
_WORD, _PAGE, _DEFLATED = "from the model to Word", "from the model to HTML", "deflating its document.xml"

TARGETS = (
    _cold("cold-help", "--help", 5),
    _cold("cold-list", "list", 12),
    _cold("cold-check", "check", 30),
    _cold("cold-idle", "build, nothing to do", 20),
    _cold("cold-build", "build, from nothing", 90),
    _cold("cold-build-kept", "build, from nothing, cache there", 90),
    Target(
        "one-figure-cold",
        "`build, one figure changed` and reviewed / `build, from nothing`",
        "cold",
        "build, one figure changed",
        "build, from nothing",
        MOST,
        0.333,
    ),
    _before("before-help", "--help"),
    _before("before-list", "list"),
    _before("before-check", "check"),
    _before("before-idle", "build, nothing to do"),
    _before("before-build", "build, from nothing"),
    _before("before-build-kept", "build, from nothing, cache there"),
    Target(
        "before-warm",
        "a policy more in a build / the same at the commit before",
        "cold",
        "a policy more in a build",
        f"a policy more in a build{BEFORE}",
        MOST,
        0.4,
    ),
    Target("docxtpl", "docxtpl, laid out / model to Word", "peers", "docxtpl, template laid out", _WORD, LEAST, 4),
    Target("python-docx", "python-docx / model to Word", "peers", "python-docx", _WORD, LEAST, 40),
    Target("pandoc-word", "pandoc to Word / model to Word", "peers", "pandoc to Word", _WORD, LEAST, 15),
    Target("pandoc-html", "pandoc to HTML / model to HTML", "peers", "pandoc to HTML", _PAGE, LEAST, 20),
    Target("deflate", "writing Word / deflating document.xml", "peers", "writing Word", _DEFLATED, MOST, 3),
    Target(
        "whole-policy",
        "a whole policy made and audited",
        "stages",
        "whole policy made and audited",
        None,
        MOST,
        1000,
        "ms",
    ),
    Target("check-audit", "check and audit of a whole policy", "stages", "check and audit", None, MOST, 500, "ms"),
    Target("fill", "`fill` / docxtpl", "forms", "fill into one zip, rows checked", "docxtpl into one zip", LEAST, 100),
    Target(
        "fill-memory",
        "memory of 10,000 rows / of 1,000",
        "forms",
        "memory of 10,000 rows",
        "memory of 1,000 rows",
        MOST,
        1.1,
    ),
    Target("collect", "`collect`, two processes", "forms", "collect, two processes", None, LEAST, 500, "forms/s"),
    Target(
        "reading", "reading a text of 10,000 characters", "reading", "10,000 characters, text", None, MOST, 30, "ms"
    ),
    Target("clauses", "2,000 clauses / 200 clauses", "reading", "2000 clauses", "200 clauses", MOST, 11),
    Target("jobs", "one process / two", "policies", "all, --jobs 1", "all, --jobs 2", LEAST, 1.7, policies=1000),
    Target(
        "parent",
        "memory of the process that leads a build",
        "policies",
        "all, --jobs 2: memory of the parent",
        None,
        MOST,
        300,
        "MiB",
        1000,
    ),
    Target(
        "idle",
        "nothing to do / first build, on the clock",
        "policies",
        "all, nothing to do",
        "all, --jobs 2",
        MOST,
        0.05,
        policies=1000,
    ),
    Target("idle-200", "nothing to do", "policies", "all, nothing to do", None, MOST, 2, "s", 200),
    Target(
        "one-figure",
        "files of other policies written for one figure",
        "policies",
        "files of other policies written for it",
        None,
        MOST,
        0,
        "files",
        200,
    ),
    Target(
        "dask",
        "Dask with two workers / `--jobs 2`",
        "policies",
        "all, Dask with two workers",
        "all, --jobs 2",
        MOST,
        1.3,
        policies=1000,
    ),
    Target(
        "linear",
        "all policies / a tenth of them, processor time",
        "growth",
        "all: processor",
        "a tenth: processor",
        MOST,
        10.5,
        policies=_MANY,
    ),
    Target(
        "many-parent",
        "memory of the process that leads a build of all",
        "growth",
        "all: memory of the parent",
        None,
        MOST,
        300,
        "MiB",
        _MANY,
    ),
    Target(
        "many-idle",
        "nothing to do in all / their first build, on the clock",
        "growth",
        "all, nothing to do",
        "all",
        MOST,
        0.05,
        policies=_MANY,
    ),
    Target("bytes", "other bytes with two processes", "policies", "other bytes with two processes", None, MOST, 0, ""),
    Target("dask-bytes", "other bytes with Dask", "policies", "other bytes with Dask", None, MOST, 0, ""),
)


def judged(sections: Mapping[str, Section]) -> list[Judged]:
    """Every target, by the section of its measure."""
    return [_judged(target, sections.get(target.measure)) for target in TARGETS]


def _judged(target: Target, section: Section | None) -> Judged:
    if section is None:
        return Judged(target, None, 0)
    return Judged(target, _value(target, section.measured), section.asked.policies)


def _value(target: Target, measured: Measured) -> float | None:
    over = measured.figures.get(target.over)
    under = measured.figures.get(target.under) if target.under else None
    if over is None or (target.under and under is None):
        return None
    return over.value / under.value if under else over.value
