"""The pages over many policies: some hundred on each, and the audit reads them all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.audit.checks.site import site_altered
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.publish.folder import write_files
from generator.publish.reading import folder_files
from generator.publish.standing_site import standing_site
from generator.start_page import start_page
from generator.workspace import packaged
from generator.writers.write import load_styles

PAGES = ("guidebook.html", "faq.html", "matrix.html", "index.html", "notice.html")


def policy_files(number: int) -> dict[str, bytes]:
    """As much of a published policy as the start page needs."""
    policy = {
        "title": f"示例市第{number}批措施",
        "status": {"state": "in_term"},
        "validity": {"end": "2027-12-31"},
        "clauses": [],
    }
    manifest = {"tool": {"name": "policydocs"}, "files": {}, "inputs": {}}
    page = b'<html><body><h2 id="forms">x</h2></body></html>'
    data = {"policy.json": policy, "manifest.json": manifest}
    return {name: json.dumps(each).encode() for name, each in data.items()} | dict.fromkeys(PAGES, page)


def published(output: Path, count: int) -> dict[str, bytes]:
    """The site over so many policies, in place."""
    for number in range(count):
        write_files(output / f"zone-{number:04}", policy_files(number))
    templates = load_templates((packaged("templates"),), TEMPLATE_FUNCTIONS)
    site = start_page(output, {}, templates, load_styles(templates))
    write_files(output, site)
    return site


def problems(output: Path) -> list[str]:
    return [f"{finding.message}" for finding in site_altered(folder_files(output))]


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (100, 1), (101, 2), (250, 3)])
def test_some_hundred_policies_a_page(count: int, pages: int, tmp_path: Path) -> None:
    tmp_path.mkdir(exist_ok=True)
    site = published(tmp_path, count)
    names = [name for name in site if name.startswith("index")]
    assert names == ["index.html", *(f"index-{number}.html" for number in range(2, pages + 1))]
    shown = re.sub("</?span>", "", b"".join(site[name] for name in names).decode())  # words of titles stay whole
    assert all(f"示例市第{number}批措施" in shown for number in range(count))
    assert ("index-2.html" in site["index.html"].decode()) is (pages > 1)
    assert problems(tmp_path) == []


def test_each_page_is_read_back(tmp_path: Path) -> None:
    site = published(tmp_path, 101)
    page = tmp_path / "index-2.html"
    page.write_bytes(site["index-2.html"].replace("第100批".encode(), "第900批".encode()))
    found = problems(tmp_path)
    assert any("not the file that was published" in each for each in found)
    assert any("第900批" in each and "not in the ledger" in each for each in found)
    page.unlink()
    assert any("index-2.html is missing" in each for each in problems(tmp_path))


def test_a_page_that_is_no_part_of_it_is_found_and_goes(tmp_path: Path) -> None:
    published(tmp_path, 101)
    (tmp_path / "index-3.html").write_bytes(b"x")
    assert any("index-3.html is no part" in each for each in problems(tmp_path))
    (tmp_path / "index-3.html").unlink()
    smaller = published(tmp_path / "other", 1)
    assert "index-2.html" in standing_site(tmp_path, smaller, force=True)
