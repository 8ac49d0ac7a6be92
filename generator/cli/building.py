"""What `policydocs build` does where something is to be made. Apart from build.py: it is slow to import."""

from __future__ import annotations

from generator.cli.templating import templates_of
from generator.errors import UsageError
from generator.making import Choice
from generator.message import message
from generator.site import build_all
from generator.workspace import Workspace


def choice(
    workspace: Workspace,
    kinds: tuple[str, ...],
    formats: tuple[str, ...],
    *,
    public: bool,
    force: bool,
    keep: int | None,
) -> Choice:
    """What is to be built. Raises UsageError for a kind that is not there."""
    known = tuple(templates_of(workspace).kinds) if kinds else ()
    for kind in kinds:
        if kind not in known:
            raise UsageError(
                message("there is no document kind {kind}", kind=kind),
                hint=message("kinds: {names}", names=", ".join(known)),
            )
    return Choice(kinds, formats, force, public, keep)


__all__ = ["build_all", "choice"]
