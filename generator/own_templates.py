"""Templates of a workspace and of policies: policies/NAME/templates is looked through first, file by file."""

from __future__ import annotations

from pathlib import Path

from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import TemplateSet, load_templates
from generator.kept.folder import open_cache
from generator.workspace import TEMPLATES, Workspace, packaged


def templates_of(workspace: Workspace) -> TemplateSet:
    """The templates in force in a workspace. Raises TemplateError."""
    return _loaded(workspace.template_folders)


def templates_for(workspace: Workspace, name: str, templates: TemplateSet) -> TemplateSet:
    """The templates in force for a policy. `templates`: those of the workspace, which it gets where it has none of its
    own. Raises TemplateError."""
    own = workspace.own_templates(name)
    return _loaded((own, *workspace.template_folders)) if own.is_dir() else templates


def _loaded(folders: tuple[Path, ...]) -> TemplateSet:
    return load_templates(folders, TEMPLATE_FUNCTIONS, open_cache(), packaged(TEMPLATES))
