"""Every finished file before the outside judges: no error, no warning, no violation."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from playwright.sync_api import BrowserContext

from .conftest import Built
from .finished import word_body
from .judges import axe_violations, html_faults, ooxml_faults
from .page_feet import measured

DOCUMENTS = {"guidebook", "faq", "matrix", "proof"}
IN_WORD = {"pending"}  # a list to be filled in
FORMS = {"high-tech-recognition", "gazelle", "incubator", "incubation-rent", "innovation-platform", "patent-purchase"}
# Pages of A4, as real ones have them.
MOST_PAGES = dict.fromkeys(FORMS, 4) | {"guidebook": 14, "faq": 12, "matrix": 5, "proof": 25, "pending": 10}


def test_every_kind_of_document_is_there_in_both_formats(lapsed: Built) -> None:
    made = {path.relative_to(lapsed.folder).as_posix() for path in lapsed.folder.rglob("*") if path.is_file()}
    documents = {f"{name}.{form}" for name in DOCUMENTS for form in ("html", "docx")} | {
        f"{name}.docx" for name in IN_WORD
    }
    forms = {f"forms/{name}.{form}" for name in FORMS for form in ("html", "docx")}
    data = {"index.html", "notice.html", "policy.json", "ledger.json", "manifest.json"}
    assert made == documents | forms | data
    assert (lapsed.output / "index.html").is_file()
    assert {path.name for path in (lapsed.output / "assets").iterdir()} == {"page.css", "reading.js"}


@pytest.mark.parametrize("edition", ["lapsed", "in_force"])
def test_the_open_xml_validator_finds_no_error(
    edition: str, request: pytest.FixtureRequest, node_modules: Path
) -> None:
    files = request.getfixturevalue(edition).word_files
    assert len(files) == len(DOCUMENTS) + len(IN_WORD) + len(FORMS)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda file: [(file.name, fault) for fault in ooxml_faults(file, node_modules)], files))
    assert [fault for faults in found for fault in faults] == []


def test_the_open_xml_validator_would_find_a_wrong_order(lapsed: Built, node_modules: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    document = Document(str(lapsed.folder / "faq.docx"))
    properties = next(document.element.body.iter("{*}pPr"))
    properties.append(properties[0])
    properties.append(properties.makeelement(properties[0].tag, dict(properties[0].attrib)))
    document.save(str(broken))
    assert ooxml_faults(broken, node_modules) != []


@pytest.fixture(scope="module")
def told_of_pages(
    lapsed: Built, in_force: Built, node_modules: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[bool, list[str]]:
    """What the HTML checker says in one run: of the pages of both editions, and (True) of one that was broken."""
    broken = tmp_path_factory.mktemp("broken") / "broken.html"
    text = (lapsed.folder / "faq.html").read_text(encoding="utf-8")
    broken.write_text(text.replace("</main>", '<p id="main">重复</p></main>'), encoding="utf-8")
    told = html_faults([*lapsed.pages, *in_force.pages, broken], node_modules)
    return {of: [fault for fault in told if fault.startswith("broken.html:") is of] for of in (False, True)}


def test_the_html_checker_finds_no_error_and_no_warning(
    told_of_pages: dict[bool, list[str]], lapsed: Built, in_force: Built
) -> None:
    assert len(lapsed.pages) == len(in_force.pages) == len(DOCUMENTS) + len(FORMS) + 3
    assert told_of_pages[False] == []


def test_the_html_checker_would_find_a_repeated_id(told_of_pages: dict[bool, list[str]]) -> None:
    assert any("Duplicate ID" in fault for fault in told_of_pages[True])


def test_axe_finds_no_violation_on_any_page(lapsed: Built, node_modules: Path, browser: BrowserContext) -> None:
    page = browser.new_page()
    found = []
    for path in lapsed.pages:
        page.goto(path.as_uri())
        found += [f"{path.stem}: {violation}" for violation in axe_violations(page, node_modules)]
    page.close()
    assert found == []


def test_libre_office_prints_every_word_file_on_few_and_full_pages(lapsed: Built, tmp_path: Path) -> None:
    printed = [feet for feet, _ in measured(lapsed.folder, tmp_path)]
    pages = {Path(feet.name).stem: len(feet.shares) for feet in printed}
    assert set(pages) == DOCUMENTS | IN_WORD | FORMS
    assert {name: many for name, many in pages.items() if not 3 <= many <= MOST_PAGES[name]} == {}
    assert [feet.line() for feet in printed if feet.wide] == []


def test_python_docx_reads_every_word_file_back(lapsed: Built) -> None:
    for file in lapsed.word_files:
        read = Document(str(file))
        assert read.core_properties.title, file.name
        assert read.core_properties.language == "zh-CN", file.name
        # python-docx lists no paragraphs inside a control, and a form stands in one: its group
        group = read.element.body.find("w:sdt/w:sdtContent", read.element.nsmap)
        inside = read.element.body if group is None else group
        paragraphs = [Paragraph(each, read) for each in inside.iterchildren(qn("w:p"))]
        assert (group is not None) == (file.stem in FORMS), file.name
        assert any(paragraph.text.strip() for paragraph in paragraphs), file.name
        assert (inside.find(qn("w:tbl")) is not None) == (file.stem != "faq"), file.name
        assert len(read.element.body) == len(word_body(file)[0]), file.name
