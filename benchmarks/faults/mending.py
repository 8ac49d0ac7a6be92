"""What a thorough forger does at the end: every sum is that of the file as it is now.

That is ledger.json (for which files and which model it was written), manifest.json with its seal, site.json with its
seal, and the Word file that the page of a form carries.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from typing import Any

from generator.publish.manifest import LEDGER, MANIFEST, POLICY, seal, sha256
from generator.publish.policy_json import dump, part_sums
from generator.publish.site_record import SITE

_WORD_FILE = re.compile(rb'(id="form-word-file">\n).*?(\n</script>)', re.DOTALL)
_LINE = 4000  # characters of base64 in a line


def fully_mended(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an output folder with all sums put right, as far as what holds them can be read at all."""
    found = dict(files)
    _carry_word_files(found)
    for name in [each for each in found if each.endswith(f"/{MANIFEST}")]:
        _mend_policy(found, name.removesuffix(MANIFEST))
    _mend_site(found)
    return found


def _carry_word_files(files: dict[str, bytes]) -> None:
    for name in [each for each in files if "/forms/" in each and each.endswith(".docx")]:
        page = f"{name.removesuffix('.docx')}.html"
        packed = base64.b64encode(files[name])
        lines = b"\n".join(packed[begin : begin + _LINE] for begin in range(0, len(packed), _LINE))
        place = _WORD_FILE.search(files.get(page, b""))
        if place is not None:
            files[page] = files[page][: place.end(1)] + lines + files[page][place.start(2) :]


def _mend_policy(files: dict[str, bytes], folder: str) -> None:
    """Ledger, then manifest, which has the ledger's sum."""
    own = {name.removeprefix(folder): data for name, data in files.items() if name.startswith(folder)}
    ledger, model = _read(own.get(LEDGER)), _read(own.get(POLICY))
    if "files" in ledger and model:
        sums = {name: sha256(data) for name, data in sorted(own.items()) if name not in (LEDGER, MANIFEST)}
        own[LEDGER] = files[folder + LEDGER] = json.dumps(
            ledger | {"files": sums, "model": part_sums(model)}, ensure_ascii=False
        ).encode()
    manifest = _read(own[MANIFEST])
    if manifest:
        manifest["files"] = {name: sha256(data) for name, data in sorted(own.items()) if name != MANIFEST}
        files[folder + MANIFEST] = dump(manifest | {"seal": seal(manifest)})


def _mend_site(files: dict[str, bytes]) -> None:
    site = _read(files.get(SITE))
    if "policies" not in site:
        return
    site["policies"] = {name: sha256(files.get(f"{name}/{MANIFEST}", b"")) for name in site["policies"]}
    outside = (name for name in sorted(files) if name != SITE and name.partition("/")[0] not in site["policies"])
    site["files"] = {name: sha256(files[name]) for name in outside}
    files[SITE] = dump(site | {"seal": seal(site)})


def _read(data: bytes | None) -> dict[str, Any]:
    """A JSON object; empty where it is none."""
    try:
        found = json.loads(data or b"")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
