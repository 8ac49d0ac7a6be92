"""Help texts in the user's language: click asks for them while it formats help, after --lang is known."""

from __future__ import annotations

from typing import Any

import click

from generator.cli.console import Console
from generator.cli.help_format import Context
from generator.locale import system_language, translator
from generator.regex import regex


def say(words: str) -> str:
    """Mark a help text for translation (the extractor looks for this call)."""
    return words


_HELP = say("Show this message and exit.")
# The words that stand for values in usage lines and options.
_VALUES = (
    say("OPTIONS"),
    say("COMMAND"),
    say("ARGS"),
    say("ADDRESS"),
    say("DATE"),
    say("DIRECTORY"),
    say("FILE"),
    say("INTEGER RANGE"),
    say("TEXT"),
    say("CODE"),
    say("FOLDER"),
    say("ITEM"),
    say("ITEMS"),
    say("NAME"),
    say("POLICY"),
    say("NOTICE"),
    say("OLD"),
    say("NEW"),
    say("SHELL"),
    say("FORM"),
    say("PATH"),
    say("PATTERN"),
)
_VALUE = regex("|".join(sorted(_VALUES, key=len, reverse=True)))


def translated(context: click.Context | None, words: str) -> str:
    """`words` in the user's language."""
    console = context.find_root().obj if context else None
    language = console.language if isinstance(console, Console) else system_language()
    return translator(language)(words) if words else ""


def _values(context: click.Context, metavar: str) -> str:
    """[OPTIONS] COMMAND [ARGS]... with its words in the user's language."""
    return _VALUE.sub(lambda found: translated(context, found[0]), metavar)


def in_words(error: click.ClickException) -> click.ClickException:
    """The error with the word of the argument that it is about in the user's language: 文件, as usage lines call it."""
    if isinstance(error, click.BadParameter) and isinstance(error.param, click.Argument) and error.ctx is not None:
        error.param_hint = _values(error.ctx, error.param.get_error_hint(error.ctx))
    return error


class TranslatedCommand(click.Command):
    """A command whose help and options are shown in the user's language."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        for each in self.params:
            if isinstance(each.type, click.Path):  # which calls itself by a word of the language it was made in
                each.type.name = click.Path(file_okay=each.type.file_okay, dir_okay=each.type.dir_okay).name
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        option = self.get_help_option(ctx)
        if option is not None:
            option.help = _HELP  # click translates it once, when it is first asked for, and keeps that language
        with _in_language(self, ctx):
            super().format_help(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [_values(ctx, piece) for piece in super().collect_usage_pieces(ctx)]


class TranslatedGroup(TranslatedCommand, click.Group):
    """A group whose help is shown in the user's language."""


class _in_language:  # noqa: N801 - reads as a phrase in `with`
    """Puts a command's help texts into the language of the context while it formats them."""

    def __init__(self, command: click.Command, context: click.Context) -> None:
        self._command = command
        self._context = context
        self._saved: list[tuple[Any, str, str | None]] = []

    def __enter__(self) -> None:
        for holder in (self._command, *self._command.get_params(self._context)):
            words: str | None = getattr(holder, "help", None)
            if words:
                self._keep(holder, "help", translated(self._context, words))
            if isinstance(holder, click.Option) and not holder.is_flag:
                self._keep(holder, "metavar", _values(self._context, holder.make_metavar(self._context)))

    def _keep(self, holder: Any, name: str, words: str | None) -> None:
        self._saved.append((holder, name, getattr(holder, name)))
        setattr(holder, name, words)

    def __exit__(self, *_: object) -> None:
        for holder, name, words in reversed(self._saved):
            setattr(holder, name, words)
