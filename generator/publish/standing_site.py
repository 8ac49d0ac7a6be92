"""What stands where the start page and its assets go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.errors import OutputError
from generator.message import message
from generator.publish.folder import told
from generator.publish.journal import of_start_page
from generator.publish.manifest import sha256
from generator.publish.site_record import SITE
from generator.publish.standing import is_link, own_record, refused_link


def standing_site(output: Path, files: Mapping[str, bytes], *, force: bool) -> dict[str, str]:
    """SHA-256, by name, of the files that `files` (with site.json) replaces, and of those that are no part of the start
    page any more. Raises OutputError where one was edited by hand or made by nobody knows whom, unless by `force`."""
    with told(output):
        stated = _stated(output / SITE)
        standing = {name: _sum(output, name) for name in sorted(files.keys() | stated.keys())}
    found = {name: data for name, data in standing.items() if data is not None}
    for name, data in found.items():
        if name in files and not force and data not in (sha256(files[name]), stated.get(name)):
            raise _lost(output / name, made=name in stated)
    return {name: data for name, data in found.items() if name in files or data == stated.get(name)}


def _stated(site: Path) -> dict[str, str]:
    """SHA-256, by name, of the start page's files as its record states them, and of the record."""
    record = own_record(site.read_bytes()) if site.is_file() else None
    if not record:
        return {}
    stated = {name: data for name, data in record["files"].items() if of_start_page(name)}
    return {**stated, SITE: sha256(site.read_bytes())}


def _sum(output: Path, name: str) -> str | None:
    path = output / name
    for each in (path, *(parent for parent in path.parents if parent.is_relative_to(output) and parent != output)):
        if is_link(each):
            raise refused_link(each)
    if path.exists() and not path.is_file():
        raise refused_link(path)
    return sha256(path.read_bytes()) if path.is_file() else None


def _lost(path: Path, *, made: bool) -> OutputError:
    if made:
        return OutputError(
            message("{file} was changed after it was published; building would lose the change", file=path),
            hint=message("move the change into the model, templates or office.yaml; --force replaces the file"),
        )
    return OutputError(
        message("{file} stands where a build writes, and nothing tells that a build made it", file=path),
        hint=message("move the file away or name another folder with --output; --force replaces the file"),
    )
