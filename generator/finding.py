"""What a check has found: a small immutable value."""

from collections.abc import Iterable
from enum import StrEnum

from generator.dataclass import dataclass
from generator.message import NOTHING, Message, Translate


class Severity(StrEnum):
    """How much a finding weighs; an error stops its policy."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A place in a file of the workspace; line and column count from 1. `file` has forward slashes everywhere."""

    file: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result of a check.

    `path`: the model path it is about; `clause` and `words`: the clause and its text, to be shown beside;
    `mark`: the part of `words` that matters; `statement`: of a finished document, by its id in the ledger.
    """

    code: str
    message: Message
    severity: Severity = Severity.ERROR
    hint: Message = NOTHING
    policy: str | None = None
    place: FilePlace | None = None
    path: str | None = None
    clause: str | None = None
    words: str | None = None
    mark: str | None = None
    statement: str | None = None

    def as_json(self, translate: Translate = str) -> dict[str, object]:
        """A finding in the JSON of findings."""
        place = self.place or FilePlace("")
        return {
            "code": self.code,
            "severity": self.severity.value,
            "policy": self.policy,
            "file": place.file or None,
            "line": place.line,
            "column": place.column,
            "path": self.path,
            "clause": self.clause,
            "message": self.message.text(translate),
            "hint": self.hint.text(translate),
        }


def count_by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    """{"error": n, "warning": n, "note": n}, the summary of findings."""
    counts = {severity.value: 0 for severity in Severity}
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def failed(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Whether there is an error among the findings; with `strict`, a warning counts too."""
    weighty = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(finding.severity in weighty for finding in findings)
