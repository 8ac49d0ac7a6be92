"""`policydocs completion`: the shell's completion script."""

import click
from click.shell_completion import get_completion_class

from generator.cli.console import Console
from generator.cli.translated import TranslatedCommand, say


@click.command(
    cls=TranslatedCommand,
    name="completion",
    help=say('Print the completion script of a shell.\n\nExample: eval "$(policydocs completion bash)"'),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    root = context.find_root()
    assert isinstance(context.obj, Console)  # noqa: S101 - set by the group
    complete = get_completion_class(shell)
    if complete is not None:
        click.echo(complete(root.command, {}, "policydocs", "_POLICYDOCS_COMPLETE").source())
    return 0
