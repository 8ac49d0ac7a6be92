"""Input, consoles and paths as Windows has them, as far as that goes here."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from .command import POLICY, SMALL, TODAY, apart, copy_workspace, policydocs, snapshot
from .conftest import Built


def as_windows_saves(file: Path) -> None:
    """With a byte order mark and CRLF, as the Notepad of older Windows saves UTF-8."""
    data = file.read_bytes().removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
    file.write_bytes(codecs.BOM_UTF8 + data.replace(b"\n", b"\r\n"))


def test_model_and_notice_saved_by_windows_give_the_same_documents(lapsed: Built, tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    for file in (workspace / "policies" / POLICY).iterdir():
        as_windows_saves(file)
    ran = policydocs("build", "--as-of", TODAY, cwd=workspace)
    assert ran.code == 0, ran.out + ran.err
    made = snapshot(workspace / "output" / POLICY)
    # The manifest holds the hashes of the input files; all else is what the model says.
    assert made.pop("manifest.json")
    assert made == {name: data for name, data in snapshot(lapsed.folder).items() if name != "manifest.json"}


def test_a_notice_saved_by_windows_is_read_alike(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    notice = workspace / "policies" / POLICY / "notice.txt"
    before = policydocs("read", notice, "--format", "json")
    as_windows_saves(notice)
    after = policydocs("read", notice, "--format", "json")
    assert before.code == after.code == 0
    assert after.json() == before.json()


def test_a_model_file_saved_in_gbk_is_refused_with_its_place_and_a_hint(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    file = workspace / "policies" / POLICY / "faq.yaml"
    file.write_bytes(file.read_bytes().decode().encode("gb18030"))
    ran = policydocs("check", cwd=workspace)
    assert ran.code == 1
    assert f"policies/{POLICY}/faq.yaml:" in ran.out
    assert "UTF-8" in ran.out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "command",
    [
        ["--help"],
        ["check", "--quick", "--as-of", TODAY],
        ["show", POLICY],
        ["list"],
        ["read", f"policies/{POLICY}/notice.txt"],
        ["explain"],
        ["build", "--help"],
        ["check", "no-such-policy"],
    ],
    ids=" ".join,
)
def test_a_gbk_console_shows_every_message(command: list[str], language: str) -> None:
    ran = policydocs("--lang", language, *command, encoding="gbk")
    assert ran.code in (0, 2), ran.err
    assert "Traceback" not in ran.err
    assert ran.out + ran.err


def test_a_gbk_console_survives_a_build(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path, of=SMALL)
    ran = apart("--lang", "zh", "build", "--as-of", TODAY, cwd=workspace, encoding="gbk")
    assert ran.code == 0, ran.err
    assert SMALL.name in ran.out


def test_output_below_a_path_with_blanks_and_chinese_characters(lapsed: Built, tmp_path: Path) -> None:
    folder = tmp_path / "我的 文档" / "政策 资料（2026）"
    ran = policydocs("build", "--as-of", TODAY, "--output", folder)
    assert ran.code == 0, ran.out + ran.err
    assert snapshot(folder) == snapshot(lapsed.output)


def test_a_workspace_named_by_root_is_found_from_anywhere(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "政策 工作区")
    ran = policydocs("--root", workspace, "list", cwd=tmp_path)
    assert ran.code == 0
    assert POLICY in ran.out


def test_finished_text_files_end_lines_alike_on_every_system(lapsed: Built) -> None:
    for path in lapsed.output.rglob("*"):
        if path.suffix in {".html", ".json", ".css", ".js"}:
            assert b"\r" not in path.read_bytes(), path.name


def test_names_of_finished_files_are_allowed_on_windows(lapsed: Built) -> None:
    reserved = {"con", "prn", "aux", "nul"} | {f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)}
    for path in lapsed.output.rglob("*"):
        assert not set(path.name) & set('<>:"\\|?*'), path.name
        assert path.stem.lower() not in reserved
        assert not path.name.endswith((".", " "))
