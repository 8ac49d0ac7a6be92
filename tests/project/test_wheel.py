"""What a user installs: a wheel, in an empty environment outside the clone, makes a workspace and builds it."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
POLICY = "qinzhou-gxq-2021-12"


def run(*command: str | Path, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "POLICYDOCS"))}
    ended = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env={**clean, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run(*build, "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel, what it depends on, and nothing else."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    into = (
        "--python",
        programs / "python",
        "install",
        "--quiet",
        "--no-compile",
    )  # what is used is compiled at its use
    run(sys.executable, "-m", "pip", *into, wheel, cwd=folder)
    return programs


def test_the_wheel_holds_templates_and_the_example_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packaged = {name for name in names if name.startswith("generator/_packaged/")}
    for folder in ("templates", f"policies/{POLICY}"):
        here = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {f"generator/_packaged/{name}" for name in here} <= packaged
    assert "generator/py.typed" in names
    assert "generator/locale/zh_CN/LC_MESSAGES/policydocs.mo" in names
    assert [name for name in names if name.startswith(("tests/", "output/", "benchmarks/", "docs/"))] == []


def test_an_installed_wheel_makes_a_workspace_and_builds_it(bin_folder: Path, tmp_path: Path) -> None:
    office = tmp_path / "我的 办公室"
    office.mkdir()
    program = bin_folder / "policydocs"
    assert "workspace" in run(program, "--lang", "en", "init", cwd=office)
    assert "files in" in run(program, "--lang", "en", "build", "--as-of", "2025-06-30", cwd=office)

    made = office / "output" / POLICY
    assert {"guidebook.docx", "guidebook.html", "matrix.docx", "faq.docx"} <= {path.name for path in made.iterdir()}
    assert (office / "output" / "index.html").is_file()
    assert "0 errors" in run(program, "--lang", "en", "verify", cwd=office)


def test_an_installed_wheel_makes_what_the_clone_makes(bin_folder: Path, tmp_path: Path) -> None:
    run(bin_folder / "policydocs", "init", cwd=tmp_path)
    run(bin_folder / "policydocs", "build", "--as-of", "2025-06-30", cwd=tmp_path)
    run(Path(sys.executable).parent / "policydocs", "build", "--as-of", "2025-06-30", "--output", "clone", cwd=tmp_path)
    for path in (tmp_path / "output" / POLICY).rglob("*.docx"):
        assert path.read_bytes() == (tmp_path / "clone" / path.relative_to(tmp_path / "output")).read_bytes()
