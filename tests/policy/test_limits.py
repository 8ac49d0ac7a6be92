"""Model files that nobody wrote by hand are findings: deep ones, long ones, wording that Markdown takes memory for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.policy.load import load_policy

POLICY = "id: small-policy\n"
LONGEST = 5_000
NESTED = {
    "flow": lambda deep: f"a: {'[' * deep}{']' * deep}",
    "mappings": lambda deep: f"a: {'{a: ' * deep}1{'}' * deep}",
    "dashes": lambda deep: f"a:\n  {'- ' * deep}x",
    "lines": lambda deep: "".join(f"{' ' * level}a:\n" for level in range(deep)),
}

DEPTHS = (61, 100, 300, 700, 900, 5_000, 100_000)
# A file of 100,000 lines, each further in, is larger than any disk.
SHAPES = [(shape, deep) for shape in NESTED for deep in DEPTHS if shape != "lines" or deep <= 5_000]


def codes(folder: Path, name: str, text: str) -> list[str]:
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    return [
        f"{finding.code} {finding.place.file if finding.place else ''}" for finding in load_policy(folder, "x").findings
    ]


@pytest.mark.parametrize(("shape", "deep"), SHAPES)
@pytest.mark.parametrize("name", ["faq.yaml", "office.yaml", "checks.yaml", "readings.yaml"])
def test_values_in_values_without_end_are_a_finding(tmp_path: Path, name: str, shape: str, deep: int) -> None:
    assert codes(tmp_path, name, NESTED[shape](deep)) == [f"yaml-unreadable x/{name}"]


def test_a_file_longer_than_any_is_a_finding(tmp_path: Path) -> None:
    assert codes(tmp_path, "faq.yaml", f"faq: {'x' * 4_000_000}") == ["yaml-unreadable x/faq.yaml"]


def answered(answer: str) -> str:
    return (
        "faq:\n  groups:\n  - id: g\n    name: 一组\n    questions:\n    - id: q\n      question: 怎么办\n"
        f'      answer: "{answer}"\n      source: {{clause: c01, quote: 甲}}\n'
    )


@pytest.mark.parametrize("piece", ["*", "_a ", "[", "字", "**a", "[a](clause:", "\\\\*"])
def test_wording_has_a_longest_length(tmp_path: Path, piece: str) -> None:
    long, short = piece * (80_000 // len(piece)), piece * (4_000 // len(piece))
    told = "model-invalid x/faq.yaml"
    assert told in codes(tmp_path, "faq.yaml", answered(long))
    assert told not in codes(tmp_path, "faq.yaml", answered(short))


@pytest.mark.skipif(sys.platform == "win32", reason="resource")
def test_the_worst_wording_that_is_taken_takes_little_memory() -> None:
    program = (
        "import resource\nfrom generator.policy.prose import parse\n"
        "resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))\n"
        f"for number in range(10): parse('*' * {LONGEST - 1} + str(number))\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=True)
