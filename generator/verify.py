"""Published folders audited again, and held to what the workspace would make today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.audit.audit import audit
from generator.audit.checks.site import site_altered
from generator.build import Choice, check_policy, make_files
from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import load_templates
from generator.errors import UsageError
from generator.finding import Finding
from generator.message import message
from generator.plain_json import read_json
from generator.publish.findings import not_current
from generator.publish.manifest import LEDGER, MANIFEST, POLICY
from generator.publish.reading import read_settled
from generator.publish.site_record import SITE
from generator.workspace import Workspace
from generator.writers.write import load_styles

_SITE = frozenset({SITE, "index.html"})


def verify_folder(folder: Path, current: Workspace | None, as_of: date) -> Iterator[Finding]:
    """Audit a published policy's folder, or every policy below an output folder.

    `current`: a workspace whose present edition the folder must be. Raises UsageError where nothing is published.
    """
    everything = read_settled(folder)
    editions = {_own_name(everything, folder.name): everything} if _is_published(everything) else _editions(everything)
    site = not _is_published(everything) and any(name in _SITE or name.startswith("assets/") for name in everything)
    if not editions and not site:
        raise UsageError(
            message("{folder} holds no published policy", folder=folder),
            hint=message("build first: `policydocs build`"),
        )
    if site:
        yield from site_altered(everything)
    for name, files in editions.items():
        yield from audit(files, name)
        if current is not None:
            yield from _not_current(files, name, current, as_of)


def _editions(files: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """The files of each published policy of an output folder, by the name of its folder."""
    names = sorted({name.partition("/")[0] for name in files if "/" in name})
    found = {name: _below(files, name) for name in names if not name.startswith(".")}
    return {name: below for name, below in found.items() if _is_published(below)}


def _below(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    return {name.removeprefix(f"{folder}/"): data for name, data in files.items() if name.startswith(f"{folder}/")}


def _own_name(files: Mapping[str, bytes], named: str) -> str:
    """The policy of a folder that was taken out of output/, and perhaps renamed: what its policy.json says."""
    try:
        told = read_json(files[POLICY])["id"]
    except (KeyError, TypeError, ValueError):
        return named
    return told if isinstance(told, str) else named


def _is_published(files: Mapping[str, bytes]) -> bool:
    """Those of a policy's folder, also of one that has lost its manifest."""
    return any(name in files for name in (MANIFEST, LEDGER, POLICY))


def _not_current(files: dict[str, bytes], name: str, current: Workspace, as_of: date) -> Iterator[Finding]:
    """The files that the workspace would make differently today."""
    current.chosen((name,))
    templates = load_templates(current.template_folders, TEMPLATE_FUNCTIONS)
    checked = check_policy(current, templates, name, as_of)
    if checked.subject is None:
        yield from checked.findings
        return
    made = make_files(current, templates, load_styles(templates), checked.subject, Choice())
    for file in sorted(files.keys() | made.keys()):
        if files.get(file) != made.get(file):
            yield not_current(file, name)
