"""The error family. Constructors are silent; only the command line shows them."""

from pathlib import Path


class PolicydocsError(Exception):
    """Anything that stops a command for a reason the user can mend; `exit_code` follows DESIGN.md section 6."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(PolicydocsError):
    """Wrong usage: no such policy, no such folder."""

    exit_code = 2


class NoticeUnreadable(PolicydocsError):
    """A notice file that cannot be read as a notice: empty, binary, protected, of an unknown kind."""

    exit_code = 2

    def __init__(self, path: Path, message: str, *, hint: str = "") -> None:
        super().__init__(f"{path}: {message}", hint=hint)
        self.path = path


class TemplateError(PolicydocsError):
    """A template that cannot be composed; the message names template and line."""
