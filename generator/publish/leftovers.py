"""What killed builds of earlier versions left in an output folder: .NAME.staging-PROCESS and .NAME.old-PROCESS."""

from __future__ import annotations

import os
from pathlib import Path

from generator.errors import OutputError
from generator.publish.folder import discard, told
from generator.publish.standing import read_standing
from generator.regex import regex

_LEFT = regex(r"\.(?P<name>.+)\.(?P<what>staging|old)-[0-9]+")


def clear_leftovers(output: Path) -> None:
    """Puts an old folder back where none stands in its place; removes the others, if they hold nothing but what a
    build made. Only for the holder of the lock. Raises OutputError."""
    for path in sorted(output.iterdir()):
        left = _LEFT.fullmatch(path.name)
        if left is None or not path.is_dir():
            continue
        if left["what"] == "old" and not os.path.lexists(output / left["name"]):
            with told(path):
                path.rename(output / left["name"])
        elif _is_whole(path):
            discard(path)


def _is_whole(folder: Path) -> bool:
    try:
        standing = read_standing(folder)
    except OutputError:
        return False
    return not standing.others and not standing.edited({})
