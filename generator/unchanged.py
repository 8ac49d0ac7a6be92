"""What stands and needs no work: a policy whose folder is, file by file, what a build made of just these inputs.

Nothing here imports what composes, reads or checks: a command with nothing to do stays fast.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.dataclass import dataclass
from generator.errors import UsageError
from generator.finding import Finding
from generator.kept.finding_json import NotPlainError, findings_of_json
from generator.kept.folder import HELD_TRACES, UNLIKE, Cache
from generator.kept.held_findings import HeldFindings, json_of
from generator.kept.inputs import file_sums, sum_of_sums
from generator.kept.published import MANIFEST, earlier_folders, is_as_published, sum_of, sum_of_file
from generator.kept.steady import Steady, steady_of
from generator.kept.tied import Tied, tied
from generator.message import Message
from generator.plain_json import read_json
from generator.workspace import Workspace

_POLICY, _SITE, _WORK = "policy.json", "site.json", ".policydocs"  # as publish/ names them
_EDITION, _CHECK, _LISTED, _START_PAGE = "edition", "check", "list", "start page"
_TRACES = "traces"
_LOOKED_AT = frozenset({"ties", "_names", "_shelves"})
_MODEL = "policy.yaml"
_KNOWN_BY = (MANIFEST, _POLICY)  # what is read of a folder that was published
_DOCUMENTS = (".html", ".docx")


@dataclass(frozen=True)
class Memory:
    """What was found out before about a workspace. `cache`: None where there is none: nothing is known then.

    Templates and the ties of policies are looked at once: another `moment`, the name of a build, is another Memory.
    """

    workspace: Workspace
    cache: Cache | None = field(compare=False)
    moment: str = ""

    def __getstate__(self) -> dict[str, Any]:
        """What travels to another process: not what policies are called, of which there are thousands."""
        return {name: value for name, value in self.__dict__.items() if name not in _LOOKED_AT}

    @cached_property
    def templates(self) -> str:
        """The sum over all templates in force, each folder with its reviews."""
        folders = [sum_of_sums(file_sums(folder)) for folder in self.workspace.template_folders]
        return sum_of_sums({str(number): each for number, each in enumerate(folders)})

    def inputs(self, name: str) -> str:
        """The sum over all that a policy's results are made from, the day aside; none where nothing is known or kept:
        without a cache, or of a folder that cannot be read."""
        own = self.model_files(name)
        return sum_of_sums({"policy": own, "templates": self.templates, **self.around(name)}) if own else ""

    def around(self, name: str) -> dict[str, str]:
        """The sums over all of other policies that counts in what this one gives."""
        others = sum_of_sums({other: self.model_files(other) for other in self.ties.around(name)})
        return {"tied": others, "called": self.ties.called_sum}

    @cached_property
    def ties(self) -> Tied:
        """How the policies of the workspace stand to each other, by the text of their files."""
        return tied({name: _text(self.workspace.policy_folder(name) / _MODEL) for name in self._names})

    @cached_property
    def _names(self) -> tuple[str, ...]:
        try:
            return self.workspace.policy_names()
        except UsageError:  # a single folder, and no workspace around it
            return ()

    @property
    def place(self) -> str:
        """Messages may name folders."""
        return os.path.abspath(self.workspace.root)  # noqa: PTH100 - no link is followed

    @property
    def _output(self) -> str:
        return os.path.abspath(self.workspace.output)  # noqa: PTH100

    # What `list` shows

    def model_files(self, name: str, but: str = "") -> str:
        """The sum over a policy's folder, one file aside; none as for `inputs`."""
        if self.cache is None:
            return ""
        try:
            sums = file_sums(self.workspace.policy_folder(name))
        except OSError:
            return ""
        return sum_of_sums({file: each for file, each in sums.items() if file != but} | {"/": name})

    def all_model_files(self, step: Callable[[str], None] = lambda _: None) -> str:
        """The sum over the folders of all policies; none where one of them gives none. `step` hears of each."""
        sums: dict[str, str] = {}
        for name in self._names:
            sums[name] = self.model_files(name)
            step(name)
        return sum_of_sums(sums) if sums and all(sums.values()) else ""

    def listed(self, asked: tuple[str, ...], files: str, as_of: date) -> list[Any] | None:
        """What `list` showed of just these policies, None where nobody knows. `asked`: its options and the language;
        `files`: the sum over all of them."""
        if self.cache is None or not files:
            return None
        found = self.cache.load(_LISTED, files, *asked)
        try:
            known = found["shown"]
            return known if isinstance(known, list) and steady_of(found["steady"]).holds(as_of) else None
        except UNLIKE:
            return None

    def keep_listed(self, asked: tuple[str, ...], files: str, steady: Steady, shown: list[Any]) -> None:
        """`files`: as they were before the policies were loaded."""
        if self.cache is not None and files and files == self.all_model_files():
            self.cache.store({"shown": shown, "steady": steady.as_json()}, _LISTED, files, *asked)

    # What a check found

    def checked(self, name: str, as_of: date, *, quick: bool) -> tuple[Finding, ...] | None:
        """The findings of a check of just these files, None where nobody knows."""
        inputs = self.inputs(name)
        if self.cache is None or not inputs:
            return None
        found = self.cache.load(_CHECK, self.place, name, inputs, str(quick))
        return _findings(found, as_of)

    def keep_check(self, name: str, inputs: str, steady: Steady, findings: Sequence[Finding], *, quick: bool) -> None:
        """After a check. `inputs`: as they were before it; where they are others by now, nothing is kept."""
        if self.cache is not None and inputs and inputs == self.inputs(name):
            data = _as_json(steady, findings)
            if data is not None:
                self.cache.store(data, _CHECK, self.place, name, inputs, str(quick))

    # What a build made

    def stands(self, name: str, as_of: date, *, public: bool) -> UnchangedPolicy | None:
        """The policy's folder, where it is what a build (`public`: for a public site) would make now, whole and with
        no file besides."""
        inputs = self.inputs(name)
        if self.cache is None or not inputs:
            return None
        folder = self.workspace.output / name
        try:
            manifest = (folder / MANIFEST).read_bytes()
        except OSError:
            return None
        key = (self.place, self._output, name, inputs, str(public), sum_of(manifest), self._kept(name))
        found = self.cache.load(_EDITION, *key)
        findings = _findings(found, as_of)
        if findings is None or not is_as_published(folder, manifest):
            return None
        return UnchangedPolicy(name, HeldFindings.of(findings, found["findings"]), tuple(found["files"]))

    def keep_edition(
        self,
        name: str,
        inputs: str,
        steady: Steady,
        findings: Sequence[Finding],
        files: tuple[str, ...],
        *,
        public: bool,
    ) -> None:
        """Once the edition is published, and its inputs are those from before the build."""
        if self.cache is None:
            return
        data = _as_json(steady, findings)
        if data is not None:
            manifest = (self.workspace.output / name / MANIFEST).read_bytes()
            key = (self.place, self._output, name, inputs, str(public), sum_of(manifest), self._kept(name))
            self.cache.store({**data, "files": list(files)}, _EDITION, *key)

    def _kept(self, name: str) -> str:
        """The sum over what the earlier editions beside a policy's folder are known by."""
        folders = self._shelves.get(name, ())
        return sum_of_sums({f"{folder}/{file}": sum_of_file(folder / file) for folder in folders for file in _KNOWN_BY})

    @cached_property
    def _shelves(self) -> dict[str, list[Path]]:
        return earlier_folders(self.workspace.output)

    def traces(self, manifest: bytes) -> Any:
        """What is known of how the documents of an edition were made (remaking.py), None where it is nothing."""
        if self.cache is None:
            return None
        held = self.cache.load(_TRACES, sum_of(manifest))
        return self.cache.load(HELD_TRACES, *held) if isinstance(held, list) and all(map(_is_text, held)) else None

    def hold_traces(self, name: str, traces: bytes) -> bool:
        """Of an edition that this build will publish, as JSON, from the process that made it; nobody believes them
        before keep_traces. Whether there is a cache for it."""
        if self.cache is not None:
            self.cache.store(traces, HELD_TRACES, self.moment, self._output, name)
        return self.cache is not None

    def keep_traces(self, name: str, moment: str) -> None:
        """Those that the build `moment` holds, once the edition is published, and its inputs are those from before the
        build."""
        if self.cache is not None:
            manifest = (self.workspace.output / name / MANIFEST).read_bytes()
            self.cache.store([moment, self._output, name], _TRACES, sum_of(manifest))

    # The start page

    def start_page_stands(self) -> bool:
        """Whether the start page is what a build would make of the folders that stand."""
        if self.cache is None:
            return False
        try:
            site = (self.workspace.output / _SITE).read_bytes()
            known = self.cache.load(_START_PAGE, self._output, self.templates, self._published())
            return bool(known == sum_of(site)) and all(
                sum_of((self.workspace.output / name).read_bytes()) == made
                for name, made in read_json(site)["files"].items()
            )
        except (OSError, *UNLIKE):
            return False

    def keep_start_page(self) -> None:
        """Once it is published, with these templates."""
        if self.cache is not None:
            site = (self.workspace.output / _SITE).read_bytes()
            self.cache.store(sum_of(site), _START_PAGE, self._output, self.templates, self._published())

    def _published(self) -> str:
        """The sum over what the start page is made from: model and manifest of every folder."""
        sums: dict[str, str] = {}
        with os.scandir(self.workspace.output) as entries:
            for folder in sorted(entry.path for entry in entries if entry.is_dir() and not entry.name.startswith(".")):
                for name in _KNOWN_BY:
                    sums[f"{folder}/{name}"] = sum_of_file(Path(folder, name))
        return sum_of_sums(sums)


@dataclass(frozen=True, slots=True)
class UnchangedPolicy:
    """A policy's folder that needs no work; `files`: what the build made."""

    name: str
    findings: Sequence[Finding]
    files: tuple[str, ...]

    @property
    def documents(self) -> dict[str, Message | None]:
        """Why each document was made anew: for no reason, they stand."""
        return dict.fromkeys(name.rpartition(".")[0] for name in self.files if name.endswith(_DOCUMENTS))


def at_work(output: Path) -> bool:
    """Whether a build is at work in an output folder, or one was broken off there."""
    return os.path.lexists(output / _WORK)


def _as_json(steady: Steady, findings: Sequence[Finding]) -> dict[str, object] | None:
    try:
        return {"steady": steady.as_json(), "findings": json_of(findings)}
    except NotPlainError:
        return None


def _findings(found: Any, as_of: date) -> tuple[Finding, ...] | None:
    try:
        return findings_of_json(found["findings"]) if steady_of(found["steady"]).holds(as_of) else None
    except UNLIKE:
        return None


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""  # loading says what is wrong with it
