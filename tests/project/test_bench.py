"""The bench: its targets belong to measures, its page says what was met and missed, tasks take turns."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.performance.command import MEASURES
from benchmarks.performance.page import performance_page
from benchmarks.performance.record import Record, read_record
from benchmarks.performance.targets import TARGETS, Judged, judged
from benchmarks.performance.task import Asked, Figure, Measured, Section, Task, in_turn

from ..outputs.command import ROOT

REASONS = ROOT / "benchmarks" / "performance" / "missed.toml"


def test_every_target_has_a_name_of_its_own_and_belongs_to_a_measure() -> None:
    names = [target.name for target in TARGETS]
    assert len(names) == len(set(names))
    assert {target.measure for target in TARGETS} <= MEASURES.keys()
    assert {target.bound for target in TARGETS} == {"≤", "≥"}


def test_reasons_belong_to_targets() -> None:
    assert tomllib.loads(REASONS.read_text("utf-8")).keys() <= {target.name for target in TARGETS}


MACHINE = {"processor": "one", "commit": "abc", "load at the start": "0.1"}


def section(measured: Measured, when: str = "2026-01-01", policies: int = 200, **machine: str) -> Section:
    return Section(when, {**MACHINE, **machine}, Asked(policies=policies), measured)


def peers(word: float, docxtpl: float, deflated: float, writing: float) -> Measured:
    figures = {
        "from the model to Word": word,
        "docxtpl, template laid out": docxtpl,
        "deflating its document.xml": deflated,
        "writing Word": writing,
    }
    return Measured("peers", {name: Figure(value, "ms") for name, value in figures.items()})


def many(first: float, all_of_them: float) -> Measured:
    return Measured("growth", {"a tenth: processor": Figure(first, "s"), "all: processor": Figure(all_of_them, "s")})


@pytest.mark.parametrize(
    ("figures", "states"),
    [
        ((10, 40, 1, 3), {"docxtpl": "met", "deflate": "met"}),
        ((10, 39, 1, 3.1), {"docxtpl": "missed", "deflate": "missed"}),
    ],
)
def test_at_most_and_at_least(figures: tuple[float, float, float, float], states: dict[str, str]) -> None:
    found = {each.target.name: each for each in judged({"peers": section(peers(*figures))})}
    assert {name: found[name].state for name in states} == states
    assert found["python-docx"].state == "not measured"
    assert found["cold-help"].state == "not measured"


def test_a_target_of_more_policies_says_of_how_many() -> None:
    many = next(target for target in TARGETS if target.policies == 1000)
    assert Judged(many, many.limit, 200).state == "met, of 200 policies only"
    assert Judged(many, many.limit, 1000).state == "met"


def test_the_page_says_what_was_measured_wanted_and_skipped() -> None:
    found = peers(10, 39, 1, 3)
    found.skipped["pandoc"] = "it is not installed"
    record = Record({"peers": section(found)})
    page = performance_page(record)
    assert "| docxtpl, laid out / model to Word | 3.9 × | ≥ 4 × | **missed**: " in page
    assert "| writing Word / deflating document.xml | 3 × | ≤ 3 × | met |" in page
    assert "| `--help` / `python -c pass`, processor time | — | ≤ 5 × | not measured |" in page
    assert "Not measured: pandoc (it is not installed)." in page
    assert '"name": "docxtpl"' in record.as_json()


def test_a_run_of_one_measure_leaves_the_sections_of_the_others(tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    assert read_record(file) == Record({})
    first = Record({}).with_section("growth", section(many(10, 90), policies=10_000), MEASURES)
    file.write_text(first.as_json(), "utf-8")
    later = section(peers(10, 40, 1, 3), when="2026-02-02", commit="def", processor="another")
    both = read_record(file).with_section("peers", later, MEASURES)
    assert list(both.sections) == ["peers", "growth"]
    assert both.sections["growth"] == first.sections["growth"]
    page = performance_page(both)
    assert "| all policies / a tenth of them, processor time | 9 × | ≤ 10.5 × | met |" in page
    assert "Run of 2026-02-02, `def`, 15 rounds, load at the start 0.1.\n" in page
    assert (
        "Run of 2026-01-01, `abc`, 15 rounds, load at the start 0.1.\nOn another machine:\n\n- processor: one\n" in page
    )
    again = both.with_section("growth", section(many(10, 110), policies=20), MEASURES)
    assert "**missed, of 20 policies only**" in performance_page(again)


def test_the_page_is_that_of_the_record() -> None:
    record = read_record(ROOT / "docs" / "performance.json")
    assert performance_page(record) == (ROOT / "docs" / "performance.md").read_text("utf-8")
    assert record.sections.keys() <= MEASURES.keys()


def test_tasks_take_turns_and_each_round_begins_with_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.performance.task.gc.collect", lambda: 0)  # nothing is measured here
    ran: list[str] = []
    tasks = [Task(name, lambda name=name: ran.append(name), warm=False) for name in "abc"]  # type: ignore[misc]
    taken = in_turn(tasks, 3, warm_up=0)
    assert "".join(ran) == "abcbcacab"
    assert {len(values) for values in taken.values()} == {3}
