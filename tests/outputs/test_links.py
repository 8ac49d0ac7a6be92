"""Every link leads somewhere, nothing leads out, and no file asks another host for anything."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from .conftest import Built
from .finished import W, page, word_body

_REFERENCE = ("href", "src", "srcset", "action", "data", "poster", "cite", "formaction", "content")


def references(path: Path) -> list[str]:
    """Every address in a page, those in its style sheets too."""
    tree = page(path)
    found = [value for element in tree.iter() for name, value in element.attrib.items() if name in _REFERENCE]
    styles = " ".join([*(style.text or "" for style in tree.iter("style")), *tree.xpath("//@style")])
    return [*(str(value) for value in found), *re.findall(r"url\(['\"]?([^)'\"]+)", styles)]


def anchors(path: Path) -> list[str]:
    return [str(value) for value in page(path).xpath("//@id")]


def test_every_link_of_every_page_leads_to_a_file_and_an_anchor_that_exist(lapsed: Built) -> None:
    known = {path.resolve(): anchors(path) for path in lapsed.pages}
    dead: list[str] = []
    followed = 0
    for path in lapsed.pages:
        for link in page(path).xpath("//a/@href | //link[@rel='stylesheet']/@href | //script/@src | //img/@src"):
            address = urlsplit(str(link))
            target = (path.parent / unquote(address.path)).resolve() if address.path else path.resolve()
            followed += 1
            if not target.is_file() or (address.fragment and unquote(address.fragment) not in known.get(target, [])):
                dead.append(f"{path.name}: {link}")
    assert followed > 200
    assert dead == []


def test_pages_name_no_other_host_and_no_place_on_this_machine(lapsed: Built) -> None:
    out = [
        f"{path.name}: {value}"
        for path in lapsed.pages
        for value in references(path)
        if re.match(r"[a-z][a-z0-9+.-]*:|//|/", value.strip(), re.IGNORECASE) and not value.startswith("data:")
    ]
    assert out == []


def test_scripts_and_styles_ask_no_other_host(lapsed: Built) -> None:
    for asset in (lapsed.output / "assets").iterdir():
        assert re.search(r"https?://|//[a-z]|@import|fetch\(|XMLHttpRequest", asset.read_text(encoding="utf-8")) is None


def test_ids_are_unique_in_every_page(lapsed: Built) -> None:
    for path in lapsed.pages:
        ids = anchors(path)
        assert len(ids) == len(set(ids)), path.name


def test_every_internal_link_of_word_files_leads_to_a_bookmark(lapsed: Built) -> None:
    linked = 0
    for path in lapsed.word_files:
        body = word_body(path)
        names = [str(each.get(f"{W}name")) for each in body.iter(f"{W}bookmarkStart")]
        wanted = [str(each.get(f"{W}anchor")) for each in body.iter(f"{W}hyperlink") if each.get(f"{W}anchor")]
        assert len(names) == len(set(names)), path.name
        assert set(wanted) <= set(names), path.name
        linked += len(wanted)
    assert linked > 50


def test_the_guidebook_s_contents_and_clause_references_are_links(lapsed: Built) -> None:
    body = word_body(lapsed.folder / "guidebook.docx")
    texts = {"".join(link.itertext(f"{W}t")) for link in body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")}
    assert {"奖补事项一览表", "支持对象和条件", "第二条", "第四条", "第十四条", "第十五条"} <= texts


def test_word_files_point_to_no_other_host_and_hold_no_macro(lapsed: Built) -> None:
    for path in lapsed.word_files:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                assert not name.endswith((".bin", ".exe", ".vba")), f"{path.name}: {name}"
                if name.endswith(".rels"):
                    parts = etree.fromstring(package.read(name))
                    assert [each.get("Target") for each in parts if each.get("TargetMode") == "External"] == []


def test_controls_of_word_forms_have_names_and_ids_of_their_own(lapsed: Built) -> None:
    """The OOXML validator does not see repeated control ids (STANDARDS.md A1)."""
    for path in (lapsed.folder / "forms").glob("*.docx"):
        every = list(word_body(path).iter(f"{W}sdt"))
        controls = [each for each in every if each.find(f"{W}sdtPr/{W}group") is None]
        assert len(every) == len(controls) + 1, "one group around all"
        tags = [str(each.xpath("string(w:sdtPr/w:tag/@w:val)", namespaces={"w": W[1:-1]})) for each in controls]
        ids = [str(each.xpath("string(w:sdtPr/w:id/@w:val)", namespaces={"w": W[1:-1]})) for each in controls]
        titles = [each.xpath("string(w:sdtPr/w:alias/@w:val)", namespaces={"w": W[1:-1]}) for each in controls]
        assert len(controls) > 20, path.name
        assert all(tags), path.name
        assert all(titles), path.name
        assert len(set(tags)) == len(tags), path.name
        assert len(set(ids)) == len(ids), path.name
