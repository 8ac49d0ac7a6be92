"""Published files that are nested without end cost a finding, never a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.audit.audit import audit
from generator.audit.checks.site import site_altered
from generator.finding import Severity
from generator.plain_json import read_json
from generator.policy.load import load_policy
from generator.publish.edition import FinishedEdition, with_kept
from generator.publish.standing import own_record
from tests.audit.case import own_files, small_edition
from tests.audit.edits import mended
from tests.builders import NAME
from tests.zips import unzipped, zipped

DEPTHS = (100, 300, 700, 5_000, 100_000)
LISTS: Callable[[int], str] = lambda deep: "[" * deep + "]" * deep  # noqa: E731
OBJECTS: Callable[[int], str] = lambda deep: '{"a":' * deep + "1" + "}" * deep  # noqa: E731
FORM = "forms/gazelle"


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small policy's finished files."""
    return own_files(small_edition(tmp_path_factory.mktemp("small")))


def errors(files: dict[str, bytes]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in audit(files, NAME))


def forged(part: dict[str, bytes], name: str, data: bytes) -> dict[str, bytes]:
    """The edition with one file changed, and the hashes of the manifest mended."""
    files = {**part, name: data}
    mended(files)
    return files


def inside(data: bytes, key: str, nested: str) -> bytes:
    """The JSON object with a value put first."""
    return data.replace(b"{", f'{{"{key}": {nested},'.encode(), 1)


@pytest.mark.parametrize("nested", [LISTS, OBJECTS])
@pytest.mark.parametrize("deep", DEPTHS)
@pytest.mark.parametrize("name", ["policy.json", "ledger.json", "manifest.json"])
def test_deep_json_in_a_published_folder_is_a_finding(
    part: dict[str, bytes], name: str, deep: int, nested: Callable[[int], str]
) -> None:
    assert errors({**part, name: nested(deep).encode()})
    assert errors({**part, name: inside(part[name], "zz", nested(deep))})


@pytest.mark.parametrize("deep", DEPTHS)
@pytest.mark.parametrize("tag", ["div", "p", "span", "table", "ul><li"])
def test_a_deep_page_is_a_finding(part: dict[str, bytes], deep: int, tag: str) -> None:
    page = part["faq.html"].replace(b"</main>", f"<{tag}>".encode() * deep + b"</main>", 1)
    assert page != part["faq.html"]
    assert errors(forged(part, "faq.html", page))


@pytest.mark.parametrize("deep", DEPTHS)
def test_a_deep_definition_in_a_form_is_a_finding(part: dict[str, bytes], deep: int) -> None:
    page = part[f"{FORM}.html"]
    changed = page.replace(b'"fields":', f'"zz": {LISTS(deep)}, "fields":'.encode(), 1)
    assert changed != page
    assert errors(forged(part, f"{FORM}.html", changed))
    parts = unzipped(part[f"{FORM}.docx"])
    data = parts["customXml/item1.xml"]
    parts["customXml/item1.xml"] = data.replace(b'"fields":', f'"zz": {LISTS(deep)}, "fields":'.encode(), 1)
    assert parts["customXml/item1.xml"] != data
    assert errors(forged(part, f"{FORM}.docx", zipped(parts)))


@pytest.mark.parametrize("deep", DEPTHS)
@pytest.mark.parametrize("tag", ["w:p", "w:sdt", "w:sdtContent", "w:tbl"])
def test_a_deep_word_file_is_a_finding(part: dict[str, bytes], deep: int, tag: str) -> None:
    parts = unzipped(part["faq.docx"])
    nested = f"<{tag}>" * deep + f"</{tag}>" * deep
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:body>", f"<w:body>{nested}".encode(), 1)
    assert errors(forged(part, "faq.docx", zipped(parts)))


@pytest.mark.parametrize("deep", DEPTHS)
def test_deep_json_stops_no_build_and_no_look_at_the_start_page(part: dict[str, bytes], deep: int) -> None:
    nested = LISTS(deep).encode()
    assert list(site_altered({"site.json": nested, "index.html": b""}))
    assert own_record(nested) is None
    for ledger in (nested, b'{"statements": %b}' % nested, b'{"statements": [1, {"document": %b}]}' % nested, b"[]"):
        assert with_kept(FinishedEdition({}, ()), {**part, "ledger.json": ledger}).rows == ()


@pytest.mark.parametrize("deep", DEPTHS)
def test_a_deep_review_lock_is_a_finding(tmp_path: Path, deep: int) -> None:
    (tmp_path / "policy.yaml").write_text("id: x", encoding="utf-8")
    for told in (LISTS(deep), f'{{"items": {OBJECTS(deep)}}}', f'{{"items": {{}}, "complete": {LISTS(deep)}}}'):
        (tmp_path / "review.lock").write_text(told, encoding="utf-8")
        assert "review-lock-unreadable" in [finding.code for finding in load_policy(tmp_path, "x").findings]


def test_json_of_our_own_depth_is_read() -> None:
    for text in ('{"a": [{"b": [1, [2, {"c": null}]]}]}', "3", '"x"', LISTS(50)):
        assert read_json(text) == json.loads(text)
    with pytest.raises(ValueError, match="deep"):
        read_json(LISTS(52))
