"""Findings for a person: one block each, the clause's words beside with a caret under what matters.

Errors stand first. Wording that waits for its review is one line a policy: there is nothing in it to correct.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.finding import Finding, Severity, count_by_severity
from generator.message import Translate, message
from generator.report.columns import columns

_AROUND = 24
_UNREVIEWED = "paraphrase-unreviewed"
_ORDER = tuple(Severity)
_SEVERITIES = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.NOTE: message("note"),
}


def as_text(findings: Iterable[Finding], translate: Translate) -> str:
    """All findings, the weightiest first, what is not reviewed by its number, and a line that counts them all."""
    listed = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
    waiting = Counter(finding.policy for finding in listed if _waits(finding))
    blocks = ["\n".join(_block(finding, translate)) for finding in listed if not _waits(finding)]
    lines = [_not_reviewed(policy or "", count, translate) for policy, count in waiting.items()]
    return "\n\n".join([*blocks, *lines, summary(listed, translate)])


def _waits(finding: Finding) -> bool:
    return finding.code == _UNREVIEWED and finding.severity is not Severity.ERROR


def _not_reviewed(policy: str, count: int, translate: Translate) -> str:
    told = message(
        "{policy}: {count} items are not reviewed; `policydocs review {policy} --list` shows them",
        policy=policy,
        count=count,
    )
    return told.text(translate)


def summary(findings: Iterable[Finding], translate: Translate) -> str:
    """The closing line: how many of each severity."""
    counts = count_by_severity(findings)
    return message("{error} errors, {warning} warnings, {note} notes", **counts).text(translate)


def _block(finding: Finding, translate: Translate) -> Iterator[str]:
    yield (
        f"{_where(finding)}: {_SEVERITIES[finding.severity].text(translate)} [{finding.code}] "
        f"{finding.message.text(translate)}"
    )
    if finding.path:
        yield f"    {finding.path}"
    if finding.clause and finding.words:
        yield from _clause(finding, translate)
    hint = finding.hint.text(translate)
    if hint:
        yield f"    → {hint}"


def _where(finding: Finding) -> str:
    place = finding.place
    if place is None:
        return finding.policy or "-"
    position = "".join(f":{number}" for number in (place.line, place.column) if number is not None)
    return f"{place.file}{position}"


def _clause(finding: Finding, translate: Translate) -> Iterator[str]:
    """The words of the clause around the mark, and a caret line under the mark."""
    words = finding.words or ""
    mark = "".join((finding.mark or "").split())
    start = words.find(mark) if mark else -1
    label = message("clause {clause}: ", clause=finding.clause).text(translate)
    if start < 0:
        shown = words if len(words) <= 3 * _AROUND else f"{words[: 3 * _AROUND]}…"
        yield f"    {label}{shown}"
        return
    left = words[max(start - _AROUND, 0) : start]
    left = f"…{left}" if start > _AROUND else left
    right = words[start + len(mark) : start + len(mark) + _AROUND]
    yield f"    {label}{left}{mark}{right}"
    yield f"    {' ' * columns(label + left)}{'^' * columns(mark)}"
