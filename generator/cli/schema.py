"""`policydocs schema`: JSON Schema of the model files."""

import json
from pathlib import Path

import click

from generator.cli.console import Console
from generator.cli.translated import TranslatedCommand, say
from generator.message import message
from generator.policy.schema import SCHEMAS, schema, write_schemas


@click.command(
    cls=TranslatedCommand,
    name="schema",
    help=say(
        "Print the JSON Schema of a model file, or write all of them into a folder for the editor.\n\n"
        "Examples: policydocs schema policy; policydocs schema --output docs/schema"
    ),
)
@click.argument("name", required=False, type=click.Choice(list(SCHEMAS)))
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help=say("folder for the schema files"))
@click.pass_obj
def command(console: Console, name: str | None, output: Path | None) -> int:
    if output is None:
        click.echo(json.dumps(schema(name or "policy"), ensure_ascii=False, indent=2))
        return 0
    write_schemas(output, (name,) if name else tuple(SCHEMAS))
    console.tell(message("the schema files are in {folder}", folder=output))
    return 0
