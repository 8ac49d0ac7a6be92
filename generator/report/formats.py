"""Reports of findings, by format."""

import json
from collections.abc import Callable, Iterable, Mapping

from generator.finding import Finding, count_by_severity
from generator.manual import MANUAL
from generator.message import Translate
from generator.report.junit import as_junit
from generator.report.sarif import as_sarif
from generator.report.text import as_text


def as_json(findings: Iterable[Finding], translate: Translate) -> str:
    """The JSON of findings: a list, and how many there are of each severity."""
    listed = tuple(findings)
    data = {"findings": [finding.as_json(translate) for finding in listed], "summary": count_by_severity(listed)}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _sarif(findings: Iterable[Finding], translate: Translate) -> str:
    return as_sarif(findings, translate, MANUAL)


REPORTS: Mapping[str, Callable[[Iterable[Finding], Translate], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": _sarif,
    "junit": as_junit,
}
