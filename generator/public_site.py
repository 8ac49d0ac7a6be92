"""What a build for a public site refuses."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks.subject import CheckSubject
from generator.dataclass import replace
from generator.finding import Finding, Severity


def for_public_site(findings: Iterable[Finding], subject: CheckSubject | None) -> tuple[Finding, ...]:
    """The findings as they weigh for a public site: what the office has left open stops it, unless it does without."""
    strict = subject is not None and subject.policy.office.unfilled == "refuse"
    return tuple(
        replace(finding, severity=Severity.ERROR) if strict and finding.code == "office-unfilled" else finding
        for finding in findings
    )
