"""The Nu HTML checker reads pages and style sheet: no error and no warning."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from generator.documents.blocks import Document

from .conftest import STYLES, Written


def _messages(node_modules: Path, *arguments: str | Path) -> list[dict[str, object]]:
    jar = node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss1m", "-jar", jar, "--format", "json", "--stdout", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    found: list[dict[str, object]] = json.loads(done.stdout)["messages"]
    return found


def test_every_kind_of_page_is_valid_html(
    site: Written,
    node_modules: Path,
    guidebook: Document,
    form: Document,
    matrix: Document,
    site_index: Document,
) -> None:
    pages = [site(document) for document in (guidebook, form, matrix, site_index)]
    assert _messages(node_modules, *pages) == []


def test_the_style_sheet_is_valid_css(node_modules: Path) -> None:
    assert _messages(node_modules, "--css", STYLES / "page.css") == []


def test_the_checker_would_say_so(node_modules: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text('<!DOCTYPE html><html lang="zh-CN"><title>题</title><p id=a><p id=a>', encoding="utf-8")
    assert any("Duplicate ID" in str(message["message"]) for message in _messages(node_modules, broken))
