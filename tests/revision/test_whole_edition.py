"""The whole fictitious revised edition: what it says stands in every document, and nowhere what was.

settled/ is the model that `revise` made of the Qinzhou policy for qinzhou-revised.notice.txt, with all its marks
settled as an office would. What must come and go is written by hand in qinzhou-revised.said.txt.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from ..outputs.command import POLICY, copy_workspace, policydocs
from ..outputs.judges import html_faults, ooxml_faults
from .packing import resolved_by_hand, squeezed
from .resolving import resolved_texts

HERE = Path(__file__).parent
NEW, DAY = "fictitious-2024-9", ("--as-of", "2024-07-01")


def listed(kind: str) -> Mapping[str, list[str]]:
    """Document -> words of qinzhou-revised.said.txt."""
    lines = (HERE / "qinzhou-revised.said.txt").read_text("utf-8").splitlines()
    rows = (line.split(" | ") for line in lines if line.startswith(kind))
    return {head.removeprefix(kind).strip(): words.split() for head, words in rows}


SAYS, TELLS, GONE = listed("new"), listed("pack"), listed("gone")[""]
# The old number may stand in one place: where a document says which notice this one replaced.
REPLACES = "替代《关于促进广西钦州高新技术产业开发区高质量发展的若干措施》（钦政办规〔2021〕12号）（由主管部门说明）"


def run(office: Path, *arguments: str | Path) -> tuple[int, str]:
    ran = policydocs("--root", office, "--lang", "en", *arguments)
    return ran.code, ran.out + ran.err


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with both editions, the new one reviewed and both built; pack/ beside it."""
    folder = copy_workspace(tmp_path_factory.mktemp("whole") / "office")
    target = folder / "policies" / NEW
    shutil.copytree(HERE / "settled", target)
    shutil.copy(HERE / "qinzhou-revised.notice.txt", target / "notice.txt")
    main = target / "policy.yaml"
    main.write_text(re.sub(r"(?m)^id: .*", f"id: {NEW}", main.read_text("utf-8")), "utf-8")
    _, told = run(folder, "review", NEW, "--by", "Li", *DAY)
    named = re.search(r"accepted along with others: (.*)", told)
    assert named is not None, told[-2000:]
    assert run(folder, "review", NEW, *named[1].split(", "), "--by", "Li", *DAY)[0] == 0
    code, told = run(folder, "build", *DAY)
    assert code == 0, told
    code, told = run(folder, "diff", POLICY, NEW, "--pack", folder.parent / "pack", *DAY)
    assert code == 0, told
    return folder


def said_in(ledger: Path) -> Mapping[str, str]:
    """Document -> all that it says, white space aside."""
    found: dict[str, str] = {}
    for row in json.loads(ledger.read_text("utf-8"))["statements"]:
        found[row["document"]] = found.get(row["document"], "") + squeezed(row["text"]) + "\n"
    return found


@pytest.fixture(scope="module")
def said(office: Path) -> Mapping[str, str]:
    return said_in(office / "output" / NEW / "ledger.json")


@pytest.mark.parametrize("document", SAYS)
def test_a_document_says_what_is_new(said: Mapping[str, str], document: str) -> None:
    assert [words for words in SAYS[document] if words not in said[document]] == []


def test_no_document_says_what_was(said: Mapping[str, str]) -> None:
    assert SAYS.keys() | {"proof", "forms/incubation-rent"} == said.keys()
    stale = {name: [words for words in GONE if words in text] for name, text in said.items()}
    assert {name: words for name, words in stale.items() if words} == {}
    numbered = {name: text.replace(REPLACES, "") for name, text in said.items() if name != "proof"}
    assert [name for name, text in numbered.items() if "2021" in text] == []


def test_what_a_page_says_beside_its_statements_is_not_old_either(office: Path) -> None:
    """The files themselves, tags and scripts aside: titles, properties, hidden words."""
    for file in (office / "output" / NEW).rglob("*.html"):
        text = squeezed(re.sub(r"<[^>]*>", "", re.sub(r"(?s)<(script|style).*?</\1>", "", file.read_text("utf-8"))))
        assert [words for words in GONE if words in text] == [], file.name


@pytest.mark.parametrize("document", TELLS)
def test_the_pack_tells_old_and_new(office: Path, document: str) -> None:
    text = said_in(office.parent / "pack/ledger.json")[document]
    assert [words for words in TELLS[document] if words not in text.replace("\n", "")] == []


def test_all_of_it_is_verified(office: Path) -> None:
    assert run(office, "verify")[0] == 0
    assert policydocs("--lang", "en", "verify", office.parent / "pack").code == 0


def test_impact_names_the_documents_of_the_old_edition(office: Path) -> None:
    code, told = run(office, "diff", POLICY, NEW, "--impact", "--format", "json", *DAY)
    assert code == 0
    impact = json.loads(told)
    assert {"guidebook", "faq", "matrix", "notice", "forms/gazelle", "forms/incubator"} <= impact["documents"].keys()
    repealed = next(each for each in impact["changes"] if each["kind"] == "clause_repealed")
    paths = {item["path"] for item in repealed["items"]}
    assert {"measures.asset-operation", "faq.groups.offices-and-publishers.questions.asset-company"} <= paths


def test_the_outside_judges_find_no_error_in_the_pack(office: Path, node_modules: Path) -> None:
    pack = office.parent / "pack"
    for file in sorted(pack.glob("*.docx")):
        assert ooxml_faults(file, node_modules) == [], file.name
    assert html_faults(sorted(pack.glob("*.html")), node_modules) == []


def test_libreoffice_accepts_and_rejects_all_changes_of_the_pack(office: Path, tmp_path: Path) -> None:
    file = office.parent / "pack/tracked.docx"
    texts = resolved_texts(file, tmp_path)
    new, old = (squeezed(texts[name]) for name in ("accepted", "rejected"))
    assert new == resolved_by_hand(file.read_bytes(), "del")
    assert old == resolved_by_hand(file.read_bytes(), "ins")
    for notice, text in (
        (HERE / "qinzhou-revised.notice.txt", new),
        (office / "policies" / POLICY / "notice.txt", old),
    ):
        assert squeezed(notice.read_text("utf-8").replace("**", "")) == text
