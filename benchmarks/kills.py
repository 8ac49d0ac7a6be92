"""Builds killed at every point, side by side and one after the other: what does a reader find?

`python -m benchmarks.kills`: two policies with a start page are published over an older edition, in children that are
killed (SIGKILL) before each of their writes, renames, links and removals, in the middle of each write, and at random
moments; then two and four children build at once, while a reader reads. After each kill it is held

- that each policy's folder is, byte for byte, the old edition or the new one (`raw`);
- that what `verify` reads is all old or all new, with the start page (`settled`);
- that the next build ends with the new edition, and that nothing else is left (`built again`).

Documents are composed once and kept: what is tried is the publishing. Needs fork, so no Windows.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from unittest import mock

from generator import build, site
from generator.build import Assessed, BuildOutcome
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.making import BuildChoice
from generator.publish import folder as folder_module
from generator.publish import switch
from generator.publish.exchange import exchange
from generator.publish.folder import WORK, read_folder
from generator.publish.reading import read_settled
from generator.publish.shelf import read_shelf
from generator.publish.standing import read_standing
from generator.workspace import POLICIES, Workspace
from generator.writers.write import load_styles

ROOT = Path(__file__).parents[1]
ONE_DAY = timedelta(days=1)
POLICY, OTHER = "zone-2024", "another-policy"
_SMALL = ROOT / "tests" / "chains" / POLICY  # every kind of document: how it is published is tried, not what
OLD, NEW = (
    date(2025, 6, 30),
    date(2026, 11, 23),
)  # inside the term and after it: every document and the start page differ
KEPT = date(2026, 11, 24)  # builds another edition of the first policy, and keeps the one before beside it
SIGNED = f"{POLICY}/forms/signed.pdf"
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate"})

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a trial starts: `before` stands in the output folder; `swap`: whether the system can exchange folders."""

    name: str
    before: Files
    swap: bool = True
    day: date = NEW


@dataclass(slots=True)
class Tally:
    """How often what was found, and what should not have been."""

    found: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stage:
    """A workspace with two policies, and both editions of its output folder; `kept`: after the first build that keeps
    an edition, and after the next, with which the older one goes."""

    workspace: Workspace
    old: Files
    new: Files
    kept: tuple[Files, Files]
    assessed: Mapping[tuple[str, date], Assessed]

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return (
            Scene("over an old edition", self.old),
            Scene("nothing stood before", {}),
            Scene("a file of somebody else beside", {**self.old, SIGNED: b"%PDF signed"}),
            Scene("no exchange of folders", self.old, swap=False),
            Scene("an edition is kept", self.old, day=KEPT),
            Scene("the oldest edition goes", self.kept[0], day=KEPT + ONE_DAY),
        )

    def run(self, output: Path, day: date) -> tuple[BuildOutcome, ...]:
        """One build, in this process."""
        kept, choice = self.assessed, BuildChoice(keep=1 if day >= KEPT else None)

        def assess(_w: object, _t: object, _s: object, name: str, as_of: date, *_: object) -> Assessed:
            return kept[name, as_of]

        with mock.patch.object(build, "assess_policy", assess), mock.patch.object(os, "fsync"):
            return site.build_all(Workspace(self.workspace.root, output), (POLICY, OTHER), day, choice)


def make_stage(root: Path) -> Stage:
    """Both editions, made by whole builds."""
    for name in (POLICY, OTHER):
        _lay(root / POLICIES / name)
    workspace = Workspace(root)
    templates = load_templates(workspace.template_folders, TEMPLATE_FUNCTIONS)
    styles = load_styles(templates)
    days = ((name, day) for day in (OLD, NEW) for name in (POLICY, OTHER))
    assessed = {(n, d): build.assess_policy(workspace, templates, styles, n, d, BuildChoice()) for n, d in days}
    stage = Stage(workspace, {}, {}, ({}, {}), assessed)
    editions: dict[date, Files] = {}
    for day in (OLD, NEW):
        stage.run(root / day.isoformat(), day)
        editions[day] = read_folder(root / day.isoformat())
    output = laid_out(root / "kept", editions[OLD])
    kept: list[Files] = []
    for number in range(2):
        day = KEPT + number * ONE_DAY
        _rename_edition(root / POLICIES / POLICY, f"第{'二三'[number]}版")
        for name in (POLICY, OTHER):
            shelf = read_shelf(output, name, read_standing(output / name))
            keeping = BuildChoice(keep=1)
            assessed[name, day] = build.assess_policy(workspace, templates, styles, name, day, keeping, (), shelf)
        stage.run(output, day)
        kept.append(read_folder(output))
    return Stage(workspace, editions[OLD], editions[NEW], (kept[0], kept[1]), assessed)


