"""What a process of its own imports, once another command has found everything out: that it takes the quick way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.outputs.command import SMALL, copy_workspace, replace_in

POLICY = SMALL.name
FAQ = """
faq:
  groups:
    - id: scope
      name: 适用范围
      questions:
        - id: who
          question: 哪些企业可以申请？
          answer: |-
            下列企业可以申请：

            - **瞪羚企业**：{{ awards.gazelle.beneficiary }}；
            - 租用厂房的企业：[租用标准厂房的企业](clause:c02)。
          source: {clause: c02, quote: 对租用标准厂房的企业}
"""  # with a list, which only the Markdown parser knows
# What reads models, notices and prose, and what looks for faults in them.
READERS = {
    "pydantic",
    "pydantic_core",
    "generator.policy.validating",
    "yaml",
    "markdown_it",
    "generator.looking",
    "generator.policy.load",
    "generator.notice.read",
    "generator.checks.run",
}
KINDS = {"generator.documents.kind_file"}  # what reads the declarations of templates


class Desk:
    """A workspace with a cache of its own, and the modules that a command there imports."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.kept = folder, folder / "kept"
        copy_workspace(folder, of=SMALL)
        (folder / "policies" / POLICY / "faq.yaml").write_text(FAQ.lstrip(), "utf-8")

    def imported(self, *words: str, cache: str = "") -> set[str]:
        words = ("--lang", "en", *words, "--as-of", "2025-06-30")
        program = (
            "import sys\nfrom generator.cli.main import run\n"
            f"code = run({list(words)!r})\nprint(*sys.modules)\nsys.exit(code)"
        )
        around = {**os.environ, "POLICYDOCS_CACHE": cache or str(self.kept)}
        ran = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, cwd=self.folder, env=around, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return set(ran.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A policy that was checked, and not built."""
    desk = Desk(tmp_path_factory.mktemp("checked"))
    assert desk.imported("check") > READERS | KINDS
    return desk


def test_a_build_after_a_check_reads_nothing(checked: Desk) -> None:
    output = str(checked.folder / "new")
    assert not (READERS | KINDS) & checked.imported("build", "--output", output)
    assert (checked.folder / "new" / POLICY / "manifest.json").is_file()


def test_neither_does_one_that_makes_a_part_or_counts_on_one_process(checked: Desk) -> None:
    checked.imported("build", "--jobs", "1")
    assert not READERS & checked.imported("build", "--kind", "faq", "--format", "html", "--jobs", "1")


def test_nor_one_after_another_build_of_which_a_page_is_gone(checked: Desk) -> None:
    checked.imported("build")
    (checked.folder / "output" / POLICY / "faq.html").unlink()
    assert not READERS & checked.imported("build")
    assert (checked.folder / "output" / POLICY / "faq.html").is_file()


def test_without_a_cache_or_after_a_change_everything_is_read(tmp_path: Path) -> None:
    """The names above are those that it goes by."""
    desk = Desk(tmp_path)
    assert desk.imported("build", cache="off") > READERS | KINDS
    desk.imported("check")
    replace_in(desk.folder / "policies" / POLICY / "forms.yaml", "label: 补充说明", "label: 其他说明")
    assert desk.imported("build") > READERS
