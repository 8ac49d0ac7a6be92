"""The command line: options in, one call, exit code out. Commands are imported when they are used."""

from __future__ import annotations

import errno
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator.cli.console import Console, make_console
from generator.cli.translated import TranslatedGroup, say
from generator.errors import PolicydocsError
from generator.locale import LANGUAGES, system_language, use_for_click
from generator.message import message
from generator.workspace import find_root

# What a user can mend; where a system has no such error, nothing is in its place.
_REFUSALS = {
    getattr(errno, name, None)
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EIO", "ENAMETOOLONG", "EMFILE", "ENFILE")
} - {None}

# command -> (module, short help); the module holds a click command called `command`
COMMANDS: dict[str, str] = {
    "read": "generator.cli.read",
    "new": "generator.cli.new",
    "redraft": "generator.cli.redraft",
    "rename": "generator.cli.rename",
    "show": "generator.cli.show",
    "diff": "generator.cli.diff",
    "check": "generator.cli.check",
    "explain": "generator.cli.explain",
    "build": "generator.cli.build",
    "verify": "generator.cli.verify",
    "review": "generator.cli.review",
    "migrate": "generator.cli.migrate",
    "fill": "generator.cli.fill",
    "collect": "generator.cli.collect",
    "list": "generator.cli.listing",
    "init": "generator.cli.init",
    "schema": "generator.cli.schema",
    "completion": "generator.cli.completion",
}


class CommandTable(TranslatedGroup):
    """Imports a command's module only when the command is used: `--help` and `list` stay fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.command(
    cls=CommandTable,
    name="policydocs",
    help=say(
        "From an official policy notice to guidebook, forms, responsibility matrix and FAQ in Word and HTML, every "
        "statement anchored to a clause and checked against it."
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    help=say("the workspace: the folder that holds policies/ (default: here or above)"),
)
@click.option("--lang", type=click.Choice(list(LANGUAGES)), help=say("language of messages (default: the system's)"))
@click.version_option(
    package_name="policydocs",
    prog_name="policydocs",
    message="%(prog)s %(version)s",
    help=say("Show the version and exit."),
)
@click.pass_context
def cli(context: click.Context, root: Path | None, lang: str | None) -> None:
    context.obj = make_console(root or find_root(Path.cwd()), lang or system_language())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code (DESIGN.md section 6)."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0, 1 findings, 2 wrong usage, 3 an internal fault."""
    console = make_console(Path.cwd(), _language(arguments))
    use_for_click(console.language)
    try:
        result: Any = cli.main(args=arguments, prog_name="policydocs", standalone_mode=False, obj=console)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        return 1
    except PolicydocsError as error:
        console.error(error)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _refused(console, error)
    except Exception as error:  # noqa: BLE001 - the last resort: an internal fault is told, not thrown at the user
        console.fault(error)
        return 3
    return int(result or 0)


def _refused(console: Console, error: OSError) -> int:
    """What the system refuses (a full disk, a folder without the right to write) is told; anything else is a fault."""
    if error.errno not in _REFUSALS:
        console.fault(error)
        return 3
    where = error.filename or message("a file")
    console.error(PolicydocsError(message("{file}: {problem}", file=where, problem=error.strerror or error)))
    return 1


def _language(arguments: list[str]) -> str:
    """The language before click has parsed anything, for errors of parsing itself."""
    for word, behind in zip(arguments, [*arguments, ""][1:], strict=True):
        language = behind if word == "--lang" else word.removeprefix("--lang=")
        if language in LANGUAGES:
            return language
    return system_language()


__all__ = ["COMMANDS", "Console", "cli", "main", "run"]
