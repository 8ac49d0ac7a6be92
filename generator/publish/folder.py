"""From staged files to the output folder: all of a policy's files or none; nothing rewritten when nothing changed."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.errors import OutputError
from generator.finding import Finding, Place
from generator.message import message
from generator.plain_json import read_json
from generator.publish.manifest import MANIFEST, sha256


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its relative name with forward slashes; empty when there is no folder."""
    if not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def publish(files: Mapping[str, bytes], before: Mapping[str, bytes], folder: Path) -> tuple[str, ...]:
    """Put `files` in place of `before` in `folder`: all or nothing. Returns the names that are new, other or gone."""
    changed = tuple(sorted(name for name in files.keys() | before.keys() if files.get(name) != before.get(name)))
    if changed:
        switch(stage(folder, files), folder)
    return changed


def edited_by_hand(before: Mapping[str, bytes], policy: str) -> Iterator[Finding]:
    """A published file that somebody changed by hand is not replaced unseen: building stops, unless `--force`.

    Passes: output/ as the last build left it.

    Fails: a word was corrected in guidebook.docx with Word. The correction belongs into the model or a template.
    """
    if MANIFEST not in before:
        return
    published = _published(before[MANIFEST])
    for name, data in before.items():
        if name in published and sha256(data) != published[name]:
            yield Finding(
                code="edited-by-hand",
                message=message("{file} was changed after it was published; building would lose the change", file=name),
                hint=message("move the change into the model, templates or office.yaml; --force replaces the file"),
                policy=policy,
                place=Place(f"output/{policy}/{name}"),
            )


def _published(data: bytes) -> dict[str, str]:
    """File name -> SHA-256 as a manifest states them; nothing where it is no manifest any more."""
    try:
        files = read_json(data)["files"]
    except (ValueError, KeyError, TypeError):
        return {}
    return files if isinstance(files, dict) else {}


def stage(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write `files` into a fresh staging folder beside `folder` and return it."""
    staging = folder.parent / f".{folder.name}.staging-{os.getpid()}"
    shutil.rmtree(staging, ignore_errors=True)
    for name, data in files.items():
        path = staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return staging


def switch(staging: Path, folder: Path) -> None:
    """Put the staged folder in place of `folder`. On failure the old folder is back where it was.

    Raises OutputError, for example on Windows when Word holds a file of the old folder open.
    """
    old = folder.parent / f".{folder.name}.old-{os.getpid()}"
    try:
        if folder.exists():
            folder.rename(old)
        staging.rename(folder)
    except OSError as error:
        if old.exists() and not folder.exists():
            old.rename(folder)
        discard(staging)
        raise OutputError(
            message("{folder} cannot be replaced: {problem}", folder=folder, problem=error.strerror or error),
            hint=message("close the files of this folder in Word and the file manager, then build again"),
        ) from error
    discard(old)


def discard(folder: Path) -> None:
    """Remove a staging folder or an old one; what cannot be removed now is left for the next build."""
    shutil.rmtree(folder, ignore_errors=True)


def clear_leftovers(output: Path) -> None:
    """Remove what an interrupted build left behind."""
    for path in output.glob(".*.staging-*"):
        discard(path)
    for path in output.glob(".*.old-*"):
        name = path.name[1:].rpartition(".old-")[0]
        if (output / name).exists():
            discard(path)
        else:
            path.rename(output / name)


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write `data` unless the file holds it already; through a neighbour file, so that a reader sees old or new."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    neighbour = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        neighbour.write_bytes(data)
        neighbour.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            neighbour.unlink()
        raise OutputError(
            message("{file} cannot be written: {problem}", file=path, problem=error.strerror or error),
            hint=message("close the file in other programs, then build again"),
        ) from error
    return True
