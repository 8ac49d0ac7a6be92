"""The bench: its targets belong to measures, its page says what was met and missed, tasks take turns."""

from __future__ import annotations

import tomllib

import pytest

from benchmarks.performance.command import MEASURES
from benchmarks.performance.page import performance_page
from benchmarks.performance.record import Run
from benchmarks.performance.targets import TARGETS, Judged, judged
from benchmarks.performance.task import Asked, Figure, Measured, Task, in_turn

from ..outputs.command import ROOT

REASONS = ROOT / "benchmarks" / "performance" / "missed.toml"


def test_every_target_has_a_name_of_its_own_and_belongs_to_a_measure() -> None:
    names = [target.name for target in TARGETS]
    assert len(names) == len(set(names))
    assert {target.measure for target in TARGETS} <= MEASURES.keys()
    assert {target.bound for target in TARGETS} == {"≤", "≥"}


def test_reasons_belong_to_targets() -> None:
    assert tomllib.loads(REASONS.read_text("utf-8")).keys() <= {target.name for target in TARGETS}


def measured(**figures: float) -> dict[str, Measured]:
    return {"peers": Measured("peers", {name: Figure(value, "ms") for name, value in figures.items()})}


def peers(word: float, docxtpl: float, deflated: float, writing: float) -> dict[str, Measured]:
    return measured(
        **{
            "from the model to Word": word,
            "docxtpl, template laid out": docxtpl,
            "deflating its document.xml": deflated,
            "writing Word": writing,
        }
    )


@pytest.mark.parametrize(
    ("figures", "states"),
    [
        ((10, 40, 1, 3), {"docxtpl": "met", "deflate": "met"}),
        ((10, 39, 1, 3.1), {"docxtpl": "missed", "deflate": "missed"}),
    ],
)
def test_at_most_and_at_least(figures: tuple[float, float, float, float], states: dict[str, str]) -> None:
    found = {each.target.name: each for each in judged(peers(*figures), 200)}
    assert {name: found[name].state for name in states} == states
    assert found["python-docx"].state == "not measured"
    assert "cold-help" not in found


def test_a_target_of_more_policies_says_of_how_many() -> None:
    many = next(target for target in TARGETS if target.policies == 1000)
    assert Judged(many, many.limit, 200).state == "met, of 200 policies only"
    assert Judged(many, many.limit, 1000).state == "met"


def test_the_page_says_what_was_measured_wanted_and_skipped() -> None:
    found = peers(10, 39, 1, 3)
    found["peers"].skipped["pandoc"] = "it is not installed"
    run = Run("2026-01-01", {"commit": "abc"}, Asked(), found, judged(found, 200))
    page = performance_page(run)
    assert "| docxtpl, laid out / model to Word | 3.9 × | ≥ 4 × | **missed**: " in page
    assert "| writing Word / deflating document.xml | 3 × | ≤ 3 × | met |" in page
    assert "Not measured: pandoc (it is not installed)." in page
    assert '"name": "docxtpl"' in run.as_json()


def test_tasks_take_turns_and_each_round_begins_with_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.performance.task.gc.collect", lambda: 0)  # nothing is measured here
    ran: list[str] = []
    tasks = [Task(name, lambda name=name: ran.append(name), warm=False) for name in "abc"]  # type: ignore[misc]
    taken = in_turn(tasks, 3, warm_up=0)
    assert "".join(ran) == "abcbcacab"
    assert {len(values) for values in taken.values()} == {3}
