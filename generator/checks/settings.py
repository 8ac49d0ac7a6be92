"""What a policy's checks.yaml does to its findings: other severities, and waivers with a reason and an end."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date

from generator.dataclass import replace
from generator.finding import FilePlace, Finding, Severity
from generator.message import message
from generator.policy.settings import SETTINGS_FILE, CheckSettings, LetPass, Waiver


def apply_settings(findings: Iterable[Finding], settings: CheckSettings, as_of: date, policy: str) -> Iterator[Finding]:
    """The findings as the policy wants them weighed. A waived finding stays listed, as a note with its reason."""
    used: set[Waiver] = set()
    for finding in findings:
        severity = settings.severities.get(finding.code, finding.severity)
        waiver = _waiver_of(finding, settings, as_of)
        if waiver is None:
            yield replace(finding, severity=severity)
            continue
        used.add(waiver)
        yield replace(
            finding,
            severity=Severity.NOTE,
            message=message(
                "waived until {until} ({reason}): {finding}",
                until=waiver.until.isoformat(),
                reason=waiver.reason,
                finding=finding.message,
            ),
        )
    for waiver in settings.waivers:
        if waiver not in used:
            yield waiver_unused(waiver, policy)


def let_pass(
    findings: Iterable[Finding], settings: CheckSettings, as_of: date, usual: Mapping[str, Severity]
) -> Iterator[LetPass]:
    """The errors among weighed findings that count as less here. `usual`: code -> the severity it has by itself."""
    for finding in findings:
        if finding.severity is not Severity.ERROR and usual.get(finding.code) is Severity.ERROR:
            waiver = _waiver_of(finding, settings, as_of)
            reason, until = (str(waiver.reason), waiver.until.isoformat()) if waiver else (None, None)
            yield LetPass(finding.code, finding.path or "", reason, until)


def _waiver_of(finding: Finding, settings: CheckSettings, as_of: date) -> Waiver | None:
    return next((waiver for waiver in settings.waivers if _fits(waiver, finding) and as_of <= waiver.until), None)


def waiver_unused(waiver: Waiver, policy: str) -> Finding:
    """A waiver in checks.yaml waives a finding that there is, and has not ended. It holds on its last day.

    Passes, as long as the finding stands:

        waivers: [{code: amount-mismatch, path: awards.gazelle, reason: asked the issuing office, until: 2025-06-30}]

    Fails (a warning) with `--as-of 2025-07-01`, or once the finding is gone.
    """
    return Finding(
        code="waiver-unused",
        severity=Severity.WARNING,
        message=message(
            "the waiver of {code} for {path} has ended or waives nothing", code=waiver.code, path=waiver.path
        ),
        hint=message("remove it from {file}", file=SETTINGS_FILE),
        policy=policy,
        place=FilePlace(f"policies/{policy}/{SETTINGS_FILE}"),
        path=str(waiver.path),
    )


def setting_unknown(settings: CheckSettings, known: Container[str], policy: str) -> Iterator[Finding]:
    """checks.yaml weighs and waives findings of `policydocs check`, by codes that there are: a misspelt code would
    weigh nothing. What loading finds and what the audit of finished files finds cannot be weighed.

    Passes:

        severities: {paraphrase-unreviewed: note}

    Fails:

        severities: {paraphrase-unreviewd: note}
    """
    for code in dict.fromkeys((*settings.severities, *(waiver.code for waiver in settings.waivers))):
        if code not in known:
            yield Finding(
                code="setting-unknown",
                message=message("checks.yaml names {code}, which no check of a policy finds", code=code),
                hint=message("`policydocs explain` lists all checks"),
                policy=policy,
                place=FilePlace(f"policies/{policy}/{SETTINGS_FILE}"),
            )


def _fits(waiver: Waiver, finding: Finding) -> bool:
    path = finding.path or ""
    return finding.code == waiver.code and (path == waiver.path or path.startswith(f"{waiver.path}."))
