"""Puts a mutant into a copy of the workspace, runs the commands, and takes it out again."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.faults.command import Ran, run
from benchmarks.faults.fault import Files, Mutant, Stage
from benchmarks.faults.original import AS_OF, Original
from generator.publish.folder import read_folder

Runner = Callable[[tuple[str, ...]], Ran]
CHECK, BUILD, VERIFY, AGAINST = "check", "build", "verify", "verify --against"


@dataclass(frozen=True, slots=True)
class Trial:
    """How a mutant fared. `command`: the last one that ran, the killing one if `killed`; `found`: its error codes."""

    mutant: Mutant
    command: str
    code: int
    found: tuple[str, ...]
    said: str
    equivalent: bool = False

    @property
    def killed(self) -> bool:
        """Exit code 1; a folder that contradicts itself must be told without a workspace to compare it with."""
        return self.code == 1 and (self.command != AGAINST or self.mutant.against)

    @property
    def survived(self) -> bool:
        return not self.killed and not self.equivalent


class Bench:
    """A copy of the reviewed workspace on disk, with its published folder."""

    def __init__(self, original: Original, runner: Runner = run) -> None:
        self._original = original
        self._runner = runner
        self._folder = Path(tempfile.mkdtemp(prefix="faults-"))
        self._root = self._folder / "workspace"
        self._published = self._folder / "published"
        put(self._root, original.source)
        put(self._published, original.published)

    def close(self) -> None:
        shutil.rmtree(self._folder)

    def tried(self, mutant: Mutant) -> Trial:
        """The trial of one mutant; afterwards everything is as before."""
        source = mutant.stage is Stage.SOURCE
        place, whole = (self._root, self._original.source) if source else (self._published, self._original.published)
        put(place, mutant.files)
        try:
            return self._source(mutant) if source else self._folder_of(mutant)
        finally:
            put(place, {name: whole.get(name) for name in mutant.files})

    def _source(self, mutant: Mutant) -> Trial:
        """`check`, and where that finds nothing `build` into an empty folder."""
        checked = self._runner(("--root", str(self._root), "check", *AS_OF))
        if checked.code:
            return _trial(mutant, CHECK, checked)
        output = self._folder / "output"
        built = self._runner(("--root", str(self._root), "build", "--output", str(output), *AS_OF))
        same = built.code == 0 and read_folder(output) == self._original.published
        shutil.rmtree(output, ignore_errors=True)
        return _trial(mutant, BUILD, built, equivalent=same)

    def _folder_of(self, mutant: Mutant) -> Trial:
        """`verify` with nothing but the folder, and where that finds nothing against the workspace."""
        verify = ("--root", str(self._root), "verify", str(self._published), *AS_OF)
        alone = self._runner(verify)
        if alone.code:
            return _trial(mutant, VERIFY, alone)
        return _trial(mutant, AGAINST, self._runner((*verify, "--against", str(self._root))))


def _trial(mutant: Mutant, command: str, ran: Ran, *, equivalent: bool = False) -> Trial:
    """Without the mutant's files, which are large and on their way between processes."""
    bare = Mutant(mutant.kind, mutant.stage, mutant.against, mutant.file, mutant.what, {})
    return Trial(bare, command, ran.code, ran.found, ran.said[:2000], equivalent)


def put(folder: Path, files: Mapping[str, bytes] | Files) -> None:
    """Write the files below `folder`; None: remove the file and the folders that it leaves empty."""
    for name, data in files.items():
        path = folder / name
        if data is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        elif path.exists():
            path.unlink()
            for parent in path.parents:
                if parent == folder or any(parent.iterdir()):
                    break
                parent.rmdir()
