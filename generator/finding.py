"""What a check has found: a small immutable value."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs; an error stops its policy."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result of a check. `line` and `column` count from 1; None where the thing found has no place in a file."""

    code: str
    severity: Severity
    message: str
    hint: str = ""
    policy: str | None = None
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None
    clause: str | None = None

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def count_by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    """{"error": n, "warning": n, "note": n}, the summary of DESIGN.md section 6."""
    counts = {severity.value: 0 for severity in Severity}
    for finding in findings:
        counts[finding.severity] += 1
    return counts
