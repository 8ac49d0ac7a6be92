"""Findings for a person: one block each, the clause's words beside with a caret under what matters.

Errors stand first. What waits for a person's review, wording and marks 待核, is one line a policy.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.finding import Finding, Severity, count_by_severity
from generator.message import Message, Translate, message
from generator.report.columns import columns

_AROUND = 24
_UNREVIEWED = "paraphrase-unreviewed"
_MARKED = "draft-guess"
_ORDER = tuple(Severity)
_SEVERITIES = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.NOTE: message("note"),
}


def as_text(findings: Iterable[Finding], translate: Translate) -> str:
    """All findings, the weightiest first; of a draft one line says how much waits for a person; a line counts all."""
    listed = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
    blocks = ["\n".join(_block(finding, translate)) for finding in listed if not waits_for_review(finding)]
    lines = [told.text(translate) for told in waiting_lines(listed)]
    return "\n\n".join([*blocks, *lines, summary(listed, translate)])


def waits_for_review(finding: Finding) -> bool:
    """Whether a finding says no more than that a person has not looked yet."""
    return finding.code in (_UNREVIEWED, _MARKED) and finding.severity is not Severity.ERROR


def waiting_lines(findings: Iterable[Finding]) -> Iterator[Message]:
    """A line for each policy of which something waits for a person."""
    waiting = [finding for finding in findings if waits_for_review(finding)]
    for policy in dict.fromkeys(finding.policy for finding in waiting):
        codes = Counter(finding.code for finding in waiting if finding.policy == policy)
        yield message(
            "{policy}: {count} items with wording are not reviewed, {marked} comments in the files say 待核; "
            "`policydocs review {policy} --list` shows them",
            policy=policy or "",
            count=codes[_UNREVIEWED],
            marked=codes[_MARKED],
        )


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
