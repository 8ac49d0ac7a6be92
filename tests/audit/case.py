"""A case of an audit check: a small finished edition, what somebody did to it, and what the check is to say.

tests/cases/README.md is the manual.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal
from unittest import mock

from pydantic import BaseModel, ConfigDict

from generator.audit.audit import AUDIT_CHECKS, audit
from generator.audit.checks.site import site_altered
from generator.audit.looks import Looks
from generator.build import make_files
from generator.documents.compose import TEMPLATE_FUNCTIONS, compose_site
from generator.documents.ledger import LedgerRow, ledger_rows
from generator.documents.site_entries import site_entry
from generator.documents.templates import STYLES, load_templates
from generator.finding import Finding
from generator.looks import looks_of
from generator.making import BuildChoice
from generator.policy.yaml_source import read_yaml
from generator.publish.calendar import CALENDAR, calendar, events_of
from generator.publish.manifest import seal, sha256
from generator.publish.policy_json import part_sums
from generator.publish.site_record import SITE, site_record
from generator.start_page import ASSETS
from generator.workspace import POLICIES, Workspace
from generator.writers.write import load_styles, write

from ..builders import NAME, a_check_subject

FOLDER = Path(__file__).parents[1] / "cases"
SITE_CODE = "site-altered"
_OF_CODE = {each.code: (each,) for each in AUDIT_CHECKS}  # all others say nothing of its code
CODES = (*(registered.code for registered in AUDIT_CHECKS), SITE_CODE)
Files = dict[str, bytes]


class Alteration(BaseModel):
    """One thing done to one file: `find` (or `pattern`, a regular expression) becomes `put`; or the file is `gone`;
    or it has a `text` of its own. `part`: of a Word file."""

    model_config = ConfigDict(extra="forbid")

    file: str
    part: str | None = None
    find: str | None = None
    pattern: str | None = None
    put: str = ""
    everywhere: bool = False
    gone: bool = False
    text: str | None = None

    def apply(self, files: Files) -> None:
        if self.gone:
            del files[self.file]
        elif self.text is not None and self.part is None:
            files[self.file] = self.text.encode()
        elif self.part is None:
            files[self.file] = self._changed(files[self.file])
        else:
            self._in_package(files, self.part)

    def _in_package(self, files: Files, part: str) -> None:
        with zipfile.ZipFile(io.BytesIO(files[self.file])) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        parts[part] = self._changed(parts[part]) if self.text is None else self.text.encode()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)
        files[self.file] = packed.getvalue()

    def _changed(self, data: bytes) -> bytes:
        pattern = self.pattern if self.pattern is not None else re.escape(self.find or "")
        new = self.put if self.pattern is not None else self.put.replace("\\", "\\\\")
        text, count = re.subn(pattern, new, data.decode(), count=0 if self.everywhere else 1)
        assert count, f"{pattern} is not in {self.file}"
        return text.encode()


class Expected(BaseModel):
    """A finding: what its message holds, and the file it points to."""

    model_config = ConfigDict(extra="forbid")

    message: str
    file: str


class AuditCase(BaseModel):
    """One file below tests/cases. `mend`: how far the forger brings manifest and ledger in line afterwards."""

    model_config = ConfigDict(extra="forbid")

    shows: str
    alter: tuple[Alteration, ...] = ()
    mend: Literal["nothing", "manifest", "ledger"] = "manifest"
    expect: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditCaseFile:
    """Where a case stands: tests/cases/<code>/<name>.yaml."""

    path: Path

    @property
    def code(self) -> str:
        return self.path.parent.name

    @property
    def name(self) -> str:
        return f"{self.code}/{self.path.stem}"

    def read(self) -> AuditCase:
        return AuditCase.model_validate(read_yaml(self.path.read_text(encoding="utf-8"), self.path.name).data)


CASES = tuple(AuditCaseFile(path) for path in sorted(FOLDER.glob("*/*.yaml")) if path.parent.name in CODES)


def small_edition(root: Path, *kinds: str) -> Files:
    """The finished files of the small policy of the tests below its name, with start page and assets; `kinds`: of
    documents, all where none is named."""
    shipped = Workspace(Path(__file__).parents[2])
    templates = load_templates(shipped.template_folders, TEMPLATE_FUNCTIONS)
    styles = load_styles(templates)
    subject = a_check_subject(root / POLICIES)
    own = make_files(Workspace(root), templates, styles, subject, BuildChoice(kinds=kinds))
    site = {f"assets/{name}": templates.file(f"{STYLES}/{name}").read_bytes() for name in ASSETS}
    rows: list[LedgerRow] = []
    for document in compose_site((site_entry(NAME, json.loads(own["policy.json"])),), templates):
        site[f"{document.name}.html"] = write(document, "html", styles)
        rows += ledger_rows(document, ("html",), {})
    site[CALENDAR] = calendar(events_of(NAME, json.loads(own["policy.json"])))
    record = site_record(site, {NAME: sha256(own["manifest.json"])}, rows)
    return {**site, SITE: record, **{f"{NAME}/{name}": data for name, data in own.items()}}


def findings_of(case: AuditCase, code: str, edition: Mapping[str, bytes]) -> Iterator[Finding]:
    """What the audit finds of `code` in the edition after the case's alterations."""
    files = dict(edition) if code == SITE_CODE else own_files(edition)
    for each in case.alter:
        each.apply(files)
    if code == SITE_CODE:
        yield from site_altered(files)
        return
    if case.mend == "ledger":
        _mend_ledger(files)
    if case.mend != "nothing":
        _mend_manifest(files)
    with mock.patch("generator.audit.audit.AUDIT_CHECKS", _OF_CODE[code]):
        yield from (finding for finding in tuple(audit(files, NAME, shipped_looks())) if finding.code == code)


@lru_cache(maxsize=1)
def shipped_looks() -> Looks:
    """Of the templates that travel with the tool."""
    templates = load_templates(Workspace(Path(__file__).parents[2]).template_folders, TEMPLATE_FUNCTIONS)
    return looks_of(templates, load_styles(templates))


def own_files(edition: Mapping[str, bytes]) -> Files:
    """The policy's own files by their names in its folder."""
    return {name.removeprefix(f"{NAME}/"): data for name, data in edition.items() if name.startswith(f"{NAME}/")}


def _mend_ledger(files: Files) -> None:
    ledger = json.loads(files["ledger.json"])
    sums = {name: hashlib.sha256(files[name]).hexdigest() for name in ledger["files"] if name in files}
    ledger |= {"files": sums, "model": part_sums(json.loads(files["policy.json"]))}
    files["ledger.json"] = json.dumps(ledger, ensure_ascii=False).encode()


def _mend_manifest(files: Files) -> None:
    told = json.loads(files["manifest.json"])
    told["files"] = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "manifest.json"}
    told["seal"] = seal(told)
    files["manifest.json"] = json.dumps(told, ensure_ascii=False).encode()


__all__ = ["CASES", "CODES", "AuditCase", "AuditCaseFile", "findings_of", "own_files", "small_edition"]
