"""Findings as JUnit XML: a suite a policy, a test case a finding."""

from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from generator.finding import Finding, Severity
from generator.message import Translate

_FORBIDDEN = dict.fromkeys(number for number in range(32) if number not in (9, 10, 13))


def as_junit(findings: Iterable[Finding], translate: Translate) -> str:
    """Errors are failures, warnings and notes passed cases with their words as output; none at all is one passed."""
    listed = sorted(findings, key=lambda finding: finding.policy or "")
    root = etree.Element("testsuites", name="policydocs")
    for policy, group in groupby(listed, key=lambda finding: finding.policy or "policydocs"):
        members = list(group)
        suite = _suite(root, policy, len(members), sum(each.severity is Severity.ERROR for each in members))
        for finding in members:
            _case(suite, finding, translate)
    if not listed:
        etree.SubElement(_suite(root, "policydocs", 1, 0), "testcase", classname="policydocs", name="no findings")
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _suite(root: etree._Element, name: str, tests: int, failures: int) -> etree._Element:
    return etree.SubElement(root, "testsuite", name=name, tests=str(tests), failures=str(failures), errors="0")


def _case(suite: etree._Element, finding: Finding, translate: Translate) -> None:
    place = finding.place
    where = ":".join(str(part) for part in (place and place.file, place and place.line) if part) or "-"
    case = etree.SubElement(suite, "testcase", classname=finding.code, name=f"{where} {finding.path or ''}".strip())
    words = f"{finding.message.text(translate)}\n{finding.hint.text(translate)}".translate(_FORBIDDEN)
    if finding.severity is Severity.ERROR:
        failure = etree.SubElement(case, "failure", type=finding.code, message=words.split("\n")[0])
        failure.text = words
    else:
        etree.SubElement(case, "system-out").text = f"{finding.severity.value}: {words}"
