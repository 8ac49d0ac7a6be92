"""Ids as a user gives them."""

from __future__ import annotations

from generator.errors import UsageError
from generator.message import message
from generator.policy.folder_name import name_reserved
from generator.regex import regex
from generator.workspace import POLICIES

_ID = regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


def is_id(name: str) -> bool:
    """Whether a name has the shape of an id: lower-case letters, digits and hyphens, a letter first."""
    return _ID.match(name) is not None


def check_id(name: str) -> None:
    """Raises UsageError where a name has not the shape of an id."""
    if not is_id(name):
        raise UsageError(
            message("{name} is no id", name=name),
            hint=message("use lower-case letters, digits and hyphens, starting with a letter"),
        )


def check_not_reserved(name: str) -> None:
    """Raises UsageError where no policy can be called so: `assets` of the start page, `con` of Windows."""
    for finding in name_reserved(f"{POLICIES}/{name}"):
        raise UsageError(finding.message, hint=finding.hint)
