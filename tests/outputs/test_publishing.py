"""A policy's folder is replaced as a whole or not at all, and nothing is touched without need."""

from __future__ import annotations

import base64
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.main import run as run_here

from .command import POLICY as REAL
from .command import SMALL, copy_workspace, policydocs, replace_in, snapshot
from .conftest import Built
from .finished import words_of

POLICY, OTHER = SMALL.name, "another-policy"
TODAY = "2028-05-06"  # after its term


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_workspace(tmp_path_factory.mktemp("built"), POLICY, OTHER, of=SMALL)
    ran = policydocs("build", "--as-of", TODAY, cwd=folder)
    assert ran.code == 0, ran.out + ran.err
    return folder


@pytest.fixture
def workspace(built_once: Path, tmp_path: Path) -> Path:
    """A workspace with two policies, built; each test has its own copy."""
    return Path(shutil.copytree(built_once, tmp_path / "workspace"))


def times(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_a_policy_that_fails_keeps_its_folder_and_the_others_go_on(workspace: Path) -> None:
    output = workspace / "output"
    before = snapshot(output)
    replace_in(workspace / "policies" / OTHER / "policy.yaml", "value: 500000", "value: 510000")
    question = "一句新的说明"
    guidebook = workspace / "templates" / "guidebook"
    guidebook.mkdir(parents=True)
    shown = Path(__file__).parents[2] / "templates" / "guidebook" / "_how_to_use.xml.j2"
    text = shown.read_text(encoding="utf-8")
    (guidebook / shown.name).write_text(text + f"\n<p>{question}。</p>\n", encoding="utf-8")

    ran = policydocs("build", "--as-of", TODAY, cwd=workspace)

    assert ran.code == 1
    assert f"{OTHER}: not built" in ran.out
    after = snapshot(output)
    assert {name: data for name, data in after.items() if name.startswith(OTHER)} == {
        name: data for name, data in before.items() if name.startswith(OTHER)
    }
    assert question in words_of(output / POLICY / "guidebook.html")
    assert question in words_of(output / POLICY / "guidebook.docx")


def test_nothing_is_rewritten_when_nothing_changed(workspace: Path) -> None:
    before = times(workspace / "output")
    ran = policydocs("build", "--as-of", "2029-05-04", cwd=workspace)
    assert ran.code == 0
    assert f"{POLICY}: nothing changed" in ran.out
    assert times(workspace / "output") == before


RENAMED = ("name: 瞪羚企业奖励", "name: 瞪羚企业首次奖励")


@pytest.mark.parametrize("part", [["--kind", "guidebook"], ["--format", "docx"]])
def test_a_part_of_wording_that_nobody_reviewed_again_is_refused_and_nothing_changes(
    part: list[str], lapsed: Built, tmp_path: Path
) -> None:
    workspace = copy_workspace(tmp_path / "workspace")
    folder = Path(shutil.copytree(lapsed.output, workspace / "output")) / REAL
    before = snapshot(folder)
    named = ("name: 高新技术企业认定奖励", "name: 高新技术企业首次认定奖励")
    replace_in(workspace / "policies" / REAL / "policy.yaml", *named)
    ran = policydocs("build", REAL, *part, "--as-of", TODAY, cwd=workspace)
    assert ran.code == 1
    assert "paraphrase-stale" in ran.out
    assert snapshot(folder) == before


DATA = {"policy.json", "ledger.json", "manifest.json"}
PARTS = (
    (["--kind", "guidebook"], lambda name: name.startswith("guidebook.")),
    # The page of a form carries its Word file, so the two are made together.
    (["--format", "docx"], lambda name: name.endswith(".docx") or name.startswith("forms/")),
    (["--kind", "form", "--format", "docx"], lambda name: name.startswith("forms/")),
)


@pytest.mark.parametrize(("part", "built"), PARTS, ids=lambda part: "-".join(part) if isinstance(part, list) else "")
def test_a_part_of_a_changed_model_leaves_the_others_as_they_are_and_names_those_that_are_outdated(
    part: list[str], built: Callable[[str], bool], workspace: Path
) -> None:
    folder = workspace / "output" / POLICY
    before = snapshot(folder)
    replace_in(workspace / "policies" / POLICY / "policy.yaml", *RENAMED)
    ran = policydocs("build", POLICY, *part, "--as-of", TODAY, cwd=workspace)
    assert ran.code == 0, ran.out
    after = snapshot(folder)
    changed = {name for name in after if after[name] != before.get(name)} - DATA
    assert changed
    assert all(map(built, changed))
    assert "proof.html was left as it was" in ran.out
    assert policydocs("verify", folder, cwd=workspace).code == 1, "the folder does not hang together now"
    assert policydocs("build", POLICY, "--as-of", TODAY, cwd=workspace).code == 0
    assert policydocs("verify", folder, cwd=workspace).code == 0


@pytest.mark.parametrize(
    "part", [["--kind", "faq"], ["--kind", "form"], ["--format", "html"], ["--kind", "form", "--format", "docx"]]
)
def test_a_part_built_again_after_the_whole_changes_nothing(part: list[str], workspace: Path) -> None:
    folder = workspace / "output" / POLICY
    before = snapshot(folder)
    ran = policydocs("build", POLICY, *part, "--as-of", TODAY, cwd=workspace)
    assert ran.code == 0, ran.out
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    "part", [["--kind", "guidebook"], ["--format", "html"], ["--kind", "form", "--format", "docx"]]
)
def test_a_part_alone_in_its_folder_hangs_together(part: list[str], workspace: Path) -> None:
    folder = workspace / "output" / POLICY
    shutil.rmtree(folder)
    assert policydocs("build", POLICY, *part, "--as-of", TODAY, cwd=workspace).code == 0
    assert policydocs("verify", folder, cwd=workspace).code == 0


