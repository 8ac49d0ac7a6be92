"""Help texts in the user's language: click asks for them while it formats help, after --lang is known."""

from __future__ import annotations

from typing import Any

import click

from generator.locale import LANGUAGES, system_language, translator


def say(words: str) -> str:
    """Mark a help text for translation (the extractor looks for this call)."""
    return words


def _translated(context: click.Context, words: str | None) -> str | None:
    language = context.find_root().params.get("lang") or system_language()
    return translator(language if language in LANGUAGES else "en")(words) if words else words


class TranslatedCommand(click.Command):
    """A command whose help and options are shown in the user's language."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with _in_language(self, ctx):
            super().format_help(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        context = click.get_current_context(silent=True)
        words = self.short_help or (self.help or "").split("\n\n")[0]
        shown = (_translated(context, words) if context else words) or ""
        return shown if len(shown) <= 2 * limit else shown[: 2 * limit - 1] + "…"


class TranslatedGroup(TranslatedCommand, click.Group):
    """A group whose help is shown in the user's language."""


class _in_language:  # noqa: N801 - reads as a phrase in `with`
    """Puts a command's help texts into the language of the context while it formats them."""

    def __init__(self, command: click.Command, context: click.Context) -> None:
        self._command = command
        self._context = context
        self._saved: list[tuple[Any, str | None]] = []

    def __enter__(self) -> None:
        for holder in (self._command, *self._command.params):
            if hasattr(holder, "help"):
                self._saved.append((holder, holder.help))
                holder.help = _translated(self._context, holder.help)

    def __exit__(self, *_: object) -> None:
        for holder, words in self._saved:
            holder.help = words
