"""Forged looks: every sum mended (ledger, manifest, site.json, the Word file inside a form's page), every class found.

Against whom this stands: somebody who changes nothing but looks, knows the tool, and mends whatever tells of a change.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from pathlib import Path
from textwrap import wrap

import pytest

from generator.publish.manifest import seal
from generator.publish.policy_json import part_sums
from generator.verify import verify_folder
from generator.workspace import Workspace
from tests.audit.case import small_edition
from tests.audit.edits import Edit, Files
from tests.audit.forged_pages import FOLDER_LOOKS, PAGE_LOOKS
from tests.audit.forged_word import WORD_LOOKS

_ROOT = Path(__file__).resolve().parents[2]
_DAY = date(2025, 6, 30)
_FEWEST = 60  # classes of forged looks that are to be found
FORGED = (*WORD_LOOKS, *PAGE_LOOKS, *FOLDER_LOOKS)
_WORD_FILE = re.compile(rb'(id="form-word-file">\n).*?(\n</script>)', re.DOTALL)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The small policy of the tests as a whole output folder."""
    return small_edition(tmp_path_factory.mktemp("whole"))


def fully_mended(files: Files) -> None:
    """What a thorough forger does at the end: each sum is that of the file as it is now."""
    _carry_word_files(files)
    for folder in [name.removesuffix("manifest.json") for name in files if name.endswith("/manifest.json")]:
        own = {name.removeprefix(folder): data for name, data in files.items() if name.startswith(folder)}
        ledger = json.loads(own["ledger.json"])
        ledger["files"] = {name: _sum(own[name]) for name in ledger["files"] if name in own}
        ledger["model"] = part_sums(json.loads(own["policy.json"]))
        own["ledger.json"] = _dumped(ledger)
        manifest = json.loads(own["manifest.json"])
        manifest["files"] = {name: _sum(data) for name, data in own.items() if name != "manifest.json"}
        own["manifest.json"] = _dumped(manifest | {"seal": seal(manifest)})
        files.update({folder + name: data for name, data in own.items()})
    site = json.loads(files["site.json"])
    site["policies"] = {name: _sum(files[f"{name}/manifest.json"]) for name in site["policies"]}
    outside = (name for name in files if name != "site.json" and name.partition("/")[0] not in site["policies"])
    site["files"] = {name: _sum(files[name]) for name in outside}
    files["site.json"] = _dumped(site | {"seal": seal(site)})


def _carry_word_files(files: Files) -> None:
    """The page of a form carries the Word file as it is now."""
    for name in [each for each in files if "/forms/" in each and each.endswith(".docx")]:
        page = f"{name.removesuffix('.docx')}.html"
        lines = "\n".join(wrap(base64.b64encode(files[name]).decode(), 4000)).encode()
        files[page] = _WORD_FILE.sub(lambda found, lines=lines: found[1] + lines + found[2], files[page])  # type: ignore[misc]


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _dumped(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"


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
    files = dict(whole)
    fully_mended(files)
    assert found(put(tmp_path, files)) == {}


@pytest.mark.parametrize(("edit", "code"), [pytest.param(edit, code, id=what) for what, edit, code in FORGED])
def test_a_forged_look_is_found(whole: Files, tmp_path: Path, edit: Edit, code: str) -> None:
    files = dict(whole)
    edit(files)
    changed = {name for name in files.keys() | whole.keys() if files.get(name) != whole.get(name)}
    assert changed
    fully_mended(files)
    assert code in found(put(tmp_path, files))
