"""The Nu HTML checker reads pages, and the style sheet inside the form: no error and no warning."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from generator.documents.blocks import Document

from .conftest import Written


def _messages(node_modules: Path, *pages: Path) -> list[dict[str, str]]:
    jar = node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss1m", "-jar", jar, "--format", "json", "--stdout", *pages]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    found: list[dict[str, str]] = json.loads(done.stdout)["messages"]
    return found


def test_every_kind_of_page_is_valid_and_the_checker_would_say_so_if_not(
    site: Written,
    node_modules: Path,
    guidebook: Document,
    form: Document,
    matrix: Document,
    site_index: Document,
) -> None:
    pages = [site(document) for document in (guidebook, form, matrix, site_index)]
    broken = pages[0].with_name("broken.html")
    text = pages[1].read_text(encoding="utf-8").replace("line-height: 1.75", "line-height: red", 1)
    broken.write_text(text.replace("<main", '<p id="main"></p><main'), encoding="utf-8")
    found = _messages(node_modules, *pages, broken)
    assert [message for message in found if not message["url"].endswith("broken.html")] == []
    said = " ".join(message["message"] for message in found)
    assert "Duplicate ID" in said
    assert "line-height" in said
