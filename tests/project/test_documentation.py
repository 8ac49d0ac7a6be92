"""What README and docs tell a user to type exists, and what they link to is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.cli import main as command_line

from ..outputs.command import ROOT, policydocs, snapshot

PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
EACH = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def commands_in(text: str) -> set[str]:
    """The policydocs commands in code of a page."""
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    return set(re.findall(r"policydocs (?:--?\w+(?:[= ]\S+)? )*([a-z]+)\b", code))


def targets_in(text: str) -> set[str]:
    """The `make` targets in code of a page."""
    return set(re.findall(r"(?:^|`|\n)make ([a-z]+)", "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))))


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@EACH
def test_commands_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert commands_in(text) <= set(command_line.COMMANDS)
    assert targets_in(text) <= make_targets()


@EACH
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match("[a-z]+:|#", target):
            assert (page.parent / unquote(target.partition("#")[0])).exists(), target


@EACH
def test_pages_name_no_package_registry_and_no_path_of_a_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.search(r"pypi\.org|npmjs\.|registry\.|/root/|/work/|/tmp/", text) is None


def test_readme_names_the_two_commands_and_shows_word_and_web() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"build", "test"} <= targets_in(text)
    assert {"init", "build", "check"} <= commands_in(text)
    assert len(re.findall(r"!\[[^\]]+\]\(docs/images/[\w-]+\.png\)", text)) >= 2
    assert "pipx install" in text
    assert len(re.findall(r"^\d+\. ", text, re.MULTILINE)) == 10


def test_the_readme_for_the_office_is_chinese_and_holds_no_words_of_programmers() -> None:
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```|`[^`\n]+`|\]\([^)]*\)", "", text, flags=re.DOTALL)
    assert len(re.findall("[\u4e00-\u9fff]", prose)) > 600
    assert re.search("YAML|JSON|Git|Python|Jinja|commit|schema|模板引擎|虚拟环境|解释器|仓库", prose) is None


def test_the_schemas_for_editors_are_those_of_the_program(tmp_path: Path) -> None:
    assert policydocs("schema", "--output", tmp_path).code == 0
    assert snapshot(ROOT / "docs" / "schema") == snapshot(tmp_path), "run `make schema`"


def test_model_files_name_their_schema_for_editors() -> None:
    for file in sorted((ROOT / "policies").glob("*/*.yaml")):
        first = file.read_text(encoding="utf-8-sig").splitlines()[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert named is not None, file.name
        assert (file.parent / named[1]).is_file(), file.name


def test_the_changelog_names_the_version_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{project['version']}]" in text or "## [Unreleased]" in text
    assert "keepachangelog.com" in text


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = [
        *project["project"]["dependencies"],
        *(name for extra in project["project"]["optional-dependencies"].values() for name in extra),
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = {re.split(r"[\s<>=~!\[;]", line)[0] for line in declared}
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_the_git_repository_keeps_no_output() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"/output/", "/build/", "/.venv/", "node_modules"} <= set(ignored)
