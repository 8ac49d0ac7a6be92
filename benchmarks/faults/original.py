"""What is mutated: a reviewed copy of the workspace, what it publishes, and an older edition of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.faults.command import Ran, run
from generator.publish.folder import read_folder

POLICY = "qinzhou-gxq-2021-12"
FOLDER = f"policies/{POLICY}"
AS_OF = ("--as-of", "2025-06-30")
_EDITION = re.compile("第一版")


@dataclass(frozen=True)
class Original:
    """`source`: every file of the workspace; `published`: every file of output/; `older`: an edition before it."""

    source: Mapping[str, bytes]
    published: Mapping[str, bytes]
    older: Mapping[str, bytes]

    def text(self, name: str) -> str:
        return self.source[name].decode()

    def model_text(self, name: str) -> str:
        """A file of the policy's folder."""
        return self.text(f"{FOLDER}/{name}")

    @cached_property
    def model(self) -> dict[str, Any]:
        """policy.json as published."""
        data: dict[str, Any] = json.loads(self.published[f"{POLICY}/policy.json"])
        return data

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Names of the organisations, longest first."""
        names = (str(each["name"]) for each in self.model["organisations"].values())
        return tuple(sorted(names, key=lambda name: (-len(name), name)))

    @cached_property
    def shown(self) -> dict[str, str]:
        """Model path -> the words that documents print for it."""
        rows = json.loads(self.published[f"{POLICY}/ledger.json"])["statements"]
        return {span["path"]: span["text"] for row in rows for span in row["spans"] if span["path"]}

    def templates(self) -> dict[str, str]:
        """The templates of documents by name; those of the site's own start page are no policy's."""
        return {
            name: data.decode()
            for name, data in sorted(self.source.items())
            if name.startswith("templates/") and name.endswith(".xml.j2") and not name.startswith("templates/site/")
        }

    def documents(self, ending: str) -> dict[str, bytes]:
        """The finished documents of the policy with that ending."""
        return {
            name: data
            for name, data in sorted(self.published.items())
            if name.startswith(f"{POLICY}/") and name.endswith(ending)
        }


def prepare(checkout: Path, folder: Path, *, proven: bool = True) -> Original:
    """A reviewed workspace in `folder`/workspace, built.

    `proven`: also that no command finds anything in it. Raises RuntimeError where a command does not leave with 0.
    """
    workspace, older = folder / "workspace", folder / "older"
    for target in (workspace, older):
        shutil.copytree(checkout / "templates", target / "templates")
        shutil.copytree(checkout / FOLDER, target / FOLDER)
    _turn_back(older / FOLDER)
    for target in (older, workspace):
        _publish(target, proven=proven)
    source = {**_below(workspace, "templates"), **_below(workspace, FOLDER)}
    return Original(source, read_folder(workspace / "output"), read_folder(older / "output"))


def _below(root: Path, name: str) -> dict[str, bytes]:
    return {f"{name}/{file}": data for file, data in read_folder(root / name).items()}


def _turn_back(folder: Path) -> None:
    """An edition before this one: another name of the edition, and an answer that was not there yet."""
    for name in ("policy.yaml", "forms.yaml"):
        path = folder / name
        path.write_bytes(_EDITION.sub("征求意见版", path.read_text("utf-8")).encode())
    faq = (folder / "faq.yaml").read_text("utf-8")
    last = faq.rindex("        - id: ")
    (folder / "faq.yaml").write_bytes(faq[:last].encode())


def _publish(workspace: Path, *, proven: bool) -> None:
    root = ("--root", str(workspace))
    published = str(workspace / "output")
    making = ((*root, "review", POLICY, "--by", "bench", *AS_OF), (*root, "build", *AS_OF))
    proving = (
        (*root, "check", "--strict", *AS_OF),
        (*root, "verify", published, *AS_OF),
        (*root, "verify", published, "--against", str(workspace), *AS_OF),
    )
    for arguments in (*making, *(proving if proven else ())):
        _must_pass(run(arguments))


def _must_pass(ran: Ran) -> None:
    if ran.code:
        raise RuntimeError(f"without a fault, policydocs {' '.join(ran.arguments)} leaves with {ran.code}:\n{ran.said}")
