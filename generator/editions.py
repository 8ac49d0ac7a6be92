"""What a name on the command line stands for: a policy, a notice file, or one of them at a git revision."""

from __future__ import annotations

import difflib
import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.corrections.apply import corrected
from generator.dataclass import dataclass
from generator.errors import PolicydocsError, UsageError
from generator.message import message
from generator.notice.model import Notice
from generator.notice.read import read_notice, read_parts
from generator.policy.load import MAIN_FILE, load_policy
from generator.policy.model import Policy
from generator.workspace import POLICIES, Workspace, notice_file

_ALIKE = 0.8  # of names of files, which share their ending anyway


@dataclass(frozen=True, slots=True)
class NoticeEdition:
    """A notice as it is understood, corrections of its policy applied; `policy`: the model, where there is one."""

    name: str
    notice: Notice
    policy: Policy | None = None


def edition(workspace: Workspace, name: str) -> NoticeEdition:
    """The edition called `name`: a notice file, a policy of the workspace, or either followed by @REVISION.

    Raises UsageError where there is no such thing, PolicydocsError where git or the model says no.
    """
    if Path(name).is_file():
        return NoticeEdition(name, read_notice(Path(name)))
    plain, at, revision = name.partition("@")
    if not at:
        if Path(name).name != name or Path(name).suffix:
            _as_a_file(workspace, name)
        workspace.chosen((name,))
        return _of_folder(workspace.policy_folder(name), name)
    taken_out = _file_at(Path(plain), revision) if Path(plain).suffix else _folder_at(workspace, plain, revision)
    with taken_out as place:
        return NoticeEdition(name, read_notice(place)) if place.is_file() else _of_folder(place, name)


def _as_a_file(workspace: Workspace, name: str) -> None:
    """Raises UsageError where `name`, which reads as that of a file, is none, and no policy is called so."""
    present = workspace.policy_names() if (workspace.root / POLICIES).is_dir() else ()  # files need no workspace
    if name in present:
        return
    beside = difflib.get_close_matches(Path(name).name, _files_in(Path(name).parent), 1, _ALIKE)
    close = message("did you mean {key}?", key=Path(name).with_name(beside[0])) if beside else None
    raise UsageError(
        message("there is no file {name}, nor a policy of that name", name=name),
        hint=close or message("policies here: {names}", names=", ".join(present) or "-"),
    )


def _files_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _of_folder(folder: Path, name: str) -> NoticeEdition:
    file = notice_file(folder)
    if not (folder / MAIN_FILE).is_file():
        return NoticeEdition(name, read_notice(file))
    loading = load_policy(folder, name)
    if loading.loaded is None:
        first = loading.findings[0]
        raise PolicydocsError(
            message("{name}: the model cannot be read: {problem}", name=name, problem=first.message),
            hint=message("`policydocs check` says where; `policydocs diff` of the two notice files needs no model"),
        )
    policy = loading.loaded.policy
    return NoticeEdition(name, corrected(read_parts(file), policy.readings).notice, policy)


@contextmanager
def _folder_at(workspace: Workspace, policy: str, revision: str) -> Iterator[Path]:
    """The policy's folder at a revision, in a place that is gone afterwards."""
    commit = _commit(workspace.root, revision)
    packed = _git(workspace.root, "archive", "--format=tar", commit, f"{POLICIES}/{policy}")
    with TemporaryDirectory() as place, tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(place, filter="data")
        yield Path(place) / POLICIES / policy


@contextmanager
def _file_at(file: Path, revision: str) -> Iterator[Path]:
    commit = _commit(file.parent, revision)
    data = _git(file.parent, "show", f"{commit}:./{file.name}")
    with TemporaryDirectory() as place:
        taken_out = Path(place) / file.name
        taken_out.write_bytes(data)
        yield taken_out


def _commit(folder: Path, revision: str) -> str:
    return _git(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()


def _git(folder: Path, *arguments: str) -> bytes:
    """What git writes. Raises UsageError with git's own words."""
    program = shutil.which("git")
    if program is None:
        raise UsageError(message("git is not installed; a revision after @ needs it"))
    ended = subprocess.run([program, "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603
    if ended.returncode:
        told = ended.stderr.decode(errors="replace").strip().splitlines()
        raise UsageError(
            message("git: {words}", words=told[-1] if told else ended.returncode),
            hint=message("after @ stands a revision of git: my-policy@HEAD~1, my-policy@v2024"),
        )
    return ended.stdout
