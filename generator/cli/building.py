"""What `policydocs build` does where something is to be made. Apart from build.py: it is slow to import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.build import BuildOutcome
from generator.cli.summary import summary_lines
from generator.cli.templating import templates_of
from generator.errors import UsageError
from generator.late import late
from generator.making import BuildChoice
from generator.message import message
from generator.site import Job, build_all
from generator.workspace import Workspace


def choice(
    workspace: Workspace,
    kinds: tuple[str, ...],
    formats: tuple[str, ...],
    *,
    public: bool,
    force: bool,
    keep: int | None,
) -> BuildChoice:
    """What is to be built. Raises UsageError for a kind that is not there, and for options that do not go together."""
    if keep is not None and (kinds or formats):
        raise UsageError(
            message("--keep keeps whole editions, --kind and --format build a part of one"),
            hint=message("leave one of them out"),
        )
    known = tuple(templates_of(workspace).kinds) if kinds else ()
    for kind in kinds:
        if kind not in known:
            raise UsageError(
                message("there is no document kind {kind}", kind=kind),
                hint=message("kinds: {names}", names=", ".join(known)),
            )
    return BuildChoice(kinds, formats, force, public, keep)


def elsewhere(scheduler: str) -> Callable[[list[Job]], Iterator[BuildOutcome]]:
    """What shares policies out over the machines of a scheduler."""
    return partial(late("far").outcomes_far, address=scheduler)


__all__ = ["build_all", "choice", "elsewhere", "summary_lines"]
