"""The Nu HTML checker reads pages, and the style sheet inside the form: no error and no warning."""

from __future__ import annotations

from pathlib import Path

from generator.documents.blocks import Document
from tests.outputs.judges import html_faults

from .conftest import Written


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
    found = html_faults([*pages, broken], node_modules)
    assert [each for each in found if not each.startswith("broken.html:")] == []
    said = " ".join(found)
    assert "Duplicate ID" in said
    assert "line-height" in said
