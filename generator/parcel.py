"""A policy with everything that its documents are made from, as values: on a machine of a cluster a workspace is laid
out of them, in which the policy is checked or made; findings and files go back."""

from __future__ import annotations

import atexit
import hashlib
import pickle
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock

from generator.before import Before
from generator.build import make_policy
from generator.check_all import CheckResult
from generator.dataclass import dataclass, replace
from generator.errors import PolicydocsError
from generator.finding import Finding
from generator.kept.inputs import file_sums, sum_of_sums
from generator.kept.results import fingerprint_of_results
from generator.making import BuildChoice, Made
from generator.message import Message
from generator.neighbours import Neighbourhood
from generator.publish.findings import policy_unbuildable
from generator.publish.folder import read_folder
from generator.site import check_one, styles_for, told_of
from generator.unchanged import Memory
from generator.workspace import POLICIES, TEMPLATES, Workspace, packaged

_MODEL = "policy.yaml"
_AT_ONCE = Lock()  # the workspace of a process holds one policy at a time
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Parcel:
    """`files`: of the policies that are tied to `name`, and of itself, by their names in the workspace; `around`: what
    is the same for all policies, packed: the workspace's own templates and how its policies are called; `root`: where
    the workspace stands at home, which messages may name."""

    name: str
    as_of: date
    files: Files
    around: bytes
    root: Path


def version() -> str:
    """The sum over all that decides what a policy comes to, besides what travels: code, libraries, templates."""
    return sum_of_sums({"code": fingerprint_of_results(), **file_sums(packaged(TEMPLATES))})


def parcels(memory: Memory) -> Callable[[str, date], Parcel]:
    """Makes the parcel of a policy of the workspace. Raises OSError."""
    workspace = memory.workspace
    own = {} if workspace.root / TEMPLATES == packaged(TEMPLATES) else read_folder(workspace.root / TEMPLATES)
    called = {f"{POLICIES}/{name}/{_MODEL}": text.encode() for name, text in memory.ties.called.items()}
    around = zlib.compress(pickle.dumps({f"{TEMPLATES}/{name}": data for name, data in own.items()} | called))

    def parcel(name: str, as_of: date) -> Parcel:
        files = {
            f"{POLICIES}/{each}/{file}": data
            for each in sorted({name, *memory.ties.around(name)})
            for file, data in read_folder(workspace.policy_folder(each)).items()
        }
        return Parcel(name, as_of, files, around, workspace.root)

    return parcel


def check_parcel(work: tuple[Parcel, bool]) -> CheckResult:
    """What `check` finds, on any machine; the second: without composing and auditing."""
    parcel, quick = work
    with _laid_out(parcel) as around:
        workspace = around.workspace
        assessed = check_one(workspace, parcel.name, parcel.as_of, quick=quick, around=around)
        subject = assessed.checked.subject
        findings = tuple(_at_home(each, workspace.root, parcel.root) for each in assessed.findings)
        return CheckResult(findings, None if subject is None else subject.steady)


def make_parcel(work: tuple[Parcel, BuildChoice, Before]) -> Made:
    """What `build` makes in memory, on any machine."""
    parcel, choice, before = work
    with _laid_out(parcel) as around:
        workspace = around.workspace
        try:
            templates, styles = styles_for(workspace, parcel.name, hashlib.sha256(parcel.around).hexdigest())
            made = make_policy(workspace, templates, styles, parcel.name, parcel.as_of, choice, before, around)
        except (PolicydocsError, OSError) as error:
            made = Made(parcel.name, (policy_unbuildable(told_of(error), parcel.name),))
        return replace(made, findings=tuple(_at_home(each, workspace.root, parcel.root) for each in made.findings))


@contextmanager
def _laid_out(parcel: Parcel) -> Iterator[Neighbourhood]:
    """A workspace with the files of the parcel, which stays for the next one as far as it is the same for all."""
    with _AT_ONCE:
        stubs = _around(parcel.around)
        root = stubs.workspace.root
        names = tuple(dict.fromkeys(name.split("/")[1] for name in parcel.files))
        folders = [root / POLICIES / name for name in names]
        texts = {folder / _MODEL: (folder / _MODEL).read_bytes() for folder in folders if (folder / _MODEL).is_file()}
        _write(root, parcel.files)
        try:
            yield stubs.with_anew(names)
        finally:
            for folder in folders:
                shutil.rmtree(folder, ignore_errors=True)
            for path, data in texts.items():
                path.parent.mkdir(parents=True)
                path.write_bytes(data)


@lru_cache(maxsize=1)
def _around(packed: bytes) -> Neighbourhood:
    """Templates and stubs of all policies, laid out and looked at once a process, not for each of thousands."""
    root = Path(tempfile.mkdtemp(prefix="policydocs-")).resolve()
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    (root / POLICIES).mkdir()
    _write(root, pickle.loads(zlib.decompress(packed)))  # noqa: S301 - made by parcels(), as all that Dask carries
    return Neighbourhood(Workspace(root)).looked_at()


def _write(root: Path, files: Files) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _at_home(finding: Finding, here: Path, home: Path) -> Finding:
    """A finding as it is where the workspace stands: messages may name its folder."""
    names = (str(here), str(home))
    return replace(finding, message=_renamed(finding.message, *names), hint=_renamed(finding.hint, *names))


def _renamed(words: Message, here: str, home: str) -> Message:
    return Message(words.template, {name: _value(value, here, home) for name, value in words.values.items()})


def _value(value: object, here: str, home: str) -> object:
    if isinstance(value, Message):
        return _renamed(value, here, home)
    if isinstance(value, str | Path) and here in str(value):
        return type(value)(str(value).replace(here, home))
    return value
