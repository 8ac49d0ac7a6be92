"""`policydocs show`: the whole model with its clauses."""

import json
from datetime import datetime

import click

from generator.build import model_json
from generator.checking import check_policy
from generator.cli.console import Console
from generator.cli.options import as_of_option, as_of_today
from generator.cli.reporting import report
from generator.cli.templating import templates_of
from generator.cli.translated import TranslatedCommand, say
from generator.policy.grant_rows import grant_rows
from generator.report.grant_words import grant_words
from generator.report.model_text import model_text


@click.command(
    cls=TranslatedCommand,
    name="show",
    help=say("Show the whole model of a policy with its clauses.\n\nExample: policydocs show my-policy --format json"),
)
@click.argument("policy")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option()
@click.pass_obj
def command(console: Console, policy: str, form: str, as_of: datetime | None) -> int:
    workspace = console.workspace
    workspace.chosen((policy,))
    checked = check_policy(workspace, templates_of(workspace, policy), policy, as_of_today(as_of))
    if checked.subject is None:
        report(console, checked.findings)
        return 1
    policy_model = checked.subject.policy
    data = model_json(checked.subject)
    if form == "json":
        click.echo(json.dumps(data | grant_rows(policy_model), ensure_ascii=False, indent=2))
    else:
        click.echo(model_text(data, grant_words(policy_model), console.translate))
    return 0