@pytest.mark.parametrize("chosen", ["html", "docx"])
def test_page_and_word_file_of_a_form_are_never_of_two_editions(chosen: str, workspace: Path) -> None:
    """The page carries the Word file."""
    folder = workspace / "output" / POLICY
    before = snapshot(folder)
    replace_in(workspace / "policies" / POLICY / "forms.yaml", "label: 补充说明", "label: 其他说明")
    ran = policydocs("build", POLICY, "--kind", "form", "--format", chosen, "--as-of", TODAY, cwd=workspace)
    assert ran.code == 0, ran.out
    after = snapshot(folder)
    changed = {name for name in after if after[name] != before[name] and name.startswith("forms/")}
    assert {name.rpartition(".")[2] for name in changed} == {"html", "docx"}
    for name in (name for name in changed if name.endswith(".html")):
        carried = re.search(rb'id="form-word-file">([^<]*)<', after[name])
        assert carried is not None
        assert base64.b64decode(carried[1]) == after[name.replace(".html", ".docx")]


def test_a_page_made_without_its_word_file_carries_it_all_the_same(workspace: Path) -> None:
    shutil.rmtree(workspace / "output")
    ran = policydocs("build", POLICY, "--kind", "form", "--format", "html", "--as-of", TODAY, cwd=workspace)
    assert ran.code == 0, ran.out
    pages = sorted((workspace / "output" / POLICY / "forms").iterdir())
    assert {page.suffix for page in pages} == {".html"}
    assert all(b'id="form-word-file">\nUEsDB' in page.read_bytes() for page in pages)


def test_a_document_edited_by_hand_is_not_lost_without_force(workspace: Path) -> None:
    page = workspace / "output" / POLICY / "faq.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</main>", "<p>手工补充</p></main>"), encoding="utf-8")

    ran = policydocs("build", "--as-of", TODAY, cwd=workspace)
    assert ran.code == 1
    assert "faq.html was changed after it was published" in ran.out
    assert "手工补充" in ran.out, "what was edited is shown"
    assert "手工补充" in page.read_text(encoding="utf-8")

    assert policydocs("build", "--force", "--as-of", TODAY, cwd=workspace).code == 0
    assert page.read_text(encoding="utf-8") == text


