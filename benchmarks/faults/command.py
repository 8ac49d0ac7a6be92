"""The real command line, run in this process."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.cli.main import run as run_policydocs

_CODE = re.compile(r": error \[([a-z-]+)\]")


@dataclass(frozen=True, slots=True)
class Ran:
    """One command: its arguments, exit code and all that it printed."""

    arguments: tuple[str, ...]
    code: int
    said: str

    @property
    def found(self) -> tuple[str, ...]:
        """The codes of the errors that it reported, each once."""
        return tuple(dict.fromkeys(_CODE.findall(self.said)))


def run(arguments: Sequence[str]) -> Ran:
    """Run `policydocs` with these arguments, in English."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run_policydocs(["--lang", "en", *arguments])
    return Ran(tuple(arguments), code, said.getvalue())
