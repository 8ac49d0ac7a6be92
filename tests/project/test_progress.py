"""One line of progress on a terminal, nothing in a pipe; what a build of many policies came to."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from generator.build import BuildOutcome
from generator.cli.progress import progress
from generator.cli.summary import summary_lines
from generator.finding import Finding, Severity
from generator.message import message
from generator.report.columns import columns


class Terminal(io.StringIO):
    """A stream that says of itself that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second passes from one look at the clock to the next."""
    clock: Iterator[float] = iter(map(float, range(1, 1000)))
    monkeypatch.setattr("generator.cli.progress.time.monotonic", lambda: next(clock))


def test_a_terminal_sees_how_far_the_work_is_and_then_a_free_line(
    monkeypatch: pytest.MonkeyPatch, seconds: None
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress(2) as shown:
        shown.step("a-long-name")
        shown.step("b")
    told = terminal.getvalue()
    assert told.startswith("\r0/2\r1/2 a-long-name\r2/2 b")
    assert told.endswith("\r")
    assert told.rsplit("\r", 2)[1].strip() == ""


def test_the_line_is_measured_in_columns_and_stays_in_its_row(monkeypatch: pytest.MonkeyPatch, seconds: None) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress(3) as shown:
        shown.step("示例市科技局")
        shown.step("b")
        shown.step("示例市促进企业创新若干措施.docx")
    lines = terminal.getvalue().split("\r")
    assert lines[2:4] == ["1/3 示例市科技局", "2/3 b" + " " * 11]
    assert lines[4] == "3/3 示例市促进企业创…"
    assert all(columns(line) < 24 for line in lines)


def test_a_work_of_unknown_length_counts(monkeypatch: pytest.MonkeyPatch, seconds: None) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress() as shown:
        shown.step()
        assert terminal.getvalue() == "\r1"


def test_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch, seconds: None) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress(2) as shown:
        shown.step("a")
    assert terminal.getvalue() == ""


def error(code: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, message=message("x"), policy="x")


def test_a_summary_counts_what_was_made_kept_and_failed_by_reason() -> None:
    outcomes = (
        BuildOutcome("a", files=("x",), changed=("x",), published=True),
        BuildOutcome("b", files=("x",), published=True),
        BuildOutcome("c", (error("model-invalid"), error("model-invalid"))),
        BuildOutcome("d", (error("model-invalid"), error("unknown-clause"))),
    )
    assert [line.text(lambda words: words) for line in summary_lines(outcomes)] == [
        "4 policies: 1 made, 1 unchanged, 2 not built",
        "  not built because of model-invalid: 2",
        "  not built because of unknown-clause: 1",
    ]