def test_a_start_page_edited_by_hand_is_not_lost_without_force(workspace: Path) -> None:
    page = workspace / "output" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</main>", "<p>手工补充</p></main>"), encoding="utf-8")

    ran = policydocs("build", "--as-of", TODAY, cwd=workspace)
    assert ran.code == 1
    assert "index.html was changed after it was published" in ran.out + ran.err
    assert "手工补充" in page.read_text(encoding="utf-8")

    assert policydocs("build", "--force", "--as-of", TODAY, cwd=workspace).code == 0
    assert page.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("index.html", lambda data: data.replace("文号".encode(), "文好".encode())),
        ("index.html", lambda _: None),
        ("assets/page.css", lambda _: None),
        ("assets/page.js", lambda data: data + b"\n"),
        ("site.json", lambda data: data.replace(b"policydocs", b"policydocs2")),
        (f"{OTHER}/manifest.json", lambda _: None),
        (f"{OTHER}/index.html", lambda data: data + b"\n"),
        ("extra.html", lambda _: b"<p>1</p>"),
        ("another/extra.html", lambda _: b"<p>1</p>"),
    ],
)
def test_verify_of_the_whole_output_tells_every_file_that_is_not_as_published(
    file: str, change: Callable[[bytes], bytes | None], workspace: Path
) -> None:
    output = workspace / "output"
    assert run_here(["--root", str(workspace), "verify", str(output)]) == 0
    path = output / file
    data = change(path.read_bytes() if path.is_file() else b"")
    path.parent.mkdir(exist_ok=True)
    path.unlink() if data is None else path.write_bytes(data)
    assert run_here(["--root", str(workspace), "verify", str(output)]) == 1


@pytest.mark.parametrize("refused", ["exchange", "old", "staged"])
def test_a_folder_that_cannot_be_replaced_stays_as_it_was(
    refused: str, workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on Windows when Word holds a file open: renaming the folder raises PermissionError."""
    output = workspace / "output"
    before = snapshot(output)
    replace_in(workspace / "policies" / POLICY / "policy.yaml", *RENAMED)
    rename = Path.rename

    def held_open(self: Path, target: Path) -> Path:
        if self.name == POLICY and (self.parent == output) is (refused == "old"):
            raise PermissionError(13, "The process cannot access the file because it is being used")
        return rename(self, target)

    def exchanged(one: Path, other: Path) -> bool:
        if refused == "exchange":
            raise PermissionError(13, "The process cannot access the file because it is being used")
        return False  # no such step, as on Windows

    monkeypatch.setattr("generator.publish.switch.exchange", exchanged)
    monkeypatch.setattr(Path, "rename", held_open)
    code = run_here(["--root", str(workspace), "--lang", "en", "build", "--as-of", TODAY])

    assert code == 1
    assert "cannot be replaced" in capsys.readouterr().out
    assert snapshot(output) == before
    monkeypatch.undo()
    assert run_here(["--root", str(workspace), "--lang", "en", "build", "--as-of", TODAY]) == 0
    assert run_here(["--root", str(workspace), "verify"]) == 0
    assert "首次" in words_of(output / POLICY / "guidebook.html")


def test_what_an_interrupted_build_left_behind_is_cleared(workspace: Path) -> None:
    output = workspace / "output"
    before = snapshot(output)
    (output / f".{POLICY}.staging-123").mkdir()
    (output / OTHER).rename(output / f".{OTHER}.old-123")
    assert policydocs("build", "--as-of", TODAY, cwd=workspace).code == 0
    assert snapshot(output) == before


def test_the_start_page_lists_every_published_policy(workspace: Path) -> None:
    page = (workspace / "output" / "index.html").read_text(encoding="utf-8")
    assert f'href="{POLICY}/index.html"' in page
    assert f'href="{OTHER}/index.html"' in page


def test_verify_accepts_what_build_published_and_rejects_a_changed_digit(workspace: Path) -> None:
    folder = workspace / "output" / POLICY
    assert policydocs("verify", folder, cwd=workspace).code == 0
    page = folder / "guidebook.html"
    page.write_bytes(page.read_bytes().replace("50万元".encode(), "60万元".encode()))
    ran = policydocs("verify", folder, "--format", "json", cwd=workspace)
    assert ran.code == 1
    assert "guidebook.html" in json.dumps(ran.json(), ensure_ascii=False)


@pytest.mark.parametrize("whole", [True, False])
def test_verify_names_the_file_of_the_folder_that_it_was_given(workspace: Path, tmp_path: Path, whole: bool) -> None:
    copy = tmp_path / "taken" / "along"
    shutil.copytree(workspace / "output", copy)
    (copy / POLICY / "faq.docx").unlink()
    folder = copy if whole else copy / POLICY
    ran = policydocs("--lang", "en", "verify", folder, cwd=workspace)
    assert ran.code == 1
    assert f"{(copy / POLICY / 'faq.docx').as_posix()}: error [file-missing]" in ran.out
    assert "output/" not in ran.out