def _lay(folder: Path) -> None:
    """A small policy whose term ends between the days of the editions."""
    shutil.copytree(_SMALL, folder)
    for file, old, new in (
        ("policy.yaml", f"id: {_SMALL.name}", f"id: {folder.name}"),
        ("policy.yaml", "2026-12-31", "2025-12-31"),
        ("policy.yaml", "2026年12月31日", "2025年12月31日"),
        ("notice.txt", "2026年12月31日", "2025年12月31日"),
    ):
        text = (folder / file).read_text("utf-8")
        (folder / file).write_text(text.replace(old, new), "utf-8")


def _rename_edition(folder: Path, name: str) -> None:
    """Another name of the edition in policy.yaml."""
    file = folder / "policy.yaml"
    text = re.sub(r"(?m)^edition:.*\n", "", file.read_text("utf-8"))
    file.write_text(re.sub(r"(?m)^id:.*\n", rf"\g<0>edition: {name}\n", text, count=1), "utf-8")


def child(work: Callable[[], object]) -> int:
    """Starts `work` in a child of its own; exit code 0 when it is done, 1 when it fails."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        work()
        code = 0
    except Exception:  # noqa: BLE001 - a child tells its fault and ends
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(process: int) -> int:
    """How a child ended: its exit code, or the negative number of the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def killed_at(number: int, work: Callable[[], object], *, swap: bool) -> int:
    """Runs `work` in a child that is killed before its `number`-th step. 0: it was done before."""
    return ended(child(lambda: _armed(number, work, swap=swap)))


