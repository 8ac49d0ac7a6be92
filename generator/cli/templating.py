"""The templates that commands compose with. Apart from options.py: what composes is slow to import."""

from generator import own_templates
from generator.documents.templates import TemplateSet
from generator.workspace import Workspace


def templates_of(workspace: Workspace, policy: str | None = None) -> TemplateSet:
    """The templates in force in a workspace, or for one of its policies."""
    templates = own_templates.templates_of(workspace)
    return templates if policy is None else own_templates.templates_for(workspace, policy, templates)
