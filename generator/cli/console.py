"""What commands share: the workspace, the language, and how things are shown."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TextIO

import click

from generator.dataclass import dataclass
from generator.errors import PolicydocsError
from generator.locale import translator
from generator.message import Message, Translate, message
from generator.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Console:
    """The one place that prints. `translate` puts messages into the user's language."""

    workspace: Workspace
    language: str
    translate: Translate
    traceback: bool = False

    def tell(self, words: Message) -> None:
        click.echo(words.text(self.translate))

    def aside(self, words: Message) -> None:
        """A remark that is no result: to standard error, so that a pipe carries results only."""
        click.echo(words.text(self.translate), err=True)

    def error(self, error: PolicydocsError) -> None:
        click.echo(f"{message('error').text(self.translate)}: {error.message.text(self.translate)}", err=True)
        hint = error.hint.text(self.translate)
        if hint:
            click.echo(f"    → {hint}", err=True)

    def fault(self, error: Exception) -> None:
        if self.traceback:
            sys.__excepthook__(type(error), error, error.__traceback__)
        else:
            click.echo(f"{type(error).__name__}: {error}", err=True)
        self.aside(message("this is a fault of policydocs itself; please report it with what --traceback shows"))


def make_console(root: Path, language: str, *, traceback: bool = False) -> Console:
    """The console for a workspace. A console that cannot show a character shows its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        _forgiving(stream)
    return Console(Workspace(root), language, translator(language), traceback)


def _forgiving(stream: TextIO) -> None:
    """A Chinese Windows console is GBK and knows neither ✓ nor every character of a notice."""
    if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
        stream.reconfigure(errors="backslashreplace")
