"""Templates of a workspace and of policies: policies/NAME/templates is looked through first, file by file."""

from __future__ import annotations

from pathlib import Path

from generator.documents.compose import TEMPLATE_FUNCTIONS
from generator.documents.templates import ASSETS, STYLES, TemplateSet, load_templates
from generator.errors import TemplateError
from generator.kept.folder import open_cache
from generator.message import message
from generator.workspace import TEMPLATES, Workspace, packaged


def templates_of(workspace: Workspace) -> TemplateSet:
    """The templates in force in a workspace. Raises TemplateError."""
    return _loaded(workspace.template_folders)


def templates_for(workspace: Workspace, name: str, templates: TemplateSet) -> TemplateSet:
    """The templates in force for a policy. `templates`: those of the workspace, which it gets where it has none of its
    own. Raises TemplateError."""
    own = workspace.own_templates(name)
    if not own.is_dir():
        return templates
    _no_own_assets(own, name, templates)
    return _loaded((own, *workspace.template_folders))


def _no_own_assets(own: Path, name: str, templates: TemplateSet) -> None:
    """All pages look at the one file in assets/: another beside it would be shown nowhere, and never be verified.
    Raises TemplateError."""
    for file in (f"{STYLES}/{each}" for each in ASSETS):
        path = own / file
        if path.is_file() and path.read_bytes() != templates.data(file):
            raise TemplateError(
                message(
                    "policies/{policy}/templates/{file}: all pages of the site share this file, no policy has its own",
                    policy=name,
                    file=file,
                ),
                hint=message(
                    "move it to templates/{file} of the workspace, where it holds for all policies", file=file
                ),
            )


def _loaded(folders: tuple[Path, ...]) -> TemplateSet:
    return load_templates(folders, TEMPLATE_FUNCTIONS, open_cache(), packaged(TEMPLATES))
