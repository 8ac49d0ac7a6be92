"""The error family. Constructors are silent; only the command line shows them."""

from pathlib import Path

from generator.message import NOTHING, Message, message


class PolicydocsError(Exception):
    """Anything that stops a command for a reason the user can mend; `exit_code`: 1 findings, 2 wrong usage."""

    exit_code = 1

    def __init__(self, words: Message, *, hint: Message = NOTHING) -> None:
        self.message = words
        self.hint = hint
        super().__init__(str(self.message))


class UsageError(PolicydocsError):
    """Wrong usage: no such policy, no such folder."""

    exit_code = 2


class NoticeUnreadable(PolicydocsError):
    """A notice file that cannot be read as a notice: empty, binary, protected, of an unknown kind."""

    exit_code = 2

    def __init__(self, path: Path, words: Message, *, hint: Message = NOTHING) -> None:
        super().__init__(message("{path}: {problem}", path=path, problem=words), hint=hint)
        self.path = path


class TemplateError(PolicydocsError):
    """A template that cannot be composed; the message names template and line.

    `template` and `line`: where composing stopped; `path`: the value of the model that was printed last; `problem`:
    the message without its place.
    """

    def __init__(
        self,
        words: Message,
        *,
        hint: Message = NOTHING,
        template: str | None = None,
        line: int | None = None,
        path: str | None = None,
        problem: Message | None = None,
    ) -> None:
        super().__init__(words, hint=hint)
        self.problem = problem or self.message
        self.template = template
        self.line = line
        self.path = path


class OutputError(PolicydocsError):
    """A file of the output folder that cannot be replaced, for example because Word holds it open."""
