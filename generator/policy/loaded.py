"""What loading a policy gives: the typed model, where its items stand, and what has been reviewed."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from generator.dataclass import dataclass
from generator.finding import FilePlace, Finding
from generator.policy.model import Policy
from generator.policy.review import LOCK_FILE, Lock, read_lock
from generator.policy.settings import CheckSettings

MAIN_FILE = "policy.yaml"


@dataclass(frozen=True, slots=True)
class Places:
    """Where each item of the model stands, by dotted model path (awards.gazelle.parts.once.amount)."""

    by_path: dict[str, FilePlace]

    def of(self, path: str) -> FilePlace | None:
        """The place of `path`, else of the nearest item above it."""
        while path:
            if path in self.by_path:
                return self.by_path[path]
            path = path.rpartition(".")[0]
        return self.by_path.get("")


@dataclass(frozen=True, slots=True)
class LoadedPolicy:
    """A policy with the places of its items, how its findings are weighed, and what has been reviewed.

    `name`: the folder's name, which documents and findings go by. `guesses`: comments that ask a person to look.
    """

    name: str
    policy: Policy
    places: Places
    settings: CheckSettings = field(default_factory=CheckSettings)
    lock: Lock = field(default_factory=Lock)
    guesses: tuple[tuple[FilePlace, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Loading:
    """What loading gave: the policy, with notes on its folder, or findings that say why there is none."""

    loaded: LoadedPolicy | None
    findings: tuple[Finding, ...] = ()


def own_lock(folder: Path) -> Lock:
    """The review.lock of a policy's folder, an empty one where there is none. Raises Unsound."""
    path = folder / LOCK_FILE
    return read_lock(path.read_bytes()) if path.is_file() else Lock()
