"""Forged looks: every sum mended (ledger, manifest, site.json, the Word file inside a form's page), every class found.

Against whom this stands: somebody who changes nothing but looks, knows the tool, and mends whatever tells of a change.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from benchmarks.faults.mending import fully_mended
from generator import verify
from generator.errors import UsageError
from generator.making import BuildChoice
from generator.site import build_all
from generator.verify import verify_folder
from generator.workspace import Workspace
from tests.audit.case import small_edition
from tests.audit.conftest import POLICY
from tests.audit.edits import Edit, Files, in_part
from tests.audit.forged_pages import FOLDER_LOOKS, PAGE_LOOKS
from tests.audit.forged_word import WORD_LOOKS

_ROOT = Path(__file__).resolve().parents[2]
_DAY = date(2025, 6, 30)
_SITE = "site-altered"
_FEWEST = 60  # classes of forged looks that are to be found
FORGED = (*WORD_LOOKS, *PAGE_LOOKS, *FOLDER_LOOKS)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The small policy of the tests as a whole output folder."""
    return small_edition(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def of_kind(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Files]:
    """The same as it is built with one kind of documents alone: what is forged in one document is read quickly."""
    return cache(lambda kind: small_edition(tmp_path_factory.mktemp(kind), kind))


@pytest.fixture(scope="module", autouse=True)
def _templates_read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verify, "_at_hand", cache(verify._at_hand))
        yield


KINDS = {"guidebook": "guidebook", "matrix": "matrix", "faq": "faq", "notice": "notice", "forms/gazelle": "form"}


def kind_of(changed: set[str]) -> str | None:
    """The kind of the document that alone was changed."""
    documents = {name.removeprefix("example/").rpartition(".")[0] for name in changed}
    return KINDS.get(documents.pop()) if len(documents) == 1 else None


def put(folder: Path, files: Files) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def found(folder: Path, against: Workspace | None = None) -> dict[str, str]:
    """Code -> a message, of what `verify` says of the folder."""
    return {each.code: str(each.message) for each in verify_folder(folder, against, _DAY, Workspace(_ROOT))}


def test_there_are_classes_enough_and_each_has_a_name_of_its_own() -> None:
    assert len({what for what, *_ in FORGED}) == len(FORGED) >= _FEWEST


def test_an_honest_folder_passes_with_mended_sums_as_well(whole: Files, tmp_path: Path) -> None:
    assert found(put(tmp_path, fully_mended(whole))) == {}


@pytest.mark.parametrize("kind", KINDS.values())
def test_an_honest_folder_with_one_kind_of_documents_passes(
    of_kind: Callable[[str], Files], tmp_path: Path, kind: str
) -> None:
    """But that the start page leads to documents of all kinds."""
    assert found(put(tmp_path, fully_mended(of_kind(kind)))).keys() == {_SITE}


@pytest.mark.parametrize(("edit", "code"), [pytest.param(edit, code, id=what) for what, edit, code in FORGED])
def test_a_forged_look_is_found(
    whole: Files, of_kind: Callable[[str], Files], tmp_path: Path, edit: Edit, code: str
) -> None:
    files = dict(whole)
    edit(files)
    changed = {name for name in files.keys() | whole.keys() if files.get(name) != whole.get(name)}
    assert changed
    kind = kind_of(changed)
    if kind is not None and code != _SITE:
        files = dict(of_kind(kind))
        edit(files)
    assert code in found(put(tmp_path, fully_mended(files)))


def _link(folder: Path) -> None:
    (folder / "example/forms/more.docx").symlink_to("/etc/hostname")


def _link_in_place(folder: Path) -> None:
    place, elsewhere = folder / "example/faq.html", folder.parent / "faq.html"
    place.rename(elsewhere)
    place.symlink_to(elsewhere)


def _folder_elsewhere(folder: Path) -> None:
    (folder / "assets").rename(folder.parent / "assets")
    (folder / "assets").symlink_to(folder.parent / "assets")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "example/note.html")


def _socket(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(folder / "assets/s"))


ENTRIES: tuple[Callable[[Path], None], ...] = (_link, _link_in_place, _folder_elsewhere, _pipe, _socket)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
@pytest.mark.parametrize("lay", ENTRIES, ids=lambda lay: lay.__name__)
def test_what_is_no_file_of_its_own_is_told(whole: Files, tmp_path: Path, lay: Callable[[Path], None]) -> None:
    folder = put(tmp_path / "output", whole)
    lay(folder)
    assert "entry-odd" in found(folder)


def test_a_letterhead_of_the_office_passes_in_its_workspace_and_is_told_elsewhere(tmp_path: Path) -> None:
    """Another reference document and style sheet below templates/styles of the workspace."""
    styles = tmp_path / "templates/styles"
    styles.mkdir(parents=True)
    shipped = _ROOT / "templates/styles"
    (styles / "page.css").write_bytes((shipped / "page.css").read_bytes() + b"\nh1 { color: #700 }\n")
    files = {"reference.docx": (shipped / "reference.docx").read_bytes()}
    in_part("reference.docx", "word/styles.xml", lambda text: text.replace("<w:rPr>", "<w:rPr><w:noProof/>", 1))(files)
    (styles / "reference.docx").write_bytes(files["reference.docx"])
    shutil.copytree(_ROOT / "policies" / POLICY, tmp_path / "policies" / POLICY)
    workspace = Workspace(tmp_path)
    outcomes = build_all(workspace, workspace.policy_names(), _DAY, BuildChoice())
    assert [str(each.message) for outcome in outcomes if outcome.failed for each in outcome.findings] == []
    own = {each.code for each in verify_folder(workspace.output, None, _DAY, workspace)}
    assert own == set()
    assert {each.code for each in verify_folder(workspace.output, workspace, _DAY, workspace)} == set()
    assert found(workspace.output).keys() == {"looks-unknown"}


def test_a_file_larger_than_any_of_ours_is_refused_unread(whole: Files, tmp_path: Path) -> None:
    folder = put(tmp_path, whole)
    with (folder / "example/ledger.json").open("r+b") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(UsageError, match="larger than any file"):
        found(folder)


@pytest.mark.parametrize(
    "odd", ["<!-- x -->", '<td colspan="999999999" rowspan="999999999"></td>', f'<td colspan="{"9" * 5000}"></td>']
)
def test_odd_cells_of_a_page_are_told_at_once(whole: Files, tmp_path: Path, odd: str) -> None:
    files = {
        **whole,
        "example/guidebook.html": whole["example/guidebook.html"].replace(b"</tr>", f"{odd}</tr>".encode(), 1),
    }
    assert "active-content" in found(put(tmp_path, fully_mended(files)))
