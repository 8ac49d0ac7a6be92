"""How time grows: with the clauses of a notice, and with the policies of a workspace (`python -m benchmarks.scale`).

Run: `python -m benchmarks.scale [POLICIES]` (default 12). Texts and workspaces are made by rule, so that nobody has to
keep them. Reading: processor time of 200 and of 2,000 clauses, least of five rounds; the target is at most 11 times.
Building: by the clock, the same policies with one process and with all, and whether the bytes are the same; the
children's largest memory and this process's.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from generator.crew import processors
from generator.making import Choice
from generator.notice.read import parse_notice
from generator.site import build_all
from generator.workspace import Workspace

ROOT = Path(__file__).parents[1]
POLICY = "qinzhou-gxq-2021-12"
AS_OF = date(2025, 6, 30)
CLAUSES = (200, 2_000)
AT_MOST = 11.0  # times
ROUNDS = 5


def notice_of(clauses: int) -> str:
    """A notice with so many clauses, each of which grants something else."""
    lines = [
        f"第{nth}条 支持企业开展第{nth}类研发，对年营业收入{nth}万元以上的企业给予{nth % 90 + 1}万元一次性奖励，"
        f"每家企业累计不超过{nth % 90 + 100}万元。（责任单位：市科技局、市财政局）"
        for nth in range(1, clauses + 1)
    ]
    return "\n".join(["临江市促进数字经济发展若干措施", "", *lines])


def reading_ms(clauses: int) -> float:
    """Processor time of one reading, in ms."""
    text, took = notice_of(clauses), []
    for _ in range(ROUNDS):
        start = process_time()
        parse_notice(text)
        took.append((process_time() - start) * 1000)
    return min(took)


def workspace_of(policies: int, folder: Path) -> Workspace:
    """Copies of the example policy under names of their own."""
    for nth in range(policies):
        name = f"policy-{nth:05}"
        own = folder / "policies" / name
        shutil.copytree(ROOT / "policies" / POLICY, own)
        model = own / "policy.yaml"
        told = model.read_text("utf-8").replace(f"\nid: {POLICY}\n", f"\nid: {name}\n")
        model.write_text(told, "utf-8")
    return Workspace(folder)


def build_seconds(workspace: Workspace, output: Path, jobs: int) -> float:
    """Seconds by the clock until everything is published."""
    into = Workspace(workspace.root, output)
    start = perf_counter()
    outcomes = build_all(into, into.policy_names(), AS_OF, Choice(), jobs=jobs)
    took = perf_counter() - start
    if any(outcome.failed for outcome in outcomes):
        sys.exit("a policy was not built: there is nothing to measure")
    return took


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def main() -> None:
    policies = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    parse_notice(notice_of(20))
    few, many = map(reading_ms, CLAUSES)
    mark = "met" if many / few <= AT_MOST else "MISSED"
    print(f"reading {CLAUSES[0]} and {CLAUSES[1]} clauses: {few:.0f} and {many:.0f} ms, {many / few:.2f} x")
    print(f"  (at most {AT_MOST:g} x) {mark}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = workspace_of(policies, folder / "workspace")
        alone = build_seconds(workspace, folder / "alone", 1)
        shared = build_seconds(workspace, folder / "shared", processors())
        same = bytes_of(folder / "alone") == bytes_of(folder / "shared")
        print(f"{policies} policies: {alone:.1f} s with one process, {shared:.1f} s with {processors()},", end=" ")
        print(f"{alone / shared:.2f} x; {'the same bytes' if same else 'OTHER BYTES'}")
    for whose, who in (("this process", resource.RUSAGE_SELF), ("a worker", resource.RUSAGE_CHILDREN)):
        print(f"  largest memory of {whose}: {resource.getrusage(who).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
