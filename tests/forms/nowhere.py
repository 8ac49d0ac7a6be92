"""A workspace without forms: what comes back is read by what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable

from generator.forms.collecting.known import KnownForm


class NoLibrary:
    """Knows no form."""

    def form(self, policy: str, form: str) -> KnownForm | None:  # noqa: ARG002
        return None

    def names(self) -> Iterable[tuple[str, str]]:
        return ()
