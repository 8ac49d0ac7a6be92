"""No English in what Chinese readers see: Latin words in finished files are those of a short list."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from .command import ROOT
from .conftest import Built
from .finished import W, page, page_lines, word_lines, word_parts

# PPP and Word stand in the Chinese text itself; the check code in a form's footer is hexadecimal.
ALLOWED = {"PPP", "Word", "FAQ"}
CHECK_CODE = re.compile("校验码[0-9a-f]{8}(?![0-9a-f])")
LATIN = re.compile("[A-Za-z]{2,}")
_SHOWN_ATTRIBUTES = ("title", "alt", "placeholder", "aria-label", "content", "label", "data-closed", "summary")
_MACHINE_META = {"viewport", "color-scheme", "format-detection", "generator", "robots", "referrer", "theme-color"}


def latin_words(text: str) -> set[str]:
    return set(LATIN.findall(CHECK_CODE.sub("", text))) - ALLOWED


@pytest.mark.parametrize("edition", ["lapsed", "in_force"])
def test_pages_show_no_english(edition: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(edition)
    leaks = {path.name: latin_words("\n".join(page_lines(path))) for path in built.pages}
    assert {name: words for name, words in leaks.items() if words} == {}


@pytest.mark.parametrize("edition", ["lapsed", "in_force"])
def test_word_files_show_no_english(edition: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(edition)
    leaks = {}
    for path in built.word_files:
        shown = ["".join(part.itertext(f"{W}t")) for part in word_parts(path)]
        leaks[path.name] = latin_words("\n".join([*word_lines(path), *shown]))
    assert {name: words for name, words in leaks.items() if words} == {}


def test_titles_and_what_a_screen_reader_says_are_chinese(lapsed: Built) -> None:
    leaks = {}
    for path in lapsed.pages:
        tree = page(path)
        said = [
            str(element.get(name))
            for element in tree.iter()
            for name in _SHOWN_ATTRIBUTES
            if element.get(name)
            and element.get("http-equiv") is None
            and not (element.tag == "meta" and (element.get("name") in _MACHINE_META or name != "content"))
            and not re.fullmatch(r"[\w.:/-]+|.*charset.*", str(element.get(name)), re.ASCII)
        ]
        leaks[path.name] = latin_words("\n".join([*tree.xpath("//title/text()"), *said]))
    assert {name: words for name, words in leaks.items() if words} == {}


def test_what_a_form_says_while_it_is_filled_in_is_chinese() -> None:
    """Not in the page as it lies there: the scripts show it."""
    told = (ROOT / "templates" / "styles" / "form-words.json").read_text(encoding="utf-8")
    said = re.sub(r'"\w+":|\{\w+\}|_\w*\.json|\.docx', "", told)
    assert latin_words(said) == set()


def test_pages_say_that_they_are_chinese(lapsed: Built) -> None:
    assert {page(path).get("lang") for path in lapsed.pages} == {"zh-CN"}


def test_titles_and_control_names_of_word_files_are_chinese(lapsed: Built) -> None:
    for path in lapsed.word_files:
        with zipfile.ZipFile(path) as package:
            core = package.read("docProps/core.xml").decode()
        title = re.search("<dc:title>(.+?)</dc:title>", core)
        assert title is not None, path.name
        assert latin_words(title[1]) == set(), path.name
        assert "<dc:language>zh-CN</dc:language>" in core
        aliases = [each.get(f"{W}val") or "" for part in word_parts(path) for each in part.iter(f"{W}alias")]
        assert latin_words("\n".join(aliases)) == set(), path.name


def test_a_page_without_its_scripts_still_shows_every_word(lapsed: Built) -> None:
    for path in lapsed.pages:
        text = path.read_text(encoding="utf-8")
        assert "hidden" not in {name for element in page(path).iter() for name in element.attrib}, path.name
        assert "document.write" not in text


def test_a_finished_text_would_be_found_to_leak(tmp_path: Path) -> None:
    leak = tmp_path / "page.html"
    leak.write_text("<html lang=zh-CN><body><p>政策 undefined</p><p>PPP 合作</p></body></html>", encoding="utf-8")
    assert latin_words("\n".join(page_lines(leak))) == {"undefined"}
