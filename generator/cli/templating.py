"""The templates that commands compose with. Apart from options.py: what composes is slow to import."""

from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import TemplateSet, load_templates
from generator.workspace import Workspace


def templates_of(workspace: Workspace) -> TemplateSet:
    """The templates in force in a workspace."""
    return load_templates(workspace.template_folders, TEMPLATE_FUNCTIONS)
