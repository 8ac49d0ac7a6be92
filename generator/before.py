"""What stands before a build: the published folder, the editions kept beside it, and of what they were made."""

from __future__ import annotations

from generator.dataclass import dataclass
from generator.making import BuildChoice
from generator.publish.manifest import MANIFEST
from generator.publish.shelf import Shelf, read_shelf
from generator.publish.standing import StandingFolder, read_standing
from generator.remaking import MadeBefore, traces_of
from generator.unchanged import Memory
from generator.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Before:
    """What stands in a policy's output folder and beside it, and of what it was made."""

    standing: StandingFolder
    shelf: Shelf
    made: MadeBefore | None = None


def read_before(workspace: Workspace, name: str, choice: BuildChoice, memory: Memory | None) -> Before:
    """Raises OutputError."""
    standing = read_standing(workspace.output / name)
    made = None if memory is None or choice.partial else _made_before(standing, memory)
    return Before(standing, read_shelf(workspace.output, name, standing), made)


def _made_before(standing: StandingFolder, memory: Memory) -> MadeBefore:
    """The edition that stands; nothing of it where a file was changed since, or is gone."""
    if MANIFEST not in standing.made or standing.made.keys() != standing.stated.keys() or standing.edited({}):
        return MadeBefore()
    return MadeBefore(standing.made, traces_of(memory.traces(standing.made[MANIFEST])))
