"""Every notice of the tests is drafted, checked and built: what `new` drafts passes `check`, what passes is built."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks.fuzz.drafting import draft_and_build
from benchmarks.fuzz.mutate import rephrased
from benchmarks.fuzz.seeds import notices, seeds

from ..builders import a_notice_text
from ..checks.case import CASES
from .test_new import NOTICE
from .traps import TRAPS

NOTICES = {
    **notices(),
    "builders": a_notice_text().encode(),
    "new": NOTICE.encode(),
    **{f"trap-{name}": text.encode() for name, text in TRAPS.items()},
}
SEEDS = {name: data for name, data in seeds().items() if name.endswith((".txt", ".md"))}
OF_CASES = {file.name: text.encode() for file in CASES if (text := file.read().notice) is not None}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all notices: templates are read once a workspace."""
    return tmp_path_factory.mktemp("workspace")


@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_is_drafted_checked_and_built(name: str, workspace: Path) -> None:
    assert draft_and_build(NOTICES[name], workspace) == "built"


@pytest.mark.parametrize("name", [*notices()][::4])
def test_a_notice_rephrased_breaks_nothing_on_its_way(name: str, workspace: Path) -> None:
    """A part of `make fuzz`, which rephrases all of them for as long as it is let."""
    told = draft_and_build(rephrased(notices()[name], Random(name)), workspace)
    assert told in ("built", "waits", "without clauses")


@pytest.mark.parametrize("name", [*SEEDS, *OF_CASES])
def test_any_other_notice_with_clauses_is_drafted_checked_and_built(name: str, workspace: Path) -> None:
    assert draft_and_build({**SEEDS, **OF_CASES}[name], workspace) in ("built", "waits", "without clauses")


def test_two_forms_of_one_award_build(workspace: Path) -> None:
    """A unit and a person apply for it, each with a form of its own."""
    text = "青石县促进招商办法\n\n第一条 对成功引荐项目落户的中介机构（人），给予10万元奖励。\n\n"
    text += "第二条 本办法自2024年1月1日起施行，有效期3年。\n"
    assert draft_and_build(text.encode(), workspace) == "built"
