"""Templates of a policy's own: policies/NAME/templates is looked through first, file by file."""

from __future__ import annotations

from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import TemplateSet, load_templates
from generator.workspace import Workspace


def templates_for(workspace: Workspace, name: str, templates: TemplateSet) -> TemplateSet:
    """The templates in force for a policy. `templates`: those of the workspace, which it gets where it has none of its
    own. Raises TemplateError."""
    own = workspace.own_templates(name)
    return load_templates((own, *workspace.template_folders), TEMPLATE_FUNCTIONS) if own.is_dir() else templates
