"""Only what a build made is replaced or removed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest import mock

import pytest

from benchmarks.kills import NEW, OLD, OTHER, POLICY, Stage, laid_out
from generator import build, site
from generator.build import BuildOutcome
from generator.errors import OutputError
from generator.making import BuildChoice
from generator.publish.folder import WORK, read_folder
from generator.publish.reading import read_settled
from generator.workspace import Workspace


@pytest.fixture
def output(stage: Stage, tmp_path: Path) -> Path:
    return laid_out(tmp_path / "output", stage.old)


def run(stage: Stage, output: Path, day: date = NEW, *, force: bool = False) -> dict[str, BuildOutcome]:
    def assess(_w: object, _t: object, _s: object, name: str, as_of: date, *_: object) -> build.Assessed:
        return stage.assessed[name, as_of]

    with mock.patch.object(build, "assess_policy", assess):
        made = site.build_all(Workspace(stage.workspace.root, output), (POLICY, OTHER), day, BuildChoice(force=force))
    return {outcome.name: outcome for outcome in made}


def codes(outcome: BuildOutcome) -> list[str]:
    return [finding.code for finding in outcome.findings if finding.code.startswith(("file-", "edited"))]


@pytest.mark.parametrize("file", ["signed.pdf", "forms/说明.docx", "guidebook.html.old", ".hidden", "a/b/c.html"])
@pytest.mark.parametrize("force", [False, True])
def test_a_file_of_somebody_else_stays_and_is_told(file: str, force: bool, stage: Stage, output: Path) -> None:
    path = output / POLICY / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"signed")
    outcome = run(stage, output, force=force)[POLICY]
    assert outcome.published
    assert codes(outcome) == ["file-left-alone"]
    assert read_folder(output) == {**stage.new, f"{POLICY}/{file}": b"signed"}
    assert json.loads((output / POLICY / "manifest.json").read_bytes())["files"].keys() >= {"faq.html"}


def _without_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    (folder / "faq.html").write_bytes(b"by hand")


def _without_records(folder: Path) -> None:
    for name in ("manifest.json", "ledger.json"):
        (folder / name).unlink()


def _records_of_others(folder: Path) -> None:
    _without_records(folder)
    (folder / "manifest.json").write_text('{"name": "a web app"}')


def _edited(folder: Path) -> None:
    (folder / "forms").rename(folder / "kept")
    (folder / "faq.docx").write_bytes(b"by hand")


def _damaged(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b"{" * 5000)
    (folder / "faq.html").write_bytes(b"by hand")


@pytest.mark.parametrize("change", [_without_manifest, _without_records, _records_of_others, _edited, _damaged])
def test_what_nobody_can_tell_to_be_made_by_a_build_is_not_replaced_unless_by_force(
    change: Callable[[Path], None], stage: Stage, output: Path
) -> None:
    change(output / POLICY)
    before = read_folder(output / POLICY)
    outcomes = run(stage, output)
    assert not outcomes[POLICY].published
    assert {*codes(outcomes[POLICY])} & {"edited-by-hand", "file-in-the-way"}
    assert outcomes[OTHER].published
    assert read_folder(output / POLICY) == before
    assert run(stage, output, force=True)[POLICY].published
    assert stage.new.items() <= read_folder(output).items()


def test_the_same_edition_without_its_manifest_is_made_whole_again(stage: Stage, output: Path) -> None:
    _without_records(output / POLICY)
    assert run(stage, output, OLD)[POLICY].published
    assert read_folder(output) == stage.old


def test_a_folder_that_holds_only_files_of_others_keeps_them(stage: Stage, tmp_path: Path) -> None:
    """As with `build --output docs`."""
    output = laid_out(
        tmp_path / "docs", {f"{POLICY}/README.md": b"mine", "api.md": b"mine", "app/manifest.json": b"{}"}
    )
    before = read_folder(output)
    assert run(stage, output)[POLICY].published
    assert read_folder(output) == {**stage.new, **before}


@pytest.mark.parametrize("file", ["index.html", "site.json", "assets/page.css"])
def test_a_page_of_somebody_else_where_the_start_page_goes_stops_everything(
    file: str, stage: Stage, tmp_path: Path
) -> None:
    output = laid_out(tmp_path / "docs", {file: b"mine"})
    with pytest.raises(OutputError, match="nothing tells that a build made it"):
        run(stage, output)
    assert read_folder(output) == {file: b"mine"}
    assert not (output / WORK).exists()
    run(stage, output, force=True)
    assert read_folder(output) == stage.new


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("file", [POLICY, f"{POLICY}/faq.html", f"{POLICY}/forms", f"{POLICY}/more"])
def test_a_link_is_never_replaced_nor_written_through(
    file: str, force: bool, stage: Stage, output: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    path = output / file
    path.rename(elsewhere) if path.exists() else elsewhere.mkdir()
    path.symlink_to(elsewhere)
    before = read_folder(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()
    outcomes = run(stage, output, force=force)
    assert not outcomes[POLICY].published
    assert "is a link" in str(outcomes[POLICY].findings[-1].message)
    assert outcomes[OTHER].published
    assert path.is_symlink()
    assert (read_folder(elsewhere) if elsewhere.is_dir() else elsewhere.read_bytes()) == before


def test_what_comes_while_a_build_publishes_is_not_lost(stage: Stage, output: Path) -> None:
    """A file laid into the old folder, and one edited there, after the build had looked."""
    real = site.switch_policies

    def late(folder: Path, journal: site.Journal) -> dict[str, object]:
        (output / POLICY / "late.pdf").write_bytes(b"late")
        (output / POLICY / "faq.html").write_bytes(b"late")
        (output / "index.html").write_bytes(b"late")
        return dict(real(folder, journal))

    with mock.patch.object(site, "switch_policies", late):
        run(stage, output)
    late_files = {f"{POLICY}/late.pdf": b"late", f"{POLICY}/faq.html.bak": b"late", "index.html.bak": b"late"}
    assert read_settled(output) == {**stage.new, **late_files}


def test_a_document_that_the_model_has_no_more_is_removed_and_one_edited_is_not(stage: Stage, output: Path) -> None:
    manifest = json.loads((output / POLICY / "manifest.json").read_bytes())
    (output / POLICY / "gone.html").write_bytes(b"made")
    manifest["files"]["gone.html"] = "f5f1b8b7c5e8dd1d6b5a4b3a6fb2e3c1"
    (output / POLICY / "manifest.json").write_text(json.dumps(manifest))
    assert "edited-by-hand" in codes(run(stage, output)[POLICY])
    assert (output / POLICY / "gone.html").is_file()
    assert run(stage, output, force=True)[POLICY].published
    assert read_folder(output) == stage.new
