"""From staged files to the output folder: every policy's folder in one step, the start page behind them; after a kill
the next command goes on where this one was."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.errors import OutputError
from generator.message import Message, message
from generator.publish.exchange import exchange
from generator.publish.folder import beside, discard, remove, told, write_files
from generator.publish.journal import (
    Journal,
    StagedPolicy,
    StagedSite,
    clear_staging,
    read_journal,
    remove_journal,
    staging_folder,
)
from generator.publish.manifest import sha256
from generator.publish.standing import StandingFolder, is_link, refused_link

_SITE = ".site"
_OLD = ".old"
_GONE = ".gone"


def stage_policy(staging: Path, name: str, files: Mapping[str, bytes], standing: StandingFolder) -> StagedPolicy:
    """Writes a policy's folder below `staging`, with what others laid into the standing one. A file that stands there
    with the same bytes is the same file: its time stays. Raises OutputError."""
    folder = staging / name
    with told(folder):
        same = [each for each, data in files.items() if standing.made.get(each) == data]
        linked = {each for each in same if _linked(standing.folder / each, folder / each)}
        write_files(folder, {each: data for each, data in files.items() if each not in linked})
        for each in standing.left_alone(files):
            _carry(standing.folder / each, folder / each)
        return StagedPolicy(name, folder.stat().st_ino, standing.replaced(files))


def to_retire(folder: Path, standing: StandingFolder) -> StagedPolicy:
    """An earlier edition that is to go; of its folder only what a build made, and nobody has changed since."""
    made = {name: sum_ for name, sum_ in standing.sums.items() if sum_ == standing.stated[name]}
    with told(folder):
        return StagedPolicy(folder.name, folder.stat().st_ino, made)


def stage_site(staging: Path, files: Mapping[str, bytes], replaced: dict[str, str]) -> StagedSite:
    """Writes the files of the start page below `staging`, those in folders first. Raises OutputError."""
    with told(staging):
        discard(staging / _SITE)
        write_files(staging / _SITE, files)
    return StagedSite({name: sha256(data) for name, data in files.items()}, replaced)


def _carry(path: Path, target: Path) -> None:
    """The same file under a second name; a copy where the file system has no such thing."""
    if not _linked(path, target):
        shutil.copy2(path, target)


def _linked(path: Path, target: Path) -> bool:
    """Gives the file a second name, where the file system has such a thing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, target)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def switch_policies(output: Path, journal: Journal) -> dict[str, Message]:
    """Puts every staged folder in place. Returns, by policy, why one could not be replaced; it stands as it was."""
    failed: dict[str, Message] = {}
    for each in journal.policies:
        try:
            _switch(staging_folder(output, journal.build) / each.name, output / each.name, each.identity)
        except OSError as error:
            failed[each.name] = message(
                "{folder} cannot be replaced: {problem}", folder=output / each.name, problem=error.strerror or error
            )
    return failed


def retire(output: Path, journal: Journal) -> None:
    """Takes the earlier editions that are to go out of the output folder, each in one step. Raises OSError."""
    for each in journal.gone:
        folder = output / each.name
        if _identity(folder) == each.identity:
            folder.rename(staging_folder(output, journal.build) / f"{each.name}{_GONE}")


def _switch(staged: Path, folder: Path, identity: int) -> None:
    """In one step, where there is an old folder and the system has such a step; else the old one steps aside first.

    On failure the old folder is back where it was. A folder that is in place already stays.
    """
    if _identity(staged) != identity:
        return
    if os.path.lexists(folder) and exchange(staged, folder):
        return
    old = staged.with_name(f"{staged.name}{_OLD}")
    if os.path.lexists(folder):
        folder.rename(old)
    try:
        staged.rename(folder)
    except OSError:
        if old.is_dir():
            old.rename(folder)
        raise


