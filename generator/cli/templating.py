"""The templates that commands compose with. Apart from options.py: what composes is slow to import."""

from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import TemplateSet, load_templates
from generator.own_templates import templates_for
from generator.workspace import Workspace


def templates_of(workspace: Workspace, policy: str | None = None) -> TemplateSet:
    """The templates in force in a workspace, or for one of its policies."""
    templates = load_templates(workspace.template_folders, TEMPLATE_FUNCTIONS)
    return templates if policy is None else templates_for(workspace, policy, templates)
