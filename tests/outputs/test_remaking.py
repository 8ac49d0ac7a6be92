"""A build over what stands: the same bytes as a whole build, only what something changed for is written, and why."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.leaves import Bench, bench, changes
from generator.kept.folder import SWITCH
from generator.remaking import traces_of

from .command import ROOT, SMALL, copy_workspace, policydocs, replace_in

POLICY = SMALL.name
TODAY, LATER, BEFORE_ITS_END = "2028-05-06", "2029-01-01", "2025-06-30"

EVERY_FIELD = "yunling-2025"
SAMPLE = 197  # `python -m benchmarks.leaves` takes every change


@pytest.fixture(scope="module")
def standing() -> Bench:
    return bench(EVERY_FIELD)


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
@pytest.mark.parametrize("first", [0, 98])
def test_whatever_changes_the_bytes_are_those_of_a_whole_build(standing: Bench, first: int) -> None:
    tried = {change.what: standing.tried(change) for change in islice(changes(standing.subject), first, None, SAMPLE)}
    assert [what for what, each in tried.items() if not each.same] == []
    assert any(each.kept for each in tried.values())


def test_where_nothing_changed_all_stands(standing: Bench) -> None:
    unchanged = next(changes(standing.subject))
    assert standing.made_before.traces is not None
    assert standing.tried(replace(unchanged, subject=standing.subject)).kept == len(
        standing.made_before.traces.documents
    )


def test_what_is_known_of_documents_keeps_its_way_through_json(standing: Bench) -> None:
    traces = standing.made_before.traces
    assert traces is not None
    assert traces_of(traces.as_json()) == traces
    shapes: tuple[object, ...] = (
        None,
        [],
        {},
        {"keys": ["1a"], "sums": [], "documents": {}},
        {"keys": [], "sums": [], "documents": 1},
        {"keys": [], "sums": [], "documents": {}},
        {"keys": [], "sums": [], "documents": {}, "clean": 1},
    )
    for damaged in shapes:
        assert traces_of(damaged) is None


class Workshop:
    """A workspace that was built once, with a cache of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(SWITCH, str(folder / "kept"))
        self.root = copy_workspace(folder / "workspace", of=SMALL)
        self.policy = self.root / "policies" / POLICY
        with (self.policy / "office.yaml").open("a", encoding="utf-8") as office:
            office.write("  application: {place: 三楼}\n")
        self.output = self.root / "output"
        self.build()

    def build(self) -> dict[str, str]:
        """What `--explain` says of each document: "" where it stands. All files must be those of a whole build."""
        ran = policydocs("build", "--as-of", TODAY, "--explain", cwd=self.root)
        assert ran.code == 0, ran.out + ran.err
        fresh = policydocs("build", "--as-of", TODAY, "--output", "fresh", cwd=self.root, POLICYDOCS_CACHE="off")
        assert fresh.code == 0, fresh.out
        assert self.files(self.root / "fresh") == self.files(self.output)
        shutil.rmtree(self.root / "fresh")
        told = (line.strip().split(": ", 2) for line in ran.out.splitlines() if line.startswith("    "))
        return {name: "" if rest[0].startswith("stands") else rest[-1] for name, *rest in told if rest}

    def files(self, folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def moments(self) -> dict[str, int]:
        return {
            path.relative_to(self.output / POLICY).as_posix(): path.stat().st_mtime_ns
            for path in (self.output / POLICY).rglob("*.*")
        }


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    return Workshop(tmp_path, monkeypatch)


def made(told: dict[str, str]) -> set[str]:
    return {document for document, reason in told.items() if reason}


def test_only_touched_documents_are_made_and_written(workshop: Workshop) -> None:
    assert made(workshop.build()) == set()
    before = workshop.moments()
    replace_in(workshop.policy / "office.yaml", "place: 三楼", "place: 一楼")
    told = workshop.build()
    assert "office.application.place" in told["guidebook"]
    assert made(told) == {"guidebook", "proof"}
    written = {name for name, moment in workshop.moments().items() if before.get(name) != moment}
    records = {"policy.json", "ledger.json", "manifest.json"}
    assert written == {"guidebook.html", "guidebook.docx", "proof.html", "proof.docx", *records}
    assert made(workshop.build()) == set()


def test_a_form_that_is_removed_takes_its_files_along(workshop: Workshop) -> None:
    forms = workshop.policy / "forms.yaml"
    text = forms.read_text("utf-8")
    forms.write_text(text[: text.index("  - id: rent\n")], "utf-8")
    replace_in(workshop.policy / "policy.yaml", "form: rent", "no_form: 向牵头单位申请。")
    assert (workshop.output / POLICY / "forms" / "rent.docx").is_file()
    assert "forms/rent" not in workshop.build()
    assert not list((workshop.output / POLICY / "forms").glob("rent.*"))
    assert (workshop.output / POLICY / "forms" / "gazelle.docx").is_file()


def own_copy(workshop: Workshop, folder: Path, name: str, edit: Callable[[str], str] = lambda text: text) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(edit((ROOT / "templates" / name).read_text("utf-8")), "utf-8")


def test_a_changed_template_is_the_cause(workshop: Workshop) -> None:
    folder = workshop.root / "templates"
    own_copy(workshop, folder, "matrix/main.xml.j2")
    assert made(workshop.build()) == set()
    own_copy(workshop, folder, "matrix/main.xml.j2", lambda text: text + "{# read #}\n")
    told = workshop.build()
    assert told["matrix"] == "templates/matrix/main.xml.j2 changed"
    assert made(told) == {"matrix", "proof"}
    own_copy(workshop, folder, "shared/_page.xml.j2", lambda text: text + "{# read #}\n")
    assert all(reason == "templates/shared/_page.xml.j2 changed" for reason in workshop.build().values())
    own_copy(workshop, folder, "styles/page.css", lambda text: text + "\n/* read */\n")
    assert all(reason == "templates/styles/page.css changed" for reason in workshop.build().values())


def test_a_policy_s_own_templates_go_first(workshop: Workshop) -> None:
    name = "faq/_how_to_read.xml.j2"
    words = "条款"
    text = (ROOT / "templates" / name).read_text("utf-8")
    assert words in text
    own_copy(workshop, workshop.root / "templates", name, lambda text: text.replace(words, "各条款", 1))
    assert made(workshop.build()) == {"faq", "proof"}
    own_copy(workshop, workshop.policy / "templates", name, lambda text: text.replace(words, "本文条款", 1))
    assert workshop.build()["faq"] == f"templates/{name} changed"
    page = (workshop.output / POLICY / "faq.html").read_text("utf-8")
    assert "本文条款" in page
    assert policydocs("verify", "output", cwd=workshop.root).code == 0
    told = policydocs("check", cwd=workshop.root).out
    assert f"policies/{POLICY}/templates/{name}" in told or "template-unreviewed" in told
    assert policydocs("review", POLICY, "--templates", "--by", "reader", cwd=workshop.root).code == 0
    assert (workshop.policy / "templates" / "review.lock").is_file()
    (workshop.policy / "templates" / name).write_text("{{ nowhere }}", "utf-8")
    assert f"policies/{POLICY}/templates/{name}" in policydocs("check", cwd=workshop.root).out


@pytest.mark.parametrize("name", ["styles/page.css", "styles/reading.js"])
def test_what_all_pages_share_no_policy_has_of_its_own(name: str, workshop: Workshop) -> None:
    """It would be shown nowhere, and `verify` would find the site made with another one, build after build."""
    own = workshop.policy / "templates" / name
    own_copy(workshop, workshop.policy / "templates", name, lambda text: text)
    assert made(workshop.build()) == set()
    own.write_text(own.read_text("utf-8") + "\n/* own */\n", "utf-8")
    for words in (("check", "--quick"), ("build",)):
        ran = policydocs(*words, "--as-of", TODAY, cwd=workshop.root)
        assert ran.code == 1
        assert f"policies/{POLICY}/templates/{name}" in ran.out + ran.err
    own.unlink()
    assert policydocs("build", "--as-of", TODAY, cwd=workshop.root).code == 0


def test_a_lost_file_is_made_again(workshop: Workshop) -> None:
    (workshop.output / POLICY / "faq.docx").unlink()
    assert made(workshop.build()) >= {"faq"}


def test_another_day_of_the_same_status_changes_nothing(workshop: Workshop) -> None:
    ran = policydocs("build", "--as-of", LATER, "--explain", cwd=workshop.root)
    assert "made anew" not in ran.out
    ran = policydocs("build", "--as-of", BEFORE_ITS_END, "--explain", cwd=workshop.root)
    assert "guidebook: made anew" in ran.out
    assert "status" in ran.out