def _identity(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino
    except OSError:
        return None


def put_site(output: Path, journal: Journal) -> None:
    """Puts the files of the start page in place, one after the other, and takes away those that are no part of it any
    more. Raises OSError, OutputError."""
    staged = staging_folder(output, journal.build) / _SITE
    for name, made in journal.site.files.items():
        if not (staged / name).is_file():
            continue  # put already
        target = output / name
        if is_link(target.parent) and target.parent != output:
            raise refused_link(target.parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and sha256(target.read_bytes()) not in (journal.site.replaced.get(name), made):
            target.rename(beside(target))  # somebody has worked on it since
        (staged / name).replace(target)
    for name in journal.site.replaced.keys() - journal.site.files.keys():
        path = output / name
        if path.is_file() and sha256(path.read_bytes()) == journal.site.replaced[name]:
            remove(path)


def clear_old(output: Path, journal: Journal) -> None:
    """Removes the old folders, and of them only what may go: what came into them meanwhile is put into the new ones.

    Raises OSError.
    """
    staging = staging_folder(output, journal.build)
    _put_back(output, staging)
    for each in journal.policies:
        folder = output / each.name
        if _identity(folder) == each.identity:
            for old in (staging / each.name, staging / f"{each.name}{_OLD}"):
                _clear(old, folder, each.replaced)
    for each in journal.gone:
        _clear(staging / f"{each.name}{_GONE}", output / each.name, each.replaced)
    remove_journal(output)
    discard(staging)
    with contextlib.suppress(OSError):
        staging.parent.rmdir()


def _put_back(output: Path, staging: Path) -> None:
    """No old folder goes where nothing stands in its place. Raises OSError."""
    for old in staging.glob(f"*{_OLD}"):
        folder = output / old.name.removesuffix(_OLD)
        if not os.path.lexists(folder):
            old.rename(folder)


def _clear(old: Path, new: Path, replaced: Mapping[str, str]) -> None:
    if old.is_symlink() or not old.is_dir():
        return
    for path in sorted(old.rglob("*")):
        name = path.relative_to(old).as_posix()
        if path.is_symlink() or (path.is_file() and not _may_go(path, new / name, replaced.get(name))):
            target = new / name
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(beside(target) if os.path.lexists(target) else target)
        elif path.is_file():
            remove(path)
    discard(old)


def _may_go(path: Path, carried: Path, approved: str | None) -> bool:
    """What a build made and this one replaced, or what stands in the new folder as well."""
    if approved is not None and sha256(path.read_bytes()) == approved:
        return True
    return carried.is_file() and (carried.samefile(path) or carried.read_bytes() == path.read_bytes())


def finish(output: Path) -> None:
    """Only for the holder of the lock: finishes a publication that was broken off, and removes what was staged and
    never published. Raises OutputError."""
    try:
        journal = read_journal(output)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unfinished(output, message("{problem}", problem=error)) from error
    if journal is None:
        clear_staging(output)
        return
    failed = switch_policies(output, journal)
    for problem in failed.values():
        raise _unfinished(output, problem)
    _set_aside_strangers(output, journal)
    with told(output):
        retire(output, journal)
        put_site(output, journal)
        clear_old(output, journal)


def _set_aside_strangers(output: Path, journal: Journal) -> None:
    """Folders that are neither the staged nor the old ones, as in a copy of an output folder: nobody knows what may
    go, so they are kept."""
    staging = staging_folder(output, journal.build)
    for each in journal.policies:
        if _identity(output / each.name) != each.identity and (staging / each.name).is_dir():
            with told(output):
                (staging / each.name).rename(staging.parent.with_name(f"kept-{journal.build}-{each.name}"))


def _unfinished(output: Path, problem: Message) -> OutputError:
    return OutputError(
        message(
            "a build was broken off while it published, and {folder} is not finished: {problem}",
            folder=output,
            problem=problem,
        ),
        hint=message("close the files of this folder in Word and the file manager, then build again"),
    )