def _armed(number: int, work: Callable[[], object], *, swap: bool) -> None:
    left = number

    def step() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _EVENTS or (event == "open" and int(arguments[2] or 0) & _WRITES):
            step()

    def in_halves(path: Path, data: bytes) -> None:
        with path.open("wb", buffering=0) as file:
            file.write(data[: len(data) // 2])
            step()
            file.write(data[len(data) // 2 :])

    def swapped(one: Path, other: Path) -> bool:
        step()
        return swap and exchange(one, other)

    sys.addaudithook(hook)
    with (
        mock.patch.object(folder_module, "put", in_halves),
        mock.patch.object(switch, "exchange", swapped),
    ):
        work()


def laid_out(output: Path, files: Files) -> Path:
    """An output folder with these files and nothing else."""
    shutil.rmtree(output, ignore_errors=True)
    for name, data in files.items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_bytes(data)
    return output


def judge(stage: Stage, scene: Scene, output: Path, where: str, tally: Tally) -> None:
    """What a reader finds after a kill, at once and through `verify`, and what the next build makes of it."""
    for name in (POLICY, OTHER):
        raw = {file: data for file, data in read_folder(output).items() if file.startswith(f"{name}/")}
        sides = [{f: d for f, d in each.items() if f.startswith(f"{name}/")} for each in _editions(stage, scene)]
        said = "old" if raw == sides[0] else "new" if raw == sides[1] else "nothing" if not raw else "mixture"
        tally.found[f"raw: {said}"] += 1
        if said == "mixture" or (said == "nothing" and scene.swap and scene.before):
            tally.faults.append(f"{scene.name}, {where}: raw {name} {said}")
        shelf = f"{POLICY}--"
        wanted = {f: d for f, d in _editions(stage, scene)[1].items() if f.startswith(shelf)}
        if name == POLICY and said == "new" and not wanted.items() <= read_folder(output).items():
            tally.faults.append(f"{scene.name}, {where}: its page leads to an edition that is not there")
    settled = read_settled(output) if output.is_dir() else {}
    old, new = (settled == each for each in _editions(stage, scene))
    tally.found[f"settled: {'old' if old else 'new' if new else 'mixture'}"] += 1
    if not (old or new):
        tally.faults.append(f"{scene.name}, {where}: settled mixture")
    stage.run(output, scene.day)
    if read_folder(output) != _editions(stage, scene)[1] or (output / WORK).exists():
        tally.faults.append(f"{scene.name}, {where}: not built again")


def _editions(stage: Stage, scene: Scene) -> tuple[dict[str, bytes], dict[str, bytes]]:
    signed = {SIGNED: scene.before[SIGNED]} if SIGNED in scene.before else {}
    after = {NEW: stage.new, KEPT: stage.kept[0]}.get(scene.day, stage.kept[1])
    return dict(scene.before), {**after, **signed}


def at_each_step(stage: Stage, scene: Scene, root: Path, every: int = 1, first: int = 1) -> Tally:
    """Kills before each `every`-th step of a build, until one comes to its end."""
    tally = Tally()
    for number in range(first, 10_000, every):
        output = laid_out(root / "output", scene.before)
        if killed_at(number, partial(stage.run, output, scene.day), swap=scene.swap) == 0:
            return tally
        tally.found["kills"] += 1
        judge(stage, scene, output, f"step {number}", tally)
    return tally


def at_random(stage: Stage, scene: Scene, root: Path, count: int, chance: random.Random) -> Tally:
    """Kills at `count` random moments of a build."""
    tally = Tally()
    started = monotonic()
    stage.run(laid_out(root / "output", scene.before), scene.day)
    lasts = monotonic() - started
    for _ in range(count):
        output = laid_out(root / "output", scene.before)
        process = child(partial(stage.run, output, scene.day))
        moment = chance.uniform(0, lasts)
        sleep(moment)
        os.kill(process, signal.SIGKILL)
        tally.found["kills" if ended(process) else "too late"] += 1
        judge(stage, scene, output, f"after {moment:.4f} s", tally)
    return tally


def side_by_side(stage: Stage, root: Path, builders: int, rounds: int) -> Tally:
    """Builders of the old and of the new edition in one folder, `rounds` times each, while a reader reads."""
    tally = Tally()
    output = laid_out(root / "output", stage.old)

    def builds(number: int) -> None:
        for each in range(rounds):
            stage.run(output, NEW if (number + each) % 2 else OLD)

    processes = {child(partial(builds, number)) for number in range(builders)}
    while processes:
        files = read_settled(output)
        said = "old" if files == stage.old else "new" if files == stage.new else "mixture"
        tally.found[f"read: {said}"] += 1
        if said == "mixture":
            tally.faults.append(f"{builders} at once: mixture")
        for process in tuple(processes):
            if (state := os.waitpid(process, os.WNOHANG))[0]:
                processes.discard(process)
                if os.waitstatus_to_exitcode(state[1]):
                    tally.faults.append(f"{builders} at once: a build failed")
    tally.found["builds"] = builders * rounds
    return tally


def tallies(stage: Stage, root: Path) -> Iterator[tuple[str, Tally]]:
    chance = random.Random(13)
    for scene in stage.scenes:
        yield f"each step, {scene.name}", at_each_step(stage, scene, root)
    for scene in (*stage.scenes[:3], *stage.scenes[4:]):
        yield f"random, {scene.name}", at_random(stage, scene, root, 100, chance)
    for builders in (2, 4):
        yield f"{builders} at once", side_by_side(stage, root, builders, 100 // builders)


def main() -> int:
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        stage = make_stage(Path(folder) / "workspace")
        for name, tally in tallies(stage, Path(folder)):
            print(name, dict(tally.found), f"faults: {len(tally.faults)}", flush=True)
            faults += tally.faults
    print("\n".join(faults[:40]) or "no faults")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
