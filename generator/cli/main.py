"""The command line: options in, one call, exit code out. Commands are imported when they are used."""

from __future__ import annotations

import errno
import os
import sys
from gettext import gettext
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from generator.cli.console import Console, make_console
from generator.cli.translated import TranslatedGroup, in_words, say, translated
from generator.collector import end_at_once
from generator.errors import PolicydocsError
from generator.locale import LANGUAGES, system_language, use_for_click
from generator.message import message
from generator.workspace import find_root

# What a user can mend; where a system has no such error, nothing is in its place.
_REFUSALS = {
    getattr(errno, name, None)
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EIO", "ENAMETOOLONG", "EMFILE", "ENFILE")
} - {None}

# command -> its module, which holds a click command called `command`, and its line in the list of commands
COMMANDS: dict[str, tuple[str, str]] = {
    "read": ("generator.cli.read", say("Show how a notice file is understood.")),
    "new": ("generator.cli.new", say("Make a policy from a notice file: a drafted model to correct.")),
    "redraft": ("generator.cli.redraft", say("Make parts of a drafted policy anew after corrections.")),
    "rename": ("generator.cli.rename", say("Give an item of a policy another id, everywhere.")),
    "show": ("generator.cli.show", say("Show the whole model of a policy with its clauses.")),
    "diff": ("generator.cli.diff", say("Show what changed from one edition of a notice to another.")),
    "revise": ("generator.cli.revise", say("Carry a model over to a revised notice.")),
    "check": ("generator.cli.check", say("Check policies against their notices: what passes here, `build` builds.")),
    "explain": ("generator.cli.explain", say("Show the manual page of a check, or list all checks.")),
    "build": ("generator.cli.build", say("Make the documents of policies in Word and HTML.")),
    "verify": ("generator.cli.verify", say("Audit published documents against model and notice.")),
    "review": ("generator.cli.review", say("Accept the office's wording of a policy against its clauses.")),
    "migrate": ("generator.cli.migrate", say("Bring the model files of policies to the newest version.")),
    "fill": ("generator.cli.fill", say("Make a prefilled Word form for each row of a roster.")),
    "collect": ("generator.cli.collect", say("Read returned forms into checked data.")),
    "list": ("generator.cli.listing", say("List the policies here with their status.")),
    "init": ("generator.cli.init", say("Make a new workspace with an example policy to learn from.")),
    "reference": ("generator.cli.reference", say("Make the file by which Word documents look.")),
    "schema": ("generator.cli.schema", say("Print the JSON Schema of a model file.")),
    "completion": ("generator.cli.completion", say("Print the completion script of a shell.")),
}


class CommandTable(TranslatedGroup):
    """Imports a command's module only when that command is used: the list of commands needs none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, translated(ctx, line)) for name, (_, line) in COMMANDS.items()])


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
@click.option("--traceback", is_flag=True, help=say("of a fault of policydocs itself show where it happened"))
@click.version_option(
    package_name="policydocs",
    prog_name="policydocs",
    message="%(prog)s %(version)s",
    help=say("Show the version and exit."),
)
@click.pass_context
def cli(context: click.Context, root: Path | None, lang: str | None, *, traceback: bool) -> None:
    context.obj = make_console(root or find_root(Path.cwd()), lang or system_language(), traceback=traceback)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    end_at_once()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no other package has a say in how a policy is read
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0, 1 findings, 2 wrong usage, 3 an internal fault."""
    console = make_console(Path.cwd(), _language(arguments), traceback="--traceback" in arguments)
    use_for_click(console.language)
    try:
        result: Any = cli.main(args=arguments, prog_name="policydocs", standalone_mode=False, obj=console)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        in_words(error).show()
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
